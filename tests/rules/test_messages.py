"""A problem names what was changed, in the words that were typed, and a remedy that mends it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from handbook_data.figures import figures
from handbook_data.problems import Problem
from handbook_data.rules.figures import as_typed
from tests.tree import Tree

MOOD = "conditions/low-mood"
STATE = "legal/us/us-ri"
ASKED = "questions/is-it-known-to-help"


def only(tree: Tree, code: str) -> Problem:
    (problem,) = tree.problems(code)
    return problem


def relief(tree: Tree) -> Any:
    return tree.claim(MOOD, "relief-unknown")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("About six hundred and forty people were asked.", "six hundred and forty"),
        ("It was seen in ½ of them.", "½ of"),
        ("People took it twice a day.", "twice a"),
        ("In 152 people it was so.", "152"),
    ],
)
def test_a_figure_is_quoted_as_it_was_typed(text: str, typed: str) -> None:
    assert typed in [as_typed(figure, text) for figure in figures(text)]


def statement(tree: Tree, text: str) -> None:
    tree.claim(MOOD, "relief-reported")["statement"] = text


def caveat(tree: Tree, text: str) -> None:
    relief(tree)["caveats"].append({"kind": "small-sample", "text": text})


def verdict(tree: Tree, text: str) -> None:
    tree["circulating/lifts-mood"]["reason"] = text


@pytest.mark.parametrize(
    ("put", "code"),
    [(statement, "R309"), (caveat, "R643"), (verdict, "R441")],
    ids=("statement", "caveat", "verdict"),
)
def test_a_figure_that_nothing_bears_is_quoted(
    tree: Tree, put: Callable[[Tree, str], None], code: str
) -> None:
    put(tree, "In one survey nine hundred and eighty people said that their mood was better.")
    assert "`nine hundred and eighty`" in only(tree, code).found


def test_a_start_names_the_source_with_its_design(tree: Tree) -> None:
    tree["sources/survey-one"]["design"] = "randomised-trial"
    found = [problem.found for problem in tree.problems("R303")]
    assert found
    assert all("`survey-one` (randomised-trial) starts at `high`" in text for text in found)


def test_a_design_is_held_against_its_note(tree: Tree) -> None:
    tree["sources/survey-one"] |= {"title": "Kratom and mood", "design": "randomised-trial"}
    tree["sources/survey-one"]["design_note"] = "Anonymous online survey."
    assert "`anonymous`" in only(tree, "R238").found
    tree["sources/survey-one"]["design_note"] = "Allotted by chance."
    assert "R238" not in tree.codes()


def test_a_code_with_two_titles_is_told_at_both(tree: Tree) -> None:
    code = {"system": "icd-11", "code": "6A70", "source": "register-one"}
    tree[MOOD]["codes"] = [code | {"title": "Depressive episode"}]
    tree["conditions/fatigue"]["codes"] = [code | {"title": "Fatigue"}]
    assert {problem.path for problem in tree.problems("R110")} == {
        "conditions/fatigue.yaml",
        "conditions/low-mood.yaml",
    }


def test_a_schedule_without_rules_is_no_reason_to_invent_one(tree: Tree) -> None:
    period = tree[STATE]["periods"][1]
    del period["rules"]
    period["schedule"] = "Schedule I"
    problem = only(tree, "R506")
    assert "`Schedule I`" in problem.found
    assert problem.fix.startswith("choose the status")


def test_a_bare_assertion_that_a_finding_denies_says_so(tree: Tree) -> None:
    claim = relief(tree)
    claim["statement"] = "It is very uncertain whether it lasts; kratom is a medicine for low mood."
    claim["evidence"][0]["finding"] = "It is not approved as a medicine for low mood."
    assert "`not approved as a medicine`" in only(tree, "R355").fix


def test_a_phrase_is_told_where_it_does_not_belong(tree: Tree) -> None:
    tree["questions/answers-first"] = tree.copy_of(
        ASKED, id="answers-first", question="Does kratom ease pain?", phrasings=["kratom for feeling low"]
    )
    tree[ASKED] |= {"question": "Does kratom help when feeling low?"}
    assert only(tree, "R460").path == "questions/answers-first.yaml"


def test_a_line_that_left_its_country_is_told_at_the_line(tree: Tree) -> None:
    tree["support/a-second-line"] = tree.copy_of(
        "support/crisis-line", id="a-second-line", title="Second line", on_every_page=False, serves="callers"
    )
    line = tree["support/crisis-line"]
    line["claims"][0]["statement"] = "The crisis line listens in the United States day and night."
    line["regions"] = ["GB"]
    problems = list(tree.problems("R438"))
    assert {(problem.path, problem.where) for problem in problems} == {
        ("support/crisis-line.yaml", "crisis-line.regions")
    }
