"""Feeds of the law: Atom for what changed, iCalendar for the days on which it did or will.

One of each for every jurisdiction and for all together, from the same events that the pages show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

import icalendar
from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from handbook_data.addresses import Address
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.legal_status import Event, EventKind, events
from handbook_data.models.dates import PartialDate
from handbook_data.vocabulary import Attestation

NAME = "Kratom Evidence Handbook"
ALL = "legal/changes"
_NOT_ADVICE = "No legal advice; check the official text."
_AWAITED = frozenset({EventKind.WOULD_BEGIN, EventKind.COULD_BEGIN})
"""What has not happened, and may not."""


def feeds(handbook: Handbook, base: str = "") -> Iterable[tuple[str, bytes]]:
    """Every feed as path below the site and content; a place where nothing is dated has none.

    Links are relative to the feed, or absolute below `base` where the address of the site is known.
    """
    everything: list[Event] = []
    for record in handbook.jurisdictions.values():
        found = events(handbook, record)
        everything.extend(found)
        if found:
            yield from _both(handbook.pages[record.id], f"{record.title}: the law on kratom", found, base)
    everything.sort(key=lambda event: (event.on.earliest, event.claim.full_id), reverse=True)
    if everything:
        yield from _both(ALL, "The law on kratom: what changed when", everything, base)


def _both(page: str, title: str, found: Sequence[Event], base: str) -> Iterable[tuple[str, bytes]]:
    yield f"{page}.atom", atom(page, title, found, base)
    yield f"{page}.ics", calendar(page, title, found, base)


def summary(event: Event) -> str:
    """An event in one line: the day as precise as it is known, the place, and what happens."""
    return f"{event.on.in_words}: {event.jurisdiction.title}: {event.kind.value}: {_what(event)}"


def _what(event: Event) -> str:
    item = event.claim.assertion
    if event.kind in _AWAITED:
        return str(getattr(item, "title", item.id))
    status = getattr(item, "status", None)
    substance = getattr(item, "substance", None)
    place = getattr(item, "place", None)
    words = f"{substance.label if substance else ''} {status.label if status else ''}".strip()
    return f"{words} ({place})" if place else words


def description(event: Event) -> str:
    """The statement of an event's claim with its caveats and how the law was seen."""
    claim = event.claim
    caveats = " ".join(f"Caveat: {caveat.text}" for caveat in claim.caveats)
    return f"{claim.statement} {_seen(claim)}{caveats} {_NOT_ADVICE}"


def _seen(claim: LinkedClaim) -> str:
    return f"{claim.attestation.meaning} " if claim.attestation else ""


def _identity(event: Event) -> str:
    return str(uuid5(NAMESPACE_URL, f"kratom-evidence-handbook:{event.claim.full_id}:{event.kind.value}"))


def _address(page: str, event: Event, base: str) -> str:
    address = Address(event.claim.page, event.claim.anchor)
    return f"{base.rstrip('/')}/{address}" if base else address.from_page(page)


def _midnight(day: PartialDate) -> datetime:
    return datetime.combine(day.latest, time(), UTC)


def atom(page: str, title: str, found: Sequence[Event], base: str = "") -> bytes:
    """An Atom feed (RFC 4287) of events; an entry is as old as the last review of its claim."""
    feed = FeedGenerator()
    feed.id(f"urn:uuid:{uuid5(NAMESPACE_URL, f'kratom-evidence-handbook:{page}')}")
    feed.title(f"{title} ({NAME})")
    feed.author(name=f"{NAME} contributors")
    feed.rights("CC BY 4.0")
    own = f"{base.rstrip('/')}/{page}" if base else page.rsplit("/", 1)[-1]
    feed.link(href=f"{own}.atom", rel="self", type="application/atom+xml")
    feed.link(href=str(Address(own)), rel="alternate", type="text/html")
    feed.updated(max(_midnight(event.claim.assertion.reviewed) for event in found))
    for event in found:
        entry = feed.add_entry(order="append")
        entry.id(f"urn:uuid:{_identity(event)}")
        entry.title(summary(event))
        entry.updated(_midnight(event.claim.assertion.reviewed))
        entry.link(href=_address(page, event, base), rel="alternate")
        entry.summary(description(event))
    content: bytes = feed.atom_str(pretty=True)
    return content


def calendar(page: str, title: str, found: Sequence[Event], base: str = "") -> bytes:
    """An iCalendar file (RFC 5545) of events.

    A date known only to the month or year stands on the first day that it could mean, with what is known of
    it in words, and is tentative: it would otherwise cover each of these days.
    """
    book = icalendar.Calendar()
    book.add("prodid", f"-//{NAME}//law//EN")
    book.add("version", "2.0")
    book.add("name", title)
    book.add("x-wr-calname", title)
    for event in found:
        entry = icalendar.Event()
        entry.add("uid", f"{_identity(event)}@kratom-evidence-handbook")
        entry.add("dtstamp", _midnight(event.claim.assertion.reviewed))
        entry.add("dtstart", event.on.earliest)
        entry.add("dtend", event.on.earliest + timedelta(1))
        entry.add("summary", summary(event))
        entry.add("description", description(event))
        entry.add("transp", "TRANSPARENT")
        sure = event.on.is_exact and event.claim.attestation is not Attestation.UNCONFIRMED
        sure = sure and event.kind not in _AWAITED
        entry.add("status", "CONFIRMED" if sure else "TENTATIVE")
        if base:
            entry.add("url", _address(page, event, base))
        book.add_component(entry)
    content: bytes = book.to_ical()
    return content
