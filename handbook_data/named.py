"""What a text names that another must name too: places, animals, women and men, substances, a death.

A statement on mice whose findings are of rats, or on Oregon where they tell of Wisconsin, has every figure
right and is wrong. Only where the other text names something else of the same sort is it a sure slip.
"""

from __future__ import annotations

import re
from collections import defaultdict
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
        "humans": "human humans",
    },
    "age": {
        "children": "child children toddler toddlers teenager teenagers adolescent adolescents pupils",
        "adults": "adult adults",
    },
    "calling": {
        "nurses": "nurse nurses",
        "students": "student students",
        "prisoners": "prisoner prisoners inmate inmates",
        "veterans": "veteran veterans",
        "soldiers": "soldier soldiers",
        "farmers": "farmer farmers",
        "drivers": "driver drivers",
    },
    "habit": {
        "regular users": "regular regularly",
        "occasional users": "occasional occasionally",
        "new users": "naive novice novices beginner beginners newcomer newcomers",
        "healthy volunteers": "healthy",
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
    if "new to kratom" in text or "first-time" in text:
        said |= {"novice"}
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


def death_told(statement: str) -> str | None:
    """The word with which a statement tells of a death; None if it tells of none."""
    found = None if _OF_DYING.isdisjoint(words(statement).different) else _DIED.search(statement)
    return found.group() if found else None


def speaks_of_death(text: str) -> bool:
    """Whether a text speaks of death in any word."""
    return _TELLS_OF_DEATH.search(text) is not None
