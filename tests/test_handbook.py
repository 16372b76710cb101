"""A linked claim answers what many ask of it, so that nobody asks in words of their own."""

from __future__ import annotations

from handbook_data.certainty import needs_grade
from handbook_data.handbook import Handbook, LinkedClaim
from tests.tree import Tree


def claims(tree: Tree) -> dict[str, LinkedClaim]:
    handbook = tree.check().handbook
    assert isinstance(handbook, Handbook)
    return dict(handbook.claims)


def test_a_claim_has_a_grade_or_a_stated_basis_and_never_both(tree: Tree) -> None:
    found = list(claims(tree).values())
    assert {claim.is_graded for claim in found} == {True, False}
    for claim in found:
        assert claim.is_graded is (claim.stated_basis is None)
        assert claim.is_graded is (claim.grade is not None)
        assert claim.is_graded is needs_grade(claim.kind, claim.applies_to.subjects)


def test_a_claim_knows_whom_and_what_it_is_about(tree: Tree) -> None:
    tree.claim("conditions/low-mood", "relief-unknown")["applies_to"] = {
        "exposures": ["not-kratom"],
        "subjects": ["animals"],
    }
    found = claims(tree)
    other = found["low-mood/relief-unknown"]
    assert not other.is_about_kratom
    assert not other.is_about_people
    assert found["sickness/how-often"].is_about_kratom
    assert found["sickness/how-often"].is_about_people


def test_only_what_an_author_wrote_can_need_a_study_or_name_what_contradicts_it(tree: Tree) -> None:
    for claim in claims(tree).values():
        if not claim.is_written:
            assert claim.study_needed is None
            assert claim.contradicted_by == ()
    assert claims(tree)["mood-medicines/gap-mood-medicines"].is_gap
