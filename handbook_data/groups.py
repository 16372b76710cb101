"""Which figure of a text belongs to which group: `boys 12.4%, girls 6.1%`.

Two texts that give the same two figures to the same two groups the other way round cannot both be right.
Only what can be read in one way counts: the figures and the groups stand in turn, close together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, takewhile
from typing import NamedTuple

from handbook_data.word_lists import listed

_OPPOSED = (
    *(("man", "woman"), ("male", "female"), ("boy", "girl"), ("before", "after"), ("inside", "outside")),
    *(("narrow", "wide"), ("with", "without"), ("rise", "fall"), ("placebo", "kratom")),
)
"""Words of two groups that stand opposite each other, and may stand in a text more than once."""
_DIGITS = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d(?:[\d,.]*\d)?")
"""Figures that are no years."""
_ONE_FORM = {"men": "man", "women": "woman", "males": "male", "females": "female", "boys": "boy"} | {
    "girls": "girl"
}
_INSIDE = re.compile(r"(?:(?<=\d)|(?<=years)) in(?= and\b)|\bin(?:side)? (?=treatment\b)", re.IGNORECASE)
_OUTSIDE = re.compile(r"\bout(?:side)?(?: of)?(?= (?:it|treatment|methadone|buprenorphine)\b)", re.IGNORECASE)
_ASIDE = re.compile(r" ?\([^()]*\)|\bp ?[=<>] ?0?\.\d+|(?<=\d) (?:of|out of) (?:the )?\d[\d,]*")
"""What stands beside a figure and is no group's own: a spread, a p-value, the whole of a part."""
_TOKEN = re.compile(
    r"(?P<figure>(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?%)?(?![\w-]|[.,]\d))"
    r"|(?P<word>[A-Za-z][A-Za-z-]*)|(?P<stop>[.;:](?=\s|$))|,(?=\s)"
)
_NO_GROUP = listed("joining") | listed("how-it-was-seen")
_PARTING = (",", "and", "but", "or", "against", "versus")
"""What parts one figure with its group from the next."""
_NEAR = 4
"""So many words a figure stands from its group at most."""


class Given(NamedTuple):
    """A figure that a text gives to a group."""

    figure: str
    group: str


class _Token(NamedTuple):
    text: str
    is_figure: bool


_Clause = tuple[_Token, ...]
_Beside = dict[str, tuple[frozenset[str], frozenset[str]]]
"""Of figures, the words before and behind each."""


def swapped(statement: str, finding: str) -> tuple[Given, Given] | None:
    """Two figures that a statement gives to two groups the other way round than a finding; None if none."""
    if sum(figure in finding for figure in _figures(statement)) < 2:
        return None
    ours, theirs = _clauses(statement), _clauses(finding)
    words = {token.text for clause in ours for token in clause}
    for groups in _OPPOSED:
        if words.issuperset(groups):
            there = set(_opposed(theirs, groups))
            for one, other in _opposed(ours, groups):
                if one.figure != other.figure and _turned(one, other) in there:
                    return one, other
    return _of_any_groups(_beside(statement), _beside(finding))


@lru_cache(maxsize=4096)
def _figures(text: str) -> frozenset[str]:
    return frozenset(_DIGITS.findall(text))


def _turned(one: Given, other: Given) -> tuple[Given, Given]:
    swap = Given(other.figure, one.group), Given(one.figure, other.group)
    return min(swap), max(swap)


@lru_cache(maxsize=4096)
def _clauses(text: str) -> tuple[_Clause, ...]:
    """The figures and words of a text, clause by clause, without what stands aside."""
    plain = _OUTSIDE.sub("outside", _INSIDE.sub(" inside ", _ASIDE.sub("", text)))
    clauses: list[list[_Token]] = [[]]
    for found in _TOKEN.finditer(plain):
        if found["stop"]:
            clauses.append([])
        else:
            word = found.group().lower().replace(" ", "")
            clauses[-1].append(_Token(_ONE_FORM.get(word, word), found["figure"] is not None))
    return tuple(map(tuple, clauses))


def _opposed(clauses: tuple[_Clause, ...], groups: tuple[str, str]) -> Iterator[tuple[Given, Given]]:
    """What the clauses give to two opposed groups, where figures and groups stand in turn."""
    for clause in clauses:
        told = [token for token in clause if token.is_figure or token.text in groups]
        for start in range(len(told) - 3):
            four = told[start : start + 4]
            kinds = [token.is_figure for token in four]
            before = told[start - 1].is_figure if start else None
            after = told[start + 4].is_figure if start + 4 < len(told) else None
            if kinds == [True, False] * 2 and before is not False and after is not True:
                pairs = (four[0], four[1]), (four[2], four[3])
            elif kinds == [False, True] * 2 and before is not True and after is not False:
                pairs = (four[1], four[0]), (four[3], four[2])
            else:
                continue
            if pairs[0][1].text != pairs[1][1].text:
                one, other = (Given(figure.text, group.text) for figure, group in pairs)
                yield min(one, other), max(one, other)


def _of_any_groups(here: _Beside, there: _Beside) -> tuple[Given, Given] | None:
    """The same of any two words that stand once in each text, right before or right behind their figures."""
    for one, other in combinations([figure for figure in here if figure in there], 2):
        if one.endswith("%") is not other.endswith("%"):
            continue
        if _agree(here, there, one) or _agree(here, there, other):
            continue
        for mine in zip(here[one], here[other], strict=True):
            for found in zip(there[one], there[other], strict=True):
                (first, second), (their_first, their_second) = mine, found
                if (first & their_first) - second or (second & their_second) - first:
                    continue
                turned, back = first & their_second - second, second & their_first - first
                if turned and back:
                    return Given(one, min(turned)), Given(other, min(back))
    return None


def _agree(here: _Beside, there: _Beside, figure: str) -> bool:
    """Whether one word stands on the same side of a figure in both texts."""
    return any(ours & theirs for ours, theirs in zip(here[figure], there[figure], strict=True))


@lru_cache(maxsize=4096)
def _beside(text: str) -> _Beside:
    """Of each figure that stands once, the words before and behind it that stand once and can be a group."""
    clauses = _clauses(text)
    told = Counter(token.text for clause in clauses for token in clause)
    found = {}
    for clause in clauses:
        for place, token in enumerate(clause):
            if token.is_figure and told[token.text] == 1:
                sides = clause[max(0, place - _NEAR) : place][::-1], clause[place + 1 : place + 1 + _NEAR]
                found[token.text] = _names(sides[0], told), _names(sides[1], told)
    return found


def _names(side: _Clause, told: Counter[str]) -> frozenset[str]:
    words = (
        token.text
        for token in takewhile(lambda token: not token.is_figure and token.text not in _PARTING, side)
    )
    return frozenset(word for word in words if told[word] == 1 and len(word) > 2 and word not in _NO_GROUP)
