"""Links to what the handbook holds: a claim, a record of any kind, a source."""

from __future__ import annotations

from markupsafe import Markup

from handbook_data.addresses import target, title_of
from handbook_data.handbook import LinkedClaim
from handbook_data.models.record import Record
from handbook_data.models.source import Source
from handbook_pages.text import reference


def link(thing: LinkedClaim | Record, label: str | None = None) -> Markup:
    """A link to a claim, or to a record of any kind."""
    name = thing.statement if isinstance(thing, LinkedClaim) else title_of(thing)
    return reference(label or name, target(thing))


def source_link(source: Source, css_class: str = "") -> Markup:
    """A link to a source's entry."""
    return reference(source.short_citation, target(source), css_class)
