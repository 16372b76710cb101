"""A promise is found however it is dressed, in whatever field; what denies or quotes one is let pass."""

from __future__ import annotations

import pytest

from handbook_data.folding import holding
from handbook_data.promises import NO_STEMS, STEMS, promises
from tests.rules.test_texts import (
    Put,
    caveat,
    finding,
    meaning,
    other_name,
    reason,
    relief,
    statement,
    title,
    verdict,
)
from tests.tree import Tree


def note(tree: Tree, text: str) -> None:
    tree["measurements/receptor-binding"]["rows"][0]["note"] = text


def study_needed(tree: Tree, text: str) -> None:
    tree.claim("conditions/low-mood", "gap-trials")["study_needed"] = text


BESIDE_THE_HEDGE = [
    "It is very uncertain whether kratom lifts mood, and kratom is safe and cures epilepsy in everyone.",
    "It is very uncertain whether kratom lifts mood; kratom cures it.",
    "It is very uncertain whether kratom lifts mood — it heals.",
    "It is very uncertain whether kratom lifts mood, but it works.",
    "It is very uncertain whether kratom lifts mood. It works for most people.",
    "It is very uncertain whether kratom lifts mood (it eases pain all the same).",
    "It is very uncertain whether kratom, which is safe, lifts low mood.",
    "It is very uncertain why kratom cures low mood so quickly.",
    "It is very uncertain how kratom relieves low mood in people.",
    "It is very uncertain whether it lifts mood, and it is a good remedy for pain.",
    "Whether it lifts mood is very uncertain, and everyone knows that it heals.",
    "It is very uncertain whether kratom lifts mood, yet no doubt it is harmless.",
    "It is very uncertain whether mood gets better and kratom kills pain in users.",
    "Kratom may lift mood, which is very uncertain, and is non-addictive.",
    "It is very uncertain whether it lifts mood, and doctors say that it is safe.",
    "If it is used responsibly, kratom is safe; mood is very uncertain.",
    "It is very uncertain whether kratom lifts mood, so it will help you.",
    "Not only is kratom safe: it is very uncertain whether anything is safer.",
]
DRESSED = [
    "A non\u2011addictive leaf",
    "A non\u2013addictive leaf",
    "A non addictive leaf",
    "A nonaddictive leaf",
    "A s\u0430fe leaf",
    "A ｓａｆｅ leaf",
    "A safe\u0301 leaf",
    "A sa\u00adfe leaf",
    "A s a f e leaf",
    "A s.a.f.e leaf",
    "A s4fe leaf",
    "A SAFE leaf",
    "The leaf that heals",
    "A natural remedy",
    "An all-natural alternative",
    "A miracle leaf",
    "Clinically proven leaf",
    "Relief without side effects",
    "The leaf has no side effects",
    "A leaf free of risk",
    "It cannot harm you",
    "Better than antidepressants",
    "The best herb for mood",
    "It was never addictive",
    "It has no physical withdrawal",
    "It poses no serious danger",
]
HELD_BACK = [
    "It is not known whether kratom is safe and effective.",
    "Nobody has shown that kratom is safe.",
    "No trial, in Thailand or elsewhere, has shown kratom to be safe.",
    "Kratom may be safe, or it may not.",
    "The seller’s page says “safe and natural”; nobody tested it.",
    "The label reads: “Safe. Natural. Non-addictive.”",
    "Advertised as “a natural alternative” to tablets.",
    "Kratom is not safe in pregnancy.",
    "Whether kratom is a safe alternative was not asked.",
    "The act is effective on 1 July 2024.",
    "Effective at once on passage.",
    "Keep the person safe from injury and stay in a safe place.",
    "Many times the safe daily exposure to lead.",
    "That no harm was seen does not mean that it is safe.",
    "The FDA has not approved it as safe or effective.",
    "People said that it had no side effects.",
]
FIELDS: list[Put] = [title, other_name, finding, caveat, reason, verdict, meaning, note, study_needed]


@pytest.mark.parametrize("text", BESIDE_THE_HEDGE)
def test_a_clause_beside_the_hedge_asserts_no_more_than_it(tree: Tree, text: str) -> None:
    statement(tree, text)
    assert tree.codes() & {"R351", "R353", "R355"}


@pytest.mark.parametrize("text", DRESSED)
def test_a_promise_is_found_in_every_dress(text: str) -> None:
    assert promises(text)


@pytest.mark.parametrize("text", DRESSED)
def test_a_promise_is_not_overlooked_among_other_texts(text: str) -> None:
    assert holding(["A plain text.", text, "On mental health."], STEMS, NO_STEMS) == [1]


@pytest.mark.parametrize("text", HELD_BACK)
def test_what_denies_or_quotes_a_promise_is_none(text: str) -> None:
    assert promises(text) == ()


@pytest.mark.parametrize("put", FIELDS, ids=[put.__name__ for put in FIELDS])
def test_a_promise_is_refused_in_every_field_that_is_shown(tree: Tree, put: Put) -> None:
    put(tree, "A safe and natural remedy for low mood in everyone.")
    assert "R354" in tree.codes()


def test_a_title_of_a_source_is_quoted(tree: Tree) -> None:
    tree["sources/survey-one"]["title"] = "Kratom: a safe and natural remedy?"
    tree["circulating/lifts-mood"]["assertion"] = "Kratom is safe and heals low mood."
    assert "R354" not in tree.codes()


@pytest.mark.parametrize(
    "text",
    [
        "It is very uncertain whether kratom eases low mood or sharpens the mind.",
        "It is very uncertain whether kava and kratom together ease low mood.",
        "It is very uncertain whether kratom eases low mood. In 200 users, 60% said that it did.",
        "Many users say that it helps. It is very uncertain whether kratom was the reason.",
        "It is very uncertain whether kratom helps, and how well it works in others is not known.",
        "It is very uncertain whether kratom is safe, works or harms in low mood.",
    ],
)
def test_one_hedge_governs_what_it_reaches(tree: Tree, text: str) -> None:
    relief(tree)["statement"] = text
    assert not tree.codes() & {"R351", "R352", "R353", "R355"}
