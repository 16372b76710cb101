"""Every rule about one file: its bad example breaks it and nothing else, its good one breaks none."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import handbook_pages
import pytest
from handbook_pages.pages import render
from handbook_pages.text import escape

import handbook_data
from handbook_data.checking import check
from handbook_data.problems import Problem
from handbook_data.rules import RULES
from handbook_data.rules.files import FILE_RULES, Example, FileRule
from tests.tree import TODAY, Tree

WITH_EXAMPLES = [rule for rule in FILE_RULES if rule.bad or rule.good]
OF_THE_EXCEPTIONS = {"R901", "R902", "R903", "R904", "R905"}


def found_in(example: Example, folder: Path) -> tuple[Problem, ...]:
    """What is wrong with an example by itself, leaving out what concerns other records."""
    root = folder / "records"
    root.mkdir()
    example.write(root)
    return tuple(problem for problem in check(root, TODAY).problems if problem.code[0] in "YS")


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_the_bad_example_breaks_its_rule_and_no_other(rule: FileRule, tmp_path: Path) -> None:
    assert rule.bad is not None
    problems = found_in(rule.bad, tmp_path)
    assert {problem.code for problem in problems} == {rule.code}
    if rule.code.startswith("Y"):
        assert {problem.must for problem in problems} == {rule.must}


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_the_good_example_breaks_no_rule_about_files(rule: FileRule, tmp_path: Path) -> None:
    assert rule.good is not None
    assert found_in(rule.good, tmp_path) == ()


def test_only_what_the_check_says_of_itself_has_no_example() -> None:
    assert {rule.code for rule in FILE_RULES} - {rule.code for rule in WITH_EXAMPLES} == {"S298", "S299"}


def emitted() -> set[str]:
    """Every code that stands in the code, but for the list of codes itself."""
    codes: set[str] = set()
    for package in (handbook_data, handbook_pages):
        assert package.__file__
        folder = Path(package.__file__).parent
        for path in folder.rglob("*.py"):
            if path == folder / "rules" / "files.py":
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    codes |= set(re.findall(r"^[RSY]\d{3}$", node.value))
    return codes


def test_every_code_that_can_be_told_is_written_down_and_no_other() -> None:
    written_down = [rule.code for rule in (*FILE_RULES, *RULES)]
    assert len(set(written_down)) == len(written_down)
    assert emitted() == {*written_down, *OF_THE_EXCEPTIONS}


def test_readers_see_every_code_with_its_examples(tree: Tree) -> None:
    handbook = tree.check().handbook
    assert handbook is not None
    page = dict(render(handbook, TODAY))["rules.md"]
    headings = re.findall(r"^## ([RSY]\d{3}): .", page, re.MULTILINE)
    assert sorted(headings) == sorted(emitted())
    for rule in WITH_EXAMPLES:
        part = page.partition(f"\n## {rule.code}: ")[2].partition("\n## ")[0]
        for word, example in (("Bad", rule.bad), ("Good", rule.good)):
            assert example is not None
            assert f"{word}: `{example.path}`" in part
            assert f"```text\n{example.text}```" in part
            assert escape(example.note) in part
