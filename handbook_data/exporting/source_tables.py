"""Sources as tables: what was published, by whom, about whom, how it stands and how deep it was read."""

from __future__ import annotations

from operator import attrgetter

from handbook_data.exporting.table import POSITION, Column, Table, fields, owner, parts, refers
from handbook_data.models.base import ID_PATTERN
from handbook_data.models.source import Checked, Name, Publication, Source, Studied

SOURCES = Table(
    "sources",
    "Sources",
    "Every source with what a reader must know to weigh it. Authors are in source_authors.",
    lambda release: release.handbook.sources.values(),
    (
        Column("id", "The id of the source; permanent.", attrgetter("id"), pattern=ID_PATTERN),
        *fields(
            Source,
            *("type", "provenance", "design", "title", "issued", "container", "publisher"),
            *("volume", "issue", "pages", "number", "language", "doi", "pmid", "pmcid", "isbn"),
            *("registry_id", "url", "reports_on"),
        ),
        *fields(
            Studied, "subjects", "exposures", "population", "n", "n_of", "n_note", "product", at="studied"
        ),
        *fields(Source, "design_note", "funding", "conflicts"),
        *fields(
            Publication,
            *("status", "on", "notice"),
            at="publication",
            called={"status": "standing", "on": "standing_on", "notice": "standing_notice"},
        ),
        *fields(
            Checked,
            *("on", "depth", "address", "note"),
            at="checked",
            called={
                "on": "checked_on",
                "depth": "checked_depth",
                "address": "checked_address",
                "note": "checked_note",
            },
        ),
        *fields(Source, "note"),
        Column(
            "origin",
            "The id of the main report of what it reports on, its own if it is that; derived. Count these, "
            "not sources: several reports of one study are one study.",
            lambda source: source.reports_on or source.id,
            pattern=ID_PATTERN,
        ),
        Column(
            "short_citation", "Author and year, as in running text; derived.", attrgetter("short_citation")
        ),
    ),
    ("id",),
)

SOURCE_AUTHORS = Table(
    "source_authors",
    "Authors of sources",
    "Who wrote each source: a person has `family` and `given`, a body has `literal`.",
    lambda release: (p for s in release.handbook.sources.values() for p in parts(s.id, s.authors)),
    (
        owner("source", "The id of the source."),
        POSITION,
        *fields(
            Name,
            *("family", "given", "literal"),
            at="item",
        ),
    ),
    ("source", "position"),
    (refers("source", "sources"),),
)

SOURCE_INCLUDES = Table(
    "source_includes",
    "Studies in reviews",
    "Which of the sources a review is known to include; such a study and its review are not two studies.",
    lambda release: (p for s in release.handbook.sources.values() for p in parts(s.id, s.includes)),
    (
        owner("source", "The id of the review."),
        POSITION,
        Column("included", "The id of a study that it includes.", attrgetter("item"), pattern=ID_PATTERN),
    ),
    ("source", "position"),
    (refers("source", "sources"), refers("included", "sources")),
)

SOURCE_TABLES = (SOURCES, SOURCE_AUTHORS, SOURCE_INCLUDES)
