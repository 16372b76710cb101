"""What holds in one place, for one product and one act, on one day: put together from every layer of law.

Federal, state and local law hold side by side. For each act the strictest rule that surely reaches the
product is told, with every layer that has it; what may be stricter is told beside it, as a doubt. Which rule
prevails where layers differ is a question for a lawyer.

- `compose`: what every layer has on a product on a day
- `Composed.on`: the same for one act
- `compositions`: the same for all days
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handbook_data.handbook import Handbook
from handbook_data.legal_status import Answer, Layer, history, layers_on, status_on
from handbook_data.models.jurisdiction import Jurisdiction, LegalPeriod
from handbook_data.vocabulary import Attestation, LegalRuleKind, LegalStatus, LegalSubstance


class Act(StrEnum):
    """What somebody does with a product."""

    HAVING = "having"
    SELLING = "selling"
    BUYING = "buying"
    USING = "using"
    CROSSING = "crossing a border with"


class Reach(StrEnum):
    """How a rule comes to bear on a product."""

    NAMES = "names it"
    COVERS = "covers it under another name"
    MAY_COVER = "may cover it"


class Verdict(StrEnum):
    """What a rule says of an act, the strictest first."""

    FORBIDDEN = "forbidden"
    PRESCRIPTION = "on prescription only"
    UNDER_RULES = "allowed under rules"
    ALLOWED = "allowed"
    NOT_NAMED = "named by no specific law"
    NOT_SEEN = "not seen"

    @property
    def strictness(self) -> int:
        """How strict it is: the higher, the stricter."""
        return -list(Verdict).index(self)

    @property
    def restricts(self) -> bool:
        """Whether something is forbidden or bound to rules."""
        return self in (Verdict.FORBIDDEN, Verdict.PRESCRIPTION, Verdict.UNDER_RULES)


PRODUCTS = (LegalSubstance.KRATOM, LegalSubstance.SEVEN_OH_CONCENTRATE, LegalSubstance.SYNTHETIC)
"""What somebody holds in hand; the alkaloids by themselves are names in a law."""
_REACHES: dict[LegalSubstance, dict[LegalSubstance, Reach]] = {
    LegalSubstance.KRATOM: {
        LegalSubstance.KRATOM: Reach.NAMES,
        LegalSubstance.MITRAGYNINE: Reach.MAY_COVER,  # the leaf holds it
        LegalSubstance.SEVEN_OH: Reach.MAY_COVER,  # the leaf may hold some
    },
    LegalSubstance.MITRAGYNINE: {
        LegalSubstance.MITRAGYNINE: Reach.NAMES,
        LegalSubstance.KRATOM: Reach.MAY_COVER,
    },
    LegalSubstance.SEVEN_OH: {
        LegalSubstance.SEVEN_OH: Reach.NAMES,
        LegalSubstance.KRATOM: Reach.MAY_COVER,
    },
    LegalSubstance.SEVEN_OH_CONCENTRATE: {
        LegalSubstance.SEVEN_OH_CONCENTRATE: Reach.NAMES,
        LegalSubstance.SEVEN_OH: Reach.COVERS,
        LegalSubstance.KRATOM: Reach.MAY_COVER,
    },
    LegalSubstance.SYNTHETIC: {
        LegalSubstance.SYNTHETIC: Reach.NAMES,
        LegalSubstance.KRATOM: Reach.MAY_COVER,
    },
}
"""The rules that can reach a product, by what they are about."""
_F, _P, _R, _A, _N, _U = Verdict
_ALL_FORBIDDEN = dict.fromkeys(Act, _F)
_SAYS: dict[LegalStatus, dict[Act, Verdict]] = {
    LegalStatus.SCHEDULED: _ALL_FORBIDDEN,
    LegalStatus.EMERGENCY_SCHEDULED: _ALL_FORBIDDEN,
    LegalStatus.POSSESSION_BANNED: _ALL_FORBIDDEN,
    LegalStatus.SALE_BANNED: {Act.SELLING: _F},
    LegalStatus.PRESCRIPTION_ONLY: {Act.SELLING: _P, Act.BUYING: _P},
    LegalStatus.REGULATED: {Act.HAVING: _A, Act.SELLING: _R},
    LegalStatus.AGE_RESTRICTED: {Act.HAVING: _A, Act.SELLING: _R, Act.BUYING: _R},
    LegalStatus.NO_SPECIFIC_LAW: dict.fromkeys(Act, _N),
    LegalStatus.UNKNOWN: {},
}
"""What a status says of an act; of the others nothing was coded. Whoever uses or carries a thing has it."""


def minimum_age(period: LegalPeriod) -> str | None:
    """The youngest age to buy or have it, in years, as printed."""
    ages = (rule.amount for rule in period.rules if rule.kind is LegalRuleKind.MINIMUM_AGE)
    return next((age for age in ages if age), None)


def _says(period: LegalPeriod, act: Act) -> Verdict:
    """What a period says of an act."""
    if act is Act.BUYING and period.status is LegalStatus.REGULATED and minimum_age(period):
        return Verdict.UNDER_RULES
    return _SAYS[period.status].get(act, Verdict.NOT_SEEN)


@dataclass(frozen=True, slots=True)
class Holding:
    """A period of one layer that reaches a product on a day, or that was last seen to."""

    layer: Layer
    period: LegalPeriod
    reach: Reach
    attestation: Attestation
    """How closely its text was seen."""

    @property
    def is_last_known(self) -> bool:
        """Whether it was last seen to hold, and may hold no longer."""
        return self.layer.answer.period is None

    @property
    def is_sure(self) -> bool:
        """Whether it holds on the day and reaches the product."""
        return not self.is_last_known and self.reach is not Reach.MAY_COVER

    def may_say(self, verdict: Verdict) -> bool:
        """Whether it is a doubt worth telling: that one thing is allowed says nothing of another."""
        return self.is_last_known if self.reach is not Reach.MAY_COVER else verdict.restricts

    def on(self, act: Act) -> Verdict:
        """What it says of an act."""
        return _says(self.period, act)


@dataclass(frozen=True, slots=True)
class OnAct:
    """What holds for one act: the strictest sure verdict, who has it, and what may be stricter."""

    act: Act
    verdict: Verdict
    by: tuple[Holding, ...]
    maybe: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """What every layer has on one product on one day."""

    product: LegalSubstance
    day: date
    layers: tuple[Layer, ...]
    """The answer of each level by itself, the widest first."""
    holdings: tuple[Holding, ...]
    """The periods that reach the product, the widest level first."""

    def on(self, act: Act) -> OnAct:
        """What holds for an act: never less than the strictest rule that surely reaches the product."""
        said = [(holding.on(act), holding) for holding in self.holdings]
        sure = [verdict for verdict, holding in said if holding.is_sure]
        verdict = max(sure, key=lambda one: one.strictness, default=Verdict.NOT_SEEN)
        return OnAct(
            act,
            verdict,
            tuple(h for one, h in said if h.is_sure and one is verdict and one is not Verdict.NOT_SEEN),
            tuple(h for one, h in said if h.may_say(one) and one.strictness > verdict.strictness),
        )

    @property
    def last_known(self) -> tuple[Holding, ...]:
        """What was last seen to hold, where a layer is unknown today."""
        return tuple(holding for holding in self.holdings if holding.is_last_known)


def pointers(composed: Composed) -> tuple[Holding, ...]:
    """The rules on other products that restrict and cover a product, or may."""
    others = (holding for holding in composed.holdings if holding.reach is not Reach.NAMES)
    return tuple(holding for holding in others if any(holding.on(act).restricts for act in Act))


def compose(
    handbook: Handbook, jurisdiction: str, product: LegalSubstance, day: date, place: str | None = None
) -> Composed:
    """Everything that reaches a product in a jurisdiction, or a place in it, on a day.

    Raises KeyError for an id that no jurisdiction has.
    """
    layers = layers_on(handbook, jurisdiction, product, day, place)
    found: list[Holding] = []
    for layer in layers:
        found += _of_layer(handbook, layer, product, day)
    return Composed(product, day, layers, tuple(found))


def _of_layer(handbook: Handbook, layer: Layer, product: LegalSubstance, day: date) -> list[Holding]:
    """The periods of one level that reach a product; one that may cover it only where it says more."""
    found: list[Holding] = []
    for substance, reach in _REACHES[product].items():
        answer = status_on(layer.jurisdiction, substance, day, layer.place)
        period = _told(answer)
        if period is None or (reach is Reach.MAY_COVER and not _adds(period, found)):
            continue
        claim = handbook.claims[f"{layer.jurisdiction.id}/{period.id}"]
        seen = claim.attestation or Attestation.UNCONFIRMED
        found.append(Holding(Layer(layer.jurisdiction, layer.place, answer), period, reach, seen))
    return found


def _told(answer: Answer) -> LegalPeriod | None:
    """The period that says the status of an answer, or that was last seen to say one."""
    period = answer.period or answer.last_known
    return period if period is not None and period.status is not LegalStatus.UNKNOWN else None


def _adds(period: LegalPeriod, found: list[Holding]) -> bool:
    """Whether a rule that may cover a product restricts more than what its level surely says of it."""
    return any(_restricts_more(period, act, found) for act in Act)


def _restricts_more(period: LegalPeriod, act: Act, found: list[Holding]) -> bool:
    verdict = _says(period, act)
    return verdict.restricts and all(h.on(act).strictness < verdict.strictness for h in found if h.is_sure)


def compositions(
    handbook: Handbook, jurisdiction: str, product: LegalSubstance, place: str | None = None
) -> tuple[Composed, ...]:
    """What holds on every day: one for each day on which a rule that reaches the product may change.

    The first is of the beginning of time; each holds until the day of the next.
    """
    layers = layers_on(handbook, jurisdiction, product, date.min, place)
    days = {
        span.first or date.min
        for layer in layers
        for substance in _REACHES[product]
        for span in history(layer.jurisdiction, substance, layer.place)
    }
    return tuple(compose(handbook, jurisdiction, product, day, place) for day in sorted(days))


def places_of(record: Jurisdiction) -> tuple[str, ...]:
    """The counties, cities and other places inside a jurisdiction that have rules of their own."""
    return tuple(dict.fromkeys(rule.place for rule in record.local))
