"""The GRADE arithmetic and the fixed ladder of stated bases."""

from __future__ import annotations

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
upgrades = st.lists(
    st.builds(Upgrade, domain=st.sampled_from(UpgradeDomain), steps=steps, reason=st.just("because it is")),
    max_size=2,
)


def test_a_trial_that_is_small_and_biased_falls_from_high_to_low() -> None:
    down = [
        Downgrade(domain=DowngradeDomain.IMPRECISION, steps=1, reason="few people"),
        Downgrade(domain=DowngradeDomain.RISK_OF_BIAS, steps=1, reason="not blinded"),
    ]
    grade = Grade(start=Level.HIGH, downgrades=tuple(down), level=Level.LOW)
    assert computed_level(grade) is Level.LOW


@given(st.sampled_from(Level), downgrades, upgrades)
def test_the_level_is_the_start_less_and_plus_the_steps_within_bounds(
    start: Level, down: list[Downgrade], up: list[Upgrade]
) -> None:
    grade = Grade(start=start, downgrades=tuple(down), upgrades=tuple(up), level=start)
    total = start.rank - sum(d.steps for d in down) + sum(u.steps for u in up)
    assert computed_level(grade).rank == min(3, max(0, total))


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
