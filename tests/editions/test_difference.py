"""What changed between two snapshots, each change alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from handbook_data import Handbook
from handbook_data.editions.difference import Change, difference
from handbook_data.editions.naming import Bump
from handbook_data.editions.taking import take
from handbook_data.editions.telling import plain, tell
from handbook_data.linking import link
from handbook_data.loading import read_tree
from handbook_data.published import Snapshot
from tests.tree import TODAY, Tree

LEAF = "substances/leaf"
MOOD = "conditions/low-mood"


def taken(tree: Tree) -> Snapshot:
    """The snapshot of a tree as it is now, which may break rules that are not the point here."""
    shutil.rmtree(tree.folder, ignore_errors=True)
    tree.write()
    read = read_tree(tree.folder)
    assert not read.problems, read.problems
    return take(link(read.files), "2026.11", "1.0.0", TODAY)


def raise_certainty(tree: Tree) -> None:
    claim = tree.claim(LEAF, "tolerance-trial")
    claim["certainty"]["downgrades"][0]["steps"] = 1
    claim["certainty"]["level"] = "moderate"


def reword(tree: Tree) -> None:
    tree.claim(LEAF, "tolerance-trial")["statement"] = "Leaf tea may raise pain tolerance for an hour."


def revise(tree: Tree) -> None:
    claim = tree.claim(LEAF, "tolerance-trial")
    claim["evidence"][0]["finding"] = "In 26 men, pain tolerance rose an hour after tea."
    claim["caveats"][0]["text"] = "There were 26 people, all of them men and regular users."


def look_again(tree: Tree) -> None:
    for claim in tree[MOOD]["claims"]:
        claim["reviewed"] = "2026-11-20"
    tree[MOOD]["reviewed"] = "2026-11-20"


def move_claim(tree: Tree) -> None:
    claim = tree.claim(LEAF, "harm-leaf")
    claim["id"] = "harms-of-leaf"
    bury(tree, "leaf/harm-leaf", "moved", "leaf/harms-of-leaf")


def move_record(tree: Tree) -> None:
    record = tree["interactions/sleep-medicines"]
    del tree["interactions/sleep-medicines"]
    tree["interactions/medicines-for-sleep"] = {**record, "id": "medicines-for-sleep"}
    tree.reclass("sleep-medicines", "medicines-for-sleep")
    bury(tree, "sleep-medicines", "moved", "medicines-for-sleep")


def bury(tree: Tree, was: str, kind: str, *to: str) -> None:
    name = was.replace("/", "-") + "-gone"
    stone = {"id": name, "was": was, "kind": kind, "reason": "It had to.", "on": "2026-11-20"}
    tree[f"tombstones/{name}"] = {**stone, **({"to": list(to)} if to else {})}


def retract(tree: Tree) -> None:
    tree["sources/rats-one"]["publication"] = {"status": "retracted"}


def add_source(tree: Tree) -> None:
    tree["sources/new-one"] = tree.copy_of("sources/rats-one", id="new-one", title="A new study")


def judge_anew(tree: Tree) -> None:
    tree["circulating/lifts-mood"]["verdict"] = "overstated"


def rename(tree: Tree) -> None:
    tree["risks/sickness"]["title"] = "Being sick"


def change_stage(tree: Tree) -> None:
    bill = tree["legal/us/us-ri"]["pending"][0]
    bill["stage"] = "passed-one-chamber"


def add_record(tree: Tree) -> None:
    tree["glossary/dose"] = tree.copy_of("glossary/ki", id="dose", term="Dose")


CASES: dict[str, tuple[Callable[[Tree], None], set[tuple[str, str, str]], Bump]] = {
    "nothing": (lambda tree: None, set(), Bump.PATCH),
    "certainty raised": (raise_certainty, {("Certainty", "raised", "leaf/tolerance-trial")}, Bump.PATCH),
    "reworded": (reword, {("Claims", "reworded", "leaf/tolerance-trial")}, Bump.PATCH),
    "revised": (revise, {("Claims", "revised", "leaf/tolerance-trial")}, Bump.PATCH),
    "looked at again": (look_again, set(), Bump.PATCH),
    "claim moved": (move_claim, {("Claims", "moved", "leaf/harm-leaf")}, Bump.MAJOR),
    "record moved": (move_record, {("Records", "moved", "sleep-medicines")}, Bump.MAJOR),
    "source retracted": (retract, {("Sources", "changed", "rats-one")}, Bump.PATCH),
    "source added": (add_source, {("Sources", "added", "new-one")}, Bump.MINOR),
    "judged anew": (judge_anew, {("Records", "changed", "lifts-mood")}, Bump.PATCH),
    "renamed": (rename, {("Records", "reworded", "sickness")}, Bump.PATCH),
    "stage of a bill": (change_stage, {("The law", "changed", "us-ri/bill")}, Bump.PATCH),
    "record added": (add_record, {("Records", "added", "dose")}, Bump.MINOR),
}


@pytest.mark.parametrize("name", CASES)
def test_each_change_is_told_and_nothing_else(tree: Tree, name: str) -> None:
    change, expected, bump = CASES[name]
    before = taken(tree)
    change(tree)
    found = difference(before, taken(tree))
    assert {(item.section.value, item.happening.value, item.id) for item in found.changes} == expected
    assert found.bump is bump
    assert found.looked_at_again == (5 if name == "looked at again" else 0)
    told = tell(found)
    for item in found.changes:
        assert f"`{item.id}`" in told


def test_a_snapshot_is_read_back_as_it_was_written(frozen: Handbook) -> None:
    kept = take(frozen, "2026.11", "1.0.0", TODAY)
    assert Snapshot.model_validate_json(kept.as_json()) == kept
    assert set(kept.claims) == set(frozen.claims)
    assert set(kept.sources) == set(frozen.sources)
    assert set(kept.ever) == {*kept.claims, *kept.records}
    assert {key: claim.statement for key, claim in kept.claims.items()} == {
        key: claim.statement for key, claim in frozen.claims.items()
    }
    assert not difference(kept, kept).changes


def test_fields_that_go_or_come_count_in_the_version_of_the_data(tree: Tree) -> None:
    now = taken(tree)
    more = now.model_copy(update={"fields": (*now.fields, "Claim.new")})
    assert difference(now, more).bump is Bump.MINOR
    assert difference(more, now).bump is Bump.MAJOR


def test_no_word_of_a_record_becomes_markup() -> None:
    assert plain("a *b* [c](d) <e> `f` {g}") == "a \\*b\\* \\[c\\](d) \\<e\\> \\`f\\` \\{g\\}"


def test_changes_stand_in_the_order_of_what_matters_to_readers(tree: Tree) -> None:
    before = taken(tree)
    for change in (add_record, retract, move_claim, change_stage, raise_certainty):
        change(tree)
    found = difference(before, taken(tree))
    assert [item.section.value for item in found.changes] == [
        "Certainty",
        "The law",
        "Claims",
        "Sources",
        "Records",
    ]
    assert all(isinstance(item, Change) for item in found.changes)
