"""The list of what is due for review."""

from __future__ import annotations

from datetime import date

from handbook_data.due import due_for_review
from tests.scripts.test_scripts import run
from tests.tree import TODAY, Tree


def test_law_comes_first_then_what_is_due_longest(tree: Tree) -> None:
    report = tree.check()
    assert report.handbook is not None
    assert due_for_review(report.handbook, TODAY) == ()
    due = due_for_review(report.handbook, date(2027, 4, 2))
    assert [item.id for item in due if item.is_law] == [
        "a-body/not-listed",
        "no/listed",
        "us-ri/banned",
        "us-ri/bill",
        "us-ri/regulated",
    ]
    ahead = due_for_review(report.handbook, TODAY, within=200)
    flags = [item.is_law for item in ahead]
    assert flags == sorted(flags, reverse=True)
    assert {item.id for item in ahead} >= set(report.handbook.claims)


def test_the_list_is_markdown(tree: Tree) -> None:
    tree.write()
    done = run("due", "--records", str(tree.folder), "--within", "400")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Due for review within 400 days of ")
    assert "## The law: 5\n" in done.stdout
    assert "- `us-ri/bill`, since 1 April 2027: Rhode Island: A bill" in done.stdout


def test_records_that_do_not_hold_together_are_a_message(tree: Tree) -> None:
    tree["glossary/ki"] = {"id": "ki"}
    tree.write()
    done = run("due", "--records", str(tree.folder))
    assert done.returncode == 1
    assert "S203" in done.stderr
    assert "Traceback" not in done.stderr
