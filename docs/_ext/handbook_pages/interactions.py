"""The pages of interactions: by class of medicines, and by the name of a medicine."""

from __future__ import annotations

from handbook_data.handbook import Handbook, unique
from handbook_data.models.interaction import Interaction
from handbook_data.vocabulary import Severity
from handbook_pages.rendering import Pages, Rendering
from handbook_pages.topics import topic_page


def pages(rendering: Rendering) -> Pages:
    """A page for each interaction, and the first page with all of them and their medicines."""
    book = rendering.handbook
    for record in book.interactions.values():
        yield f"{book.pages[record.id]}.md", _interaction(rendering, record)
    yield (
        "interactions/index.md",
        rendering.page("interactions_index", records=by_severity(book), medicines=_medicines(book)),
    )


def _interaction(rendering: Rendering, record: Interaction) -> str:
    by_class = rendering.handbook.conditions_by_class
    used_for = unique(c for medicine in record.medicine_classes for c in by_class.get(medicine, ()))
    return topic_page(rendering, "interaction", record, used_for=used_for)


def by_severity(handbook: Handbook) -> tuple[Interaction, ...]:
    """Interactions, the severe ones first."""
    order = list(Severity)
    records = handbook.interactions.values()
    return tuple(sorted(records, key=lambda record: (order.index(record.severity.level), record.title)))


def _medicines(handbook: Handbook) -> tuple[tuple[str, str, Interaction], ...]:
    """Every medicine name, generic or brand, with what it is called generically and where it stands."""
    rows = [
        (name, medicine.name, record)
        for record in handbook.interactions.values()
        for medicine in record.medicines
        for name in (medicine.name, *medicine.brands)
    ]
    return tuple(sorted(rows, key=lambda row: (row[0].casefold(), row[2].title)))
