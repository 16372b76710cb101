"""The list of what is due for review."""

from __future__ import annotations

from datetime import date

from handbook_data.due import due_for_review, not_read_twice
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


def test_what_nobody_has_read_twice_is_listed_key_points_first(tree: Tree) -> None:
    reading = tree.claim("use/motives", "reasons")["second_reading"]
    reading |= {"found": "not-found-again", "read": [], "faults": []}
    tree["circulating/lifts-mood"]["reason"] = (
        "Only users said so; nobody has compared them; see [[low-mood]]."
    )
    found = tree.check().handbook
    assert found is not None
    unread = not_read_twice(found)
    why = {item.id: item.why for item in unread}
    assert why["low-mood/relief-unknown"] == "never"
    assert why["motives/reasons"] == "not found again on 2026-11-20"
    assert why["lifts-mood"] == "changed since 2026-11-20"
    assert "us-ri/bill" not in why
    flags = [item.is_key_point for item in unread]
    assert flags == sorted(flags, reverse=True)


def test_words_changed_after_a_reading_are_listed_and_no_error(tree: Tree) -> None:
    tree.claim("use/motives", "reasons")["caveats"][0]["text"] += " Nobody asked the others."
    tree.write()
    done = run("due", "--records", str(tree.folder), "--within", "0")
    assert done.returncode == 0, done.stderr
    assert "## Key points, answers and steps to be read a second time: 16\n" in done.stdout
    assert "- `motives/reasons`, read twice: changed since 2026-11-20\n" in done.stdout
    assert "## Other assertions to be read a second time: " in done.stdout
