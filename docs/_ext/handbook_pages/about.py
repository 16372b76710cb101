"""The pages on the handbook itself: its front, what nobody knows, its words, rules, data and changes."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from handbook_data import freshness, vocabulary
from handbook_data.addresses import target
from handbook_data.edition import DATA_VERSION
from handbook_data.exporting import claims_json, records_json
from handbook_data.exporting.formats import FILES
from handbook_data.exporting.table import Column, Table
from handbook_data.exporting.tables import TABLES
from handbook_data.exporting.views import VIEWS
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.record import TopicRecord
from handbook_data.models.tombstone import Tombstone
from handbook_data.rules import RULES
from handbook_data.rules.files import FILE_RULES
from handbook_data.vocabulary import ClaimKind, Level
from handbook_pages.changes import changes
from handbook_pages.links import source_link
from handbook_pages.medicines import by_severity
from handbook_pages.rendering import Pages, Rendering
from handbook_pages.text import escape, joined, light, with_code

RULES_LEAD = (
    "What must hold in a file and across records. `make check` applies every rule and names the line; each "
    "has a code, a reason and a remedy. Codes that begin with Y are about the file, with S about its fields, "
    "with R about what records say together. Exceptions can be made to some of the last, never to the others."
)


def pages(rendering: Rendering) -> Pages:
    """Pages of their own, and the fragments that pages written by hand include."""
    book = rendering.handbook
    yield "gaps/index.md", rendering.page("gaps", groups=_gaps(book))
    yield (
        "glossary.md",
        rendering.page(
            "glossary", about=lambda term: _about(rendering, term), vocabularies=vocabulary.vocabularies()
        ),
    )
    yield "rules.md", rendering.page("rules", lead=RULES_LEAD, rules=RULES, file_rules=FILE_RULES)
    yield "fragments/help.md", rendering.page("fragment_help")
    yield "fragments/levels.md", rendering.page("fragment_vocabulary", terms=Level)
    yield "fragments/bases.md", rendering.page("fragment_bases", bases=vocabulary.Basis)
    yield "fragments/attestations.md", rendering.page("fragment_words", terms=vocabulary.Attestation)
    yield "fragments/thresholds.md", rendering.page("fragment_thresholds", freshness=freshness)
    yield "fragments/data.md", _data(rendering)
    yield "fragments/home.md", _home(rendering)
    yield "fragments/changes.md", _changes(rendering)


# --- the front ------------------------------------------------------------------------------------------


def _home(rendering: Rendering) -> str:
    """How much there is and how sure it is, what is surest, and the ways in."""
    book = rendering.handbook
    levels = Counter(claim.level for claim in book.claims.values())
    words = Counter(claim.authority for claim in book.claims.values())
    graded = [
        claim
        for claim in book.claims.values()
        if claim.kind in (ClaimKind.EFFECT, ClaimKind.HARM) and claim.is_graded and claim.is_about_kratom
    ]
    surest = [claim for claim in graded if claim.level is not Level.VERY_LOW]
    return rendering.page(
        "fragment_home",
        levels=[(level, levels[level]) for level in Level],
        words=[(authority, words[authority]) for authority in vocabulary.Authority],
        lead=_how_many_are_surer(graded, surest),
        surest=surest,
        groups=(
            ("What people take kratom for", tuple(book.conditions.values())),
            ("What can go wrong", tuple(book.risks.values())),
            ("With medicines", by_severity(book.interactions.values())),
        ),
    )


def _how_many_are_surer(graded: list[LinkedClaim], surest: list[LinkedClaim]) -> str:
    """How many claims on what kratom does are of more than very low certainty, for better and for worse."""
    kinds = Counter(claim.kind for claim in surest)
    return (
        f"{len(graded)} of the claims say what kratom does to people, for better or worse. "
        f"{len(surest)} of these {'is' if len(surest) == 1 else 'are'} of more than very low certainty; "
        f"{kinds[ClaimKind.EFFECT] or 'none'} of them on a benefit, "
        f"{kinds[ClaimKind.HARM] or 'none'} on a harm."
    )


# --- gaps, words, changes -------------------------------------------------------------------------------


def _gaps(handbook: Handbook) -> list[tuple[TopicRecord, list[LinkedClaim]]]:
    """Evidence gaps by the record that names them."""
    groups = [(record, [c for c in handbook.claims_of(record) if c.is_gap]) for record in handbook.topics]
    return [(record, claims) for record, claims in groups if claims]


def _about(rendering: Rendering, term: GlossaryTerm) -> Markup:
    """What a term is also called, what it means, and who says so."""
    also = f" ({joined(term.also_known_as)})" if term.also_known_as else ""
    sources = joined(source_link(rendering.handbook.sources[name]) for name in term.sources)
    where = f", {escape(term.locator)}" if term.locator else ""
    said = f" ({sources}{where})" if sources else ""
    if not sources and term.own_method:
        said = f" (a term of this handbook{where})"
    return Markup(f"**{escape(term.term)}**{also}: {light(term.meaning, rendering.links)}{said}")


def _changes(rendering: Rendering) -> str:
    """What changed, edition by edition, with links to what still leads somewhere."""
    book = rendering.handbook
    targets = {
        **{
            record.id: target(record) for record in book.records.values() if not isinstance(record, Tombstone)
        },
        **{source.id: target(source) for source in book.sources.values()},
        **{full_id: target(claim) for full_id, claim in book.claims.items()},
    }
    return rendering.page("fragment_changes", changes=changes(book, rendering.changelog, targets))


# --- the data release -----------------------------------------------------------------------------------


def _data(rendering: Rendering) -> str:
    """What the release holds, from the descriptions that it is made from."""
    return rendering.page(
        "fragment_data",
        tables=TABLES,
        column_type=_column_type,
        column_about=_column_about,
        keys=claims_json.KEYS,
        files=FILES,
        views=VIEWS,
        record_kinds=tuple(records_json.FOLDERS),
        version=DATA_VERSION,
    )


def _column_type(column: Column) -> str:
    return column.type if column.required else f"{column.type}, may be empty"


def _column_about(table: Table, column: Column) -> Markup:
    """What a column holds, which words it knows, and what it refers to."""
    parts = [with_code(column.description)]
    if column.words:
        parts.append(Markup(f"One of: {', '.join(f'`{word}`' for word in column.words)}."))
    for key in table.foreign_keys:
        if column.name in key.columns:
            other = key.others[key.columns.index(column.name)]
            parts.append(Markup(f"Refers to `{key.table}.{other}`."))
    if column.repeats:
        parts.append(Markup("Only in the CSV file."))
    return Markup(" ").join(parts)
