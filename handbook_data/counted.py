"""What a figure counts: people, animals, deaths, calls, studies, things.

`104 deaths` and `104 calls` have every digit in common. Only the noun that follows a whole number closely is
read, and only sorts that cannot be the same: a case may be a person, and whoever died was one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from handbook_data.folding import words
from handbook_data.vocabulary import Counted
from handbook_data.word_index import A_DIGIT, Needs

_NOUNS = {
    "deaths": "deaths fatalities",
    "calls": "calls reports exposures",
    "people": "people persons users patients adults men women respondents participants students drinkers"
    " volunteers adolescents teenagers children prisoners inmates veterans clinicians doctors workers mothers"
    " babies newborns infants boys girls pupils",
    "animals": "rats mice dogs cats monkeys animals rabbits rodents pets",
    "studies": "studies trials papers articles reviews experiments",
    "things": "samples products specimens packs packets bottles capsules teas powders leaves trees cords"
    " extracts shops websites videos posts listings brands tablets plants",
    "places": "states counties countries provinces cities districts hospitals",
}
_SORT = {noun: sort for sort, nouns in _NOUNS.items() for noun in nouns.split()}
_NOUN = "|".join(sorted(_SORT))
_COUNT = re.compile(
    r"(?P<number>[1-9](?<![\w.,/$£€+-].)(?:\d?\d?(?:,\d{3})+|\d+))"
    r"(?: (?!(?:of|with|in|and|or|on|at|for|to|from|by|as|than|per|who|that|days?|weeks?|months?|years?"
    rf"|hours?) )[A-Za-z][A-Za-z-]*){{0,2}}? (?P<noun>{_NOUN})\b(?!['’-])(?: (?P<last>{_NOUN})\b)?"
)
"""What begins with a digit is found sooner than what begins with a look at what stands before it."""
COUNTING: Needs = ((tuple(f"^{noun}$" for noun in sorted(_SORT)), A_DIGIT),)
"""The words without which no figure counts anything."""
_SMALL = 13
"""Below this many, different things are counted by the same figure."""
_OF_DYING = frozenset({"die", "dies", "died", "dead", "deaths", "killed", "decedents", "fatal"})
_OF_STUDY: dict[Counted, frozenset[str]] = {
    Counted.PEOPLE: frozenset({"people"}),
    Counted.ANIMALS: frozenset({"animals"}),
    Counted.SAMPLES: frozenset({"things"}),
    Counted.STUDIES: frozenset({"studies"}),
    Counted.PUBLICATIONS: frozenset({"studies", "calls"}),
    Counted.REPORTS: frozenset({"calls", "people"}),
    Counted.CASES: frozenset({"calls", "people"}),
    Counted.DEATHS: frozenset({"deaths", "people"}),
    Counted.POSTS: frozenset({"things"}),
}
"""What the number of a study counts, and as what findings may tell it."""


@lru_cache(maxsize=4096)
def counted(text: str) -> frozenset[tuple[str, str]]:
    """The larger numbers of a text that have a noun behind them, each with the sort of what it counts."""
    return frozenset(
        (number, _SORT[found["last"] or found["noun"]])
        for found in _COUNT.finditer(text)
        if int(number := found["number"].replace(",", "")) >= _SMALL
    )


def counted_otherwise(text: str, others: Iterable[str]) -> tuple[str, str, str] | None:
    """A figure that counts one sort of thing in a text and another wherever else it counts any."""
    told = [*map(counted, others)] if counted(text) else []
    for number, sort in sorted(counted(text)):
        there = {other for one in told for value, other in one if value == number}
        if there and sort not in there and not any(_may_be_the_same(sort, one, text) for one in there):
            return number, sort, min(there)
    return None


def _may_be_the_same(sort: str, other: str, text: str) -> bool:
    if {sort, other} == {"people", "deaths"}:
        return sort == "deaths" or not _OF_DYING.isdisjoint(words(text).different)
    return (sort, other) == ("people", "calls")


def not_of_study(finding: str, number: int, counts: Counted) -> str | None:
    """The sort of thing that a finding counts by the number of its study, if that counts another."""
    allowed = _OF_STUDY.get(counts)
    told = {sort for value, sort in counted(finding) if value == str(number)}
    return min(told) if allowed and told and told.isdisjoint(allowed) else None
