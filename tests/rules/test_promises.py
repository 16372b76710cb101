"""A promise is found however it is dressed, in whatever field; what denies or quotes one is let pass."""

from __future__ import annotations

import pytest

from handbook_data.promises import NEEDS, promises
from handbook_data.reassuring import advises, reassures
from handbook_data.rules.wording import ATTRIBUTED
from handbook_data.word_index import WordIndex
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
    "Kratom makes people feel better. It is very uncertain whether they take it with sugar.",
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
    index = WordIndex(["A plain text.", text, "On mental health."])
    assert index.needing(NEEDS) == {text}


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


ADVICE = [
    "A heaped teaspoon of it in the morning is a good amount to begin with.",
    "Take 2 g every four hours with water.",
    "Begin with a level teaspoon.",
    "For sleep, drink two cups of tea.",
    "It is best to start with half a gram.",
    "You should take 3 capsules.",
    "Five grams of powder will do.",
]
NO_ADVICE = [
    "One man took 8 g every four hours, and a woman drank two cups of tea a day.",
    "Volunteers were given 2 g of leaf as tea in the morning.",
    "The best dose is not known.",
    "No study has asked which amount is a good dose for anyone.",
    "The firm sells drink mixes and shots.",
    "Rats were given 40 mg/kg by mouth every 12 hours.",
    "Use at least one of three measures of sleep.",
]
CALMING = [
    "Nature's answer to Prozac",
    "Nature’s answer to Prozac",
    "Whoever drinks tea has nothing to worry about.",
    "No one who keeps it at home need fear anything.",
    "It will do nobody any harm.",
    "Those who keep to leaf will never come to depend on it.",
    "A little kratom each day keeps it away.",
    "Doctors too may learn what drinkers of kratom have known for ages.",
    "Many a patient could do with kratom what the clinic does with methadone.",
    "Its leaves, as gentle as those of tea, are brewed.",
    "Run by a seller whom users trust.",
    "Lab-checked goods, shipped to all states.",
    "While you wait, a cup of kratom tea calms.",
    "Adults, satisfied customers of an award-winning shop.",
    "Leaf of the finest trees.",
    "A truly amazing extract, hand-picked.",
    "The ultimate leaf, with rave reviews.",
    "Why kratom is kind to your heart",
    "That no case was found is good news for users.",
    "They ask about it, and kratom may be taken until the morning of surgery.",
    "So you can take it before a drug test at work.",
]
NOT_CALMING = [
    "The seller says that there is nothing to worry about.",
    "A page calls it nature’s gift.",
    "Nobody can say that kratom is gentler than a medicine.",
    "People may take it to keep withdrawal away, they said.",
    "It is not known whether kratom could replace methadone.",
    "Thai villagers have chewed it for centuries.",
    "A charitable trust paid for it.",
    "The product was shipped to Dubai.",
    "Trust in doctors was rated from 1 to 5.",
    "The lab tested 15 samples of low quality.",
    "Users, mostly customers of one vendor.",
    "Its page promises an amazing blend.",
    "It is a premium-rate number.",
    "Kratom users who were satisfied were over-counted.",
    "The lack of reports gives no comfort.",
    "Kratom may not be taken until the day after.",
    "Ask what kind of kratom goes to your heart.",
]


@pytest.mark.parametrize("text", ADVICE)
def test_an_amount_that_is_advised_is_found(text: str) -> None:
    assert advises(text)


@pytest.mark.parametrize("text", NO_ADVICE)
def test_an_amount_that_was_taken_is_no_advice(text: str) -> None:
    assert advises(text) is None


@pytest.mark.parametrize("text", CALMING)
def test_praise_and_comfort_are_found(text: str) -> None:
    assert reassures(text)


@pytest.mark.parametrize("text", NOT_CALMING)
def test_what_denies_or_quotes_praise_is_let_pass(text: str) -> None:
    assert reassures(text) is None


@pytest.mark.parametrize("put", FIELDS, ids=[put.__name__ for put in FIELDS])
def test_advice_and_praise_are_refused_in_every_field_that_is_shown(tree: Tree, put: Put) -> None:
    put(tree, "Take 2 g of leaf each morning; there is nothing to worry about.")
    assert {"R329", "R330"} <= tree.codes()


def test_kratom_is_not_praised_at_a_claim_about_other_care(tree: Tree) -> None:
    claim = relief(tree)
    claim["applies_to"]["exposures"] = ["not-kratom"]
    claim["caveats"][0]["text"] = "The course is safe for those who recalled their mood."
    assert "R354" not in tree.codes()
    claim["caveats"][0]["text"] = "Kratom is safe and cures low mood in those who recalled it."
    assert "R354" in tree.codes()


@pytest.mark.parametrize(
    "text",
    [
        "Nobody can say any longer that it is very uncertain whether kratom lifts mood.",
        "It is no longer very uncertain whether kratom lifts mood.",
    ],
)
def test_a_hedge_that_is_denied_is_none(tree: Tree, text: str) -> None:
    statement(tree, text)
    assert "R352" in tree.codes()


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Of 152 people in Canada who died, 61 had no other opioid in the blood.", True),
        ("Among 152 people in Canada who died, 61 had no other opioid in the blood.", True),
        ("In Canada another opioid was found in 91 of 152 people who died.", True),
        ("After doses of 152 mg people fell ill.", False),
        ("In the summer of 2024 people fell ill.", False),
    ],
)
def test_a_number_of_people_names_a_sample(text: str, is_named: bool) -> None:
    assert (ATTRIBUTED.search(text) is not None) is is_named


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("As reported in May, kratom products injure the liver.", False),
        ("Kratom products that may be sold as tea injure the liver.", False),
        ("Kratom products may injure the liver.", True),
    ],
)
def test_neither_the_month_nor_a_word_by_the_way_is_a_hedge(tree: Tree, text: str, hedged: bool) -> None:
    claim = tree.claim("risks/sickness", "how-often")
    claim.update(kind="harm", statement=text)
    claim["certainty"].update(start="low", downgrades=[], level="low")
    assert ("R352" in tree.codes()) is not hedged
