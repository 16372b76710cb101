"""The entries of the law's feeds: their words, and the days on which these were first and last new.

No clock and no diary is asked. An entry whose words the last edition had keeps its days; one with other words
is as new as the newest source that it names, and newer than that edition. So whatever is not among its words,
such as the day of a review, leaves it as it is, before and after an edition is cut.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.legal_status import Event, EventKind, events
from handbook_data.models.jurisdiction import LegalPeriod, PendingMeasure
from handbook_data.published import EntrySnapshot, Snapshot

NOT_ADVICE = "No legal advice; check the official text."
AWAITED = frozenset({EventKind.WOULD_BEGIN, EventKind.COULD_BEGIN})
"""What has not happened, and may not."""
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a feed tells it."""

    event: Event
    identity: str
    """A UUID that stays while the claim has its id."""
    title: str
    text: str
    published: date
    """The day from which the handbook told the event."""
    updated: date
    """The day from which it tells it in these words."""

    @property
    def words(self) -> str:
        """Its words as hexadecimal digits of SHA-256."""
        return hashlib.sha256(f"{self.title}\n{self.text}".encode()).hexdigest()[:_DIGITS]


def entries(handbook: Handbook, found: Iterable[Event]) -> tuple[Entry, ...]:
    """Events as the entries of a feed, in their order."""
    return tuple(_entry(handbook.published, event) for event in found)


def kept_entries(handbook: Handbook) -> dict[str, EntrySnapshot]:
    """What an edition keeps of all entries."""
    return {
        entry.identity: EntrySnapshot(
            words=entry.words, published=entry.published.isoformat(), updated=entry.updated.isoformat()
        )
        for record in handbook.jurisdictions.values()
        for entry in entries(handbook, events(handbook, record))
    }


def _entry(last: Snapshot | None, event: Event) -> Entry:
    new = _first_day(last, event)
    identity = str(uuid5(NAMESPACE_URL, f"kratom-evidence-handbook:{event.claim.full_id}:{event.kind.value}"))
    entry = Entry(event, identity, summary(event), description(event), new, new)
    kept = last.entries.get(identity) if last else None
    if kept is None:
        return entry
    published = date.fromisoformat(kept.published)
    updated = date.fromisoformat(kept.updated) if kept.words == entry.words else new
    return Entry(event, identity, entry.title, entry.text, published, updated)


def _first_day(last: Snapshot | None, event: Event) -> date:
    """The day of words that the last edition did not have: each day that it is made from is among them."""
    seen = _seen_for(event)
    return max(seen, date.fromisoformat(last.released) + timedelta(1)) if last else seen


def _seen_for(event: Event) -> date:
    match event.claim.assertion:
        case LegalPeriod(valid_through=day) if day is not None:
            return day.earliest
        case PendingMeasure() as measure:
            return measure.as_of.earliest
    return event.on.earliest


def summary(event: Event) -> str:
    """An event in one line: the day as precise as it is known, the place, and what happens."""
    return f"{event.on.in_words}: {event.jurisdiction.title}: {event.kind.value}: {_what(event)}"


def _what(event: Event) -> str:
    item = event.claim.assertion
    if event.kind in AWAITED:
        return str(getattr(item, "title", item.id))
    status = getattr(item, "status", None)
    substance = getattr(item, "substance", None)
    place = getattr(item, "place", None)
    words = f"{substance.label if substance else ''} {status.label if status else ''}".strip()
    return f"{words} ({place})" if place else words


def description(event: Event) -> str:
    """The statement of an event's claim with its caveats and how the law was seen."""
    return " ".join(_sentences(event.claim))


def _sentences(claim: LinkedClaim) -> Iterator[str]:
    yield claim.statement
    period = claim.assertion
    if isinstance(period, LegalPeriod) and not period.is_open and period.valid_through:
        yield f"It was seen for {period.valid_through.in_words}."
    if claim.attestation:
        yield claim.attestation.meaning
    yield from (f"Caveat: {caveat.text}" for caveat in claim.caveats)
    yield NOT_ADVICE
