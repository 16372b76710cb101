"""What the law says of a substance in one place on one day, and how sure that is.

Periods are half-open: in force on `from`, no longer on `to`. A date that is not known, or known only to
the month or year, can leave a day undecided; then the answer is `unknown`, with the periods that could
hold. So it is when a pending measure could have taken effect since a period was last seen. No day ever
has two answers.

- `status_on`: the answer for one substance on one day, in a jurisdiction or in a place inside it
- `history`: the same for all days, as spans with one answer each
- `changes_between`: where the answers differ between two days, for every place
- `layers_on`: federal, state and local law side by side; which prevails is a question for a lawyer
- `events`, `taking_effect`: what began, ended or is to begin, with dates as precise as they are known
- `due_for_check`: what should be looked at again
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from handbook_data import freshness
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.dates import PartialDate
from handbook_data.models.jurisdiction import Jurisdiction, LegalPeriod, LocalRule, PendingMeasure
from handbook_data.vocabulary import JurisdictionLevel, LegalStatus, LegalSubstance, MeasureStage


class Held(StrEnum):
    """Whether a period was in force on a day."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Answer:
    """The status of a substance on a day, with the period that says so.

    `period` is None when the status is unknown for lack of a period, or because `could_hold` has
    several periods or periods with open dates.
    """

    substance: LegalSubstance
    day: date
    status: LegalStatus
    period: LegalPeriod | None
    could_hold: tuple[LegalPeriod, ...] = ()
    overtaken_by: tuple[PendingMeasure, ...] = ()
    """Measures that could have taken effect between the last sighting of the period and the day."""
    ended: LegalPeriod | None = None
    """The last period that had surely ended by the day, where nothing on record holds or could hold."""
    before: LegalPeriod | None = None
    """The first period on record, where the day lies before all of them."""

    @property
    def last_known(self) -> LegalPeriod | None:
        """Where the status is unknown: the period that was last seen to hold and says a status, if any."""
        if self.status is not LegalStatus.UNKNOWN:
            return None
        begun = [period for period in self.could_hold if begun_by(period) <= self.day]
        said = [period for period in begun if period.status is not LegalStatus.UNKNOWN]
        return max(said, key=begun_by) if said else self.ended

    @property
    def shown(self) -> LegalStatus:
        """The status to show: that of the day, or else the last known one, never without saying so."""
        return self.last_known.status if self.last_known else self.status

    @property
    def in_words(self) -> str:
        """The status in a few words, as a table has it."""
        return f"last known: {self.shown.label}" if self.last_known else self.status.label

    def says_the_same_as(self, other: Answer) -> bool:
        """Whether two answers differ in nothing but the day asked for."""
        return replace(other, day=self.day) == self


class FirstDay(StrEnum):
    """What the first day of a span is."""

    BEGINS = "begins"
    EARLIEST_SEEN = "earliest-seen"
    LATEST_POSSIBLE = "latest-possible"
    LEFT_OPEN = "left-open"


