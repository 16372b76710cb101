"""The pages of records that say what is known of one topic, and the lists of them.

What all pages of topics share is here too; kinds that show more have a room of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from handbook_data.handbook import LinkedClaim, unique
from handbook_data.headings import Heading
from handbook_data.models.question import Question
from handbook_data.models.record import TopicRecord
from handbook_data.models.tombstone import Tombstone
from handbook_data.vocabulary import ClaimKind, Stance
from handbook_pages.circulating import by_danger
from handbook_pages.rendering import Pages, Rendering

SECTIONS = (
    Heading.PEOPLE_REPORT,
    Heading.STUDIES_SHOW,
    Heading.WORKS_IN_PEOPLE,
    Heading.HARMS,
    Heading.ON_RECORD,
    Heading.LABORATORY,
    Heading.MISSING,
    Heading.GUIDANCE,
    Heading.LAW,
)
"""The headings under which the claims of a topic stand, in the order of a reader's questions."""


def pages(rendering: Rendering) -> Pages:
    """The pages of mechanisms, risks, substances and topics of use, and the first page of each."""
    book = rendering.handbook
    for template, folder, title, lead, records in (
        ("topic", "mechanisms", "How kratom acts", "Receptors, enzymes and ways of acting.", book.mechanisms),
        ("risk", "risks", "Risks", "What can go wrong, what to watch for and what to do.", book.risks),
        ("topic", "substances", "Substances", "The plant, its products and its alkaloids.", book.substances),
        ("topic", "use", "Use and research", "Who uses kratom, why and how, and what was studied.", book.use),
    ):
        yield from topic_pages(rendering, template, records.values())
        yield f"{folder}/index.md", index(rendering, title, lead, records.values())


def topic_pages(rendering: Rendering, template: str, records: Iterable[TopicRecord]) -> Pages:
    """A page for each record."""
    for record in records:
        yield f"{rendering.handbook.pages[record.id]}.md", topic_page(rendering, template, record)


def topic_page(rendering: Rendering, template: str, record: TopicRecord, **values: object) -> str:
    """The page of a topic: what all of them show, and the values of its own kind."""
    book = rendering.handbook
    return rendering.page(
        template,
        record=record,
        key_points=tuple(book.claims[f"{record.id}/{name}"] for name in record.key_points),
        sections=sections(rendering, record),
        tables=book.tables_by_record.get(record.id, ()),
        circulating=by_danger(book.circulating_by_record.get(record.id, ())),
        gone=gone_from(rendering, record),
        questions=questions_on(rendering, record),
        related=tuple(book.records[name] for name in book.related.get(record.id, ())),
        **values,
    )


def index(rendering: Rendering, title: str, lead: str, records: Iterable[TopicRecord]) -> str:
    """The first page of a kind: each of its topics with its first key point."""
    return rendering.page("index", title=title, lead=lead, records=tuple(records))


def sections(
    rendering: Rendering, record: TopicRecord
) -> tuple[tuple[Heading, tuple[LinkedClaim, ...]], ...]:
    """The claims of a record under the headings that its page has."""
    groups: dict[Heading, list[LinkedClaim]] = {heading: [] for heading in SECTIONS}
    for claim in rendering.handbook.claims_of(record):
        groups[section(rendering, claim)].append(claim)
    return tuple((heading, tuple(claims)) for heading, claims in groups.items() if claims)


def section(rendering: Rendering, claim: LinkedClaim) -> Heading:
    """The heading under which a claim stands: it follows from its kind, its subjects and its sources."""
    match claim.kind:
        case ClaimKind.EVIDENCE_GAP:
            return Heading.MISSING
        case ClaimKind.GUIDANCE:
            return Heading.GUIDANCE
        case ClaimKind.LEGAL:
            return Heading.LAW
        case ClaimKind.DESCRIPTION:
            return Heading.ON_RECORD
    if not claim.is_about_people:
        return Heading.LABORATORY
    if claim.kind is ClaimKind.HARM:
        return Heading.HARMS
    if claim.kind is ClaimKind.MECHANISM:
        return Heading.WORKS_IN_PEOPLE
    supporting = claim.assertion.with_stance(Stance.SUPPORTS)
    designs = {rendering.handbook.sources[item.source].design for item in supporting}
    reported = all(design.is_self_report or design.is_case_material for design in designs)
    return Heading.PEOPLE_REPORT if reported else Heading.STUDIES_SHOW


def questions_on(rendering: Rendering, record: TopicRecord) -> tuple[Question, ...]:
    """The questions that a claim of a topic answers, or that lead to it."""
    book = rendering.handbook
    answered = (q for claim in book.claims_of(record) for q in book.questions_by_claim.get(claim.full_id, ()))
    return unique([*answered, *book.questions_by_record.get(record.id, ())])


def gone_from(rendering: Rendering, record: TopicRecord) -> tuple[tuple[Tombstone, tuple[Markup, ...]], ...]:
    """The claims that once stood on a record's page, each with links to what stands in its place."""
    book = rendering.handbook
    return tuple(
        (stone, tuple(rendering.links[name] for name in stone.to if name in rendering.links))
        for stone in book.tombstones.values()
        if stone.was.startswith(f"{record.id}/") and stone.was not in book.claims
    )
