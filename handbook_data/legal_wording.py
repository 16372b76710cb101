"""The sentences of the law pages, composed from coded fields so that they cannot disagree with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook_data.models.claim import Sourced
from handbook_data.models.dates import PartialDate
from handbook_data.models.international_body import Decision
from handbook_data.models.jurisdiction import LegalPeriod, LegalRule, LocalRule, PendingMeasure
from handbook_data.vocabulary import (
    Attestation,
    BodyPosition,
    Exposure,
    LegalRuleKind,
    LegalStatus,
    LegalSubstance,
    MeasureStage,
)

SUBSTANCE_NAMES: dict[LegalSubstance, str] = {
    LegalSubstance.KRATOM: "kratom (plant, leaf and products)",
    LegalSubstance.MITRAGYNINE: "mitragynine",
    LegalSubstance.SEVEN_OH: "7-hydroxymitragynine",
    LegalSubstance.SEVEN_OH_CONCENTRATE: "concentrated 7-OH products",
    LegalSubstance.SYNTHETIC: "the synthetic relatives that the instrument names",
}
_PLURAL = frozenset({LegalSubstance.SEVEN_OH_CONCENTRATE, LegalSubstance.SYNTHETIC})
EXPOSURES: dict[LegalSubstance, Exposure] = {
    LegalSubstance.KRATOM: Exposure.PRODUCT,
    LegalSubstance.MITRAGYNINE: Exposure.MITRAGYNINE,
    LegalSubstance.SEVEN_OH: Exposure.SEVEN_OH,
    LegalSubstance.SEVEN_OH_CONCENTRATE: Exposure.SEVEN_OH_PRODUCT,
    LegalSubstance.SYNTHETIC: Exposure.SYNTHETIC_RELATIVE,
}
_STATUS: dict[LegalStatus, str] = {
    LegalStatus.SCHEDULED: "controlled or prohibited",
    LegalStatus.EMERGENCY_SCHEDULED: "controlled by an emergency or temporary order",
    LegalStatus.POSSESSION_BANNED: "banned (possession included)",
    LegalStatus.SALE_BANNED: "banned from sale",
    LegalStatus.PRESCRIPTION_ONLY: "available on prescription only",
    LegalStatus.REGULATED: "allowed under rules made for it",
    LegalStatus.AGE_RESTRICTED: "allowed from a minimum age",
}
_POSITION: dict[BodyPosition, str] = {
    BodyPosition.NOT_LISTED: "in none of the lists",
    BodyPosition.UNDER_SURVEILLANCE: "kept under surveillance, with no control proposed",
    BodyPosition.REVIEWED: "reviewed and not put under control",
    BodyPosition.LISTED: "in one of the lists",
    BodyPosition.MONITORED: "monitored",
    BodyPosition.NOT_AUTHORISED: "not authorised",
}
_STAGE: dict[MeasureStage, str] = {
    MeasureStage.RECOMMENDED: "was recommended, not proposed",
    MeasureStage.ANNOUNCED: "was announced, not in force",
    MeasureStage.INTRODUCED: "was introduced, not in force",
    MeasureStage.PASSED_ONE: "was passed by one chamber, not in force",
    MeasureStage.PASSED: "was passed, not in force",
    MeasureStage.ENACTED: "was enacted, not yet in force",
    MeasureStage.STAYED: "was enacted, and stopped by a court before its first day",
    MeasureStage.LAPSED: "ended without taking effect",
    MeasureStage.STAGE_UNKNOWN: "was proposed, and how far it has come was not seen",
}
_SAID_BY: dict[Attestation, str] = {
    Attestation.TEXT: "",
    Attestation.OFFICIAL: " So says an official body.",
    Attestation.REPORTED: "",
    Attestation.UNCONFIRMED: " This is not confirmed.",
}
"""How a statement ends by how its law was seen."""
IS_REPORTED = frozenset({Attestation.REPORTED, Attestation.UNCONFIRMED})
"""How law was seen of which a sentence says that it is reported."""


def listed(names: list[str]) -> str:
    """Names as a sentence lists them: `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def status_words(period: LegalPeriod) -> str:
    """The status of a period as a sentence has it, with schedule or age where it is known."""
    words = _STATUS[period.status]
    age = next((r.amount for r in period.rules if r.kind is LegalRuleKind.MINIMUM_AGE and r.amount), None)
    if period.status is LegalStatus.AGE_RESTRICTED and age:
        words = f"allowed from age {age}"
    return f"{words} ({period.schedule})" if period.schedule else words


def _be(attested: Attestation, *, plural: bool, past: bool) -> str:
    """The verb of a legal sentence, no surer than its law was seen."""
    now = "are" if plural else "is"
    if attested in IS_REPORTED:
        return f"{now} reported {'to have been' if past else 'to be'}"
    return ("were" if plural else "was") if past else now


def _since(period: LegalPeriod) -> str:
    """Since when, no more precise than is known; nothing where it has ended or that was not seen."""
    return f" since {period.start.in_words}" if period.is_open and period.start else ""


def _until(period: LegalPeriod) -> str:
    """From when until when it held, or for which days it was seen, in a sentence of its own."""
    first = f"first seen for {period.seen_from.in_words}" if period.seen_from else ""
    if not period.is_open:
        seen = f"; it was {first}" if first else ""
        return f" That was from {_day(period.start)} until {_day(period.end)}{seen}."
    last = f"last seen for {period.valid_through.in_words}" if period.valid_through else ""
    seen = f" This was {' and '.join(filter(None, (first, last)))}." if first or last else ""
    if period.start or period.status is LegalStatus.NO_SPECIFIC_LAW:
        return seen
    return f" The day it began was not seen.{seen}"


def shown_for(period: LegalPeriod) -> str:
    """The days for which a source shows it: the newest, and the oldest where its first day was not seen."""
    newest = period.valid_through.in_words if period.valid_through else "no stated day"
    return f"{period.seen_from.in_words} and for {newest}" if period.seen_from else newest


def _day(day: PartialDate | None) -> str:
    return day.in_words if day else "a date that was not seen"


def period_statement(title: str, period: LegalPeriod, attested: Attestation) -> str:
    """What a legal period asserts, no surer than it was seen, with the day for which it was last seen."""
    place = f"{period.place}, {title}" if isinstance(period, LocalRule) else title
    name = SUBSTANCE_NAMES[period.substance]
    plural = period.substance in _PLURAL
    seen = (period.valid_through or period.checked).in_words
    if period.status is LegalStatus.UNKNOWN:
        return f"{place}: the legal status of {name} is unknown. It was last checked on {seen}."
    if period.status is LegalStatus.NO_SPECIFIC_LAW:
        undated = "as undated sources tell it, " if period.is_open and not period.valid_through else ""
        named = "is reported to have named" if attested in IS_REPORTED else "named"
        return f"{place}: {undated}no specific law {named} {name}.{_until(period)}{_SAID_BY[attested]}"
    be = _be(attested, plural=plural, past=not period.is_open)
    return f"{place}: {name} {be} {status_words(period)}{_since(period)}.{_until(period)}{_SAID_BY[attested]}"


def pending_statement(title: str, measure: PendingMeasure, attested: Attestation) -> str:
    """What a pending measure asserts: its stage on the day for which it was seen."""
    names = listed([substance.label for substance in measure.substances])
    effect = ""
    if measure.takes_effect:
        effect = f" The day named for it to take effect is {measure.takes_effect.in_words}."
    elif measure.earliest:
        effect = f" The first day on which it could take effect is {measure.earliest.in_words}."
    where = f"{measure.place}, {title}" if measure.place else title
    stage = (
        f"As reported, it {_STAGE[measure.stage]}"
        if attested in IS_REPORTED
        else f"It {_STAGE[measure.stage]}"
    )
    return (
        f"{where}: {measure.title}. It is about {names}. {stage}, "
        f"as seen for {measure.as_of.in_words}.{effect}{_SAID_BY[attested]}"
    )


def decision_statement(title: str, decision: Decision, attested: Attestation) -> str:
    """What a decision of an international body asserts."""
    names = listed([SUBSTANCE_NAMES[substance] for substance in decision.substances])
    plural = len(decision.substances) > 1 or decision.substances[0] in _PLURAL
    if decision.position is BodyPosition.UNKNOWN:
        return f"{title}: no decision on {names} was found."
    when = f" That was as of {decision.on.in_words}." if decision.on else ""
    be = _be(attested, plural=plural, past=True)
    return f"{title}: {names} {be} {_POSITION[decision.position]}.{when}{_SAID_BY[attested]}"


# --- the coded facts beside a statement -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """A coded fact of a legal claim in words, and the figure with it where it has one."""

    words: str
    amount: str = ""


def facts(assertion: Sourced) -> tuple[Fact, ...]:
    """The coded facts that stand beside what an assertion says; none where an author wrote it."""
    match assertion:
        case LegalPeriod():
            return tuple(_of_period(assertion))
        case PendingMeasure():
            return tuple(_of_measure(assertion))
        case Decision():
            return tuple(_of_decision(assertion))
    return ()


def _of_period(period: LegalPeriod) -> Iterator[Fact]:
    if period.instrument:
        cited = f" ({period.citation})" if period.citation else ""
        yield Fact(f"Instrument: {period.instrument}{cited}")
    elif period.citation:
        yield Fact(f"Citation: {period.citation}")
    enacted = period.enacted.in_words if period.enacted else "on a date that was not seen"
    start = period.start.in_words if period.start else "a date that was not seen"
    end = f" until {period.end.in_words}" if period.end else ""
    if period.end_unknown:
        end = " until a date that was not seen"
    yield Fact(
        f"Enacted {enacted}; in effect from {start}{end}; shown by a source for {shown_for(period)}; "
        f"checked {period.checked.in_words}"
    )
    for rule in period.rules:
        yield Fact(f"{rule.kind.label[:1].upper()}{rule.kind.label[1:]}: {rule.text}", _amount(rule))
    if period.penalties:
        yield Fact(f"Penalties as stated in a source: {period.penalties}")


def _amount(rule: LegalRule) -> str:
    """The figure of a rule with its unit and what it is a share of; empty where it has none."""
    if not rule.amount:
        return ""
    return " ".join(filter(None, (rule.amount, rule.unit, f"of {rule.basis}" if rule.basis else None)))


def _of_measure(measure: PendingMeasure) -> Iterator[Fact]:
    if measure.citation:
        yield Fact(f"Citation: {measure.citation}")
    yield Fact(f"What it would do: {measure.summary}")


def _of_decision(decision: Decision) -> Iterator[Fact]:
    if decision.instrument:
        yield Fact(f"Instrument: {decision.instrument}")
    if decision.on:
        yield Fact(f"Decided: {decision.on.in_words}")
