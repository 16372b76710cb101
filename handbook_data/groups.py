"""Which figure of a text belongs to which group: `boys 12.4%, girls 6.1%`.

Two texts that give the same two figures to the same two groups the other way round cannot both be right.
Only what can be read in one way counts: the figures and the groups stand in turn, close together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, zip_longest
from typing import NamedTuple

from handbook_data.folding import words
from handbook_data.word_lists import listed

_OPPOSED = (
    *(("man", "woman"), ("male", "female"), ("boy", "girl"), ("before", "after"), ("inside", "outside")),
    *(("narrow", "wide"), ("with", "without"), ("rise", "fall"), ("placebo", "kratom")),
)
"""Words of two groups that stand opposite each other, and may stand in a text more than once."""
_DIGITS = re.compile(r"\d(?<![\d.,].)(?!(?:(?<=1)9|(?<=2)0)\d\d(?!\d))(?:[\d,.]*\d)?")
"""Figures that are no years."""
_ONE_FORM = {"men": "man", "women": "woman", "males": "male", "females": "female", "boys": "boy"} | {
    "girls": "girl"
}
_INSIDE = re.compile(r"(?:(?<=\d)|(?<=years)) in(?= and\b)|\bin(?:side)? (?=treatment\b)", re.IGNORECASE)
_OUTSIDE = re.compile(r"\bout(?:side)?(?: of)?(?= (?:it|treatment|methadone|buprenorphine)\b)", re.IGNORECASE)
_ASIDE = re.compile(r" ?\([^()]*\)|\bp ?[=<>] ?0?\.\d+|(?<=\d) (?:of|out of) (?:the )?\d[\d,]*")
"""What stands beside a figure and is no group's own: a spread, a p-value, the whole of a part."""
_TOKEN = re.compile(
    r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?%)?(?![\w-]|[.,]\d)"
    r"|[A-Za-z][A-Za-z-]*|[.;:](?=\s|$)|,(?=\s)"
)
"""A figure, a word, a stop that ends a clause, or a comma."""
_STOPS = frozenset(".;:")
_NO_GROUP = listed("joining") | listed("how-it-was-seen")
_PARTING = (",", "and", "but", "or", "against", "versus")
"""What parts one figure with its group from the next."""
_NEAR = 4
"""So many words a figure stands from its group at most."""


class Given(NamedTuple):
    """A figure that a text gives to a group."""

    figure: str
    group: str


_Clause = tuple[str, ...]
"""The figures, words and commas of a clause."""
_Beside = dict[str, tuple[frozenset[str], frozenset[str]]]
"""Of figures, the words before and behind each."""


def swapped(statement: str, finding: str) -> tuple[Given, Given] | None:
    """Two figures that a statement gives to two groups the other way round than a finding; None if none."""
    figures = _figures(statement)
    if len(figures) < 2 or sum(figure in finding for figure in figures) < 2:
        return None
    ours, theirs = _clauses(statement), _clauses(finding)
    said = set(chain.from_iterable(ours))
    for groups in _OPPOSED:
        if said.issuperset(groups):
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
    clauses: list[list[str]] = [[]]
    for token in _TOKEN.findall(plain):
        if token in _STOPS:
            clauses.append([])
        else:
            word = token.lower().replace(" ", "")
            clauses[-1].append(_ONE_FORM.get(word, word))
    return tuple(map(tuple, clauses))


def _is_figure(token: str) -> bool:
    return token[0].isdecimal()


def _opposed(clauses: tuple[_Clause, ...], groups: tuple[str, str]) -> Iterator[tuple[Given, Given]]:
    """What the clauses give to two opposed groups, where figures and groups stand in turn."""
    for clause in clauses:
        told = [token for token in clause if token in groups or _is_figure(token)]
        for start in range(len(told) - 3):
            four = told[start : start + 4]
            kinds = [*map(_is_figure, four)]
            before = _is_figure(told[start - 1]) if start else None
            after = _is_figure(told[start + 4]) if start + 4 < len(told) else None
            if kinds == [True, False] * 2 and before is not False and after is not True:
                pairs = (four[0], four[1]), (four[2], four[3])
            elif kinds == [False, True] * 2 and before is not True and after is not False:
                pairs = (four[1], four[0]), (four[3], four[2])
            else:
                continue
            if pairs[0][1] != pairs[1][1]:
                one, other = (Given(figure, group) for figure, group in pairs)
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
    told = Counter(chain.from_iterable(clauses))
    found = {}
    for clause in clauses:
        for place, token in enumerate(clause):
            if _is_figure(token) and told[token] == 1:
                sides = clause[max(0, place - _NEAR) : place][::-1], clause[place + 1 : place + 1 + _NEAR]
                found[token] = _names(sides[0], told), _names(sides[1], told)
    return found


