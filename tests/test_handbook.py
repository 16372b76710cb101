"""A linked claim answers what many ask of it, so that nobody asks in words of their own."""

from __future__ import annotations

from handbook_data.certainty import needs_grade
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.vocabulary import Authority
from tests.tree import Tree


def claims(tree: Tree) -> dict[str, LinkedClaim]:
    handbook = tree.check().handbook
    assert isinstance(handbook, Handbook)
    return dict(handbook.claims)


def test_a_claim_has_a_grade_a_stated_basis_or_an_authority_and_never_two(tree: Tree) -> None:
    found = list(claims(tree).values())
    assert {claim.authority for claim in found} == {None, *Authority}
    for claim in found:
        held = [claim.grade, claim.stated_basis, claim.authority]
        assert len([one for one in held if one is not None]) == 1, claim.full_id
        assert (claim.level is None) is (claim.authority is not None)
        assert (claim.attestation is None) is (claim.authority is not Authority.LAW)
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
