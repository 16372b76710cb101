"""Which way a text goes: higher or lower, more or less often, with or without; and when another turns it.

One text turns another if it has a word whose opposite stands in the other, and neither has both. Texts are
short: what a statement calls `high` and none of its findings does, while one of them says `low`, is turned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from handbook_data.folding import words
from handbook_data.word_lists import opposites

_MUCH, _LITTLE = (
    frozenset(f"{how} {word}" for word in ("common", "commonly", "often", "frequent", "frequently", "usual"))
    for how in ("more", "less")
)
_COMPARED = re.compile(r"\b(?:more|less) [a-z]+")
_DIRECTIONS = (
    *opposites(),
    (_MUCH | {"higher"}, _LITTLE),
    *((frozenset({f"more {word}"}), frozenset({f"less {word}"})) for word in ("likely", "severe", "serious")),
)
_SIDES: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
"""Of each word its own side and the opposite one, for each pair in which it stands."""
for _one, _other in _DIRECTIONS:
    for _mine, _opposite in ((_one, _other), (_other, _one)):
        for _word in _mine:
            _SIDES.setdefault(_word, []).append((_mine, _opposite))


@lru_cache(maxsize=8192)
def _directions(text: str) -> frozenset[str]:
    """The words of a text that tell a direction, and pairs of words as `more often`."""
    said = words(text).different
    if "more" in said or "less" in said:
        said = said.union(_COMPARED.findall(text.lower()))
    return said & _SIDES.keys()


_TURNING = frozenset({"not", "no", "nor", "neither", "never", "without", "cannot", "too"})
_REACH = 4
"""So many words behind `not` or `too` are meant by it."""


@lru_cache(maxsize=8192)
def _plain_directions(text: str) -> frozenset[str]:
    """Those of them that do not stand behind `not` or `too` alone."""
    found = _directions(text)
    said = words(text)
    if not found or said.different.isdisjoint(_TURNING):
        return found
    turned_at = [place for place, word in enumerate(said) if word in _TURNING]
    held = {
        word
        for place, word in enumerate(said)
        if word in found and any(0 < place - start <= _REACH for start in turned_at)
    }
    plain = {
        word
        for place, word in enumerate(said)
        if word in held and not any(0 < place - start <= _REACH for start in turned_at)
    }
    return found - (held - plain)


def turned(statement: str, findings: Iterable[str]) -> tuple[str, str] | None:
    """A word for a direction in a statement, and one for the opposite that stands alone in its findings."""
    findings = [*findings]
    if said := _directions(statement):
        there = frozenset[str]().union(*map(_directions, findings))
        against = frozenset[str]().union(*map(_plain_directions, findings)) if there else there
        for word in sorted(_plain_directions(statement)) if against else ():
            for mine, opposite in _SIDES[word]:
                if said.isdisjoint(opposite) and there.isdisjoint(mine) and not against.isdisjoint(opposite):
                    return word, min(against & opposite)
    return _led_otherwise(statement, findings)


def shared_direction(statement: str, finding: str) -> str | None:
    """A word for a direction that two texts have, where neither tells of the opposite."""
    said, there = _directions(statement), _directions(finding)
    for word in sorted(said) if there else ():
        for mine, opposite in _SIDES[word]:
            if there & mine and (said | there).isdisjoint(opposite):
                return word
    return None


_OTHER_LEAD = {"with": "without", "before": "after", "over": "under", "more": "less"}
_OTHER_LEAD |= {other: one for one, other in _OTHER_LEAD.items()}
"""Words that turn what they lead to: `without food`."""
_BETWEEN = frozenset(
    {"a", "an", "the", "any", "other", "his", "her", "their", "its", "each", "every", "one", "two", "this"}
    | {"that", "those", "these", "much", "far"}
)
_NO_THING = frozenset({"than", "of", "kratom", "in", "to", "and", "it", "or", "on", "all", "at", "by", "for"})
_DENYING = frozenset({"no", "not", "none", "nobody", "nothing", "never", "neither", "nor", "unlike", "than"})
"""What turns a sentence besides, or sets two things side by side in it."""
_SENTENCE = re.compile(r"(?<=[.;:]) ")
_STEM = 7
_Led = tuple[str, str, frozenset[str]]
"""A word that leads, the stem of what it leads to, and the other words of the sentence that are long."""
_LONG = 4


def _led_otherwise(statement: str, findings: list[str]) -> tuple[str, str] | None:
    """What a statement has `with` or `before`, and its findings only `without` or `after`."""
    said = words(statement).different
    if said.isdisjoint(_OTHER_LEAD):
        return None
    there = frozenset[str]().union(*(words(finding).different for finding in findings))
    if all(_OTHER_LEAD[lead] not in there for lead in said & _OTHER_LEAD.keys()):
        return None
    ours = [led for led in _led(statement) if _OTHER_LEAD[led[0]] in there]
    theirs = [led for finding in findings for led in _led(finding)] if ours else []
    for lead, thing, beside in ours:
        other = _OTHER_LEAD[lead]
        if any(word == other and one == thing for word, one, _ in ours):
            continue
        found = [(word, about) for word, one, about in theirs if one == thing]
        if all(word == other for word, _ in found) and any(beside & about for _, about in found):
            return f"{lead} {thing}", f"{other} {thing}"
    return None


@lru_cache(maxsize=8192)
def _led(text: str) -> tuple[_Led, ...]:
    return tuple(_each_led(text))


def _each_led(text: str) -> Iterator[_Led]:
    if words(text).different.isdisjoint(_OTHER_LEAD):
        return
    for sentence in _SENTENCE.split(text):
        said = words(sentence)
        if said.different.isdisjoint(_OTHER_LEAD) or not said.different.isdisjoint(_DENYING):
            continue
        beside = frozenset(word[:_STEM] for word in said.different if len(word) > _LONG)
        for place, word in enumerate(said):
            if word in _OTHER_LEAD:
                thing = next((one for one in said[place + 1 :] if one not in _BETWEEN), "")
                if thing and thing not in _NO_THING:
                    yield word, thing[:_STEM], beside - {thing[:_STEM], "kratom"}
