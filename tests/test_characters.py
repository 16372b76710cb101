"""The letters that look Latin are those of the Unicode Consortium."""

from __future__ import annotations

from confusable_homoglyphs import confusables

from handbook_data.characters import latin


def likeness(character: str) -> str:
    """The first plain letter among the likenesses of a character, or the character itself."""
    found = confusables.is_confusable(character, preferred_aliases=[], greedy=True)
    likenesses = [each["c"] for each in found[0]["homoglyphs"]] if found else []
    return next((c for c in likenesses if len(c) == 1 and c.isascii() and c.isalpha()), character)


def test_the_letters_that_look_latin_are_those_of_the_whole_table() -> None:
    known = {character for character in confusables.confusables_data if len(character) == 1}
    wrong = {c: latin(c) for c in known if not c.isascii() and latin(c) != likeness(c)}
    assert len(known) > 5_000
    assert not wrong
    assert latin("\u0430") == "a"
    assert latin("\u00e9") == "\u00e9"
