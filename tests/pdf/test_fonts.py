"""The fonts: what they have, and what is said of a character that none has."""

from __future__ import annotations

import pytest
from handbook_pdf.command import PrintingError, told
from handbook_pdf.fonts import covered, refuse, uncovered, uncovered_in

from handbook_data import Handbook
from handbook_data.checking import load
from tests.tree import TODAY, Tree


@pytest.mark.parametrize("chars", ["μµκδΩΔαβ", "กำญุฐ", "●○−×±≥≤→", "čřůžčýñ", "Ж", "‘’“”–—…§°"])
def test_what_the_field_writes_is_covered(chars: str) -> None:
    assert set(chars) <= covered()


def test_no_record_has_a_character_without_a_font(handbook: Handbook) -> None:
    assert list(uncovered(handbook)) == []


def test_a_character_without_a_font_is_named_with_its_record_and_field(tree: Tree) -> None:
    tree["risks/sickness"]["also_known_as"] = ["being sick", "the ཀ"]
    tree.check()
    messages = list(uncovered(load(tree.folder, TODAY)))
    assert len(messages) == 1
    assert "ཀ (U+0F40)" in messages[0]
    assert "sickness.also_known_as[1]" in messages[0]
    with pytest.raises(PrintingError, match="also_known_as"):
        refuse(messages)


def test_in_a_page_it_is_named_with_the_words_around_it() -> None:
    assert list(uncovered_in("words before ཀ and after", "the pages")) == [
        "No font of the printed handbook has the character ཀ (U+0F40), which stands in the pages, in "
        "“words before ཀ and after”. Write it in other characters, or add a font that has it to "
        "handbook_pdf/fonts.py."
    ]


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ModuleNotFoundError(name="typst"), "typst is missing: install the handbook with its extra `pdf`"),
        (PrintingError("no such character"), "no such character"),
        (
            OSError(28, "No space left on device", "build/pdf/x.pdf"),
            "build/pdf/x.pdf: No space left on device",
        ),
    ],
)
def test_what_keeps_a_command_from_printing_is_one_message(
    problem: Exception, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def job() -> str:
        raise problem

    assert told(job) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{words}\nNothing was printed.\n")
