"""The sentences of what holds in a place, composed from every layer of law.

A clause names the layers that say so, and is no surer than they were seen: what was last known says its day,
and what may cover a product says that it may.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook_data.composition import Act, Composed, Holding, Reach, Verdict, minimum_age
from handbook_data.legal_wording import IS_REPORTED, listed, status_words
from handbook_data.models.jurisdiction import Jurisdiction, PendingMeasure
from handbook_data.vocabulary import JurisdictionLevel, LegalStatus, LegalSubstance, MeasureStage

PRODUCT_NAMES: dict[LegalSubstance, str] = {
    LegalSubstance.KRATOM: "Kratom leaf and its products",
    LegalSubstance.MITRAGYNINE: "Mitragynine",
    LegalSubstance.SEVEN_OH: "7-hydroxymitragynine",
    LegalSubstance.SEVEN_OH_CONCENTRATE: "Concentrated 7-OH products",
    LegalSubstance.SYNTHETIC: "Synthetic relatives of the alkaloids",
}
CAVEAT = (
    "A listing as a controlled or prohibited substance is told as forbidden for each act; what the law says "
    "of each, and who is exempt, is to be read in its text. Where levels differ, which one prevails is a "
    "question for a lawyer."
)
"""What every composed answer is read with: it infers acts from a status."""
_PLURAL = frozenset({LegalSubstance.SEVEN_OH_CONCENTRATE, LegalSubstance.SYNTHETIC})
_ACTS = (Act.HAVING, Act.SELLING, Act.CROSSING)
"""The acts that a sentence tells: whoever uses a thing has it, and an age stands beside selling."""
_VERDICTS: dict[Verdict, str] = {
    Verdict.FORBIDDEN: "forbidden",
    Verdict.PRESCRIPTION: "allowed on prescription only",
    Verdict.UNDER_RULES: "allowed under rules",
    Verdict.ALLOWED: "allowed",
}
NOT_NAMED = "no specific law seen"
"""What a table has where the law was looked through and does not name a product."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence without its full stop, and the rules that it rests on."""

    words: str
    by: tuple[Holding, ...] = ()


def layer_name(record: Jurisdiction, place: str | None = None) -> str:
    """What a sentence calls a level of law."""
    if place is not None:
        return place
    return "US federal law" if record.level is JurisdictionLevel.FEDERAL else record.title


def clauses(composed: Composed) -> tuple[Clause, ...]:
    """What holds for a product: what surely does, what was last known, what may, and what was not seen."""
    found = [*_sure(composed), *_last_known(composed), *_maybe(composed)]
    if not found and not any(_is_silent(h) for h in composed.holdings):
        first = composed.layers[-1].answer.before
        if first is not None and first.start is not None:
            words = f"Before {first.start.in_words} nothing was seen of what holds"
            return (Clause(f"{words}. That is not the same as allowed"),)
        return (Clause("Nothing on record says what holds. That is not the same as allowed"),)
    return (*found, *_not_named(composed), *_not_seen(composed))


def sentence(composed: Composed) -> str:
    """The same as plain text, each clause with the layers that say so."""
    return " ".join(map(clause_sentence, clauses(composed)))


def clause_sentence(clause: Clause) -> str:
    """A clause as a sentence that names the layers that say so."""
    return f"{clause.words}{f' ({_layers(clause.by)})' if clause.by else ''}."


def pointer(composed: Composed, holding: Holding) -> Clause:
    """That a rule on another product covers this one, or may, and what it says."""
    covers = "covers" if holding.reach is Reach.COVERS else "may cover"
    name = _RULES_ON[holding.period.substance].partition(",")[0]
    doubt = " that may hold no longer" if holding.is_last_known else ""
    reported = ", as reported" if holding.attestation in IS_REPORTED else ""
    words = f"A rule on {name}{doubt} {covers} {_them(composed)}: {status_words(holding.period)}{reported}"
    return Clause(words, (holding,))


