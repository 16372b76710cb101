"""Rules on upkeep: permanent ids, review dates, layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from handbook_data.freshness import HELP_LINE_DAYS, MOST_DAYS, RECORD_DAYS, days_between, is_due
from handbook_data.handbook import Handbook
from handbook_data.models.dates import PartialDate
from handbook_data.models.record import Record, TopicRecord
from handbook_data.models.support import Support
from handbook_data.models.tombstone import Tombstone
from handbook_data.published import FILE
from handbook_data.rules.registry import Breach, RuleLevel, rule
from handbook_data.vocabulary import TombstoneKind


@rule(
    "R601",
    "an id that an edition has used stays, or leaves a tombstone",
    reason="Ids are addresses in other people's papers.",
    remedy="restore the record or claim, or add a tombstone that says where it went",
    on_whole=True,
)
def ids_are_permanent(handbook: Handbook, today: date) -> Iterator[Breach]:
    published = handbook.published
    if published is None:
        return
    gone = {tombstone.was: tombstone for tombstone in handbook.tombstones.values()}
    for name in published.ever:
        known = handbook.claims if "/" in name else handbook.records
        if name not in known and name not in gone and not _went_with_its_record(handbook, gone, name):
            yield Breach(None, (), f"`{name}` was published and is gone", file=f"../{FILE}")
    for name in published.ever_sources:
        if name not in handbook.sources and name not in gone:
            yield Breach(None, (), f"source `{name}` was published and is gone", file=f"../{FILE}")


def _went_with_its_record(handbook: Handbook, gone: Mapping[str, Tombstone], name: str) -> bool:
    """Whether its record's tombstone speaks for a claim: withdrawn along, or there under its new id."""
    record, _, claim = name.partition("/")
    stone = gone.get(record) if claim else None
    if stone is None:
        return False
    return stone.kind is TombstoneKind.WITHDRAWN or any(f"{to}/{claim}" in handbook.claims for to in stone.to)


@rule(
    "R602",
    "a tombstone stands for something that is gone and does not point at another tombstone",
    reason="Two tombstones in a row send a reader in circles.",
    remedy="point it at what stands there now",
)
def tombstones_lead_somewhere(handbook: Handbook, today: date) -> Iterator[Breach]:
    stones = handbook.tombstones
    gone = {stone.was for stone in stones.values()}
    for stone in stones.values():
        if not isinstance(stone, Tombstone):
            continue
        there = stone.was in handbook.claims or stone.was in handbook.sources
        if there or (stone.was in handbook.records and stone.was != stone.id):
            yield Breach(stone, ("was",), f"`{stone.was}` is still there")
        was_source = bool(handbook.published and stone.was in handbook.published.ever_sources)
        for index, target in enumerate(stone.to):
            if target in gone:
                yield Breach(stone, ("to", index), f"`{target}` has a tombstone itself")
            if target != stone.was and (target in handbook.sources) is not was_source:
                found = f"`{target}` is {'no source' if was_source else 'a source'}"
                yield Breach(stone, ("to", index), found, f"name what is of one sort with `{stone.was}`")


@rule(
    "R603",
    "review dates are in order and no further apart than the kind of fact allows",
    reason="Law and help lines change within months, other facts within a year or two.",
    remedy="set `review_by` nearer, or correct `reviewed`",
)
def review_dates_are_in_order(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        item = claim.assertion
        most = HELP_LINE_DAYS if isinstance(claim.record, Support) else MOST_DAYS[claim.kind]
        yield from _dates(claim.record, claim.place, item.reviewed, item.review_by, most, today)
    for record in handbook.records.values():
        if isinstance(record, Tombstone):
            continue
        reviewed, review_by = getattr(record, "reviewed", None), getattr(record, "review_by", None)
        if reviewed and review_by:
            most = HELP_LINE_DAYS if isinstance(record, Support) else RECORD_DAYS
            yield from _dates(record, (), reviewed, review_by, most, today)


def _dates(
    record: Record,
    place: tuple[str | int, ...],
    reviewed: PartialDate,
    review_by: PartialDate,
    most: int,
    today: date,
) -> Iterator[Breach]:
    if reviewed.earliest > today:
        yield Breach(record, (*place, "reviewed"), f"{reviewed} lies in the future")
    days = days_between(reviewed, review_by)
    if not 0 < days <= most:
        found = f"{days} days from {reviewed} to {review_by}, at most {most} are allowed"
        yield Breach(record, (*place, "review_by"), found)


@rule(
    "R604",
    "what is due for review is reviewed",
    reason="An old fact is shown as overdue until someone has looked at it again.",
    remedy="look at the sources again and set `reviewed` and `review_by`",
    level=RuleLevel.WARNING,
)
def nothing_is_overdue(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if is_due(claim.assertion.review_by, today):
            place = (*claim.place, "review_by")
            yield Breach(claim.record, place, f"due since {claim.assertion.review_by}")


@rule(
    "R605",
    "a record is in canonical layout",
    reason="One way to write a record means that every difference is a difference of fact.",
    remedy="run `make format`",
)
def layout_is_canonical(handbook: Handbook, today: date) -> Iterator[Breach]:
    for file in handbook.files:
        if not file.is_canonical:
            yield Breach(file.record, (), "another layout")


@rule(
    "R606",
    "a claim is reviewed no later than its record",
    reason="A record's date tells readers when everything on its page was last looked at.",
    remedy="set the record's `reviewed` to the newest date of its claims",
)
def record_date_covers_claims(handbook: Handbook, today: date) -> Iterator[Breach]:
    for topic in handbook.topics:
        if not isinstance(topic, TopicRecord):
            continue
        newest = max((item.reviewed.latest for _, item in topic.assertions()), default=None)
        if newest and newest > topic.reviewed.latest:
            yield Breach(topic, ("reviewed",), f"{topic.reviewed}, while a claim has {newest}")
