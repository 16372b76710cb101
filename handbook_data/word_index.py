"""Where each word stands in some texts, so that stems are looked for among the words and not in the texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, chain
from typing import AnyStr

from handbook_data.folding import folded, words

_ODD_PAIR = re.compile("[0-9@$][a-z]")
_LETTERS_APART = bytes(
    ord("a" if "a" <= chr(code) <= "z" else " " if chr(code) in " .*_·-" else "?") for code in range(256)
)
_TWO_APART = b" a a "
"""What letters that are set apart look like when every letter is an `a`."""
_RUN = re.compile("[a-z0-9]+")


class WordIndex:
    """Some texts by their words: each of a hundred stems costs a look at 20,000 words and no text."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._plain = {text: text.lower() if text.isascii() else folded(text) for text in texts}
        """Each text as it is searched."""
        self._texts: dict[str, list[str]] = defaultdict(list)
        """Each word with the texts that hold it."""
        for text in self._plain:
            for word in words(text).different:
                self._texts[word].append(text)
        self._words = "\n".join(("", *self._texts, ""))
        self._disguised = frozenset(self._with_disguise())

    def holding(self, stems: Iterable[str], but_not: tuple[str, ...] = ()) -> set[str]:
        """The texts that hold any of some stems (that begins none of some words), or a disguised word.

        It finds too much rather than too little: whoever asks looks closer at what it names.
        """
        found = set(self._disguised)
        for stem in stems:
            part = _most_telling(stem)
            for word in self._words_with(part):
                if part != stem:
                    found.update(text for text in self._texts[word] if stem in self._plain[text])
                elif any(not word.startswith(but_not, at) for at in _occurrences(stem, word)):
                    found.update(self._texts[word])
        return found

    def _words_with(self, part: str) -> Iterator[str]:
        position = self._words.find(part)
        while position >= 0:
            start = self._words.rfind("\n", 0, position + 1) + 1
            end = self._words.find("\n", start)
            yield self._words[start:end]
            position = self._words.find(part, end)

    def _with_disguise(self) -> Iterator[str]:
        """The texts with a digit or a sign before a letter, or with letters set apart."""
        texts = list(self._plain)
        whole = "\n".join(self._plain.values())
        apart = whole.encode("latin-1", "replace").translate(_LETTERS_APART)
        starts = list(accumulate((len(plain) + 1 for plain in self._plain.values()), initial=0))
        odd = (match.start() for match in _ODD_PAIR.finditer(whole))
        for position in chain(odd, _occurrences(_TWO_APART, apart)):
            yield texts[bisect_right(starts, position) - 1]


@lru_cache(maxsize=1024)
def _most_telling(stem: str) -> str:
    """The longest word or part of a word in a stem, with the ends of the line that it reaches."""
    run = max(_RUN.finditer(stem), key=lambda found: len(found.group()))
    before, after = stem[: run.start()], stem[run.end() :]
    return ("\n" if before else "") + run.group() + ("\n" if after else "")


def _occurrences(part: AnyStr, whole: AnyStr) -> Iterator[int]:
    position = whole.find(part)
    while position >= 0:
        yield position
        position = whole.find(part, position + 1)
