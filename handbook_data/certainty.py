"""The arithmetic of certainty.

Method: GRADE (Grading of Recommendations Assessment, Development and Evaluation). A body of evidence
starts at the level of its best design, loses one or two levels for each of five reasons, and may gain
for each of three; the level follows from that sum and is never set by hand. Our conventions, where
GRADE leaves room:

- counting how common something is (`frequency`) starts high when the sample was drawn to stand for a
  population, and low otherwise;
- animal and laboratory work starts at very low for anything said about people.
"""

from __future__ import annotations

from collections.abc import Iterable

from handbook_data.models.certainty import Grade
from handbook_data.vocabulary import Authority, ClaimKind, Design, Level, Subject

GRADED_KINDS = frozenset({ClaimKind.EFFECT, ClaimKind.HARM, ClaimKind.FREQUENCY})
"""The kinds of claim that GRADE is made for, when they are about people."""

_AUTHORITIES = {ClaimKind.GUIDANCE: Authority.ISSUER, ClaimKind.LEGAL: Authority.LAW}
_STARTS_HIGH = frozenset({Design.RANDOMISED_TRIAL, Design.SYSTEMATIC_REVIEW_OF_TRIALS})
_NOT_IN_PEOPLE = frozenset(
    {
        Design.ANIMAL_EXPERIMENT,
        Design.LABORATORY_EXPERIMENT,
        Design.PRODUCT_ANALYSIS,
        Design.NOT_A_STUDY,
        Design.NARRATIVE_REVIEW,
    }
)


def needs_grade(kind: ClaimKind, subjects: Iterable[Subject]) -> bool:
    """Whether a claim is judged by GRADE rather than by a stated basis."""
    return kind in GRADED_KINDS and Subject.PEOPLE in subjects


def authority(kind: ClaimKind) -> Authority | None:
    """Whose word a claim of a kind carries in place of certainty; None where certainty is asked for."""
    return _AUTHORITIES.get(kind)


def starting_level(kind: ClaimKind, designs: Iterable[Design]) -> Level:
    """Where GRADE starts: the level of the best design among the supporting sources."""
    best = Level.VERY_LOW
    for design in designs:
        if design in _STARTS_HIGH:
            return Level.HIGH
        if kind is ClaimKind.FREQUENCY and design is Design.PROBABILITY_SURVEY:
            return Level.HIGH
        if design not in _NOT_IN_PEOPLE:
            best = Level.LOW
    return best


def computed_level(grade: Grade) -> Level:
    """The level that follows from the start and the steps, held between very low and high."""
    down = sum(step.steps for step in grade.downgrades)
    up = sum(step.steps for step in grade.upgrades)
    return Level.of_rank(grade.start.rank - down + up)
