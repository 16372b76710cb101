"""The fonts: what they have, and what is said of a character that none has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handbook_pdf.command import PrintingError, told
from handbook_pdf.fonts import covered, refuse, uncovered, uncovered_in

from handbook_data import Handbook
from handbook_data.linking import link
from handbook_data.loading import read_tree
from handbook_data.printable import RANGES, as_ranges, unprintable
from tests.tree import Tree


@pytest.mark.parametrize("chars", ["μµκδΩΔαβ", "กำญุฐ", "●○−×±≥≤→", "čřůžčýñ", "Ж", "‘’“”–—…§°"])
def test_what_the_field_writes_is_covered(chars: str) -> None:
    assert set(chars) <= covered()


def test_a_check_knows_what_the_fonts_have() -> None:
    written = RANGES.read_text(encoding="ascii")
    assert written == as_ranges(covered()), "the fonts have changed: see handbook_data/printable.py"
    for char in map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x30000))):
        assert (unprintable().match(char) is None) is (char in covered()), f"U+{ord(char):04X}"


@pytest.mark.parametrize("text", ["the \u0f40", '"the \\u0F40"'])
def test_a_character_without_a_glyph_is_refused_at_its_line(tree: Tree, text: str) -> None:
    tree.after_writing = lambda root: (root / "glossary" / "ki.yaml").write_text(
        f"id: ki\nterm: {text}\n", encoding="utf-8"
    )
    (problem,) = tree.check().problems
    assert (problem.path, problem.line, problem.code) == ("glossary/ki.yaml", 2, "Y112")
    assert problem.found.startswith("U+0F40 TIBETAN LETTER KA")


def test_no_record_has_a_character_without_a_font(frozen: Handbook) -> None:
    assert list(uncovered(frozen)) == []


def test_a_character_without_a_font_is_named_with_its_record_and_field(tree: Tree) -> None:
    tree.write()
    known = read_tree(tree.folder).files
    sickness = next(file for file in known if file.record.id == "sickness")
    odd = replace(sickness, record=sickness.record.model_copy(update={"also_known_as": ("sick", "the ཀ")}))
    messages = list(uncovered(link([odd])))
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


if __name__ == "__main__":
    RANGES.write_text(as_ranges(covered()), encoding="ascii")
