"""Texts as they are compared and searched: what looks the same or reads the same becomes the same.

One pass a text, kept: every rule that looks for words looks into the same folded text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from handbook_data.characters import latin

_SIGNS = {
    **dict.fromkeys("‐‑‒–−﹘﹣－⁃", "-"),
    **dict.fromkeys("—―", " - "),
    **dict.fromkeys("’‘‛´ʼ′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
}
"""Dashes and quotes, each sort as one."""
_SPACED_OUT = re.compile(r"\b[a-z](?:[ .*_·-][a-z]){2,}\b")
"""Letters set apart: `s a f e`, `s.a.f.e`."""
_MAY_BE_SPACED_OUT = re.compile("[ .*_·-][a-z][ .*_·-][a-z]")
"""Two letters set apart, which is found soonest."""
_DISGUISED = re.compile(r"[a-z]*(?:[a-z][0-9@$!]|[0-9@$][a-z])[a-z0-9@$]*")
_MAY_BE_DISGUISED = re.compile("[0-9@$!](?:(?<=[a-z].)|(?<!!)(?=[a-z]))")
"""A digit beside a letter, or a sign: every disguised word has one."""
_DISGUISES = str.maketrans("013457@$!", "oieastasi")
_WORD_BYTES = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalnum() else 0x0A if code == 0x0A else 0x20
    for code in range(256)
)
"""Letters in lower case, digits and line breaks; everything else is a space."""


_FOREIGN = re.compile(r"[^\x00-\x7f]")


def _as_read(found: re.Match[str]) -> str:
    """A sign or letter as the plain one for which a reader takes it."""
    return _SIGNS.get(found.group()) or latin(found.group())


def _without_mark(found: re.Match[str]) -> str:
    """Nothing for an accent or what cannot be seen, else the character."""
    return "" if unicodedata.category(found.group()) in ("Mn", "Me", "Cf") else found.group()


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Lower-case text in plain letters, with one sort of dash, quote and space.

    Compatibility forms, accents, invisible characters and letters of other scripts that look Latin
    (Unicode Technical Standard 39) are taken for what a reader takes them for.
    """
    if text.isascii():
        plain = text.lower()
    else:
        plain = _FOREIGN.sub(_as_read, unicodedata.normalize("NFKC", text).replace("`", "'"))
        plain = _FOREIGN.sub(_without_mark, unicodedata.normalize("NFD", plain)).casefold()
    return " ".join(plain.split())


@lru_cache(maxsize=8192)
def read_aloud(text: str) -> str:
    """The folded text with disguised words undone: letters set apart, and digits that stand for letters."""
    plain = folded(text)
    if _MAY_BE_SPACED_OUT.search(plain):
        plain = _SPACED_OUT.sub(_joined, plain)
    if _MAY_BE_DISGUISED.search(plain):
        plain = _DISGUISED.sub(lambda m: m.group().translate(_DISGUISES), plain)
    return plain


def _joined(found: re.Match[str]) -> str:
    """Letters set apart as one word; a first `a` may have been a word of its own."""
    word = re.sub("[^a-z]", "", found.group())
    return f"{word} {word[1:]}" if word[0] in "ai" else word


class Words(tuple[str, ...]):
    """The words of a text in their order."""

    different: frozenset[str]
    """Each of them once."""


_SAID: dict[str, Words] = {}
"""The words of texts that were asked for, as rule after rule asks for them."""
_MOST_SAID = 100_000


def words(text: str) -> Words:
    """The words and figures of a folded text, without case, space and punctuation."""
    said = _SAID.get(text)
    if said is None:
        plain = text if text.isascii() else folded(text)
        said = _kept(text, plain.encode("ascii", "replace").translate(_WORD_BYTES).decode())
    return said


def words_of(texts: Sequence[str]) -> list[Words]:
    """The words of each of some texts of one line, at half the cost of asking for one after the other."""
    plain = "\n".join(text if text.isascii() else folded(text) for text in texts)
    lines = plain.encode("ascii", "replace").translate(_WORD_BYTES).decode().split("\n")
    return list(map(_kept, texts, lines))


def _kept(text: str, line: str) -> Words:
    if len(_SAID) > _MOST_SAID:
        _SAID.clear()
    said = _SAID[text] = Words(line.split())
    said.different = frozenset(said)
    return said
