"""How the law was seen follows from the sources that support it directly, and from nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from handbook_data.vocabulary import Attestation
from tests.tree import Tree

LISTED = "legal/world/no"


def period(tree: Tree) -> dict[str, Any]:
    found: dict[str, Any] = tree[LISTED]["periods"][0]
    return found


def seen(tree: Tree) -> Attestation | None:
    handbook = tree.check().handbook
    assert handbook is not None
    return handbook.claims[f"no/{period(tree)['id']}"].attestation


def source(tree: Tree) -> dict[str, Any]:
    found: dict[str, Any] = tree[f"sources/{period(tree)['evidence'][0]['source']}"]
    return found


def second(tree: Tree, **fields: Any) -> None:
    """A news report that supports the period too."""
    tree["sources/news-two"] = {
        **source(tree),
        "id": "news-two",
        "title": "A report of the news on the listing",
        "url": "https://example.org/news-two",
        "provenance": "news",
        "checked": {"on": "2026-11-01", "depth": "secondary", "address": "https://example.org/news-two"},
        **fields,
    }
    period(tree)["evidence"].append({**period(tree)["evidence"][0], "source": "news-two"})


def test_the_text_of_the_law_was_read(tree: Tree) -> None:
    assert seen(tree) is Attestation.TEXT


@pytest.mark.parametrize("depth", ["abstract", "official-summary"])
def test_a_part_of_it_is_the_word_of_an_official_body(tree: Tree, depth: str) -> None:
    source(tree)["checked"]["depth"] = depth
    assert seen(tree) is Attestation.OFFICIAL


def test_what_an_agency_says_of_the_law_is_not_its_text(tree: Tree) -> None:
    source(tree)["provenance"] = "agency"
    assert seen(tree) is Attestation.OFFICIAL


def test_one_report_is_no_confirmation_and_two_are(tree: Tree) -> None:
    source(tree)["checked"]["depth"] = "secondary"
    assert seen(tree) is Attestation.UNCONFIRMED
    second(tree)
    assert seen(tree) is Attestation.REPORTED
    tree["sources/news-two"]["reports_on"] = source(tree)["id"]
    assert seen(tree) is Attestation.UNCONFIRMED


def test_two_documents_read_through_one_text_bear_witness_once(tree: Tree) -> None:
    through = {"on": "2026-11-01", "depth": "secondary", "address": "https://example.org/third"}
    source(tree)["checked"] = through
    second(tree, checked=through)
    assert seen(tree) is Attestation.UNCONFIRMED


def test_a_seller_bears_no_witness(tree: Tree) -> None:
    source(tree)["checked"]["depth"] = "secondary"
    second(tree, provenance="vendor")
    assert seen(tree) is Attestation.UNCONFIRMED


def test_a_finding_read_in_another_text_is_second_hand(tree: Tree) -> None:
    second(tree)
    period(tree)["evidence"].pop()
    period(tree)["evidence"][0]["read_in"] = "news-two"
    assert seen(tree) is Attestation.UNCONFIRMED


def test_a_text_that_bears_on_it_indirectly_does_not_count(tree: Tree) -> None:
    period(tree)["evidence"][0]["directness"] = "indirect"
    assert seen(tree) is Attestation.UNCONFIRMED


def test_what_a_source_contradicts_is_unconfirmed(tree: Tree) -> None:
    second(tree)
    period(tree)["evidence"][-1]["stance"] = "contradicts"
    assert seen(tree) is Attestation.UNCONFIRMED


@pytest.mark.parametrize("provenance", ["vendor", "advocacy", "promotional"])
def test_a_seller_undoes_no_text_that_was_read(tree: Tree, provenance: str) -> None:
    second(tree, provenance=provenance)
    period(tree)["evidence"][-1]["stance"] = "contradicts"
    assert seen(tree) is Attestation.TEXT
    source(tree)["checked"]["depth"] = "official-summary"
    assert seen(tree) is Attestation.OFFICIAL


def test_a_seller_against_mere_reports_leaves_them_unconfirmed(tree: Tree) -> None:
    source(tree)["checked"]["depth"] = "secondary"
    second(tree)
    assert seen(tree) is Attestation.REPORTED
    tree["sources/shop"] = {**tree["sources/news-two"], "id": "shop", "provenance": "vendor"}
    tree["sources/shop"]["title"] = "What a shop says of the listing"
    against = {**period(tree)["evidence"][0], "source": "shop", "stance": "contradicts"}
    period(tree)["evidence"].append(against)
    assert seen(tree) is Attestation.UNCONFIRMED
