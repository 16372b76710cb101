"""The pages of conditions: what is known, the care that is established, the medicines that matter."""

from __future__ import annotations

from handbook_data.models.condition import Condition
from handbook_pages.rendering import Pages, Rendering
from handbook_pages.topics import index, topic_page


def pages(rendering: Rendering) -> Pages:
    """A page for each condition, and the first page of them all."""
    book = rendering.handbook
    for record in book.conditions.values():
        yield f"{book.pages[record.id]}.md", _condition(rendering, record)
    lead = "What people take kratom for, and what is known."
    yield "conditions/index.md", index(rendering, "Conditions", lead, book.conditions.values())


def _condition(rendering: Rendering, record: Condition) -> str:
    book = rendering.handbook
    return topic_page(
        rendering,
        "condition",
        record,
        care=book.care_by_condition.get(record.id, ()),
        support=book.support_by_condition.get(record.id, ()),
        risks=book.risks_by_condition.get(record.id, ()),
        interactions=book.interactions_for(record),
    )