def act_words(composed: Composed, act: Act) -> str:
    """What holds for one act in a few words, as a table has it: no surer than it was seen."""
    found = composed.on(act)
    words = [_act_verdict(composed, act)]
    last = [h for h in found.maybe if h.reach is not Reach.MAY_COVER]
    strictest = max(last, key=lambda h: h.on(act).strictness, default=None)
    if strictest and (strictest.on(act).restricts or strictest.layer.jurisdiction is _own(composed)):
        words.append(f"last known: {_VERDICTS.get(strictest.on(act), NOT_NAMED)}")
    may = [h.on(act) for h in found.maybe if h.reach is Reach.MAY_COVER]
    if may:
        words.append(f"may be {_VERDICTS[max(may, key=lambda one: one.strictness)]}")
    if act is Act.HAVING and found.verdict is Verdict.NOT_SEEN:
        selling = composed.on(Act.SELLING)
        if selling.verdict.restricts:
            words.append(f"selling: {_act_verdict(composed, Act.SELLING)}")
    return "; ".join(dict.fromkeys(words))


def _own(composed: Composed) -> Jurisdiction:
    """The place itself, whose law is the nearest."""
    return composed.layers[-1].jurisdiction


def _act_verdict(composed: Composed, act: Act) -> str:
    """What surely holds; that no law names a product is said where each level was looked through."""
    found = composed.on(act)
    if found.verdict in _VERDICTS:
        reported = "reported: " if all(h.attestation in IS_REPORTED for h in found.by) else ""
        return f"{reported}{_VERDICTS[found.verdict]}"
    silent = {(h.layer.jurisdiction.id, h.layer.place) for h in found.by}
    every = {(layer.jurisdiction.id, layer.place) for layer in composed.layers}
    return NOT_NAMED if silent == every else "not seen"


def _layers(by: tuple[Holding, ...]) -> str:
    names = (layer_name(h.layer.jurisdiction, h.layer.place) for h in by)
    return listed(list(dict.fromkeys(names)))


def _sure(composed: Composed) -> Iterator[Clause]:
    """What surely holds, the acts with one verdict of the same layers in one clause."""
    groups: dict[tuple[Verdict, tuple[Holding, ...]], list[Act]] = {}
    for act in _ACTS:
        found = composed.on(act)
        if found.verdict in _VERDICTS:
            groups.setdefault((found.verdict, found.by), []).append(act)
    for (verdict, by), acts in sorted(groups.items(), key=lambda item: -item[0][0].strictness):
        age = next((minimum_age(h.period) for h in by if minimum_age(h.period)), None)
        be = f"{'is' if len(acts) == 1 else 'are'}{_reported(by)}"
        words = f"{_upper(_acts(acts, composed))} {be} {_VERDICTS[verdict]}"
        if verdict is Verdict.UNDER_RULES and age:
            words += f", from age {age}"
        if acts == [Act.SELLING] and verdict is Verdict.FORBIDDEN and not _having_is_told(composed):
            words += f"; having {_them(composed)} was not seen to be"
        yield Clause(words, by)


def _reported(by: tuple[Holding, ...]) -> str:
    """How a verb goes on where no text and no official word was seen."""
    return " reported to be" if all(h.attestation in IS_REPORTED for h in by) else ""


def _having_is_told(composed: Composed) -> bool:
    """Whether a rule on having the product is on record."""
    return composed.on(Act.HAVING).verdict in _VERDICTS


def _is_silent(holding: Holding) -> bool:
    """Whether a level surely has no law that names the product."""
    return holding.is_sure and holding.period.status is LegalStatus.NO_SPECIFIC_LAW


def _not_named(composed: Composed) -> Iterator[Clause]:
    """The levels whose law was looked through without a rule on the product."""
    silent = tuple(holding for holding in composed.holdings if _is_silent(holding))
    if silent:
        yield Clause(f"No specific law was seen that names {_them(composed)}", silent)


