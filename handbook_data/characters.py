"""Which characters a text may be made of: those that are listed here, and no others.

Letters are judged by script and words by what they can be mistaken for (Unicode Technical Standard 39);
the tables are those of the Unicode Consortium, by way of `confusable_homoglyphs`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from confusable_homoglyphs import categories

from handbook_data.reading import FORBIDDEN, JOINERS
from handbook_data.word_lists import listed

LOOK_ALIKES = Path(__file__).with_name("look_alikes.txt")
"""A Latin letter a line, with the code points that can be mistaken for it.

The whole table takes longer to read than all texts; a test compares this part of it with the whole.
"""
_MODERN = listed("scripts-in-use")
"""Scripts in everyday use: the recommended scripts of Unicode Standard Annex 31."""
_WRITTEN_TOGETHER = (
    frozenset({"han", "hiragana", "katakana"}),
    frozenset({"han", "hangul"}),
    frozenset({"han", "bopomofo"}),
)
"""Scripts that make up one word in some language (the highly restrictive level of UTS 39)."""
_ONE_LETTER = frozenset("\u0e33\u0eb3\u0edc\u0edd\u0587")
"""Letters of Thai, Lao and Armenian keyboards that Unicode could take apart, into what nobody writes."""
_EAST_ASIAN = frozenset({"han", "hiragana", "katakana", "hangul", "bopomofo"})

_PUNCTUATION = frozenset("’‘“”„–—…«»‹›§¶·•¿¡†‡′″°©®™№€£¥¢±×÷−≤≥≠≈→←½¼¾⅓⅔⅛⅜⅝⅞²³¹⁰⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉µªº√∞∆‰")
"""Signs besides those of ASCII that running text and units need."""
_EAST_ASIAN_SIGNS = frozenset("、。・《》「」『』【】〈〉〔〕（）：；，．！？／％～ー々〜")
_GREEK_SYMBOLS = frozenset("αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩς")
"""Greek letters stand alone in English: α-mitragynine, κ-opioid receptor."""
_MARKS_A_LETTER = {"thai": 2, "lao": 2, "myanmar": 7, "khmer": 5}
_MARKS_ON_OTHERS = 3
"""A Thai consonant carries a vowel and a tone, a Burmese one medials, a vowel in parts and a tone."""


@lru_cache(maxsize=4096)
def script(character: str) -> str:
    """The script of a character by name: `latin`, `thai`; `common` for digits and signs."""
    return str(categories.alias(character)).lower()


@lru_cache(maxsize=4096)
def _trouble(character: str) -> str | None:
    """What is wrong with a character by itself, wherever it stands."""
    if character == " " or "!" <= character <= "~" or character in _PUNCTUATION:
        return None
    name = named(character)
    kind = unicodedata.category(character)
    if kind[0] in "CZ":
        return f"{name} cannot be seen"
    if character in _EAST_ASIAN_SIGNS:
        return None
    if unicodedata.normalize("NFKC", character) != character and character not in _ONE_LETTER:
        return f"{name} is another form of `{unicodedata.normalize('NFKC', character)}`"
    if kind in ("Me", "Sk", "So", "Sm", "Sc", "No", "Nl", "Pc") or kind[0] == "P":
        return f"{name} is no sign that running text needs"
    if script(character) not in _MODERN or _PHONETIC.match(character) or _UNSEEN_MARK.search(name):
        return f"{name} is no letter of everyday writing"
    return None


_PHONETIC = re.compile("[\u0250-\u02ff\u1d00-\u1dbf\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f]")
"""Letters of sound writing and small capitals, each with a likeness among plain letters."""
_UNSEEN_MARK = re.compile("filler|variation selector|grapheme joiner|overlay")


def named(character: str) -> str:
    """A character as a message tells it: `U+00AD soft hyphen`."""
    name = unicodedata.name(character, "unassigned").lower()
    return f"U+{ord(character):04X} {name}"


_WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])*"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_FOREIGN_RUN = re.compile(r"[^\x00-\x7f]{2,}")


@lru_cache(maxsize=1024)
def fault(text: str, *, any_script: bool) -> str | None:
    """What keeps a text from being read as it looks, or None.

    With `any_script` whole words may be of any living script; without it the text is English, in which a
    foreign name may stand as a word of its own.
    """
    if "  " in text:
        return "two spaces in a row"
    if entity := _ENTITY.search(text):
        return f"`{entity.group()}` is markup for a character"
    if text.isascii():
        return None
    for found in _FOREIGN.finditer(text):
        character, index = found.group(), found.start()
        if any_script and (
            (character in _GREEK_NUMERAL_SIGNS and _beside_greek(text, index))
            or (text[:index][-1:].isalnum() and _is_raised_or_lowered(character))
            or _is_stop_of_a_script(character)
            or (character in JOINERS and not FORBIDDEN.match(text, index))
        ):
            continue
        if character == _OKINA and _is_okina(text, index, any_script):
            continue
        if trouble := _trouble(character):
            return trouble
        if not any_script and character.isdecimal():
            return f"{named(character)} is no digit of English"
    if unicodedata.normalize("NFC", text) != text:
        return "a letter is written apart from its accent"
    return _stray_mark(text, any_script) or _garbled(text) or _mixed(text, any_script)


_OKINA = "\u02bb"
_HAWAIIAN = re.compile("(?:[hklmnpw\u02bb]?[aeiou\u0101\u0113\u012b\u014d\u016b])+", re.IGNORECASE)
_LETTERS_BEFORE = re.compile(r"[^\W\d_]*\Z")
_LETTERS = re.compile(r"[^\W\d_]*")


def _is_okina(text: str, index: int, any_script: bool) -> bool:
    """Whether a Latin word has the letter: a Hawaiian one, or in a foreign text one of Uzbek."""
    before = _LETTERS_BEFORE.search(text[max(0, index - 40) : index])
    behind = _LETTERS.match(text, index)
    word = (before.group() if before else "") + (behind.group() if behind else "")
    return _HAWAIIAN.fullmatch(word) is not None or (any_script and text[:index][-1:] in tuple("oOgG"))


_GREEK_NUMERAL_SIGNS = frozenset("΄ʹ͵")
"""Behind a letter it is a number, as in `Β΄`; before it, thousands."""


@lru_cache(maxsize=256)
def _is_raised_or_lowered(character: str) -> bool:
    """Whether a small letter is set high or low, as in `9ᵉ édition` and `Gᵢ`."""
    form, _, letter = unicodedata.decomposition(character).partition(" ")
    return form in ("<super>", "<sub>") and "a" <= chr(int(letter.split()[0], 16)) <= "z"


_STOPS_OF_SCRIPTS = frozenset("।॥،؛؟۔")
"""Stops that several scripts share."""


@lru_cache(maxsize=256)
def _is_stop_of_a_script(character: str) -> bool:
    """Whether a sign is a stop of some script other than ours: `။`, `។`, `।`."""
    return character in _STOPS_OF_SCRIPTS or (
        unicodedata.category(character) in ("Po", "Pd")
        and script(character) in _MODERN - {"common", "latin", "greek"}
        and unicodedata.normalize("NFKC", character) == character
    )


def _beside_greek(text: str, index: int) -> bool:
    beside = text[index + 1 : index + 2] if text[index] == "͵" else text[:index][-1:]
    return bool(beside) and script(beside) == "greek"


def _stray_mark(text: str, any_script: bool) -> str | None:
    """Combining marks need a letter of their own script, and few fit on one; English needs none."""
    marks, base = 0, ""
    if not any(unicodedata.category(character)[0] == "M" for character in _FOREIGN.findall(text)):
        return None
    for character in text:
        if character in JOINERS:
            continue
        if unicodedata.category(character)[0] != "M":
            marks, base = 0, character
            continue
        marks += 1
        of = script(character)
        fits = base.isalpha() and (of == "inherited" or of == script(base))
        most = any_script if of == "inherited" else _MARKS_A_LETTER.get(of, _MARKS_ON_OTHERS)
        if not fits or marks > most:
            return f"{named(character)} stands on no letter that takes it"
    return None


def _garbled(text: str) -> str | None:
    """Text that was read in the wrong encoding: it becomes UTF-8 again when it is written back."""
    for run in _FOREIGN_RUN.findall(text):
        for encoding in ("cp1252", "latin-1"):
            try:
                meant = run.encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
            return f"`{run}` was `{meant}` before it was read in a wrong encoding"
    return None


def _mixed(text: str, any_script: bool) -> str | None:
    """A word of two scripts, or a foreign word that reads as an English one."""
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        scripts = {script(character) for character in word} - {"common", "inherited"}
        besides = scripts - {"latin"} if any_script else scripts  # no space parts 成分mitragynine in Japanese
        if len(scripts) > 1 and not any(besides <= together for together in _WRITTEN_TOGETHER):
            if scripts - {"latin", "greek"} or any(
                script(c) == "greek" and c not in _GREEK_SYMBOLS - frozenset("ορυικνχ") for c in word
            ):
                return f"`{word}` mixes {' and '.join(sorted(scripts)).title()} letters"
        if any_script or not scripts - {"latin"} or word in _GREEK_SYMBOLS:
            continue
        if looks_latin(word):
            return f"`{word}` only looks like Latin letters"
    return None


def disguised(label: str, *, at_home: bool) -> str:
    """Why a label of a host only looks like another one (UTS 39, highly restrictive); empty if it does not.

    `at_home`: whether it stands below a top-level domain that is not in Latin letters either.
    """
    scripts = {script(character) for character in label} - {"common", "inherited"}
    if len(scripts) > 1 and not scripts <= _EAST_ASIAN | {"latin"}:
        return f"`{label}` mixes {' and '.join(map(str.title, sorted(scripts)))} letters"
    if scripts == {"latin"}:
        return f"`{label}` has letters of sound writing" if _PHONETIC.search(label) else ""
    return f"`{label}` only looks like Latin letters" if not at_home and looks_latin(label) else ""


def looks_latin(word: str) -> bool:
    """Whether every letter of a word can be mistaken for a Latin one."""
    return all(latin(character) != character or character.isascii() for character in word)


def latin(character: str) -> str:
    """The Latin letter for which a character can be mistaken (UTS 39), or the character itself."""
    return character if character.isascii() else _look_alikes().get(character, character)


@cache
def _look_alikes() -> dict[str, str]:
    lines = (line.split() for line in LOOK_ALIKES.read_text(encoding="ascii").splitlines())
    return {chr(int(code, 16)): letter for letter, *codes in lines for code in codes}
