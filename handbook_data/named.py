"""What a text names that another must name too: places, animals, women and men, substances, directions.

A statement on mice whose findings are of rats, or on Oregon where they tell of Wisconsin, has every figure
right and is wrong. Only where the other text names something else of the same sort is it a sure slip.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from handbook_data.folding import words
from handbook_data.places import COUNTRIES, US_PARTS
from handbook_data.word_index import Stems


class Named(NamedTuple):
    """One thing that a text names, and of what sort it is."""

    sort: str
    name: str


_KINDS = {
    "animal": {
        "mice": "mouse mice murine",
        "rats": "rat rats",
        "dogs": "dog dogs beagle beagles puppy puppies dachshund dachshunds labrador retriever terrier"
        " poodle spaniel chihuahua bulldog hound hounds",
        "monkeys": "monkey monkeys macaque macaques",
        "rabbits": "rabbit rabbits",
        "zebrafish": "zebrafish",
    },
    "sex": {
        "men": "man men male males boy boys father fathers husband son sons he his",
        "women": "woman women female females girl girls mother mothers maternal pregnant pregnancy"
        " pregnancies wife daughter daughters breastfeeding lactating she her",
    },
    "illness": {
        "ADHD": "adhd",
        "PTSD": "ptsd",
        "depression": "depression depressive depressed",
        "anxiety": "anxiety anxious",
        "arthritis": "arthritis osteoarthritis rheumatoid",
        "bipolar disorder": "bipolar mania manic",
        **{
            name: name
            for name in (
                *("autism", "cancer", "dementia", "diabetes", "epilepsy", "fibromyalgia", "hepatitis"),
                *("insomnia", "migraine", "schizophrenia"),
            )
        },
    },
    "substance": {
        name: name
        for name in (
            *("mitragynine", "speciociliatine", "speciogynine", "paynantheine", "pseudoindoxyl"),
            *("corynantheidine", "buprenorphine", "duloxetine", "lofexidine", "methadone"),
            *("morphine", "naloxone", "naltrexone", "paroxetine", "prazosin", "pregabalin", "sertraline"),
            *("tianeptine", "modafinil", "phenibut", "gabapentin", "quetiapine", "venlafaxine"),
        )
    },
}
"""Sorts of what was studied, and the words that name each."""
_OPPOSITES = (
    ("stronger strongest", "weaker weakest"),
    ("faster quicker sooner", "slower slowly"),
    ("longer", "shorter"),
    ("agonist agonists", "antagonist antagonists"),
    ("improve improved improves improving", "worsen worsened worsens worsening"),
    ("higher", "lower"),
    (
        "increase increased increases rose raised raises",
        "decrease decreased decreases fell reduced reduces lowered lowers",
    ),
    ("above", "below"),
    ("often", "seldom rarely"),
)
"""Words for two directions of one thing."""
_OF_DYING = frozenset({"die", "dies", "died", "dying", "death", "deaths", "dead", "killed", "fatally"})
_DIED = re.compile(r"\b(?:die[sd]?|died|dying|deaths?|dead|killed|fatally)\b", re.IGNORECASE)
_TELLS_OF_DEATH = re.compile(
    r"\b(?:die[sd]?|dying|deaths?|dead|fatal\w*|deadly|lethal\w*|kill(?:s|ed)?|mortality|suicid\w+|deceased"
    r"|decedents?|autops\w+|post-?mortem\w*|surviv\w+|bodies|coroners?|medical examiners?|forensic)\b",
    re.IGNORECASE,
)
_PEOPLES = {
    "Thailand": "thai",
    "Malaysia": "malay",
    "Czechia": "czech",
    "France": "french",
    "Spain": "spanish",
    "Denmark": "danish",
    "Netherlands": "dutch",
    "Poland": "polish",
    "Finland": "finnish",
    "Ireland": "irish",
    "Sweden": "swed",
    "Greece": "greek",
    "Philippines": "filipin",
    "Peru": "peruv",
    "United States": "us u.s. usa american america",
    "Laos": "lao",
    "Viet Nam": "vietnam",
    "United Kingdom": "uk u.k. british britain england english scotland scottish wales welsh nhs",
}
"""How else a country is named where its name does not begin so."""
_LETTERS = 5
"""So many letters a country and its people have in common: `Indonesia`, `Indonesian`."""
_PLACES = (*COUNTRIES.values(), *(name for name, _ in US_PARTS.values()))
_OF_WORD = {
    word: Named(sort, name)
    for sort, names in _KINDS.items()
    for name, said in names.items()
    for word in said.split()
}
NAMING: Stems = (
    *(f"^{word}$" for word, (sort, _) in _OF_WORD.items() if sort != "sex"),
    *(f"^{first}$" for first in sorted({words(place)[0] for place in _PLACES})),
)
"""The words without which a text names no animal, illness, substance or place."""
_MUCH, _LITTLE = (
    frozenset(f"{how} {word}" for word in ("common", "commonly", "often", "frequent", "frequently", "usual"))
    for how in ("more", "less")
)
_COMPARED = re.compile(r"\b(?:more|less) [a-z]+")
_DIRECTIONS = (
    *((frozenset(one.split()), frozenset(other.split())) for one, other in _OPPOSITES),
    (_MUCH | {"higher"}, _LITTLE),
    *((frozenset({f"more {word}"}), frozenset({f"less {word}"})) for word in ("likely", "severe", "serious")),
)
_ANY_DIRECTION = frozenset().union(*(one | other for one, other in _DIRECTIONS))


@cache
def _by_first_word() -> dict[str, list[tuple[str, str]]]:
    """Names of places by their first word, with the whole name in small letters."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place in _PLACES:
        found[words(place)[0]].append((place, " ".join(words(place))))
    return found


