"""Claims drawn by a seed: the same ones for everyone, each with all that a reader needs."""

from __future__ import annotations

import pytest

from handbook_data.drawing import KINDS, draw, population
from handbook_data.handbook import Handbook
from handbook_data.vocabulary import ClaimKind
from tests.scripts.test_scripts import run
from tests.tree import TINY, TODAY, Tree


@pytest.fixture
def handbook(tree: Tree) -> Handbook:
    found = tree.check().handbook
    assert found is not None
    return found


def test_a_seed_draws_the_same_claims_whatever_the_order_of_the_files(handbook: Handbook) -> None:
    drawn = [claim.full_id for claim in draw(handbook, 20261130, 5)]
    assert drawn == [claim.full_id for claim in draw(handbook, 20261130, 5)]
    assert len(set(drawn)) == 5
    assert drawn != [claim.full_id for claim in draw(handbook, 20261131, 5)]
    names = [claim.full_id for claim in population(handbook)]
    assert names == sorted(handbook.claims)


def test_a_kind_or_all_but_the_law_can_be_drawn_from(handbook: Handbook) -> None:
    sizes = {kind: len(population(handbook, kind)) for kind in KINDS}
    assert sizes["health"] + sizes["legal"] == len(handbook.claims)
    assert sum(sizes[kind.value] for kind in ClaimKind) == len(handbook.claims)
    assert {claim.kind for claim in draw(handbook, 1, 99, "harm")} == {ClaimKind.HARM}


def test_no_more_are_drawn_than_there_are(handbook: Handbook) -> None:
    assert {claim.full_id for claim in draw(handbook, 1, 999)} == set(handbook.claims)


def test_the_sheet_has_all_that_a_reader_holds_against_the_sources(handbook: Handbook) -> None:
    done = run("draw", "99", "7", "--records", str(TINY))
    assert (done.returncode, done.stderr) == (0, "")
    of = len(handbook.claims)
    assert done.stdout.startswith(f"# {of} of {of} claims, drawn on {TODAY} by the seed 7\n")
    assert done.stdout.count("\nVerdict:\n") == of
    for claim in handbook.claims.values():
        item = claim.assertion
        assert f". {claim.full_id}\n\n{claim.statement}\n" in done.stdout
        assert all(caveat.text in done.stdout for caveat in item.caveats)
        assert all(reason in done.stdout for reason in claim.reasons)
        assert all(advice.by in done.stdout for advice in claim.advised)
        assert claim.attestation is None or claim.attestation.meaning in done.stdout
        for evidence in item.evidence:
            assert evidence.finding in done.stdout
            assert evidence.locator in done.stdout
            assert f"<{handbook.sources[evidence.source].checked.address}>" in done.stdout


@pytest.mark.parametrize("arguments", [("0", "7"), ("x", "7"), ("3", "-1"), ("3", "7", "hearsay")])
def test_what_cannot_be_drawn_is_a_message(arguments: tuple[str, ...]) -> None:
    done = run("draw", *arguments)
    assert done.returncode == 2
    assert "error: " in done.stderr
