"""The lists of the finder: every entry by all its names, no answer without its caveat, nothing but data."""

from __future__ import annotations

import json

from handbook_pages.finding import claims, entries, finder_files

from handbook_data import Handbook
from tests.tree import TODAY


def test_every_question_medicine_situation_and_place_is_an_entry(handbook: Handbook) -> None:
    titles = {entry["title"] for entry in entries(handbook, TODAY)}
    assert {one.question for one in handbook.questions.values()} <= titles
    assert {one.title for one in handbook.medicines.values()} <= titles
    assert {one.title for one in handbook.situations.values()} <= titles
    assert {one.title for one in handbook.jurisdictions.values()} <= titles


def test_a_medicine_has_every_name_and_brand(handbook: Handbook) -> None:
    names = {entry["title"]: {*entry["names"], entry["title"]} for entry in entries(handbook, TODAY)}
    for medicine in handbook.medicines.values():
        wanted = {one.name for one in (*medicine.names, *medicine.brands)}
        assert {*wanted, *medicine.also_known_as} <= names[medicine.title]


def test_no_answer_stands_without_its_caveat(handbook: Handbook) -> None:
    for entry in (*entries(handbook, TODAY), *claims(handbook)):
        assert ("answer" in entry) == ("caveat" in entry), entry


def test_the_files_hold_data_that_cannot_close_their_script(frozen: Handbook) -> None:
    for name, content in finder_files(frozen, TODAY):
        text = content.decode()
        assert "<" not in text, name
        assert json.loads(f"[{text.removeprefix('handbookFinder(').removesuffix(');' + chr(10))}]")
