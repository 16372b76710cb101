"""The pages of help: the care that guidelines recommend, and where to get help now."""

from __future__ import annotations

from handbook_data.models.support import Support
from handbook_data.vocabulary import Need
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
    yield "support/index.md", rendering.page("support_index", groups=_by_region(support), records=support)


def _by_region(support: tuple[Support, ...]) -> dict[str, tuple[Support, ...]]:
    """Lines and directories by the places where they can be reached, each by the need it serves first."""
    needs = list(Need)
    lines = [one for one in support if one.contacts]
    lines.sort(key=lambda one: (needs.index(one.needs[0]), one.title))
    places = [*_FIRST, *sorted({region for one in lines for region in one.regions})]
    found = {place: tuple(one for one in lines if place in one.regions) for place in dict.fromkeys(places)}
    return {place: lines for place, lines in found.items() if lines}


_FIRST = ("US", "GB", "IE", "CA", "AU", "NZ", "EU", "world")
"""The places for which most help is on record, before the others in alphabetical order."""
