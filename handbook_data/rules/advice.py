"""Rules on advice: how strongly care is recommended is what those say who recommend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.care import Care
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import ClaimKind, Strength

_FOR = frozenset({Strength.STRONG, Strength.CONDITIONAL, Strength.GOOD_PRACTICE})
_TITLED_AGAINST = re.compile(
    r"\b(?:advised? against|not (?:to|for|routine\w*|recommended|advised))\b", re.IGNORECASE
)


@rule(
    "R368",
    "care is recommended as strongly as its guidance says",
    reason="`Strong` over two claims that advise against it recommends what guidelines warn of.",
    remedy="correct `strength`, or give the claim of the guideline that advises it so",
    excusable=True,
)
def care_is_as_strong_as_its_guidance(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.care.values():
        guidance = [claim for claim in handbook.claims_of(record) if claim.kind is ClaimKind.GUIDANCE]
        first = [claim for claim in guidance if claim.assertion.id in record.key_points]
        if found := _misjudged(record, _strengths(guidance), _strengths(first) or _strengths(guidance)):
            yield Breach(record, ("strength",), f"`{record.strength}`, while {found}")


def _strengths(claims: list[LinkedClaim]) -> set[Strength]:
    return {advice.strength for claim in claims for advice in claim.advised}


def _misjudged(record: Care, said: set[Strength], said_first: set[Strength]) -> str | None:
    """Why the strength of care is not that of its guidance; None if it can be.

    Care that is advised against can name beside it what is advised instead, below its key points.
    """
    is_against = record.strength is Strength.AGAINST
    told = ", ".join(f"`{strength}`" for strength in sorted(said))
    if is_against is not bool(_TITLED_AGAINST.search(record.title)):
        return f"its title {'does not advise' if is_against else 'advises'} against it"
    if said and is_against is not (said_first == {Strength.AGAINST}):
        return f"its guidance says {told}"
    if record.strength in _FOR and said & _FOR and record.strength not in said:
        return f"its guidance says {told}"
    return None
