"""What answers at the addresses of ids that went: a page for a record, a note for a claim.

A record that moved redirects; one that was split or withdrawn says so and why. The pages belong to the web
alone: they have no document, stand in no contents and no search.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from handbook_data.addresses import Address, address_of, page_in, page_of, title_of
from handbook_data.handbook import Handbook
from handbook_data.models.tombstone import Tombstone
from handbook_data.vocabulary import TombstoneKind
from handbook_pages.text import show_date


@dataclass(frozen=True, slots=True)
class Successor:
    """Where something stands now, and what a reader knows it by."""

    address: Address
    title: str


@dataclass(frozen=True, slots=True)
class GonePage:
    """The page at the address of a record that went."""

    document: str
    title: str
    stone: Tombstone
    places: tuple[Successor, ...]
    claims: tuple[tuple[str, tuple[Successor, ...]], ...]
    """The anchors of the claims it had, with where each stands now."""

    @property
    def redirects_to(self) -> Successor | None:
        """Where a reader is sent at once."""
        moved = self.stone.kind is TombstoneKind.MOVED
        return self.places[0] if moved and self.places else None


def gone_pages(handbook: Handbook) -> tuple[GonePage, ...]:
    """A page for each record that went and had a page to itself."""
    pages = []
    for stone in handbook.tombstones.values():
        document = "" if "/" in stone.was else last_page(handbook, stone)
        if document:
            once = handbook.published.ever.get(stone.was) if handbook.published else None
            title = once.title if once else stone.was
            places = tuple(places_of(handbook, stone.to))
            pages.append(GonePage(document, title, stone, places, _claims(handbook, stone)))
    return tuple(pages)


def last_page(handbook: Handbook, stone: Tombstone) -> str:
    """The page that a record last had in an edition, or would have had beside what stands in its place."""
    if handbook.published and stone.was in handbook.published.ever:
        return handbook.published.ever[stone.was].page
    heir = handbook.records.get(stone.to[0]) if stone.to else None
    folder = page_of(handbook, heir).rpartition("/")[0] if heir else ""
    return page_in(folder, stone.was) if folder else ""


def _claims(handbook: Handbook, stone: Tombstone) -> tuple[tuple[str, tuple[Successor, ...]], ...]:
    ever = handbook.published.ever if handbook.published else {}
    own = {other.was: other.to for other in handbook.tombstones.values()}
    found = []
    for name in sorted(name for name in ever if name.startswith(f"{stone.was}/")):
        anchor = name.partition("/")[2]
        heirs = own.get(name, tuple(f"{to}/{anchor}" for to in stone.to))
        found.append((anchor, tuple(places_of(handbook, heirs))))
    return tuple(found)


def places_of(handbook: Handbook, names: Iterable[str]) -> Iterable[Successor]:
    """Where records, claims and sources stand; what is not there is left out."""
    for name in names:
        if claim := handbook.claims.get(name):
            yield Successor(Address(claim.page, claim.anchor), claim.statement)
        elif record := handbook.records.get(name) or handbook.sources.get(name):
            address = address_of(handbook, record)
            if address:
                yield Successor(address, title_of(record))


def body(page: GonePage) -> Markup:
    """The HTML of a page, with links relative to it."""
    help_page = Address("support/index").from_page(page.document)
    stone = page.stone
    parts = [
        Markup("<h1>{}</h1>").format(page.title),
        Markup(
            '<div class="help-bar docutils container"><p><strong>Need help now?</strong> {}</p></div>'
        ).format(Markup('<a href="{}">All help lines and places</a>').format(help_page)),
        Markup('<p class="gone gone-{}">This page is gone since {}. {} Reason: {}</p>').format(
            stone.kind.value, show_date(stone.on), stone.kind.meaning, stone.reason
        ),
        _links("What stands in its place:", page.places, page),
    ]
    for anchor, places in page.claims:
        label = Markup("The claim <code>{}</code> {}").format(
            anchor, "now reads:" if places else "went with this page."
        )
        parts.append(
            Markup('<div class="gone-claim" id="{}">{}</div>').format(anchor, _links(label, places, page))
        )
    return Markup("\n").join(parts)


def _links(label: str, places: Iterable[Successor], page: GonePage) -> Markup:
    items = [
        Markup('<li><a href="{}">{}</a></li>').format(place.address.from_page(page.document), place.title)
        for place in places
    ]
    if not items:
        return Markup("<p>{}</p>").format(label) if isinstance(label, Markup) else Markup("")
    return Markup("<p>{}</p><ul>{}</ul>").format(label, Markup("").join(items))


def head(page: GonePage) -> Markup:
    """What the head of a page says: not for search engines, and where to go on.

    The script takes along which claim was asked for, as a redirect by a tag cannot.
    """
    tags = Markup('<meta name="robots" content="noindex">')
    if page.redirects_to:
        to = page.redirects_to.address.from_page(page.document)
        tags += Markup("\n<script>location.replace({} + location.hash)</script>").format(
            Markup(json.dumps(to).replace("<", "\\u003c"))
        )
        tags += Markup('\n<meta http-equiv="refresh" content="0; url={}">').format(to)
    return tags
