"""`sources.ris`: the RIS format of reference managers (specification of 2011), in UTF-8.

RIS marks a body as author by the lack of a comma. So a comma in the name of a body or in a family name is
doubled, as EndNote does, and a person of one name has a comma at the end. Readers take a hyphenated pair of
pages apart into first and last; other page numbers stand whole as the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook_data.exporting.data_file import DataFile
from handbook_data.exporting.table import Release
from handbook_data.models.addresses import web_address
from handbook_data.models.dates import PartialDate
from handbook_data.models.source import Name, Source
from handbook_data.vocabulary import CslType, Standing

TYPES = {
    CslType.ARTICLE_JOURNAL: "JOUR",
    CslType.ARTICLE_NEWSPAPER: "NEWS",
    CslType.ARTICLE_MAGAZINE: "MGZN",
    CslType.ARTICLE: "UNPB",
    CslType.BILL: "BILL",
    CslType.BOOK: "BOOK",
    CslType.CHAPTER: "CHAP",
    CslType.DATASET: "DATA",
    CslType.LEGAL_CASE: "CASE",
    CslType.LEGISLATION: "STAT",
    CslType.PAPER_CONFERENCE: "CPAPER",
    CslType.PERSONAL_COMMUNICATION: "PCOMM",
    CslType.REGULATION: "LEGAL",
    CslType.REPORT: "RPRT",
    CslType.THESIS: "THES",
    CslType.WEBPAGE: "ELEC",
}

_PAIR = re.compile(r"([^\s-]+)-([^\s-]+)")
"""First and last page; of a text with spaces in it a reader would lose some."""


def ris(release: Release) -> bytes:
    """Every source as a reference; lines end as the format asks, with carriage return and line feed."""
    lines = [
        f"{tag}  - {value}" if tag else ""
        for source in release.handbook.sources.values()
        for tag, value in (*_tags(source), ("ER", ""), ("", ""))
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _tags(source: Source) -> Iterator[tuple[str, str]]:
    for tag, value in _all_tags(source):
        if value:
            yield tag, " ".join(value.split())  # a line break would begin another tag


def _all_tags(source: Source) -> Iterator[tuple[str, str | None]]:
    yield "TY", TYPES[source.type]
    yield "ID", source.id
    yield "TI", source.title
    for author in source.authors:
        yield "AU", _name(author)
    if source.issued:
        yield "PY", str(source.issued.year)
        yield "DA", _date(source.issued)
    yield "T2", source.container
    yield "PB", source.publisher
    yield "VL", source.volume
    yield "IS", source.issue
    if pair := _PAIR.fullmatch(source.pages or ""):
        yield "SP", pair[1]
        yield "EP", pair[2]
    else:
        yield "SP", source.pages
    yield "M1", source.number
    yield "LA", source.language
    yield "DO", source.doi
    yield "AN", source.pmid
    yield "C2", source.pmcid
    yield "C3", source.registry_id
    yield "SN", source.isbn
    yield "UR", web_address(source.url) if source.url else None
    yield "Y2", _date(source.checked.on)
    if source.publication.status is not Standing.CURRENT:
        yield "RN", f"Standing: {source.publication.status.value}"
    yield "N1", source.note


def _name(name: Name) -> str:
    if name.literal:
        return name.literal.replace(",", ",,")
    family = (name.family or "").replace(",", ",,")
    return f"{family}, {name.given}" if name.given else f"{family},"


def _date(date: PartialDate) -> str:
    """Year, month, day and season with slashes between them, however little is known."""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    return f"{date.year:04d}/{month}/{day}/"


FILE = DataFile(
    "sources.ris",
    "Sources",
    "application/x-research-info-systems",
    "Every source as RIS, for reference managers.",
    ris,
)
