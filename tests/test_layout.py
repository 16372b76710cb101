"""The canonical layout: what is written is what is read, and every file is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from handbook_data.layout import WIDTH, canonical
from handbook_data.loading import LoadedFile, read_file, read_tree
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.quick_reading import read
from handbook_data.reading import parse, unfit
from tests.tree import FROZEN, TINY

words = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"]).filter(lambda c: not unfit(c)), max_size=400
).map(str.strip)
texts = words.filter(lambda text: text and not text[0].isspace() and not text[-1].isspace())


class Holder(BaseModel):
    """One text."""

    text: str


@given(texts)
@example("NO")
@example("null")
@example("1943")
@example("2023-12-01")
@example("- a: b # c")
@example("a  b   c" * 30)
@example("'quoted' \"twice\"")
@example("x" * 300)
@example("key: value " * 20 + "end")
@example("# no comment " * 12 + "end")
@example("a " * 49 + "  b")
@example("a\tb")
@example("a\t# b:\tc")
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    written = canonical(Holder(text=text))
    assert parse(written)["text"] == text
    assert read(written) == {"text": text}


def test_long_text_is_folded_within_the_width() -> None:
    text = "word " * 100 + "end"
    lines = canonical(Holder(text=text)).splitlines()
    assert len(lines) > 5
    assert max(map(len, lines)) <= WIDTH


def test_every_record_is_read_back_from_its_canonical_text() -> None:
    for root in (TINY, FROZEN):
        for file in read_tree(root).files:
            text = canonical(file.record)
            assert type(file.record).model_validate(parse(text)) == file.record
            assert read(text) == parse(text)


def test_every_record_is_in_canonical_layout() -> None:
    for root in (TINY, FROZEN):
        assert [file.path for file in read_tree(root).files if not file.is_canonical] == []


@given(st.text(alphabet="ab:- >'[],\n\"#&*!{}0", max_size=60))
def test_what_is_no_record_is_read_as_something_or_nothing(text: str) -> None:
    assert read(text) is None or isinstance(read(text), dict)


@pytest.mark.parametrize(
    "change",
    [
        ("meaning: A", "meaning: Another one.\nmeaning: A"),
        ("meaning: A", "meaning: &a A"),
        ("meaning: A", "meaning: !!str A"),
        ("term: A term", 'term: "A term"'),
        ("term: A term", "term: A term # a comment"),
        ("term: A term", "term: A\n  term"),
        ("own_method: true", "own_method: yes"),
        ("reviewed: 2026-01-01\n", "reviewed: 2026-01-01\n---\n"),
        ("id: a\n", "id: a\n\n"),
    ],
)
def test_what_is_in_another_layout_is_read_as_yaml(tmp_path: Path, change: tuple[str, str]) -> None:
    term = "id: a\nterm: A term\nmeaning: A meaning.\nown_method: true\n"
    term += "reviewed: 2026-01-01\nreview_by: 2027-01-01\n"
    path = tmp_path / "a.yaml"
    path.write_text(term)
    plain = read_file(path, "glossary/a.yaml")
    assert isinstance(plain, LoadedFile)
    assert plain.is_canonical
    path.write_text(term.replace(*change))
    changed = read_file(path, "glossary/a.yaml")
    if isinstance(changed, LoadedFile):
        assert changed.record == plain.record
        assert not changed.is_canonical
    else:
        assert all(problem.code != "S299" for problem in changed)


def test_defaults_are_not_written() -> None:
    term = {
        "id": "a",
        "term": "A term",
        "meaning": "What it means.",
        "own_method": True,
        "reviewed": "2026-01-01",
        "review_by": "2027-01-01",
    }
    assert "sources" not in canonical(GlossaryTerm.model_validate(term))
