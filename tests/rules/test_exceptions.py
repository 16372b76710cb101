"""Exceptions: which rules permit one, and which exceptions are refused themselves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook_data.folder import EXCEPTIONS_FILE
from handbook_data.problems import Problem
from handbook_data.rules import RULES
from tests.rules.test_rules import TRIPS
from tests.tree import Tree

REASON = "The word is the name of a product and promises nothing to anyone."


def exception(rule: str, at: str, reason: str = REASON, on: str = "2026-11-01") -> dict[str, str]:
    return {"rule": rule, "at": at, "reason": reason, "on": on}


def with_exceptions(tree: Tree, *exceptions: dict[str, Any]) -> list[Problem]:
    """What is wrong with a tree that has these exceptions."""
    before = tree.after_writing
    text = yaml.safe_dump({"exceptions": list(exceptions)})

    def write(root: Path) -> None:
        before(root)
        (root / EXCEPTIONS_FILE).write_text(text, encoding="utf-8")

    tree.after_writing = write
    return list(tree.check().problems)


def spots(tree: Tree, code: str) -> list[str]:
    """Where a tree breaks a rule."""
    return [problem.where for problem in tree.problems(code)]


def cited(tree: Tree, at: str) -> str:
    """The id of a source that the record at a spot cites or is; that of any other if it cites none."""
    name = at.partition(".")[0]
    path = next(path for path, record in tree.records.items() if record.get("id") == name)
    told = re.findall(r"[a-z0-9-]+", str(tree.records[path]))
    return next((word for word in told if is_source(tree, word)), "survey-one")


def is_source(tree: Tree, name: str) -> bool:
    return f"sources/{name}.yaml" in tree.records


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.excusable], ids=lambda rule: rule.code)
def test_a_rule_that_permits_exceptions_is_excused(tree: Tree, rule: Any) -> None:
    TRIPS[rule.code](tree)
    where = spots(tree, rule.code)
    reasons = {at: f"{REASON} So prints {cited(tree, at)}." for at in dict.fromkeys(where)}
    found = with_exceptions(tree, *(exception(rule.code, at, reason) for at, reason in reasons.items()))
    assert where
    assert not {rule.code, "R901", "R902", "R903", "R904", "R905"} & {problem.code for problem in found}


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.excusable], ids=lambda rule: rule.code)
def test_a_rule_that_permits_none_is_never_excused(tree: Tree, rule: Any) -> None:
    TRIPS[rule.code](tree)
    at = next(iter(spots(tree, rule.code))) or "published"
    found = with_exceptions(tree, exception(rule.code, at))
    assert [problem.where for problem in found if problem.code == "R902"] == [at]
    assert f"{rule.code} permits none" in next(p.found for p in found if p.code == "R902")


def test_what_keeps_a_claim_whole_or_a_reader_safe_permits_no_exception() -> None:
    never = {"R101", "R102", "R103", "R104", "R301", "R304", "R403", "R431", "R502", "R601", "R602", "R605"}
    assert not never & {rule.code for rule in RULES if rule.excusable}


def test_an_exception_to_no_rule_is_refused_at_its_line(tree: Tree) -> None:
    (found,) = with_exceptions(tree, exception("R999", "fatigue.claims"))
    assert (found.path, found.code, found.where) == (EXCEPTIONS_FILE, "R902", "fatigue.claims")
    assert (tree.folder / EXCEPTIONS_FILE).read_text().splitlines()[found.line - 1].strip() == "rule: R999"


def test_an_exception_that_nothing_needs_is_refused(tree: Tree) -> None:
    (found,) = with_exceptions(tree, exception("R309", "fatigue.claims"))
    assert (found.code, found.found) == ("R901", "nothing breaks R309 there")


def test_two_exceptions_for_one_spot_are_refused(tree: Tree) -> None:
    TRIPS["R309"](tree)
    (at,) = spots(tree, "R309")
    twice = (
        exception("R309", at),
        exception("R309", at, reason="The half in the statement is a word for a part."),
    )
    found = with_exceptions(tree, *twice)
    assert [(problem.code, problem.where) for problem in found] == [("R903", at)]


@pytest.mark.parametrize(
    ("reason", "is_refused"),
    [
        ("The seller prints this name on every bag of the product.", True),
        ("The seller prints this name on every bag, as guideline-nine shows.", True),
        ("The survey printed the words so in its question, see survey-two.", False),
    ],
)
def test_a_promise_is_excused_by_the_source_that_prints_it(tree: Tree, reason: str, is_refused: bool) -> None:
    TRIPS["R354"](tree)
    found = with_exceptions(tree, *(exception("R354", at, reason) for at in spots(tree, "R354")))
    assert ("R905" in {problem.code for problem in found}) is is_refused


def test_an_exception_made_in_the_future_is_refused(tree: Tree) -> None:
    TRIPS["R309"](tree)
    (at,) = spots(tree, "R309")
    found = with_exceptions(tree, exception("R309", at, on="2190-01-01"))
    assert [(problem.code, problem.found) for problem in found] == [("R904", "2190-01-01 lies in the future")]


@pytest.mark.parametrize(
    "reason",
    [
        "." * 24,
        "n/a" + "." * 20,
        "no no no no no no no no no no",
        "Unverzichtbarerweise nicht",
        "…" * 24,
        "1 2 3 4 5 6 7 8 9 10 11 12",
    ],
)
def test_a_reason_that_says_nothing_is_refused(tree: Tree, reason: str) -> None:
    (found,) = with_exceptions(tree, exception("R309", "fatigue.claims", reason=reason))
    assert (found.path, found.code, found.line) == (EXCEPTIONS_FILE, "S209", 4)
    assert "a reason says why" in found.must


def test_a_reason_that_only_speaks_of_the_rule_is_refused(tree: Tree) -> None:
    reason = "This rule is too strict and gets in the way of our article."
    (found,) = with_exceptions(tree, exception("R309", "fatigue.claims", reason=reason))
    assert "a reason says what is different at this place" in found.must
