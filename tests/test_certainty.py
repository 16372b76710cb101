"""The GRADE arithmetic and the fixed ladder of stated bases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook_data.certainty import computed_level, needs_grade, starting_level
from handbook_data.models.certainty import Downgrade, Grade, Upgrade
from handbook_data.vocabulary import (
    Basis,
    ClaimKind,
    Design,
    DowngradeDomain,
    Level,
    Subject,
    UpgradeDomain,
)

steps = st.sampled_from([1, 2])
downgrades = st.lists(
    st.builds(
        Downgrade, domain=st.sampled_from(DowngradeDomain), steps=steps, reason=st.just("because it is")
    )
)


def graded(start: Level, down: list[int], up: list[int]) -> Grade:
    """A grade with so many steps down and up, each for a reason of its own."""
    why = {"reason": "Because it is so."}
    return Grade(
        start=start,
        downgrades=tuple(
            Downgrade(domain=domain, steps=n, **why) for domain, n in zip(DowngradeDomain, down, strict=False)
        ),
        upgrades=tuple(
            Upgrade(domain=domain, steps=n, **why) for domain, n in zip(UpgradeDomain, up, strict=False)
        ),
        level=start,
    )


@pytest.mark.parametrize(
    ("start", "down", "up", "level"),
    [
        (Level.HIGH, [], [], Level.HIGH),
        (Level.HIGH, [1], [], Level.MODERATE),
        (Level.HIGH, [1, 1], [], Level.LOW),
        (Level.HIGH, [2, 1], [], Level.VERY_LOW),
        (Level.HIGH, [2, 2, 1], [], Level.VERY_LOW),
        (Level.LOW, [], [1], Level.MODERATE),
        (Level.LOW, [], [2], Level.HIGH),
        (Level.LOW, [], [2, 1], Level.HIGH),
        (Level.LOW, [1], [2], Level.MODERATE),
        (Level.VERY_LOW, [1], [1], Level.VERY_LOW),
    ],
)
def test_the_level_is_the_start_less_and_plus_the_steps_within_bounds(
    start: Level, down: list[int], up: list[int], level: Level
) -> None:
    assert computed_level(graded(start, down, up)) is level


@given(st.sampled_from(Level), downgrades)
def test_a_reason_to_be_less_sure_never_makes_surer(start: Level, down: list[Downgrade]) -> None:
    grade = Grade(start=start, downgrades=tuple(down), level=start)
    assert computed_level(grade).rank <= start.rank


def test_the_best_design_sets_the_start() -> None:
    assert starting_level(ClaimKind.EFFECT, [Design.CASE_REPORT, Design.RANDOMISED_TRIAL]) is Level.HIGH
    assert starting_level(ClaimKind.EFFECT, [Design.PROBABILITY_SURVEY]) is Level.LOW
    assert starting_level(ClaimKind.FREQUENCY, [Design.PROBABILITY_SURVEY]) is Level.HIGH
    assert starting_level(ClaimKind.FREQUENCY, [Design.CONVENIENCE_SURVEY]) is Level.LOW
    assert starting_level(ClaimKind.HARM, [Design.ANIMAL_EXPERIMENT]) is Level.VERY_LOW
    assert starting_level(ClaimKind.HARM, []) is Level.VERY_LOW


def test_only_effects_harms_and_frequencies_in_people_are_graded() -> None:
    assert needs_grade(ClaimKind.HARM, [Subject.PEOPLE])
    assert not needs_grade(ClaimKind.HARM, [Subject.ANIMALS])
    assert not needs_grade(ClaimKind.LEGAL, [Subject.PEOPLE])


def test_every_basis_has_one_level() -> None:
    assert {basis.level for basis in Basis} == set(Level)
