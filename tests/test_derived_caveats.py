"""What follows from a claim's sources stands with it, whether or not its author thought of it."""

from __future__ import annotations

import pytest

from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.vocabulary import CaveatKind, Depth
from tests.tree import Tree

SURVEY = "sources/survey-one"


def linked(tree: Tree) -> LinkedClaim:
    handbook = tree.check().handbook
    assert handbook is not None
    return handbook.claims["low-mood/relief-reported"]


def derived(tree: Tree, kind: CaveatKind) -> list[str]:
    return [caveat.text for caveat in linked(tree).derived_caveats if caveat.kind is kind]


@pytest.mark.parametrize(
    ("depth", "kind"),
    [("abstract", CaveatKind.ABSTRACT_ONLY), ("secondary", CaveatKind.SECONDARY_SOURCE)],
)
def test_what_was_not_read_in_full_says_so(tree: Tree, depth: str, kind: CaveatKind) -> None:
    tree[SURVEY]["checked"]["depth"] = depth
    assert derived(tree, kind)
    assert linked(tree).depth == depth


def test_what_was_read_in_full_says_nothing(tree: Tree) -> None:
    tree[SURVEY]["checked"]["depth"] = "full-text"
    claim = linked(tree)
    assert claim.derived_caveats == ()
    assert claim.depth is Depth.FULL_TEXT


def test_what_was_read_in_another_text_was_read_at_second_hand(tree: Tree) -> None:
    tree[SURVEY]["checked"]["depth"] = "full-text"
    tree.claim("conditions/low-mood", "relief-reported")["evidence"][0]["read_in"] = "survey-two"
    assert derived(tree, CaveatKind.SECONDARY_SOURCE)
    assert linked(tree).depth is Depth.SECONDARY


def test_an_interest_of_a_source_reaches_the_claim(tree: Tree) -> None:
    tree[SURVEY]["conflicts"] = "The authors sell the product."
    assert derived(tree, CaveatKind.CONFLICT_OF_INTEREST) == ["Author 2020: The authors sell the product."]


@pytest.mark.parametrize("words", ["None declared.", "The authors declare none.", "Author declares none."])
def test_a_declared_absence_of_interests_is_no_caveat(tree: Tree, words: str) -> None:
    tree[SURVEY]["conflicts"] = words
    assert derived(tree, CaveatKind.CONFLICT_OF_INTEREST) == []


def test_one_author_with_an_interest_is_not_an_absence(tree: Tree) -> None:
    tree[SURVEY]["conflicts"] = "None of the authors but one, who sells the product."
    assert derived(tree, CaveatKind.CONFLICT_OF_INTEREST)


def test_every_interest_recorded_reaches_every_claim_of_the_handbook(handbook: Handbook) -> None:
    for claim in handbook.claims.values():
        texts = [caveat.text for caveat in claim.derived_caveats]
        for item in claim.assertion.evidence:
            source = handbook.sources[item.source]
            if source.conflicts and "none" not in source.conflicts.lower():
                assert any(source.conflicts in text for text in texts), (claim.full_id, source.id)


def shown(tree: Tree, kind: CaveatKind) -> list[str]:
    return [caveat.text for caveat in linked(tree).caveats if caveat.kind is kind]


def write(tree: Tree, kind: CaveatKind, text: str) -> None:
    tree.claim("conditions/low-mood", "relief-reported")["caveats"].append({"kind": kind.value, "text": text})


def test_what_a_written_caveat_says_of_our_reading_is_not_said_twice(tree: Tree) -> None:
    tree[SURVEY]["checked"]["depth"] = "abstract"
    written = "The survey was read as its abstract; how many people left was not there."
    write(tree, CaveatKind.ABSTRACT_ONLY, written)
    assert shown(tree, CaveatKind.ABSTRACT_ONLY) == [written]
    assert derived(tree, CaveatKind.ABSTRACT_ONLY), "it still follows from the source"


def test_an_interest_that_a_written_caveat_tells_is_not_told_twice(tree: Tree) -> None:
    tree[SURVEY]["conflicts"] = "The authors sell the product."
    written = "The authors of the survey sell the product that they asked about."
    write(tree, CaveatKind.CONFLICT_OF_INTEREST, written)
    assert shown(tree, CaveatKind.CONFLICT_OF_INTEREST) == [written]


def test_another_interest_is_told_beside_a_written_one(tree: Tree) -> None:
    tree[SURVEY]["conflicts"] = "The authors sell the product."
    write(tree, CaveatKind.CONFLICT_OF_INTEREST, "One of them has been a witness in court.")
    assert len(shown(tree, CaveatKind.CONFLICT_OF_INTEREST)) == 2