def _not_seen(composed: Composed) -> Iterator[Clause]:
    """The acts of which neither a sure nor a doubtful rule says anything."""
    found = [composed.on(act) for act in _ACTS]
    banned = composed.on(Act.SELLING).verdict is Verdict.FORBIDDEN  # then having it is spoken of there
    acts = [one.act for one in found if one.verdict is Verdict.NOT_SEEN and not one.maybe]
    acts = [act for act in acts if not (banned and act is Act.HAVING)]
    if acts:
        yield Clause(f"What holds for {_acts(acts, composed)} was not seen")


def _last_known(composed: Composed) -> Iterator[Clause]:
    """What was last seen to hold where a layer is unknown today, and what may have changed it."""
    told = set()
    for holding in sorted(composed.last_known, key=lambda h: -max(h.on(act).strictness for act in Act)):
        key = (holding.layer.jurisdiction.id, holding.layer.place, holding.period.status)
        if holding.reach is Reach.MAY_COVER or key in told:
            continue
        told.add(key)
        seen = (holding.period.valid_through or holding.period.checked).in_words
        said = "named by no specific law"
        if holding.period.status is not LegalStatus.NO_SPECIFIC_LAW:
            said = status_words(holding.period)
        age = minimum_age(holding.period)
        if age and holding.period.status is LegalStatus.REGULATED:
            said += f", from age {age}"
        reported = "as reported, " if holding.attestation in IS_REPORTED else ""
        words = f"Last known ({seen}): {reported}{said}"
        if holding.layer.answer.ended is not None and holding.period.end is not None:
            words += f", until {holding.period.end.in_words}; what followed was not seen"
        changes = holding.layer.answer.overtaken_by
        if changes:
            words += f". {overtaken(changes[0])}"
        yield Clause(words, (holding,))


_STEPS: dict[MeasureStage, str] = {
    MeasureStage.RECOMMENDED: "was recommended",
    MeasureStage.ANNOUNCED: "was announced",
    MeasureStage.INTRODUCED: "was introduced",
    MeasureStage.PASSED_ONE: "was passed by one chamber",
    MeasureStage.PASSED: "was passed",
    MeasureStage.ENACTED: "was enacted",
    MeasureStage.STAGE_UNKNOWN: "was proposed",
}


def overtaken(measure: PendingMeasure) -> str:
    """What may have changed a status since it was last seen."""
    step = _STEPS.get(measure.stage, "was proposed")
    if measure.takes_effect:
        return (
            f"A change that {step} named {measure.takes_effect.in_words} as its day; whether it took effect "
            "was not seen"
        )
    if measure.earliest:
        day = measure.earliest.in_words
        return f"A change {step} that could take effect from {day}; whether it did was not seen"
    return f"A change {step} since; whether it took effect was not seen"


def _maybe(composed: Composed) -> Iterator[Clause]:
    """What a rule on something wider or nearer may add."""
    told: dict[Holding, list[Act]] = {}
    for act in _ACTS:
        for holding in composed.on(act).maybe:
            if holding.reach is Reach.MAY_COVER:
                told.setdefault(holding, []).append(act)
    for holding, acts in told.items():
        name = _RULES_ON[holding.period.substance]
        verdict = _VERDICTS[holding.on(acts[0])]
        last = "a rule last seen on" if holding.is_last_known else "a rule on"
        words = f"{_upper(_acts(acts, composed))} may be {verdict} by {last} {name}"
        yield Clause(words, (holding,))


_RULES_ON: dict[LegalSubstance, str] = {
    LegalSubstance.KRATOM: "kratom as a whole",
    LegalSubstance.MITRAGYNINE: "mitragynine, which the leaf holds",
    LegalSubstance.SEVEN_OH: "7-hydroxymitragynine, of which the leaf may hold a little",
}


def _acts(acts: list[Act], composed: Composed) -> str:
    """`having and selling it`."""
    return f"{listed([act.value for act in acts])} {_them(composed)}"


def _them(composed: Composed) -> str:
    return "them" if composed.product in _PLURAL else "it"


def _upper(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
