"""How sure one can be, and why: as written in a record.

`handbook_data.certainty` holds the arithmetic. A claim of effect, harm or frequency in people carries
a `Grade`; every other finding and description a `StatedBasis`, which says what kind of thing bears it and
never how closely we read it. Advice carries its issuers in place of both, and law how its text was read.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, StrictInt, Tag

from handbook_data.models.base import FrozenModel, line
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import Basis, DowngradeDomain, Level, UpgradeDomain

Reason = Annotated[str, line(10, 400, "Why, for this body of evidence."), Voice.REASON]
Steps = Annotated[StrictInt, Field(ge=1, le=2, description="1 (serious) or 2 (very serious).")]


class Downgrade(FrozenModel):
    """One GRADE reason to be one or two levels less sure."""

    domain: DowngradeDomain
    steps: Steps
    reason: Reason


class Upgrade(FrozenModel):
    """One GRADE reason to be one or two levels more sure."""

    domain: UpgradeDomain
    steps: Steps
    reason: Reason


class Grade(FrozenModel):
    """A GRADE judgement: where it starts, what moves it, and the level that follows."""

    start: Level
    downgrades: Annotated[tuple[Downgrade, ...], Field(description="What makes one less sure.")] = ()
    upgrades: Annotated[tuple[Upgrade, ...], Field(description="What makes one more sure.")] = ()
    level: Level

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the level is what it is, one reason a step."""
        return tuple([step.reason for step in self.downgrades] + [step.reason for step in self.upgrades])


class StatedBasis(FrozenModel):
    """What a claim rests on where GRADE does not apply; the basis fixes the level."""

    basis: Basis
    reason: Reason

    @property
    def level(self) -> Level:
        """The fixed level of the basis."""
        return self.basis.level

    @property
    def reasons(self) -> tuple[str, ...]:
        """The one stated reason."""
        return (self.reason,)


def _form(value: Any) -> str:
    if isinstance(value, StatedBasis) or (isinstance(value, dict) and "basis" in value):
        return "basis"
    return "grade"


Certainty = Annotated[
    Annotated[Grade, Tag("grade")] | Annotated[StatedBasis, Tag("basis")], Discriminator(_form)
]
