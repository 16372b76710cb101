"""Checking what can be read when something cannot: nothing is echoed, nothing is passed over in silence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from handbook_data.checking import check
from handbook_data.rules import RULES
from tests.rules.test_rules import TRIPS
from tests.tree import TINY, TODAY, Tree

FILES = sorted(path.relative_to(TINY).as_posix() for path in TINY.rglob("*.yaml"))
WHOLE = {rule.code for rule in RULES if rule.on_whole}


def spoil(tree: Tree, name: str, text: str) -> None:
    """Let a file be overwritten after the tree was written."""
    tree.after_writing = lambda root: (root / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("text", ["id: [\n", "colour: red\n"], ids=["unreadable", "unfit"])
def test_a_bad_file_is_the_only_thing_that_is_complained_of(tree: Tree, name: str, text: str) -> None:
    spoil(tree, name, text)
    report = tree.check()
    assert {problem.path for problem in report.problems} == {name}
    assert report.handbook is None
    assert any("could not be read" in what for what in report.unchecked)


@pytest.mark.parametrize("code", sorted(TRIPS.keys() - WHOLE - {"R605"}))
def test_rules_are_applied_to_what_can_be_read(tree: Tree, code: str) -> None:
    TRIPS[code](tree)
    tree["glossary/of-no-use"] = {"id": "of-no-use"}
    report = tree.check()
    assert code in {problem.code for problem in report.problems}
    assert {problem.code for problem in report.problems if problem.path == "glossary/of-no-use.yaml"} == {
        "S203"
    }


def test_what_names_a_missing_record_is_told_to_be_unchecked(tree: Tree) -> None:
    spoil(tree, "sources/survey-one.yaml", "id: [\n")
    told = "\n".join(tree.check().unchecked)
    assert "what names `survey-one`, in " in told
    assert "low-mood" in told
    assert "sources/survey-one.yaml could not be read" in told
    assert "R201" in told


def test_a_name_that_leads_nowhere_is_told_beside_one_that_leads_to_a_bad_file(tree: Tree) -> None:
    evidence = tree.claim("conditions/low-mood", "relief-unknown")["evidence"]
    evidence.append({**evidence[0], "source": "nowhere"})
    spoil(tree, "sources/survey-one.yaml", "id: [\n")
    assert [problem.where for problem in tree.check().problems if problem.code == "R101"] == [
        "low-mood.claims.relief-unknown.evidence.nowhere.source"
    ]


def test_a_record_under_another_name_is_there(tree: Tree, tmp_path: Path) -> None:
    tree.after_writing = lambda root: (root / "sources/survey-one.yaml").rename(root / "sources/other.yaml")
    assert {(problem.path, problem.code) for problem in tree.check().problems} == {
        ("sources/other.yaml", "S202")
    }


def test_without_the_exceptions_no_rule_is_applied(tree: Tree) -> None:
    spoil(tree, "exceptions.yaml", "exceptions: no\n")
    report = tree.check()
    assert {problem.path for problem in report.problems} == {"exceptions.yaml"}
    assert report.unchecked == ("any rule across records: exceptions.yaml could not be read",)


def test_the_files_are_read_alike_beside_the_imports_and_here(tree: Tree) -> None:
    tree["glossary/ki"]["sources"] = ["no-such-source"]
    tree.write()
    (tree.folder / "substances/leaf.yaml").write_text("id: [\n", encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from handbook_data.checking import check\n"
        "assert 'pydantic' not in sys.modules\n"
        "report = check(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))\n"
        "print(*report.problems, *report.unchecked, sep='\\n')"
    )
    command = [sys.executable, "-c", script, str(tree.folder), TODAY.isoformat()]
    there = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    here = check(tree.folder, TODAY)
    assert len(here.problems) > 1
    assert there == [*map(str, here.problems), *here.unchecked]
