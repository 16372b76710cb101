"""Where each word stands in some texts, so that a rule looks only at the texts that can break it.

A rule on words says what words it needs, and `Handbook.own_texts` gives it the few texts that hold them.
They are looked for among the few thousand different words of all texts, and no text is read for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain

from handbook_data.folding import folded, read_aloud, words, words_of

Stems = tuple[str, ...]
"""Pieces of words. `^` is where a word begins and `$` where it ends: `^heal$` is the word itself, `^heal`
any that begins like it, `heal` any that holds it. What is joined by a hyphen is two words."""
A_DIGIT: Stems = ("0",)
"""Stands for any word with a digit."""
Needs = tuple[tuple[Stems, ...], ...]
"""Lines of stems: a text needs, for some line, a word of each of its groups.

(("^take$", "^use$"), ("^mg$", "^gram")) is a line: one of the first two words, and one of the others.
"""

_SHAPES = bytes(
    ord(
        "a"
        if chr(code).isascii() and chr(code).isalpha()
        else "0"
        if chr(code) in "0123456789@$"
        else " "
        if chr(code) in " .*_·-"
        else "?"
    )
    for code in range(256)
)
_DISGUISES = (b"0a", b" a a ")
"""What a disguise looks like when every letter is an `a` and every digit a `0`: one before the other, or
letters that are set apart."""
_LETTERS = re.compile("[a-z]+")


class WordIndex:
    """Some texts by their words: each of a hundred stems costs a look at a few thousand words and no text."""

    def __init__(self, texts: Iterable[str]) -> None:
        plain = {text: text if text.isascii() else folded(text) for text in texts}
        self._texts: dict[str, list[str]] = defaultdict(list)
        """Each word with the texts that hold it."""
        for text, said in zip(plain, words_of([*plain]), strict=True):
            for word in said.different:
                self._texts[word].append(text)
        for text in {*_disguised(plain)}:
            apart = " ".join(word for word in words(text).different if not word.isalpha())
            for word in {*_LETTERS.findall(apart), *_LETTERS.findall(read_aloud(text))} - words(
                text
            ).different:
                self._texts[word].append(text)
        self._words = "\n".join(("", *self._texts, ""))

    def needing(self, needs: Needs) -> set[str]:
        """The texts that hold a word of each group of some line, as they are written or read aloud.

        It finds too much rather than too little: whoever asks looks closer at what it names.
        """
        found: set[str] = set()
        for first, *others in needs:
            held = self.with_any(first)
            for stems in others:
                if held:
                    held = held & self.with_any(stems)
            found |= held
        return found

    def with_any(self, stems: Stems) -> set[str]:
        """The texts that hold any of some stems."""
        if stems == A_DIGIT:
            return self._with_digit
        found = chain.from_iterable(map(self._words_with, stems))
        return set(chain.from_iterable(map(self._texts.__getitem__, found)))

    @cached_property
    def _with_digit(self) -> set[str]:
        return {text for word, texts in self._texts.items() if not word.isalpha() for text in texts}

    def _words_with(self, stem: str) -> Iterable[str]:
        begins, ends = stem[0] == "^", stem[-1] == "$"
        bare = stem.strip("^$")
        if begins and ends:
            return (bare,) if bare in self._texts else ()
        return self._searched("\n" * begins + bare + "\n" * ends)

    def _searched(self, part: str) -> Iterator[str]:
        position = self._words.find(part)
        while position >= 0:
            start = self._words.rfind("\n", 0, position + 1) + 1
            end = self._words.find("\n", start)
            yield self._words[start:end]
            position = self._words.find(part, end)


def _disguised(plain: dict[str, str]) -> Iterator[str]:
    """The texts with a digit or a sign before a letter, or with letters set apart."""
    texts = list(plain)
    shapes = "\n".join(plain.values()).encode("latin-1", "replace").translate(_SHAPES)
    starts = list(accumulate((len(text) + 1 for text in plain.values()), initial=0))
    for position in chain.from_iterable(_occurrences(shape, shapes) for shape in _DISGUISES):
        yield texts[bisect_right(starts, position) - 1]


def _occurrences(part: bytes, whole: bytes) -> Iterator[int]:
    position = whole.find(part)
    while position >= 0:
        yield position
        position = whole.find(part, position + 1)
