"""The pages of help: the care that guidelines recommend, and where to get help now."""

from __future__ import annotations

from handbook_data.vocabulary import SupportKind
from handbook_pages.rendering import Pages, Rendering
from handbook_pages.topics import topic_pages


def pages(rendering: Rendering) -> Pages:
    """A page for each treatment and each place to get help, and the first page of both."""
    book = rendering.handbook
    yield from topic_pages(rendering, "care", book.care.values())
    by_condition = [(c, book.care_by_condition.get(c.id, ())) for c in book.conditions.values()]
    yield "care/index.md", rendering.page("care_index", groups=by_condition)
    support = tuple(book.support.values())
    yield from topic_pages(rendering, "support", support)
    by_kind = [(kind, tuple(s for s in support if s.kind is kind)) for kind in SupportKind]
    yield "support/index.md", rendering.page("support_index", groups=by_kind, records=support)
