"""The pages of interactions: what kratom may do with each class of medicines."""

from __future__ import annotations

from handbook_data.handbook import unique
from handbook_data.models.interaction import Interaction
from handbook_pages.medicines import by_severity
from handbook_pages.rendering import Pages, Rendering
from handbook_pages.topics import topic_page


def pages(rendering: Rendering) -> Pages:
    """A page for each interaction, and the first page with all of them."""
    book = rendering.handbook
    for record in book.interactions.values():
        yield f"{book.pages[record.id]}.md", _interaction(rendering, record)
    yield (
        "interactions/index.md",
        rendering.page(
            "interactions_index",
            records=by_severity(book.interactions.values()),
            medicines_in=lambda record: book.medicines_by_interaction.get(record.id, ()),
        ),
    )


def _interaction(rendering: Rendering, record: Interaction) -> str:
    by_class = rendering.handbook.conditions_by_class
    used_for = unique(c for medicine in record.medicine_classes for c in by_class.get(medicine, ()))
    medicines = rendering.handbook.medicines_by_interaction.get(record.id, ())
    return topic_page(rendering, "interaction", record, used_for=used_for, medicines=medicines)
