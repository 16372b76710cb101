"""What the law says of a substance in one place on one day, and how sure that is.

Periods are half-open: in force on `from`, no longer on `to`. A date that is not known, or known only to
the month or year, can leave a day undecided; then the answer is `unknown`, with the periods that could
hold. So it is when a pending measure could have taken effect since a period was last seen. No day ever
has two answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handbook_data.models.jurisdiction import Jurisdiction, LegalPeriod, PendingMeasure
from handbook_data.vocabulary import LegalStatus, LegalSubstance, Level, MeasureStage


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

    @property
    def level(self) -> Level:
        """How sure the answer is; an unknown status is never more than very low."""
        return self.period.level if self.period else Level.VERY_LOW


def held_on(period: LegalPeriod, day: date) -> Held:
    """Whether a period was in force on a day, as far as its dates tell.

    An open period without a first day counts as in force from the newest day for which a source shows
    it; before that it may or may not have been.
    """
    if period.end is not None and day >= period.end.latest:
        return Held.NO
    if period.start is not None and day < period.start.earliest:
        return Held.NO
    if period.end_unknown or (period.end is not None and day >= period.end.earliest):
        return Held.MAYBE
    if period.start is not None:
        return Held.YES if day >= period.start.latest else Held.MAYBE
    shown_from = period.valid_through or period.checked
    return Held.YES if day >= shown_from.earliest else Held.MAYBE


def could_overtake(measure: PendingMeasure, period: LegalPeriod, day: date) -> bool:
    """Whether a pending measure could have replaced a period by a day, after the period was last seen."""
    first = measure.takes_effect or measure.earliest
    if first is None or measure.stage is MeasureStage.LAPSED or period.substance not in measure.substances:
        return False
    seen = period.valid_through or period.checked
    return period.is_open and seen.latest < first.earliest <= day


def status_on(record: Jurisdiction, substance: LegalSubstance, day: date) -> Answer:
    """The status of `substance` in a jurisdiction on `day`: exactly one, or unknown."""
    periods = [period for period in record.periods if period.substance is substance]
    held = {period.id: held_on(period, day) for period in periods}
    sure = [period for period in periods if held[period.id] is Held.YES]
    if len(sure) == 1:
        overtaken = tuple(m for m in record.pending if could_overtake(m, sure[0], day))
        if not overtaken:
            return Answer(substance, day, sure[0].status, sure[0])
        return Answer(substance, day, LegalStatus.UNKNOWN, None, (sure[0],), overtaken)
    could = tuple(period for period in periods if held[period.id] is not Held.NO)
    return Answer(substance, day, LegalStatus.UNKNOWN, None, could)
