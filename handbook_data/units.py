"""The units that stand beside figures: of time, mass, volume, concentration and share.

A figure that is written twice with two units of one quantity is wrong in one of the two places, unless
one was converted; then the figures differ too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from handbook_data.folding import words

_UNITS: dict[str, str] = {
    "second": r"s|secs?|seconds?",
    "minute": r"min|mins|minutes?",
    "hour": r"h|hrs?|hours?",
    "day": r"d|days?",
    "week": r"weeks?|wks?",
    "month": r"months?",
    "year": r"years?|yrs?",
    "nanogram": r"ng|nanograms?",
    "microgram": r"[µμ]g|mcg|ug|micrograms?",
    "milligram": r"mg|milligrams?",
    "gram": r"g|grams?|grammes?",
    "kilogram": r"kg|kilograms?|kilos?",
    "tonne": r"tonnes?",
    "millilitre": r"ml|mL|millilit(?:re|er)s?",
    "litre": r"L|lit(?:re|er)s?",
    "nanomolar": r"nM|nmol",
    "micromolar": r"[µμ]M|[µμ]mol",
    "millimolar": r"mM|mmol",
    "per cent": r"%|per ?cent",
    "per mille": r"‰|per ?mille?",
}
QUANTITIES: tuple[frozenset[str], ...] = (
    frozenset({"second", "minute", "hour", "day", "week", "month", "year"}),
    frozenset({"nanogram", "microgram", "milligram", "gram", "kilogram", "tonne"}),
    frozenset({"millilitre", "litre"}),
    frozenset({"nanomolar", "micromolar", "millimolar"}),
    frozenset({"per cent", "per mille"}),
)
"""Units of one quantity, which can be mistaken for one another."""
_SIGN = "|".join(f"(?P<{name.replace(' ', '_')}>{pattern})" for name, pattern in _UNITS.items())
_NUMBER = r"\d(?<![\w.,-].)(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?)"
"""What begins with a digit is found sooner than what begins with a look at what stands before it."""
_WITH_UNIT = re.compile(rf"(?P<number>{_NUMBER})[ -]?(?:{_SIGN})(?![\w%‰])")


_SPREAD = re.compile(r"(?<=\d)(?: \([^()]*\)| ?± ?\d[\d.,]*)")
"""What stands between a figure and its unit: `24.9 (39.4) s`, `19.48 ± 0.81 mg`."""
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_IN_WORDS = dict(
    zip(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        map(str, range(1, 13)),
        strict=True,
    )
)
_COUNTED = re.compile(
    rf"\b(?P<word>{'|'.join(_IN_WORDS)})(?: \(\d+\))?(?=[ -](?:(?:to|or|and) \w+ )?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|grams?|milligrams?)\b)",
    re.IGNORECASE,
)
"""A number in words before a unit, with the same in digits behind it or not: `four (4) weeks`."""
_SPAN = re.compile(r"\b(?:past|last|previous|preceding)[ -](?P<unit>year|month|week|day)\b", re.IGNORECASE)
"""The span of time that people were asked about."""
_SPANS = frozenset({"past", "last", "previous", "preceding"})


@lru_cache(maxsize=4096)
def measured(text: str) -> frozenset[tuple[str, str]]:
    """The figures of a text that have a unit behind them, each with the name of the unit."""
    plain = _plain(text)
    said = words(text).different
    found = {
        (item["number"].replace(",", ""), (item.lastgroup or "").replace("_", " "))
        for item in _WITH_UNIT.finditer(plain)
    }
    if said & _SPANS:
        found |= {("past", item["unit"].lower()) for item in _SPAN.finditer(plain)}
    return frozenset(found)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """A text with its numbers in digits, right before their units."""
    if not words(text).different.isdisjoint(_IN_WORDS):
        text = _COUNTED.sub(lambda found: _IN_WORDS[found["word"].lower()], text)
    if "(" in text or "±" in text:
        text = _SPREAD.sub("", text)
    return _RANGE.sub(" to ", text) if "-" in text else text


def _holding(number: str, texts: Iterable[str]) -> list[str]:
    """The texts that may hold a number in digits or in words."""
    if len(number) < 3 or number == "past":
        return [*texts]
    return [text for text in texts if number in text or "," in text]


def mistaken(text: str, *others: str) -> tuple[str, str, str] | None:
    """A figure whose unit in a text is another than in all other texts that measure it, with both units.

    None if every figure has its unit, or is not measured elsewhere.
    """
    for number, unit in sorted(measured(text)):
        if unit == "year" and number.isdecimal() and 12 < int(number) < 100:
            continue  # an age, beside as many days or hours
        told = {
            other for one in _holding(number, others) for value, other in measured(one) if value == number
        }
        elsewhere = sorted(told & next(units for units in QUANTITIES if unit in units))
        if elsewhere and unit not in told:
            return number, unit, elsewhere[0]
    return None


_BARE = re.compile(rf"(?<![\w.,:/$£€+-])(?P<number>{_NUMBER})(?!\w|[.,:]\d| ?[%‰-])")
_QUANTITY_WORDS = tuple(
    (units, re.compile("|".join(rf"(?<![^\W\d_])(?:{_UNITS[name]})(?!\w)" for name in sorted(units))))
    for units in QUANTITIES
    if "per cent" not in units
)


def unit_lost(text: str, *others: str) -> tuple[str, str] | None:
    """A figure that has no unit in a text, and one wherever else it stands, with that unit; None if none.

    A text that names a unit of the same quantity somewhere is let pass: `7.16 to 77.9 nM`.
    """
    for found in _BARE.finditer(text):
        written = found["number"]
        number = written.replace(",", "")
        holding = [other for other in others if written in other or number in other]
        if not holding or _WITH_UNIT.match(text, found.start()):
            continue
        units = {unit for other in holding for value, unit in measured(other) if value == number}
        if len(units) != 1 or units == {"year"}:
            continue  # years may be an age
        quantity = next((named for names, named in _QUANTITY_WORDS if units <= names), None)
        if quantity and not quantity.search(text) and not any(_stands_bare(number, one) for one in holding):
            return number, units.pop()
    return None


def _stands_bare(number: str, text: str) -> bool:
    plain = _plain(text)
    return any(
        number == found["number"].replace(",", "") and not _WITH_UNIT.match(plain, found.start())
        for found in _BARE.finditer(plain)
    )
