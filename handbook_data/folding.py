"""Texts as they are compared and searched: what looks the same or reads the same becomes the same.

One pass a text, kept: every rule that looks for words looks into the same folded text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from handbook_data.characters import latin

_DASHES = {ord(dash): "-" for dash in "‐‑‒–−﹘﹣－⁃"} | {ord(dash): " - " for dash in "—―"}
_QUOTES = {ord(quote): "'" for quote in "’‘‛`´ʼ′"} | {ord(quote): '"' for quote in "“”„‟«»″"}
_SPACED_OUT = re.compile(r"\b[a-z](?:[ .*_·-][a-z]){2,}\b")
"""Letters set apart: `s a f e`, `s.a.f.e`."""
_DISGUISED = re.compile(r"[a-z]*(?:[a-z][0-9@$!]|[0-9@$][a-z])[a-z0-9@$]*")
_ODD = (re.compile("[0-9@$][a-z]"), re.compile("[ .*_·-][a-z][ .*_·-][a-z][ .*_·-]"))
"""Where a disguised word may begin."""
_DISGUISES = str.maketrans("013457@$!", "oieastasi")
_WORDS_ALONE = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalnum() else 0x20 for code in range(256)
)
"""Letters in lower case and digits; everything else is a space."""


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Lower-case text in plain letters, with one sort of dash, quote and space.

    Compatibility forms, accents, invisible characters and letters of other scripts that look Latin
    (Unicode Technical Standard 39) are taken for what a reader takes them for.
    """
    if text.isascii():
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_QUOTES)
        letters = unicodedata.normalize("NFD", "".join(map(latin, plain)))
        plain = "".join(c for c in letters if unicodedata.category(c) not in ("Mn", "Me", "Cf")).casefold()
    return " ".join(plain.split())


@lru_cache(maxsize=8192)
def read_aloud(text: str) -> str:
    """The folded text with disguised words undone: letters set apart, and digits that stand for letters."""
    plain = folded(text)
    if _SPACED_OUT.search(plain):
        plain = _SPACED_OUT.sub(_joined, plain)
    if _DISGUISED.search(plain):
        plain = _DISGUISED.sub(lambda m: m.group().translate(_DISGUISES), plain)
    return plain


def _joined(found: re.Match[str]) -> str:
    """Letters set apart as one word; a first `a` may have been a word of its own."""
    word = re.sub("[^a-z]", "", found.group())
    return f"{word} {word[1:]}" if word[0] in "ai" else word


def words(text: str) -> tuple[str, ...]:
    """The words and figures of a folded text, without case, space and punctuation."""
    plain = text if text.isascii() else folded(text)
    return tuple(plain.encode("ascii", "replace").translate(_WORDS_ALONE).decode().split())


def holding(texts: Sequence[str], stems: Sequence[str], but_not: Sequence[str] = ()) -> list[int]:
    """Which texts hold any of some stems (outside of some words), or a word that is disguised.

    It finds too much rather than too little: whoever asks looks closer at what it names.
    """
    plain = [text.lower() if text.isascii() else folded(text) for text in texts]
    whole = "\n".join(plain)
    held = _words_with({max(stem.split(), key=len) for stem in stems}, set(whole.split()), tuple(but_not))
    found = {
        number
        for number, text in enumerate(plain)
        if not held.isdisjoint(text.split()) and any(stem in text for stem in stems)
    }
    starts = list(accumulate((len(text) + 1 for text in plain), initial=0))
    odd = {bisect_right(starts, match.start()) - 1 for odd in _ODD for match in odd.finditer(whole)}
    return sorted(found | odd)


def _words_with(stems: Iterable[str], every: set[str], but_not: tuple[str, ...]) -> set[str]:
    """The words that hold any of some stems; searched as one text, which is many times faster."""
    whole = f" {' '.join(word for word in every if not word.startswith(but_not))} "
    found: set[str] = set()
    for stem in stems:
        place = whole.find(stem)
        while place >= 0:
            end = whole.find(" ", place)
            found.add(whole[whole.rfind(" ", 0, place) + 1 : end])
            place = whole.find(stem, end)
    return found
