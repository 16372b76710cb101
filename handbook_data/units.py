"""The units that stand beside figures: of time, mass, volume, concentration and share.

A figure that is written twice with two units of one quantity is wrong in one of the two places, unless
one was converted; then the figures differ too.
"""

from __future__ import annotations

import re
from functools import lru_cache

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
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WITH_UNIT = re.compile(rf"(?<![\w.,-])(?P<number>{_NUMBER})[ -]?(?:{_SIGN})(?![\w%‰])")


_SPREAD = re.compile(r"(?<=\d) \([^()]*\)")
"""What stands between a figure and its unit: `24.9 (39.4) s`."""


@lru_cache(maxsize=4096)
def measured(text: str) -> frozenset[tuple[str, str]]:
    """The figures of a text that have a unit behind them, each with the name of the unit."""
    return frozenset(
        (found["number"].replace(",", ""), (found.lastgroup or "").replace("_", " "))
        for found in _WITH_UNIT.finditer(_SPREAD.sub("", text) if "(" in text else text)
    )


def mistaken(text: str, *others: str) -> tuple[str, str, str] | None:
    """A figure whose unit in a text is another than in all other texts that measure it, with both units.

    None if every figure has its unit, or is not measured elsewhere.
    """
    here = measured(text)
    there = frozenset[tuple[str, str]]().union(*map(measured, others)) if here else here
    for number, unit in sorted(here - there):
        if unit == "year" and len(number) < 3:
            continue  # an age, beside as many days or hours
        quantity = next(units for units in QUANTITIES if unit in units)
        elsewhere = sorted(other for value, other in there if value == number and other in quantity)
        if elsewhere:
            return number, unit, elsewhere[0]
    return None