@dataclass(frozen=True, slots=True)
class Span:
    """Days with one answer, from `first` until before `end`; None where there is no bound."""

    first: date | None
    end: date | None
    answer: Answer

    @property
    def first_is(self) -> FirstDay | None:
        """What its first day is; None for the beginning of time.

        A rule begins on it; or a source shows the rule by it, which may be older; or it is the last
        day of the month or year in which the rule begins; or from it on the records leave the answer open.
        """
        period = self.answer.period
        if self.first is None:
            return None
        if period is None:
            return FirstDay.LEFT_OPEN
        if period.start is None or self.first > period.start.latest:
            return FirstDay.EARLIEST_SEEN
        if period.start.is_exact and self.first == period.start.latest:
            return FirstDay.BEGINS
        return FirstDay.LATEST_POSSIBLE if self.first == period.start.latest else FirstDay.EARLIEST_SEEN


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A day on which the answer differs from that of the day before."""

    jurisdiction: Jurisdiction
    place: str | None
    substance: LegalSubstance
    day: date
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class Layer:
    """The answer of one level of law: federal, of the jurisdiction, or of a place inside it."""

    jurisdiction: Jurisdiction
    place: str | None
    answer: Answer


class EventKind(StrEnum):
    """What happens on the date of an event."""

    BEGINS = "begins"
    ENDS = "ends"
    WOULD_BEGIN = "would begin"
    COULD_BEGIN = "could begin on this day or later"


@dataclass(frozen=True, slots=True)
class Event:
    """A status that begins or ends, or a pending measure that names its day."""

    kind: EventKind
    on: PartialDate
    jurisdiction: Jurisdiction
    claim: LinkedClaim

    def could_fall(self, after: date, until: date) -> bool:
        """Whether its date could lie after one day and not after another."""
        return self.on.latest > after and self.on.earliest <= until


# --- one day --------------------------------------------------------------------------------------------


def held_on(period: LegalPeriod, day: date) -> Held:
    """Whether a period was in force on a day, as far as its dates tell.

    A period had begun by the day for which a source shows it, and by the day of its check, however
    roughly its first day is known. One without a first day counts as in force from the oldest day for
    which a source shows it; before that it may or may not have been.
    """
    if period.end is not None and day >= period.end.latest:
        return Held.NO
    if period.start is not None and day < period.start.earliest:
        return Held.NO
    if period.end_unknown or (period.end is not None and day >= period.end.earliest):
        return Held.MAYBE
    return Held.YES if day >= begun_by(period) else Held.MAYBE


def begun_by(period: LegalPeriod) -> date:
    """The first day on which a period had surely begun."""
    bounds = [day.latest for day in (period.start, period.seen_from) if day is not None]
    if period.start is None:
        return min([*bounds, (period.valid_through or period.checked).earliest])
    return min([*bounds, (period.valid_through or period.checked).latest, period.checked.latest])


_STOPPED = frozenset({MeasureStage.LAPSED, MeasureStage.STAYED})
"""Stages of a measure that begins on no day that was seen."""


def could_overtake(measure: PendingMeasure, period: LegalPeriod, day: date) -> bool:
    """Whether a pending measure could have replaced a period by a day, after the period was last seen."""
    first = measure.takes_effect or measure.earliest
    if first is None or measure.stage is MeasureStage.LAPSED or period.substance not in measure.substances:
        return False
    seen = period.valid_through or period.checked
    return period.is_open and seen.latest < first.earliest <= day


def status_on(record: Jurisdiction, substance: LegalSubstance, day: date, place: str | None = None) -> Answer:
    """The status of `substance` in a jurisdiction on `day`: exactly one, or unknown.

    With `place` (the name of a county, city or other place in the record) the answer is that of its
    local rules alone; `layers_on` puts it beside the rest.
    """
    periods, pending = _law_of(record, substance, place)
    held = {period.id: held_on(period, day) for period in periods}
    sure = [period for period in periods if held[period.id] is Held.YES]
    if len(sure) == 1:
        overtaken = tuple(measure for measure in pending if could_overtake(measure, sure[0], day))
        if not overtaken:
            return Answer(substance, day, sure[0].status, sure[0])
        return Answer(substance, day, LegalStatus.UNKNOWN, None, (sure[0],), overtaken)
    could = tuple(period for period in periods if held[period.id] is not Held.NO)
    ended = [period for period in periods if period.end is not None and period.end.latest <= day]
    last = max(ended, key=lambda period: period.end.latest if period.end else date.min, default=None)
    if could or last:
        return Answer(substance, day, LegalStatus.UNKNOWN, None, could, ended=None if could else last)
    first = min(periods, key=begun_by, default=None)
    return Answer(substance, day, LegalStatus.UNKNOWN, None, before=first)


def _law_of(
    record: Jurisdiction, substance: LegalSubstance, place: str | None
) -> tuple[Sequence[LegalPeriod], Sequence[PendingMeasure]]:
    """The periods and pending measures of a jurisdiction, or of a place in it, that decide on a substance."""
    periods: Iterable[LegalPeriod] = record.periods
    if place is not None:
        periods = (rule for rule in record.local if rule.place == place)
    measures = [measure for measure in record.pending if measure.place == place]
    return [period for period in periods if period.substance is substance], measures


def layers_on(
    handbook: Handbook, jurisdiction: str, substance: LegalSubstance, day: date, place: str | None = None
) -> tuple[Layer, ...]:
    """The answers of every level that applies, the widest first.

    For a US state or territory the federal level comes first; with `place` its local rules come last.
    Raises KeyError for an id that no jurisdiction has.
    """
    record = handbook.jurisdictions[jurisdiction]
    records = [record]
    if record.level in (JurisdictionLevel.STATE, JurisdictionLevel.TERRITORY):
        federal = (r for r in handbook.jurisdictions.values() if r.level is JurisdictionLevel.FEDERAL)
        records = [*federal, record]
    layers = [Layer(r, None, status_on(r, substance, day)) for r in records]
    if place is not None:
        layers.append(Layer(record, place, status_on(record, substance, day, place)))
    return tuple(layers)


# --- all days -------------------------------------------------------------------------------------------


def history(record: Jurisdiction, substance: LegalSubstance, place: str | None = None) -> tuple[Span, ...]:
    """What holds on every day, as spans that follow each other without a gap; each has one answer."""
    days = sorted({date.min, *_turning_days(*_law_of(record, substance, place))})
    spans: list[Span] = []
    for day, following in pairwise([*days, None]):
        assert day is not None
        answer = status_on(record, substance, day, place)
        if spans and spans[-1].answer.says_the_same_as(answer):
            spans[-1] = Span(spans[-1].first, following, spans[-1].answer)
        else:
            spans.append(Span(day if day != date.min else None, following, answer))
    return tuple(spans)


def _turning_days(periods: Iterable[LegalPeriod], pending: Iterable[PendingMeasure]) -> Iterator[date]:
    """Every day on which an answer can differ from that of the day before."""
    for period in periods:
        for bound in (period.start, period.end):
            if bound is not None:
                yield from (bound.earliest, bound.latest)
        yield begun_by(period)
    for measure in pending:
        first = measure.takes_effect or measure.earliest
        if first is not None:
            yield first.earliest


def changes_between(
    handbook: Handbook, first: date, last: date, records: Iterable[Jurisdiction] | None = None
) -> tuple[StatusChange, ...]:
    """Every change of an answer after `first` and not after `last`, oldest first.

    Changes up to a day followed by changes from that day are the changes of the whole time. A change
    can be one of the law or one of what is known: from unknown to a status that was then first seen.
    """
    found = [
        StatusChange(record, place, substance, after.first, before.answer, after.answer)
        for record in (handbook.jurisdictions.values() if records is None else records)
        for place, substance in _subjects(record)
        for before, after in pairwise(history(record, substance, place))
        if after.first is not None and first < after.first <= last
    ]
    return tuple(sorted(found, key=lambda change: change.day))


def _subjects(record: Jurisdiction) -> tuple[tuple[str | None, LegalSubstance], ...]:
    """Every place and substance that a record has periods for; the jurisdiction itself is None."""
    subjects: list[tuple[str | None, LegalSubstance]] = [(None, p.substance) for p in record.periods]
    subjects.extend((rule.place, rule.substance) for rule in record.local)
    return tuple(dict.fromkeys(subjects))


# --- what happened and what is to come ------------------------------------------------------------------


def events(handbook: Handbook, record: Jurisdiction) -> tuple[Event, ...]:
    """What began, ended or names its day in one jurisdiction, newest first.

    The end of a period is an event of its own only where no other period takes over on that date. A
    measure that lapsed is none.
    """
    found: list[Event] = []
    begun = {(_place(p), p.substance, p.start) for p in (*record.periods, *record.local)}
    for claim in handbook.claims_of(record):
        match claim.assertion:
            case LegalPeriod() as period:
                if period.start is not None:
                    found.append(Event(EventKind.BEGINS, period.start, record, claim))
                if period.end is not None and (_place(period), period.substance, period.end) not in begun:
                    found.append(Event(EventKind.ENDS, period.end, record, claim))
            case PendingMeasure() as measure:
                if measure.stage in _STOPPED:
                    continue
                if measure.takes_effect is not None:
                    found.append(Event(EventKind.WOULD_BEGIN, measure.takes_effect, record, claim))
                elif measure.earliest is not None:
                    found.append(Event(EventKind.COULD_BEGIN, measure.earliest, record, claim))
    return tuple(sorted(found, key=lambda event: event.on.earliest, reverse=True))


def _place(period: LegalPeriod) -> str | None:
    return period.place if isinstance(period, LocalRule) else None


def taking_effect(handbook: Handbook, today: date, days: int) -> tuple[Event, ...]:
    """What could begin or end within so many days from `today`, soonest first."""
    until = today + timedelta(days)
    found = [
        event
        for record in handbook.jurisdictions.values()
        for event in events(handbook, record)
        if event.could_fall(today, until)
    ]
    return tuple(sorted(found, key=lambda event: event.on.earliest))


def due_for_check(handbook: Handbook, today: date, within: int = 0) -> tuple[LinkedClaim, ...]:
    """The legal periods, local rules, measures and decisions due for review within so many days."""
    day = today + timedelta(within)
    found = [
        claim
        for record in (*handbook.jurisdictions.values(), *handbook.international_bodies.values())
        for claim in handbook.claims_of(record)
        if not claim.is_written and freshness.is_due(claim.assertion.review_by, day)
    ]
    return tuple(sorted(found, key=lambda claim: claim.assertion.review_by.earliest))
