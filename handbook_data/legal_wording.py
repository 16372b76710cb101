"""The sentences of the law pages, composed from coded fields so that they cannot disagree with them."""

from __future__ import annotations

from handbook_data.models.dates import PartialDate
from handbook_data.models.international_body import Decision
from handbook_data.models.jurisdiction import LegalPeriod, LocalRule, PendingMeasure
from handbook_data.vocabulary import (
    BodyPosition,
    Exposure,
    LegalStatus,
    LegalSubstance,
    Level,
    MeasureStage,
)

SUBSTANCE_NAMES: dict[LegalSubstance, str] = {
    LegalSubstance.KRATOM: "kratom (plant, leaf and products)",
    LegalSubstance.MITRAGYNINE: "mitragynine",
    LegalSubstance.SEVEN_OH: "7-hydroxymitragynine",
    LegalSubstance.SEVEN_OH_CONCENTRATE: "any product with concentrated 7-hydroxymitragynine",
    LegalSubstance.SYNTHETIC: "any synthetic relative of a kratom alkaloid named there",
}
EXPOSURES: dict[LegalSubstance, Exposure] = {
    LegalSubstance.KRATOM: Exposure.PRODUCT,
    LegalSubstance.MITRAGYNINE: Exposure.MITRAGYNINE,
    LegalSubstance.SEVEN_OH: Exposure.SEVEN_OH,
    LegalSubstance.SEVEN_OH_CONCENTRATE: Exposure.SEVEN_OH_PRODUCT,
    LegalSubstance.SYNTHETIC: Exposure.SYNTHETIC_RELATIVE,
}
_STATUS: dict[LegalStatus, str] = {
    LegalStatus.SCHEDULED: "a controlled or prohibited substance",
    LegalStatus.EMERGENCY_SCHEDULED: "controlled by an emergency or temporary order",
    LegalStatus.POSSESSION_BANNED: "banned, possession included",
    LegalStatus.SALE_BANNED: "banned from sale",
    LegalStatus.PRESCRIPTION_ONLY: "available on prescription only",
    LegalStatus.REGULATED: "allowed under rules made for it",
    LegalStatus.AGE_RESTRICTED: "allowed from a minimum age",
    LegalStatus.NO_SPECIFIC_LAW: "not named by any specific law",
}
_POSITION: dict[BodyPosition, str] = {
    BodyPosition.NOT_LISTED: "not in its lists",
    BodyPosition.UNDER_SURVEILLANCE: "under surveillance, with no control proposed",
    BodyPosition.REVIEWED: "reviewed, without a decision to control",
    BodyPosition.LISTED: "in one of its lists",
    BodyPosition.MONITORED: "monitored",
}
_STAGE: dict[MeasureStage, str] = {
    MeasureStage.RECOMMENDED: "recommended, not yet proposed",
    MeasureStage.ANNOUNCED: "announced, not in force",
    MeasureStage.INTRODUCED: "introduced, not in force",
    MeasureStage.PASSED_ONE: "passed by one chamber, not in force",
    MeasureStage.PASSED: "passed, not in force",
    MeasureStage.ENACTED: "enacted, not yet in force",
    MeasureStage.LAPSED: "ended without taking effect",
    MeasureStage.STAGE_UNKNOWN: "proposed; how far it has come was not seen",
}
_HEDGE: dict[Level, str] = {
    Level.HIGH: "is",
    Level.MODERATE: "is, according to an official summary,",
    Level.LOW: "is reported to be",
    Level.VERY_LOW: "is reported, without confirmation, to be",
}
_PAST_HEDGE: dict[Level, str] = {
    Level.HIGH: "was",
    Level.MODERATE: "was, according to an official summary,",
    Level.LOW: "is reported to have been",
    Level.VERY_LOW: "is reported, without confirmation, to have been",
}


def listed(names: list[str]) -> str:
    """Names as a sentence lists them: `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _span(start: PartialDate | None, end: PartialDate | None, *, ended: bool) -> str:
    since = f"since {start.in_words}" if start else "since a date that was not seen"
    first = start.in_words if start else "a date that was not seen"
    if end is not None:
        return f"from {first} until {end.in_words}"
    if ended:
        return f"from {first} until a date that was not seen"
    return since


def _clause(period: LegalPeriod, place: str) -> str:
    name = SUBSTANCE_NAMES[period.substance]
    if period.status is LegalStatus.UNKNOWN:
        return f"{place}: the legal status of {name} is unknown; nothing reliable was found."
    verb = (_HEDGE if period.is_open else _PAST_HEDGE)[period.level]
    status = _STATUS[period.status]
    schedule = f" ({period.schedule})" if period.schedule else ""
    if period.status is LegalStatus.NO_SPECIFIC_LAW and period.start is None and period.is_open:
        seen = f", as seen for {period.valid_through.in_words}" if period.valid_through else ""
        return f"{place}: {name} {verb} {status}{seen}."
    span = _span(period.start, period.end, ended=period.end_unknown)
    return f"{place}: {name} {verb} {status}{schedule}, {span}."


def period_statement(title: str, period: LegalPeriod) -> str:
    """What a legal period asserts, hedged to its certainty."""
    place = f"{period.place}, {title}" if isinstance(period, LocalRule) else title
    return _clause(period, place)


def pending_statement(title: str, measure: PendingMeasure) -> str:
    """What a pending measure asserts: its stage on the day for which it was seen."""
    names = listed([SUBSTANCE_NAMES[substance] for substance in measure.substances])
    effect = ""
    if measure.takes_effect:
        effect = f"; it names {measure.takes_effect.in_words} as the day it takes effect"
    return (
        f"{title}: {measure.title}, on {names}, {_HEDGE[measure.level]} {_STAGE[measure.stage]}"
        f" (as of {measure.as_of.in_words}){effect}."
    )


def decision_statement(title: str, decision: Decision) -> str:
    """What a decision of an international body asserts."""
    names = listed([SUBSTANCE_NAMES[substance] for substance in decision.substances])
    when = f", as of {decision.on.in_words}" if decision.on else ""
    verb = _HEDGE[decision.level].replace("is", "are", 1) if len(decision.substances) > 1 else None
    return f"{title}: {names} {verb or _HEDGE[decision.level]} {_POSITION[decision.position]}{when}."
