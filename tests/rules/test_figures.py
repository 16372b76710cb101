"""A figure in a statement is one of its findings, however either of them is written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from handbook_data.arithmetic import without_what_follows, worked_out
from handbook_data.figures import every_figure, figures, known, shares_of_parts
from tests.tree import Tree

MOOD = "conditions/low-mood"
FINDING = "Of 200 users, 60% said that their mood was better and a third slept more."

INVENTED = [
    "In an online survey of 200 users, ninety-five per cent said that mood was better.",
    "In an online survey of 200 users, ninety five percent said that mood was better.",
    "In an online survey of 200 users, 95 pct said that their mood was better.",
    "In an online survey of 200 users, up-95 per cent said that mood was better.",
    "In an online survey of 200 users, UP-95% said that their mood was better.",
    "In an online survey of 200 users, 80X as many said that mood was better.",
    "In an online survey of 200 users, ¾ said that their mood was better.",
    "In an online survey of 200 users, three quarters said that mood was better.",
    "In an online survey of 200 users, two in three said that mood was better.",
    "In an online survey of 200 users, nine of ten said that mood was better.",
    "In an online survey of 200 users, half said that their mood was better.",
    "In an online survey of 200 users, one in four said that mood was better.",
    "In an online survey of 200 users, XCIX per cent said that mood was better.",
    "In an online survey of 200 users, IX of ten said that mood was better.",
    "In an online survey of 200 users, ①⑨ said that their mood was better.",
    "In an online survey of 200 users, ٩٥ per cent said that mood was better.",
    "In an online survey of 200 users, ９５％ said that their mood was better.",
    "In an online survey of 200 users, ⁹⁵ per cent said that mood was better.",
    "In an online survey of two hundred and one users, 60% said that mood was better.",
    "In an online survey of thousands of users, 60% said that mood was better.",
    "In an online survey of 200 users, three people died and 60% felt better.",
    "In an online survey of 200 users, twice as many said that mood was better.",
    "In an online survey of 200 users, mood was threefold better, they said.",
    "In an online survey of 200 users in nineteen forty-three, 60% felt better.",
    "In an online survey of 200 users, 200% said that their mood was better.",
    "In an online survey of 200 users, 33% said that they slept more.",
    "Seven surveys of 200 users were read; 60% said that mood was better.",
    "In an online survey of two million users, 60% said that mood was better.",
    "In an online survey of 200 users, a dozen said that mood was better.",
    "In an online survey of 200 users, about 62% said that mood was better.",
    "In an online survey of about 230 users, 60% said that mood was better.",
    "In an online survey of over 210 users, 60% said that mood was better.",
    "In an online survey of 200 users, some 55% said that mood was better.",
    "In an online survey of 200 users, a double share slept more, and 60% felt better.",
    "In an online survey of 200 users, table 95% of them felt better.",
    "In an online survey of 200 users, one in one hundred said that mood was better.",
]
HONEST = [
    "In an online survey of two hundred users, sixty per cent said that mood was better.",
    "In one online survey of 200 users, 3 in 5 said that their mood was better.",
    "In an online survey of 200 users, one in three slept more.",
    "In an online survey of 200 users, 1 in 3 said that they slept more.",
    "In an online survey of 200 users, one third slept more, and one user asked why.",
    "In an online survey of 200 users, mood and sleep, the two named most, were better.",
    "One survey of 200 users gives two reasons to doubt it: recall and self-selection.",
    "In a 2020 survey of 200 users, 7-OH, 5-HT1A, CYP3A4 and MGM-15 were not asked about.",
    "In an online survey of 200 users, nobody asked about half-lives or half an hour.",
    "An online survey asked 200 users in two parts; 60% said that mood was better.",
]


def reported(tree: Tree, statement: str) -> None:
    claim = tree.claim(MOOD, "relief-reported")
    claim["statement"] = statement
    claim["evidence"][0]["finding"] = FINDING


@pytest.mark.parametrize("statement", INVENTED)
def test_an_invented_figure_is_refused(tree: Tree, statement: str) -> None:
    reported(tree, statement)
    assert "R309" in tree.codes()


@pytest.mark.parametrize("statement", HONEST)
def test_a_figure_in_another_form_is_let_pass(tree: Tree, statement: str) -> None:
    reported(tree, statement)
    assert [str(problem) for problem in tree.problems("R309")] == []


def test_a_figure_is_not_borrowed_from_what_contradicts(tree: Tree) -> None:
    claim = tree.claim(MOOD, "relief-reported")
    against = {
        "source": "survey-two",
        "stance": "contradicts",
        "finding": "Only 7% felt better.",
        "locator": "p. 2",
    }
    claim["evidence"].append(against)
    claim["statement"] = "In an online survey of 200 users, 7% said that their mood was better."
    assert "R309" in tree.codes()


@pytest.mark.parametrize(
    ("asserted", "found"),
    [
        ("half of them", "50% did"),
        ("within 4 weeks", "for 28 days"),
        ("0.5 mg", "½ mg"),
        ("1½ g", "1.5 g"),
        ("two and a half grams", "2.5 g"),
        ("two million people", "2,000,000 people"),
        ("207 million dollars", "$207 million"),
        ("a hundred and twelve people", "112 people"),
        ("1943", "nineteen forty-three"),
        ("25% to 30%", "25 to 30%"),
        ("two dozen people", "24 people"),
        ("3 of 20", "20 people, of whom 3 did"),
        ("XIV days", "14 days"),
        ("twelve years", "12 years"),
        ("three children", "three unintentional ingestions"),
        ("KUR-101 was given", "KUR-101"),
        ("about 32%", "31.6%"),
        ("about one in seven", "14.3% (160 of 1,118)"),
        ("one in seven (14.3%)", "14.3%"),
        ("some 61 million people", "61,204,877 people"),
        ("over 1,100 users", "1,118 users"),
        ("nearly 1,100 users", "1,098 users"),
    ],
)
def test_equal_figures_are_known_in_every_form(asserted: str, found: str) -> None:
    there = known(every_figure(found))
    assert figures(asserted)
    assert all(there.has(figure) for figure in figures(asserted))


@pytest.mark.parametrize(
    ("asserted", "found"),
    [
        ("32%", "31.6%"),
        ("one in seven", "14.3%"),
        ("about a third", "35%"),
        ("about 30%", "35%"),
        ("about 40 deaths", "36 deaths"),
        ("nearly 1,100 users", "1,118 users"),
        ("over 1,200 users", "1,180 users"),
        ("61 million people", "61,204,877 people"),
        ("one in seven (14.3%)", "19%"),
    ],
)
def test_what_is_no_rounding_of_a_figure_is_another(asserted: str, found: str) -> None:
    there = known(every_figure(found))
    assert not all(there.has(figure) for figure in figures(asserted))


@pytest.mark.parametrize(
    "text",
    [
        "The evidence bears out neither half, and either half or the other half of it is old.",
        "Table 2 does not part them; Figure 1, page 12 and version 2 do not either.",
        "It was not double-blind, nor double blind.",
        "One city in one spring.",
        "People with type 2 diabetes took vitamin B12 and omega-3.",
        "One of them was read in cm² and mol⁻¹.",
        "It binds at D149³·³²; CYP2D6*4 is rs3892097, and another is c.118A>G.",
        "A third product and the first of the two.",
        "7-hydroxymitragynine, 9-O-demethylmitragynine and 11-beta",
        "Section 40:989.1 of NCT05457803 on COVID-19",
        "M.D. and PhD, List I and CD",
    ],
)
def test_names_and_articles_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_where_a_sample_lived_is_no_share_of_it() -> None:
    told = figures("Of 152 people in three Canadian provinces who died, 61 had no other opioid.")
    assert [figure.number for figure in told] == [152, 61]


def test_two_parts_bear_out_their_shares_of_the_whole() -> None:
    counts = every_figure("12 people (9 men, 3 women) from 5 towns.")
    assert {figure.share for figure in shares_of_parts(counts)} == {Fraction(3, 4), Fraction(1, 4)}
    assert not list(shares_of_parts(every_figure("9 men in 4 towns, 12 reports.")))


POISONED = "Of 935 exposures to kratom alone, 2.8% had slowed breathing."
OUTBREAK = "199 people in 41 states, ill from January 2017 to 8 May 2018; 54 hospitalisations, no deaths."
CALLS = "660 calls; 26 in 2010, 263 in 2015."
NALOXONE = "10 Czech cases: prompt response to naloxone in two, no response in one."
PRODUCTS = "Commercial products: 13.9 ± 1.1 to 270 ± 24 mg of mitragynine per gram."


def is_borne(statement: str, finding: str) -> bool:
    there = known([*every_figure(finding), *worked_out(finding)])
    left = figures(without_what_follows(statement, [finding]))
    return bool(figures(statement)) and all(there.has(figure) for figure in left)


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("Slowed breathing was noted in about 26 (2.8%) of 935 reports.", POISONED),
        ("199 people had fallen ill. 54 (27%) were in hospital.", OUTBREAK),
        ("It rose about tenfold, from 26 in 2010 to 263 in 2015.", CALLS),
        ("It rose more than tenfold.", CALLS),
        ("It doubled, from 20 to 40.", "20 at first and 40 at last"),
        ("It worked at once in two of three people.", NALOXONE),
        ("From 13.9 to 270 mg of mitragynine per gram (1.39% to 27%).", PRODUCTS),
        ("It held 27% mitragynine.", PRODUCTS),
        ("It held 12 mg of mitragynine per gram.", "1.2% mitragynine"),
        ("A Ki of 1.26 µM.", "Ki 1,260 nM"),
        ("It lasted two days.", "48 hours"),
        ("1.5 g was taken.", "1,500 mg"),
        ("2.8% had it.", "26 of 935 had it"),
        ("42% (30% and 12%) had it.", "30% weekly, 12% daily"),
        ("12 people took it.", "9 men and 3 women"),
    ],
)
def test_what_follows_by_arithmetic_is_borne(statement: str, finding: str) -> None:
    assert is_borne(statement, finding)


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("Slowed breathing was noted in about 36 (2.8%) of 935 reports.", POISONED),
        ("Slowed breathing was noted in about 26 (2.7%) of 935 reports.", POISONED),
        ("Slowed breathing was noted in about 26 (2.8%) of 953 reports.", POISONED),
        ("199 people had fallen ill. 54 (28%) were in hospital.", OUTBREAK),
        ("199 people had fallen ill. 54 (27.0%) were in hospital.", OUTBREAK),
        ("It rose tenfold, from 26 in 2010 to 263 in 2015.", CALLS),
        ("It rose about twelvefold, from 26 in 2010 to 263 in 2015.", CALLS),
        ("It rose nearly tenfold, from 26 in 2010 to 263 in 2015.", CALLS),
        ("It rose about tenfold, from 26 to 66.", CALLS),
        ("Ten people rose about tenfold, from 26 in 2010 to 263 in 2015.", CALLS),
        ("It worked at once in two of five people.", NALOXONE),
        ("From 13.9 to 270 mg of mitragynine per gram (13.9% to 27%).", PRODUCTS),
        ("27% of users had it.", PRODUCTS),
        ("12 mg of mitragynine per gram.", "1.2% of users took mitragynine"),
        ("A Ki of 12.6 µM.", "Ki 1,260 nM"),
        ("It lasted three days.", "48 hours"),
        ("15 g was taken.", "1,500 mg"),
        ("4% had it.", "26 of 935 had it"),
        ("33% had it.", "1 in 3 had it"),
        ("43% (30% and 12%) had it.", "30% weekly, 12% daily"),
        ("13 people took it.", "9 men and 3 women"),
    ],
)
def test_false_arithmetic_is_borne_by_nothing(statement: str, finding: str) -> None:
    assert not is_borne(statement, finding)