def _names(side: _Clause, told: Counter[str]) -> frozenset[str]:
    names = set()
    for token in side:
        if token in _PARTING or _is_figure(token):
            break
        if len(token) > 2 and told[token] == 1 and token not in _NO_GROUP:
            names.add(token)
    return frozenset(names)


_PARTS = re.compile(r"[.;:](?:\s|$)|,\s|\s(?:and|but|against|versus|while)\s|\s?[()]")
_ALSO_CALLED = {
    "tachycardia": "fast heartbeat",
    "bradycardia": "slow heartbeat",
    "hypertension": "high blood pressure",
    "hypotension": "low blood pressure",
    "agitation": "agitated",
    "drowsiness": "drowsy sleepy",
    "somnolence": "sleepy drowsy",
    "seizures": "fits",
    "death": "died",
    "deaths": "died",
    **dict.fromkeys(("man", "men", "boy", "boys", "male"), "males"),
    **dict.fromkeys(("woman", "women", "girl", "girls", "female"), "females"),
}
"""What findings call by a term and statements in plain words."""
_IN_DIGITS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7"} | {
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
}
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_IN_DIGITS)})\b")
_ONE_FIGURE = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?%)?(?![\w-]|[.,]\d)")
_OF_A_WHOLE = re.compile(r" (?<=[\d%] )(?:of|out of) (?:the )?\d+(?:,\d{3})*")
_SPREAD = re.compile(r" ?± ?\d+(?:\.\d+)?")
_NUMBERED = re.compile(
    r"\b(?:p ?[=<>] ?0?\.\d+|(?:days?|phase|step|part|type|level|section|page|call|dial|as)"
    r" (?:[1-9]|911|999|112|988)\b)"
)
"""A p-value, what is only numbered, and numbers that are dialled."""
_MAY_BE_NUMBERED = frozenset(
    {"p", "day", "days", "phase", "step", "part", "type", "level", "section", "page", "call", "dial", "as"}
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_TELLS_NOTHING = _NO_GROUP | frozenset(["people", "person", "persons", "user", "users", "percent", "had"])
_STEM = 5
_LONG_WORD = re.compile("[a-z]{3,}")
_DIGIT = re.compile("[0-9]")


class _Part(NamedTuple):
    """The one figure of a part of a sentence, with the stems of the words of this part."""

    figure: str
    stems: frozenset[str]
    has_head: bool
    """Whether words stand before the figure; else those before the figure of the last part hold for both."""
    tail: frozenset[str]
    """The stems behind the figure."""


def exchanged(statement: str, finding: str) -> tuple[Given, Given] | None:
    """Two figures of two parts of a statement that a finding gives to these parts the other way round."""
    figures = _figures(statement)
    if len(figures) < 2 or sum(figure in finding for figure in figures) < 2:
        return None
    ours, theirs = _parts(statement), _parts(finding)
    for (one, these, *_), (other, those, *_) in combinations(ours, 2):
        if one == other or not these ^ those:
            continue
        mine, its = these - those, those - these
        if _given(theirs, one, mine) or _given(theirs, other, its):
            continue
        if (word := _given(theirs, other, mine)) and (back := _given(theirs, one, its)):
            return Given(one, word), Given(other, back)
    return None


def _given(parts: tuple[_Part, ...], figure: str, stems: frozenset[str]) -> str | None:
    """A stem of those beside which a part has this figure."""
    return next((min(p.stems & stems) for p in parts if p.figure == figure and p.stems & stems), None)


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[_Part, ...]:
    said = words(text).different
    plain = text.lower()
    if not said.isdisjoint(_IN_DIGITS):
        plain = _NUMBER_WORD.sub(lambda found: _IN_DIGITS[found.group()], plain)
    if "±" in plain:
        plain = _SPREAD.sub("", plain)
    if "of" in said:
        plain = _OF_A_WHOLE.sub("", plain)
    if not said.isdisjoint(_MAY_BE_NUMBERED):
        plain = _NUMBERED.sub("", plain)
    found: list[_Part] = []
    for part in _PARTS.split(plain):
        if not _DIGIT.search(part):
            continue
        figures = [figure for figure in _ONE_FIGURE.findall(part) if not _YEAR.match(figure)]
        if len(figures) == 1:
            before, _, behind = part.partition(figures[0])
            head, tail = _stems(before), _stems(behind)
            figure = figures[0].replace(" ", "").replace(",", "")
            found.append(_Part(figure, head | tail, bool(head), tail))
    return tuple(found)


def _stems(part: str) -> frozenset[str]:
    said = [word for word in _LONG_WORD.findall(part) if word in _ALSO_CALLED or word not in _TELLS_NOTHING]
    found = {word[:_STEM] for word in said}
    for word in said:
        if word in _ALSO_CALLED:
            found.discard(word[:_STEM])
            found.update(other[:_STEM] for other in _ALSO_CALLED[word].split())
    return frozenset(found)


_SAYS_LITTLE = frozenset({"past", "taken", "took", "said", "says", "told", "tell", "per", "they", "krato"})
"""Stems that stand beside any figure."""
_SMALL = 12
"""Numbers up to which many things are counted alike, so that one word beside them tells little."""


def moved(statement: str, findings: Sequence[str]) -> tuple[Given, Given] | None:
    """A figure of a statement beside words that one of its findings has with another figure, and that figure.

    Only the words that a finding has with one figure alone count, and only a figure of the same sort that
    the statement does not give too.
    """
    told = _figures(statement)
    for figure, said, *_ in _parts(statement) if told else ():
        number = figure.rstrip("%")
        for finding in findings:
            if not (number in finding or "," in finding) or _figures(finding) <= told:
                continue
            there = _parts(finding)
            own = _stems_with(figure, there)
            for other in {part.figure for part in there if own and part.figure != figure}:
                if other.endswith("%") is not figure.endswith("%") or other.rstrip("%") in told:
                    continue
                others = frozenset[str]().union(*(part.stems for part in there if part.figure != other))
                alone = said & _stems_with(other, there, figure) - others - _SAYS_LITTLE
                if len(alone) >= _least(figure, other) and not said & own - _stems_with(other, there):
                    if not any(said & _stems_with(figure, _parts(one)) for one in findings if one != finding):
                        return Given(figure, min(alone)), Given(other, min(alone))
    return None


def _stems_with(figure: str, parts: tuple[_Part, ...], shared_with: str = "") -> frozenset[str]:
    """The stems of the parts of a text that have a figure, without those that hold for another one too."""
    found = set[str]()
    for part, following in zip_longest(parts, parts[1:]):
        if part and part.figure == figure:
            is_shared = following and following.figure == shared_with and not following.has_head
            found |= part.tail if is_shared else part.stems
    return frozenset(found)


def _least(one: str, other: str) -> int:
    """How many words must tell two figures apart."""
    is_exact = one.endswith("%") or ("." in one and "." in other) or min(float(one), float(other)) > _SMALL
    return 1 if is_exact else 2


_SEXES = frozenset({"males", "femal"})


def of_other_sex(statement: str, findings: Sequence[str]) -> tuple[Given, Given] | None:
    """A figure that a statement gives to men and its findings, wherever they name a sex, to women."""
    for figure, said, *_ in _parts(statement) if _figures(statement) else ():
        if len(sex := said & _SEXES) == 1:
            holding = [finding for finding in findings if figure.rstrip("%") in finding]
            told = [_stems_with(figure, _parts(finding)) & _SEXES for finding in holding]
            if (there := frozenset[str]().union(*told)) and there.isdisjoint(sex):
                return Given(figure, min(sex)), Given(figure, min(there))
    return None
