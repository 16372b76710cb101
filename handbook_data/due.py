"""What is to be looked at again: what is due for review, the law first, and what nobody has read twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from handbook_data.addresses import title_of
from handbook_data.freshness import is_due
from handbook_data.handbook import Handbook
from handbook_data.legal_status import due_for_check
from handbook_data.models.dates import PartialDate
from handbook_data.second_reading import Readable, readable


@dataclass(frozen=True, slots=True)
class Due:
    """A claim or record to be looked at again, since when, and whether it is on the law."""

    id: str
    title: str
    review_by: PartialDate
    is_law: bool


def due_for_review(handbook: Handbook, today: date, within: int = 0) -> tuple[Due, ...]:
    """What is due for review within so many days; the law first, each part by date and id."""
    day = today + timedelta(within)
    return tuple(sorted(_due(handbook, today, within, day), key=_order))


def _due(handbook: Handbook, today: date, within: int, day: date) -> Iterator[Due]:
    law = {claim.full_id for claim in due_for_check(handbook, today, within)}
    for claim in handbook.claims.values():
        if is_due(claim.assertion.review_by, day):
            yield Due(claim.full_id, claim.statement, claim.assertion.review_by, claim.full_id in law)
    for record in handbook.records.values():
        review_by = getattr(record, "review_by", None)
        if isinstance(review_by, PartialDate) and is_due(review_by, day):
            yield Due(record.id, title_of(record), review_by, False)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that counts as read by its authors alone, and why."""

    id: str
    is_key_point: bool
    why: str


def not_read_twice(handbook: Handbook) -> tuple[Unread, ...]:
    """What no second reader has found in its sources as it stands; key points first, each part by id."""
    found = [
        Unread(item.id, item.is_key_point, _why(item))
        for item in readable(handbook)
        if not item.is_read_twice
    ]
    return tuple(sorted(found, key=lambda item: (not item.is_key_point, item.id)))


def _why(item: Readable) -> str:
    if item.reading is None:
        return "never"
    return f"changed since {item.reading.on}" if item.is_changed else f"not found again on {item.reading.on}"


def _order(item: Due) -> tuple[bool, date, str]:
    return not item.is_law, item.review_by.latest, item.id