@lru_cache(maxsize=4096)
def things(text: str) -> frozenset[Named]:
    """The animals, sexes and substances that a text names."""
    said = words(text).different
    if said.isdisjoint(_OF_WORD):
        return frozenset()
    if "man-made" in text:
        said = words(text.replace("man-made", "made")).different
    return frozenset(_OF_WORD[word] for word in said & _OF_WORD.keys())


@lru_cache(maxsize=4096)
def places(text: str) -> frozenset[str]:
    """The countries and states of the United States that a text names in full."""
    said = words(text)
    first = _by_first_word()
    begun = [pair for word in said.different & first.keys() for pair in first[word]]
    if not begun:
        return frozenset()
    whole = f" {' '.join(said)} "
    return frozenset(place for place, name in begun if f" {name} " in whole)


def speaks_of(place: str, text: str) -> bool:
    """Whether a text in small letters names a place or its people, in any form."""
    stems = _PEOPLES.get(place, place[:_LETTERS].casefold()).split() or [place.casefold()]
    return place.casefold() in text or any(re.search(rf"\b{re.escape(stem)}", text) for stem in stems)


@lru_cache(maxsize=8192)
def _directions(text: str) -> frozenset[str]:
    """The words of a text that tell a direction, and pairs of words as `more often`."""
    said = words(text).different
    if "more" in said or "less" in said:
        said = said.union(_COMPARED.findall(text.lower()))
    return said & _ANY_DIRECTION


def turned(statement: str, findings: Iterable[str]) -> tuple[str, str] | None:
    """A word for a direction in a statement, and one for the opposite that stands alone in its findings."""
    said = _directions(statement)
    if not said:
        return None
    there = frozenset[str]().union(*map(_directions, findings))
    for one, other in _DIRECTIONS:
        for mine, opposite in ((one, other), (other, one)):
            if said.isdisjoint(mine) or not said.isdisjoint(opposite):
                continue
            if there.isdisjoint(mine) and not there.isdisjoint(opposite):
                return min(said & mine), min(there & opposite)
    return None


def shared_direction(statement: str, finding: str) -> str | None:
    """A word for a direction that two texts have, where neither tells of the opposite."""
    said, there = _directions(statement), _directions(finding)
    for one, other in _DIRECTIONS if said and there else ():
        for mine, opposite in ((one, other), (other, one)):
            if said & mine and there & mine and (said | there).isdisjoint(opposite):
                return min(said & mine)
    return None


def death_told(statement: str) -> str | None:
    """The word with which a statement tells of a death; None if it tells of none."""
    found = None if _OF_DYING.isdisjoint(words(statement).different) else _DIED.search(statement)
    return found.group() if found else None


def speaks_of_death(text: str) -> bool:
    """Whether a text speaks of death in any word."""
    return _TELLS_OF_DEATH.search(text) is not None
