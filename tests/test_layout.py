"""The canonical layout: what is written is what is read, and every file is in it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from handbook_data.layout import WIDTH, canonical
from handbook_data.loading import read_tree
from handbook_data.models.glossary import GlossaryTerm
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
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert parse(canonical(Holder(text=text)))["text"] == text


def test_long_text_is_folded_within_the_width() -> None:
    text = "word " * 100 + "end"
    lines = canonical(Holder(text=text)).splitlines()
    assert len(lines) > 5
    assert max(map(len, lines)) <= WIDTH


def test_every_record_is_read_back_from_its_canonical_text() -> None:
    for root in (TINY, FROZEN):
        for file in read_tree(root).files:
            again = type(file.record).model_validate(parse(canonical(file.record)))
            assert again == file.record


def test_every_record_is_in_canonical_layout() -> None:
    for root in (TINY, FROZEN):
        assert [file.path for file in read_tree(root).files if not file.is_canonical] == []


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
