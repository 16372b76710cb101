"""A second reading is bound to the words that were read, and to nothing else."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from handbook_data.handbook import Handbook
from handbook_data.models.voices import texts
from handbook_data.reading import Place, parse
from handbook_data.second_reading import Readable, readable, words_of
from tests.scripts.test_scripts import run
from tests.tree import TINY, Tree

RELIEF = "low-mood/relief-unknown"


@pytest.fixture
def handbook(tree: Tree) -> Handbook:
    found = tree.check().handbook
    assert found is not None
    return found


def plain(item: Readable) -> dict[str, Any]:
    """An assertion as plain values, as in its file."""
    return item.item.model_dump(mode="json", by_alias=True)


def words_with(item: Readable, data: dict[str, Any]) -> str:
    """The words that an assertion has with other values."""
    return words_of(type(item.item).model_validate(data))


def put(data: Any, place: Place, value: object) -> None:
    for part in place[:-1]:
        data = data[part]
    data[place[-1]] = value


def test_everything_that_asserts_can_be_read_twice(handbook: Handbook) -> None:
    found = {item.id for item in readable(handbook)}
    assert found == (
        handbook.claims.keys() | handbook.measurement_tables.keys() | handbook.circulating_claims.keys()
    )
    assert all(item.sources and item.bearing_sources for item in readable(handbook))


def test_each_text_of_an_assertion_is_among_its_words(handbook: Handbook) -> None:
    tried = 0
    for item in readable(handbook):
        for shown in texts(item.item):
            if shown.place[0] == "second_reading":
                continue
            data = plain(item)
            changed = "9.75" if shown.words.replace(".", "").isdigit() else f"{shown.words} More"
            put(data, shown.place, changed)
            assert words_with(item, data) != words_of(item.item), (item.id, shown.place)
            tried += 1
    assert tried > 100


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("kind",), "harm"),
        (("applies_to", "exposures"), ["leaf"]),
        (("applies_to", "subjects"), ["people", "animals"]),
        (("evidence", 0, "source"), "survey-two"),
        (("evidence", 0, "stance"), "qualifies"),
        (("evidence", 0, "directness"), "indirect"),
        (("caveats", 0, "kind"), "generalisation"),
        (("certainty",), {"basis": "unconfirmed", "reason": "Only sellers say so, each after another."}),
    ],
)
def test_each_coded_word_of_a_claim_is_among_its_words(
    handbook: Handbook, place: Place, value: object
) -> None:
    item = next(item for item in readable(handbook) if item.id == RELIEF)
    data = plain(item)
    put(data, place, value)
    assert words_with(item, data) != words_of(item.item)


def test_the_fields_that_code_a_law_are_among_its_words(handbook: Handbook) -> None:
    item = next(item for item in readable(handbook) if item.id == "us-ri/regulated")
    for key, value in (
        ("status", "sale-banned"),
        ("from", "2026-04"),
        ("valid_through", "2026-10-31"),
        ("seen_from", "2026"),
    ):
        data = plain(item)
        data[key] = value
        assert words_with(item, data) != words_of(item.item), key


def test_order_and_our_own_work_are_not_among_the_words(handbook: Handbook) -> None:
    for item in readable(handbook):
        data = dict(reversed(plain(item).items()))
        for key in ("evidence", "caveats", "rules", "rows", "found_in", "decided_by"):
            data[key] = data.get(key, [])[::-1]
        data = {key: value for key, value in data.items() if value != []}
        data |= {"id": "another-name", "reviewed": "2026-11-20", "review_by": "2026-12-20"}
        if data.get("checked"):
            data["checked"] = "2026-11-20"
        assert words_with(item, data) == words_of(item.item), item.id


def test_a_reading_that_did_not_find_its_claim_again_does_not_count(handbook: Handbook) -> None:
    item = next(item for item in readable(handbook) if item.id == RELIEF)
    reading = {"on": "2026-11-20", "interests": "none", "words": words_of(item.item)}
    for found, counts in (("stood", True), ("small-fault", True), ("not-found-again", False)):
        data = copy.deepcopy(plain(item)) | {"second_reading": {**reading, "found": found}}
        read = type(item.item).model_validate(data)
        assert isinstance(read, type(item.item))
        assert Readable(item.id, item.record, item.place, read, is_key_point=True).is_read_twice is counts


# --- beginning one -----------------------------------------------------------------------------------


def test_a_reading_begins_with_the_sources_to_open_and_the_words(handbook: Handbook) -> None:
    done = run("read", "--records", str(TINY), RELIEF)
    assert (done.returncode, done.stderr) == (0, "")
    heading, _, block = done.stdout.partition("\n")
    assert heading == f"# {RELIEF}, in {TINY / 'conditions' / 'low-mood.yaml'}"
    begun = parse(block)["second_reading"]
    item = next(item for item in readable(handbook) if item.id == RELIEF)
    assert [part["source"] for part in begun["read"]] == list(item.sources)
    assert begun["words"] == words_of(item.item)
    assert begun["on"] == "2026-11-22"
    assert begun["found"] is None


def test_the_words_alone_can_be_had_for_several(handbook: Handbook) -> None:
    names = [item.id for item in readable(handbook)]
    done = run("read", "--words", "--records", str(TINY), *names)
    assert done.stdout.splitlines() == [f"{item.id} {words_of(item.item)}" for item in readable(handbook)]


def test_what_is_not_there_cannot_be_read() -> None:
    done = run("read", "--records", str(TINY), "low-mood/nothing", "low-mood/relief-unknown")
    assert done.returncode == 1
    assert done.stderr == "'low-mood/nothing' is no claim, table or circulating claim that can be read\n"
    assert RELIEF in done.stdout
