"""Feeds of the law: Atom for what changed, iCalendar for the days on which it did or will.

One of each for every jurisdiction and for all together, from the same events that the pages show. Every day
in them is one of the records or of an edition: the same records give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

import icalendar
from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from handbook_data.addresses import Address
from handbook_data.feed_entries import AWAITED, Entry, entries
from handbook_data.handbook import Handbook
from handbook_data.legal_status import events
from handbook_data.vocabulary import Attestation

NAME = "Kratom Evidence Handbook"
ALL = "legal/changes"


def feeds(handbook: Handbook, base: str = "") -> Iterable[tuple[str, bytes]]:
    """Every feed as path below the site and content; a place where nothing is dated has none.

    Links are absolute below `base` where the address of the site is known. Elsewhere they start at the first
    page of the site, and the feed says how to get there.
    """
    everything: list[Entry] = []
    for record in handbook.jurisdictions.values():
        found = entries(handbook, events(handbook, record))
        everything.extend(found)
        if found:
            yield from _both(handbook.pages[record.id], f"{record.title}: the law on kratom", found, base)
    everything.sort(key=lambda entry: (entry.event.on.earliest, entry.event.claim.full_id), reverse=True)
    if everything:
        yield from _both(ALL, "The law on kratom: what changed when", everything, base)


def _both(page: str, title: str, found: Sequence[Entry], base: str) -> Iterable[tuple[str, bytes]]:
    yield f"{page}.atom", atom(page, title, found, base)
    yield f"{page}.ics", calendar(page, title, found, base)


def _link(address: Address | str, base: str) -> str:
    """An address of the site, absolute where the site's own is known."""
    return f"{base.rstrip('/')}/{address}" if base else str(address)


def _address(entry: Entry, base: str) -> str:
    claim = entry.event.claim
    return _link(Address(claim.page, claim.anchor), base)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def atom(page: str, title: str, found: Sequence[Entry], base: str = "") -> bytes:
    """An Atom feed (RFC 4287) of events; an entry is as new as its words."""
    feed = FeedGenerator()
    feed.id(f"urn:uuid:{uuid5(NAMESPACE_URL, f'kratom-evidence-handbook:{page}')}")
    feed.title(f"{title} ({NAME})")
    feed.author(name=f"{NAME} contributors")
    feed.rights("CC BY 4.0")
    feed.link(href=_link(f"{page}.atom", base), rel="self", type="application/atom+xml")
    feed.link(href=_link(Address(page), base), rel="alternate", type="text/html")
    feed.updated(max(_midnight(entry.updated) for entry in found))
    for told in found:
        entry = feed.add_entry(order="append")
        entry.id(f"urn:uuid:{told.identity}")
        entry.title(told.title)
        entry.published(_midnight(told.published))
        entry.updated(_midnight(told.updated))
        entry.link(href=_address(told, base), rel="alternate")
        entry.summary(told.text)
    content: bytes = feed.atom_str(pretty=True)
    if base:
        return content
    way = "../" * page.count("/") or "./"  # from where links start (XML Base), which feedgen cannot say
    return content.replace(b"<feed ", f'<feed xml:base="{way}" '.encode(), 1)


def calendar(page: str, title: str, found: Sequence[Entry], base: str = "") -> bytes:
    """An iCalendar file (RFC 5545) of events.

    A date known only to the month or year stands on the first day that it could mean, with what is known of
    it in words, and is tentative: it would otherwise cover each of these days. So is a day that is awaited.
    """
    book = icalendar.Calendar()
    book.add("prodid", f"-//{NAME}//law//EN")
    book.add("version", "2.0")
    book.add("name", title)
    book.add("x-wr-calname", title)
    for told in found:
        event = told.event
        entry = icalendar.Event()
        entry.add("uid", f"{told.identity}@kratom-evidence-handbook")
        entry.add("dtstamp", _midnight(told.updated))
        entry.add("created", _midnight(told.published))
        entry.add("last-modified", _midnight(told.updated))
        entry.add("dtstart", event.on.earliest)
        entry.add("dtend", event.on.earliest + timedelta(1))
        entry.add("summary", told.title)
        entry.add("description", told.text)
        entry.add("transp", "TRANSPARENT")
        sure = event.on.is_exact and event.claim.attestation is not Attestation.UNCONFIRMED
        sure = sure and event.kind not in AWAITED
        entry.add("status", "CONFIRMED" if sure else "TENTATIVE")
        if base:
            entry.add("url", _address(told, base))
        book.add_component(entry)
    content: bytes = book.to_ical()
    return content
