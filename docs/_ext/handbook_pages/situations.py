"""The pages of situations: what to do now, step by step."""

from __future__ import annotations

from handbook_pages.rendering import Pages, Rendering
from handbook_pages.topics import topic_pages


def pages(rendering: Rendering) -> Pages:
    """A page for each situation, and the first page of them all: first aid stands first."""
    records = rendering.handbook.situations.values()
    yield from topic_pages(rendering, "situation", records)
    ordered = tuple(sorted(records, key=lambda record: (not record.is_first_aid, record.title)))
    yield "situations/index.md", rendering.page("situations_index", records=ordered)
