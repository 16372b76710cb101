"""Rules on the law of each place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from handbook_data.handbook import Handbook
from handbook_data.legal_status import begun_by, could_overtake
from handbook_data.models.jurisdiction import Jurisdiction, LegalPeriod, LocalRule
from handbook_data.places import US_PARTS
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, RuleLevel, rule
from handbook_data.vocabulary import JurisdictionLevel, LegalStatus, LegalSubstance, MeasureStage, Stance


@rule(
    "R501",
    "a period begins before it ends, and its dates are in order",
    reason="Enacted, in effect, valid through and checked are four dates; their order is part of the fact.",
    remedy="correct the date that is wrong",
)
def dates_are_in_order(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for place, period in record.laws():
            start, end = period.start, period.end
            if start and end and not start.surely_before(end):
                yield Breach(record, (*place, "to"), f"from {start} to {end}")
            if period.enacted and start and period.enacted.surely_after(start):
                found = f"enacted {period.enacted}, in effect from {start}"
                yield Breach(record, (*place, "enacted"), found)
            seen = period.valid_through
            if seen and start and seen.surely_before(start):
                found = f"shown for {seen}, in effect from {start}"
                yield Breach(record, (*place, "valid_through"), found)
            if seen and end and seen.surely_after(end):
                yield Breach(record, (*place, "valid_through"), f"shown for {seen}, ended {end}")
            if seen and seen.surely_after(period.checked):
                found = f"shown for {seen}, checked {period.checked}"
                yield Breach(record, (*place, "valid_through"), found)


@rule(
    "R535",
    "the oldest day for which a source shows a period fits its other dates, and its first day was not seen",
    reason="Law seen before it began, or after it was last seen, was not seen then; and whoever knows the "
    "day on which a law began needs no day on which it was first seen.",
    remedy="correct `seen_from`, or leave it out: where `from` is a day, and where it is `valid_through`",
)
def what_was_seen_first_fits(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for place, period in record.laws():
            if found := _misfit(period):
                yield Breach(record, (*place, "seen_from"), found)


def _misfit(period: LegalPeriod) -> str:
    """What the oldest day for which a source shows a period does not fit; empty where it fits."""
    oldest, start = period.seen_from, period.start
    if oldest is None:
        return ""
    if start is not None and (start.is_exact or oldest.surely_before(start)):
        return f"seen from {oldest}, in effect from {start}"
    if period.valid_through is None or not oldest.surely_before(period.valid_through):
        return f"seen from {oldest}, shown for {period.valid_through or 'no day'}"
    if period.end is not None and not oldest.surely_before(period.end):
        return f"seen from {oldest}, ended {period.end}"
    return "" if period.status is not LegalStatus.UNKNOWN else f"`unknown`, seen from {oldest}"


@rule(
    "R502",
    "periods of one substance in one place do not overlap",
    reason="On one day a substance has one status, or it is unknown; never two.",
    remedy="end the earlier period on the day the later one begins; where only a month or a year is known, "
    "write the same one for both, or `end_unknown`",
)
def periods_do_not_overlap(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        groups: dict[tuple[str, LegalSubstance], list[tuple[Place, LegalPeriod]]] = defaultdict(list)
        for place, period in record.laws():
            where = period.place if isinstance(period, LocalRule) else ""
            groups[where, period.substance].append((place, period))
        for group in groups.values():
            for index, (place, period) in enumerate(group):
                for _, earlier in group[:index]:
                    if _overlap(earlier, period):
                        yield Breach(record, place, f"`{period.id}` and `{earlier.id}` hold on the same day")


def _overlap(one: LegalPeriod, other: LegalPeriod) -> bool:
    """Whether two periods share a day, or could by their dates; a date that is not known at all is let be.

    One that ends on the date on which the other begins hands over to it, however roughly that is known.
    """
    (first, first_end), (second, second_end) = _surely_in_force(one), _surely_in_force(other)
    if max(first, second) < min(first_end, second_end):
        return True
    earlier, later = sorted(
        (one, other), key=lambda period: period.start.earliest if period.start else date.max
    )
    if earlier.end is None or later.start is None or earlier.end == later.start:
        return False
    return later.start.earliest < earlier.end.latest


def _surely_in_force(period: LegalPeriod) -> tuple[date, date]:
    """The days on which a period was surely in force: the first, and the first no longer."""
    begins = begun_by(period)
    if period.end is not None:
        return begins, period.end.earliest
    return begins, begins if period.end_unknown else date.max


@rule(
    "R503",
    "unknown is unknown, and no specific law is something a source says",
    reason="`No law found` is not `legal`, and an unknown status with an instrument is not unknown.",
    remedy="use `unknown` without instrument, schedule and dates; use `no-specific-law` only when a source "
    "that can assert says that no law names it",
)
def unknown_is_not_none(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for place, period in record.laws():
            if period.status is LegalStatus.UNKNOWN:
                for name in ("schedule", "instrument", "citation", "start", "rules", "penalties"):
                    if getattr(period, name):
                        key = "from" if name == "start" else name
                        yield Breach(record, (*place, key), f"`unknown` with `{key}`")
            if period.status is LegalStatus.NO_SPECIFIC_LAW:
                for name in ("schedule", "rules", "penalties"):
                    if getattr(period, name):
                        yield Breach(record, (*place, name), f"`no-specific-law` with `{name}`")
                sources = [handbook.sources.get(item.source) for item in period.with_stance(Stance.SUPPORTS)]
                if not any(source and source.provenance.can_assert for source in sources):
                    yield Breach(record, (*place, "status"), "no source that can assert says so")


@rule(
    "R504",
    "nothing in force is older than its check",
    reason="A law that began after we last looked cannot have been seen in force.",
    remedy="look again and set `checked`, or move it to `pending`",
)
def nothing_in_force_is_newer_than_its_check(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for place, period in record.laws():
            if period.start and period.start.surely_after(period.checked):
                found = f"in effect from {period.start}, checked {period.checked}"
                yield Breach(record, (*place, "checked"), found)
            if period.checked.earliest > today:
                yield Breach(record, (*place, "checked"), f"{period.checked} lies in the future")


@rule(
    "R505",
    "each jurisdiction stands once, with the id of its code and its level",
    reason="A map that lists one state twice, or under two codes, contradicts itself.",
    remedy="join the records; the id is the code in lower case",
)
def each_jurisdiction_once(handbook: Handbook, today: date) -> Iterator[Breach]:
    seen: dict[str, str] = {}
    for file in handbook.files:
        record = file.record
        if not isinstance(record, Jurisdiction):
            continue
        first = seen.setdefault(record.code, file.path)
        if first != file.path:
            yield Breach(record, ("code",), f"`{record.code}` also stands in {first}")
        if record.id != record.code.lower():
            yield Breach(record, ("code",), f"`{record.code}` with the id `{record.id}`")
        expected = _level_of(record.code)
        if record.level not in expected:
            yield Breach(record, ("level",), f"`{record.level}` with the code `{record.code}`")
        american = record.level is not JurisdictionLevel.COUNTRY
        if american is not (file.folder == "legal/us"):
            yield Breach(record, ("level",), f"`{record.level}` in the folder {file.folder}")


_TERRITORIES = frozenset({"US-AS", "US-GU", "US-MP", "US-PR", "US-VI"})


def _level_of(code: str) -> tuple[JurisdictionLevel, ...]:
    if code == "US":
        return (JurisdictionLevel.FEDERAL,)
    if code in _TERRITORIES:
        return (JurisdictionLevel.TERRITORY,)
    if code.startswith("US-"):
        return (JurisdictionLevel.STATE,)
    return (JurisdictionLevel.COUNTRY,)


@rule(
    "R506",
    "a status that allows under rules, or from an age, gives a rule",
    reason="`Regulated` without a rule tells a reader nothing.",
    remedy="add the rule, or choose another status",
)
def regulated_means_rules(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for place, period in record.laws():
            if period.status in (LegalStatus.REGULATED, LegalStatus.AGE_RESTRICTED) and not period.rules:
                found = f"`{period.status}` and no `rules`"
                fix = f"{found}, but the schedule `{period.schedule}`" if period.schedule else None
                yield Breach(record, (*place, "status"), fix or found, _OF_A_SCHEDULE if fix else None)


_OF_A_SCHEDULE = "choose the status of what stands in that schedule, or correct `schedule`; then add the rule"


@rule(
    "R507",
    "a period ends on the day on which the next begins",
    reason="`to` is the first day no longer in effect: an end on 30 June before a start on 1 July leaves "
    "that 30 June without any law.",
    remedy="write the first day no longer in effect, which is the day on which the next period begins",
)
def no_day_is_left_between_periods(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        starts = {
            (period.substance, getattr(period, "place", None), period.start.earliest): period
            for _, period in record.laws()
            if period.start is not None and period.start.is_exact
        }
        for place, period in record.laws():
            if period.end is None or not period.end.is_exact or period.end.earliest == date.max:
                continue
            next_day = period.end.earliest + timedelta(1)
            following = starts.get((period.substance, getattr(period, "place", None), next_day))
            if following is not None:
                found = f"to {period.end}, while `{following.id}` begins on {following.start}"
                yield Breach(record, (*place, "to"), found)


@rule(
    "R508",
    "what was enacted moves from `pending` to `periods` when its day has come",
    reason="A law in force that is told as pending misleads whoever asks what holds today.",
    remedy="look whether it took effect: write a period, or the stage and day that were seen; what a court "
    "stopped before its first day is `stayed`",
    level=RuleLevel.WARNING,
)
def enacted_law_does_not_stay_pending(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for index, measure in enumerate(record.pending):
            day = measure.takes_effect or measure.earliest
            if measure.stage is MeasureStage.ENACTED and day is not None and day.latest <= today:
                key = "takes_effect" if measure.takes_effect else "earliest"
                yield Breach(record, ("pending", index, key), f"enacted, and {day} is past")


@rule(
    "R533",
    "a later change that only a seller or a campaign tells of leaves the day open",
    reason="Their word does not undo a text that was read, and a text does not deny what came after it.",
    remedy="add the change to `pending` with the first day on which it could apply, or show the status for a "
    "day after that word",
)
def a_claimed_change_leaves_the_day_open(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for place, period in record.laws():
            where = period.place if isinstance(period, LocalRule) else None
            pending = [measure for measure in record.pending if measure.place == where]
            if not period.is_open or any(could_overtake(measure, period, date.max) for measure in pending):
                continue
            seen = period.valid_through or period.checked
            for item in period.with_stance(Stance.CONTRADICTS):
                source = handbook.sources.get(item.source)
                if source is None or source.provenance.can_assert or source.issued is None:
                    continue
                if source.issued.surely_after(seen):
                    found = f"shown for {seen}; `{source.id}` of {source.issued} tells of another law"
                    yield Breach(record, (*place, "valid_through"), found)


AMERICAN_CODES = frozenset({"US", *US_PARTS})
"""ISO 3166 codes of the United States, its states with the District of Columbia, and its territories."""


@rule(
    "R509",
    "beside the federal law of the United States every state and territory has its record",
    reason="A map with a hole in it tells a reader nothing about the hole.",
    remedy="add the record; a status that was not found is `unknown`",
    on_whole=True,
)
def every_state_is_there(handbook: Handbook, today: date) -> Iterator[Breach]:
    records = {record.code: record for record in handbook.jurisdictions.values()}
    if "US" in records:
        for code in sorted(AMERICAN_CODES - records.keys()):
            yield Breach(records["US"], ("code",), f"there is no `{code.lower()}`")
