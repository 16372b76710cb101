"""What the evidence as a whole looks like: printed, so that a change is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from handbook_pages.maps import TILES

from handbook_data import Handbook
from handbook_data.models.certainty import Grade
from handbook_data.vocabulary import Basis, ClaimKind, Exposure, JurisdictionLevel, Level, Subject


def test_claims_by_certainty_and_basis(handbook: Handbook, summary: Callable[[str], None]) -> None:
    graded: Counter[Level] = Counter()
    based: Counter[Basis] = Counter()
    for claim in handbook.claims.values():
        certainty = claim.assertion.certainty
        if isinstance(certainty, Grade):
            graded[certainty.level] += 1
        else:
            based[certainty.basis] += 1
    for level in Level:
        summary(f"claims graded {level.label}: {graded[level]}")
    for basis in Basis:
        summary(f"claims on {basis.label} ({basis.level.label}): {based[basis]}")
    assert graded.total() + based.total() == len(handbook.claims)


def test_the_law_covers_every_us_jurisdiction_once_and_many_countries(
    handbook: Handbook, summary: Callable[[str], None]
) -> None:
    levels = Counter(record.level for record in handbook.jurisdictions.values())
    codes = [record.code for record in handbook.jurisdictions.values()]
    assert len(codes) == len(set(codes))
    us = {code for line in TILES for code in line.split() if code != "."}
    assert {code.removeprefix("US-") for code in codes if code.startswith("US")} == us
    assert levels[JurisdictionLevel.FEDERAL] == 1
    assert levels[JurisdictionLevel.STATE] == 51  # with the District of Columbia
    assert levels[JurisdictionLevel.TERRITORY] == 5
    assert levels[JurisdictionLevel.COUNTRY] >= 72
    assert len(handbook.international_bodies) >= 9
    summary(f"law: {dict(levels)}, {len(handbook.international_bodies)} international bodies")


def test_no_benefit_for_a_condition_is_more_than_very_uncertain_without_a_controlled_study(
    handbook: Handbook,
) -> None:
    for claim in handbook.claims.values():
        about_kratom = set(claim.applies_to.exposures) != {Exposure.NOT_KRATOM}
        if claim.kind is ClaimKind.EFFECT and about_kratom and Subject.PEOPLE in claim.applies_to.subjects:
            designs = {handbook.sources[item.source].design for item in claim.assertion.evidence}
            controlled = {"randomised-trial", "controlled-human-study"} & designs
            assert claim.assertion.level is Level.VERY_LOW or controlled, claim.full_id
