"""What a text denies and what it asserts, word by word: `had not faded`, `no link`, `was linked`.

Only the word is meant that stands right behind `not` or `no`: what else a denial reaches is left open. A
statement that asserts a word which its findings have only behind `not` has lost a `not` on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from handbook_data.folding import words
from handbook_data.word_lists import listed, one_meaning

_MEANT = one_meaning()
_DENYING = frozenset(
    {"not", "no", "never", "cannot", "nor", "neither", "none", "nobody", "nothing"} | {"non"}
)
_LEFT_OPEN = (
    _DENYING
    | frozenset({"without", "hardly", "lacks", "lack", "lacked", "lacking", "seldom", "rarely", "fails"})
    | frozenset({"failed", "little", "few", "fewer", "less", "except", "unless", "avoid", "against", "out"})
    | frozenset(
        {"disagree", "disputed", "unlike", "missing", "absent", "absence", "warns", "warn", "whether"}
    )
    | frozenset(
        {"may", "might", "could", "uncertain", "unknown", "unclear", "if", "unlikely", "doubtful", "until"}
    )
)
"""Words of a clause that may deny any of it, or leave it open."""
_BETWEEN = (
    frozenset({"be", "been", "being", "is", "are", "was", "were", "have", "has", "had", "do", "does", "did"})
    | frozenset({"a", "an", "the", "to", "any", "yet", "clearly", "significantly", "significant", "clear"})
    | frozenset({"overall", "longer", "so", "very", "much", "only", "all", "always", "it", "they", "sign"})
    | frozenset({"signs", "evidence", "of", "that", "further", "new", "single", "other", "such", "them"})
    | frozenset({"these", "those", "in", "out", "read", "visible", "serious"})
)
"""What may stand between `not` and the word that it denies."""
_AUXILIARY = frozenset({"was", "were", "is", "are", "has", "have", "had", "did", "does"})
_TELLS_NOTHING = listed("joining") | frozenset(
    {"people", "kratom", "two", "say", "says", "said", "still", "even", "will", "there", "here"}
)
_NOUNS_TOO = frozenset(
    {"record", "use", "driv", "pain", "drug", "caffein", "stronge", "weaker", "name", "first", "ban"}
)
"""Stems that are a thing in one text and what is done in the other."""
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s", "e", "ly")
_LETTERS = 3
_STEM = 7
_SENTENCE = re.compile(r"[.;:](?:\s|$)")
_CLAUSE = re.compile(
    r",\s|[()]|\s(?=(?:but|since|because|while|though|although|unless|until|which|who)\b"
    r"|(?:so|and) that\b)"
)


class Sense(NamedTuple):
    """The stems that a text denies, asserts, and has where it may deny or leave them open."""

    denied: frozenset[str]
    asserted: frozenset[str]
    open: frozenset[str]
    plainly_denied: frozenset[str]
    """Those of the denied that stand behind `was not`, `had not` and the like."""


def asserted_against(text: str, findings: Sequence[str]) -> str | None:
    """What a text asserts and its findings only deny; None if nothing."""
    denied = frozenset[str]().union(*map(_may_be_denied, findings)) - _NOUNS_TOO
    if not denied or denied.isdisjoint(map(stem, words(text).different)):
        return None  # most texts are not read closer
    mine = sense(text)
    here = (mine.asserted - mine.denied - mine.open) & denied
    if not here:
        return None
    told = [*map(sense, findings)]
    here &= frozenset[str]().union(*(one.denied for one in told))
    return min(here.difference(*(one.asserted | one.open for one in told)), default=None)


def denied_against(text: str, findings: Sequence[str]) -> str | None:
    """What a text denies and its findings only assert; None if nothing."""
    if not _may_be_denied(text):
        return None
    mine = sense(text)
    here = mine.plainly_denied - mine.asserted - mine.open - _NOUNS_TOO
    if not here:
        return None
    told = [*map(sense, findings)]
    here &= frozenset[str]().union(*(one.asserted for one in told))
    return min(here.difference(*(one.denied | one.open for one in told)), default=None)


@lru_cache(maxsize=8192)
def _may_be_denied(text: str) -> frozenset[str]:
    """The stems of what stands behind a denial, wherever a sentence ends."""
    said = words(text)
    if said.different.isdisjoint(_DENYING):
        return frozenset()
    return frozenset(stem(word) for word, _ in _meant_by_denial(said))


@lru_cache(maxsize=16384)
def sense(text: str) -> Sense:
    """What a text denies, asserts and leaves open."""
    denied, asserted, left_open, plainly = set[str](), set[str](), set[str](), set[str]()
    may_deny = not words(text).different.isdisjoint(_LEFT_OPEN) or "n't" in text
    for sentence in _SENTENCE.split(text) if may_deny else (text,):
        for clause in _CLAUSE.split(sentence) if may_deny else (sentence,):
            said = words(clause)
            meant = dict(_meant_by_denial(said)) if may_deny else {}
            denied.update(map(stem, meant))
            plainly.update(stem(word) for word, is_plain in meant.items() if is_plain)
            rest = {
                stem(word) for word in said.different - meant.keys() - _TELLS_NOTHING if len(word) >= _LETTERS
            }
            (asserted if said.different.isdisjoint(_LEFT_OPEN) else left_open).update(rest)
    return Sense(*map(frozenset, (denied, asserted, left_open, plainly)))


def _meant_by_denial(said: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """The words right behind a denial, and whether an auxiliary verb stands before it."""
    for place, word in enumerate(said):
        if word in _DENYING:
            behind = (one for one in said[place + 1 :] if one not in _BETWEEN)
            meant = next(behind, "")
            if len(meant) >= _LETTERS and meant.isalpha() and meant not in _TELLS_NOTHING:
                yield meant, word != "no" and place > 0 and said[place - 1] in _AUXILIARY


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, or the word that means the same."""
    if word in _MEANT:
        return _MEANT[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LETTERS:
            word = word[: -len(ending)]
            break
    if len(word) > _LETTERS + 1 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:_STEM]
