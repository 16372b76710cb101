"""What a text says of a penalty: how much, of what, how grave an offence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        start=1,
    )
} | {"fifteen": "15", "twenty": "20", "thirty": "30"}
_NUMBER = rf"(?:\d[\d.]*(?<!\.)(?: million)?|{'|'.join(_WORDS)})"
_AMOUNT = re.compile(
    rf"(?<![\w.-])(?P<numbers>{_NUMBER}(?:,?(?: or| and| to| then)* {_NUMBER})*)(?:-| (?:[A-Z]\w+ ){{0,2}})"
    r"(?P<unit>year|month|day|dollar|baht|euro|yen|ringgit|koruna|pound|penalty unit|stroke)s?\b",
    re.IGNORECASE,
)
_ONE = re.compile(_NUMBER, re.IGNORECASE)


def plain(text: str) -> str:
    """A text without what parts the thousands of its numbers."""
    return re.sub(r"(?<=\d)[,\u202f\u00a0 ](?=\d{3}(?!\d))", "", text)


@lru_cache(maxsize=1024)
def _amounts(text: str) -> tuple[tuple[str, str], ...]:
    """The amounts of a text in their order, each with its unit."""
    return tuple(
        (_WORDS.get(number.lower(), number.lower()), found["unit"].lower())
        for found in _AMOUNT.finditer(plain(text))
        for number in _ONE.findall(found["numbers"])
    )


_AT_LEAST = re.compile(r"\b(?:at least|no less than|not less than|minimum|or more)\b", re.IGNORECASE)


def unlike(text: str, findings: list[str]) -> Iterator[str]:
    """What a text on penalties says otherwise than all findings: a unit, an order of amounts, a least one."""
    own = _amounts(text)
    written = {
        *(number for number, _ in own),
        *(word for word, number in _WORDS.items() if number in dict(own)),
    }
    told = [_amounts(bare) for bare in map(plain, findings) if any(word in bare for word in written)]
    for number, unit in own:
        if not any((number, unit) in one for one in told):
            yield f"no finding has {number} with the unit {unit}"
            return
    for one, other in ((one, other) for place, one in enumerate(own) for other in own[place + 1 :]):
        if one == other or one[1] != other[1] or own.count(one) + own.count(other) > 2:
            continue
        both = [amounts for amounts in told if one in amounts and other in amounts]
        alone = [amounts for amounts in told if (one in amounts) is not (other in amounts)]
        if both and not alone and all(_come_after(one, other, amounts) for amounts in both):
            yield f"{one[0]} and {other[0]} stand in another order than in the finding"
    if (least := _AT_LEAST.search(text)) and not any(map(_AT_LEAST.search, findings)):
        yield f"`{least.group()}`, and no finding says so"


def _come_after(one: tuple[str, str], other: tuple[str, str], amounts: tuple[tuple[str, str], ...]) -> bool:
    """Whether of two amounts the first stands only behind the second."""
    return amounts.index(one) > len(amounts) - 1 - amounts[::-1].index(other)


_GRADE = re.compile(
    r"\b(?:(?P<felony>felon\w+)|(?P<misdemeanour>misdemean\w+)|(?P<infraction>infraction)s?"
    r"|(?P<life>life (?:imprisonment|sentence|in prison))"
    r"|(?P<degree>first|second|third|fourth)[- ]degree|level (?P<level>\d))",
    re.IGNORECASE,
)


def grades(text: str) -> set[str]:
    """How grave the offences of a text are."""
    found = set()
    for match in _GRADE.finditer(text):
        kind = match.lastgroup or ""
        said = match[kind].lower()
        found.add(f"{said} degree" if kind == "degree" else f"level {said}" if kind == "level" else kind)
    return found
