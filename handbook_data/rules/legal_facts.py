"""Rules on the days, figures and codes of legal records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from handbook_data.handbook import Handbook
from handbook_data.models.claim import Sourced
from handbook_data.models.dates import PartialDate
from handbook_data.models.jurisdiction import LegalRule
from handbook_data.models.record import Record
from handbook_data.places import COUNTRIES, US_PARTS, is_county
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import CodeSystem, LegalRuleKind

FIRST_YEAR = 1800
"""Before it no law is expected that still says something of kratom."""
MOST_AHEAD = timedelta(days=3653)
"""How far ahead a law says when it begins or ends: ten years."""


@rule(
    "R510",
    "what has happened lies in the past, and what is to come within ten years",
    reason="A decision dated tomorrow was not taken, and a law until 2199 is a slip of the finger.",
    remedy="correct the date, or leave out what is not known",
)
def legal_dates_are_plausible(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for place, period in record.laws():
            past = {"enacted": period.enacted, "seen_from": period.seen_from}
            past["valid_through"] = period.valid_through
            yield from _in_the_past(record, place, past, today)
            yield from _near(record, place, {"from": period.start, "to": period.end}, today)
        for index, measure in enumerate(record.pending):
            place = ("pending", index)
            yield from _in_the_past(record, place, {"as_of": measure.as_of}, today)
            ahead = {"earliest": measure.earliest, "takes_effect": measure.takes_effect}
            yield from _near(record, place, ahead, today)
    for body in handbook.international_bodies.values():
        for index, decision in enumerate(body.decisions):
            yield from _in_the_past(body, ("decisions", index), {"on": decision.on}, today)


Dates = dict[str, PartialDate | None]


def _in_the_past(record: Record, place: Place, dates: Dates, today: date) -> Iterator[Breach]:
    for key, day in dates.items():
        if day and day.earliest > today:
            yield Breach(record, (*place, key), f"{day} lies in the future")
        elif day and day.year < FIRST_YEAR:
            yield Breach(record, (*place, key), f"{day} is before {FIRST_YEAR}")


def _near(record: Record, place: Place, dates: Dates, today: date) -> Iterator[Breach]:
    for key, day in dates.items():
        if day and day.earliest > today + MOST_AHEAD:
            yield Breach(record, (*place, key), f"{day} is more than ten years ahead")
        elif day and day.year < FIRST_YEAR:
            yield Breach(record, (*place, key), f"{day} is before {FIRST_YEAR}")


@rule(
    "R511",
    "what was seen was seen before it was written down, and nothing takes effect before it can",
    reason="Enacted, first possible, in effect, as of, checked and reviewed follow each other in time.",
    remedy="correct the date that is wrong",
)
def legal_days_follow_each_other(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for place, period in record.laws():
            pairs = (("enacted", period.enacted, "checked", period.checked),)
            yield from _in_order(
                record, place, (*pairs, ("checked", period.checked, "reviewed", period.reviewed))
            )
        for index, measure in enumerate(record.pending):
            yield from _in_order(
                record,
                ("pending", index),
                (
                    ("as_of", measure.as_of, "reviewed", measure.reviewed),
                    ("earliest", measure.earliest, "takes_effect", measure.takes_effect),
                ),
            )
    for body in handbook.international_bodies.values():
        for index, decision in enumerate(body.decisions):
            pair = ("on", decision.on, "reviewed", decision.reviewed)
            yield from _in_order(body, ("decisions", index), (pair,))


def _in_order(
    record: Record,
    place: Place,
    pairs: tuple[tuple[str, PartialDate | None, str, PartialDate | None], ...],
) -> Iterator[Breach]:
    for first, one, second, other in pairs:
        if one and other and one.surely_after(other):
            yield Breach(record, (*place, first), f"{first} {one}, {second} {other}")


_SHARES = ("percent", "parts per million")
_MASSES = (
    "mg",
    "milligram",
    "milligrams",
    "microgram",
    "micrograms",
    "gram",
    "grams",
    "kilogram",
    "kilograms",
)
_LENGTHS = (
    "metre",
    "metres",
    "kilometre",
    "kilometres",
    "foot",
    "feet",
    "mile",
    "miles",
    "micron",
    "microns",
)
_TIMES = ("hours", "days", "months", "years")
_OTHER = ("millilitre", "millilitres", "litres", "pieces", "plants", "trees", "packs", "servings", "units")
_MONEY = re.compile(
    r"(?:[A-Z][A-Za-z]* )?(?:dollars?|baht|ringgit|rupiah|rupees?|kip|dong|euros?|pounds?|crowns?|koruna"
    r"|korun|krone[rn]?|kronor|zloty|forint|francs?|rand|yen|won|pesos?|reais|real|lei|shekels?|kina"
    r"|dirhams?|riyals?"
    r"|dinars?|hryvnia|roubles?|rubles?|lira|yuan|taka|cents?)|[A-Z]{3}"
)
_YOUNGEST, _OLDEST = 12, 25
"""The ages that a law names as the youngest at which someone may buy or have something."""


def _unit_fits(kind: LegalRuleKind, unit: str) -> bool:
    if kind is LegalRuleKind.MINIMUM_AGE:
        return unit == "years"
    if kind is LegalRuleKind.ALKALOID_LIMIT:
        return unit in _SHARES or unit in _MASSES
    known = (*_SHARES, *_MASSES, *_LENGTHS, *_TIMES, *_OTHER)
    return unit in known or _MONEY.fullmatch(unit) is not None


@rule(
    "R512",
    "the figure of a legal rule has a unit that fits it and a size that a law can have",
    reason="A minimum age of -3, or a limit of 200 percent, was not read anywhere.",
    remedy="correct `amount` or `unit`; a share is in `percent` or `parts per million`, an age in `years`",
)
def figures_of_rules_are_plausible(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for place, period in record.laws():
            for index, item in enumerate(period.rules):
                for key, found in _faults(item):
                    yield Breach(record, (*place, "rules", index, key), found)


def _faults(item: LegalRule) -> Iterator[tuple[str, str]]:
    if item.amount is None:
        if item.unit is not None:
            yield "unit", f"`{item.unit}` without an `amount`"
        return
    if item.unit is None:
        yield "amount", f"{item.amount} without a `unit`"
        return
    amount = float(item.amount)
    if not _unit_fits(item.kind, item.unit):
        yield "unit", f"`{item.unit}` for a rule of kind `{item.kind}`"
    elif item.kind is LegalRuleKind.MINIMUM_AGE and not (
        amount.is_integer() and _YOUNGEST <= amount <= _OLDEST
    ):
        yield "amount", f"a minimum age of {item.amount}"
    elif amount <= 0 or (
        item.unit == "percent" and item.kind is LegalRuleKind.ALKALOID_LIMIT and amount > 100
    ):
        yield "amount", f"{item.amount} {item.unit}"
    if item.kind is LegalRuleKind.MINIMUM_AGE:
        ages = {age for age in re.findall(r"\b\d{2}\b", item.text) if _YOUNGEST <= int(age) <= _OLDEST}
        if ages and item.amount not in ages:
            yield "amount", f"{item.amount}, while the text says {', '.join(sorted(ages))}"


_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _in_words(amount: str) -> str:
    """A whole number below a hundred in words, or nothing: `21` is `twenty-one`."""
    if not amount.isdigit() or int(amount) >= 100:
        return ""
    tens, ones = divmod(int(amount), 10)
    if tens < 2:
        return _WORDS[int(amount)]
    return _TENS[tens - 2] + (f"-{_WORDS[ones]}" if ones else "")


@rule(
    "R513",
    "the figure of a legal rule occurs in a finding of its period",
    reason="An age or a limit that no finding carries is a slip or an invention.",
    remedy="correct the amount, or give the finding it comes from",
)
def figures_of_rules_come_from_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for place, period in record.laws():
            if not any(item.amount for item in period.rules):
                continue
            for index, item in enumerate(period.rules):
                if item.amount is not None and not _is_told(item.amount, item.unit or "", period):
                    yield Breach(
                        record,
                        (*place, "rules", index, "amount"),
                        f"no finding has {item.amount} {item.unit or ''}".rstrip(),
                    )


_TOLD_AS = {
    "percent": r"\s*(?:%|per ?cent)",
    "parts per million": r"\s*(?:ppm|parts per million)",
    "mg": r"\s*(?:mg|milligram)",
    "milligram": r"\s*(?:mg|milligram)",
    "milligrams": r"\s*(?:mg|milligram)",
}
"""How a finding may write a unit; of other units the figure alone is looked for."""


def _is_told(amount: str, unit: str, period: Sourced) -> bool:
    figure = rf"(?<![\w.]){re.escape(amount)}(?!\d|\.\d)"
    if words := _in_words(amount).replace("-", "[ -]"):
        figure = rf"(?:{figure}|(?<![\w-]){words}(?![\w-]))"
    told = re.compile(figure + _TOLD_AS.get(unit, ""))
    texts = (re.sub(r"(?<=\d),(?=\d{3})", "", item.finding.casefold()) for item in period.evidence)
    return any(told.search(text) for text in texts)


_TITLES: dict[str, set[str]] = {}
for _code, _name in (*COUNTRIES.items(), *((part, name) for part, (name, _) in US_PARTS.items())):
    _TITLES.setdefault(_name.casefold(), set()).add(_code)


@rule(
    "R514",
    "codes of places stand in ISO 3166 and FIPS, and are those of the place",
    reason="A code that no list has, or that is another place's, puts a law on the wrong spot of a map.",
    remedy="look the code up, and correct it or leave it out",
)
def places_have_their_codes(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        if record.code not in COUNTRIES and record.code not in US_PARTS:
            yield Breach(record, ("code",), f"ISO 3166 has no `{record.code}`")
        meant = _TITLES.get(record.title.casefold(), {record.code})
        if record.code not in meant:
            found = f"`{record.title}` is {' or '.join(sorted(meant))} and not {record.code}"
            yield Breach(record, ("title",), found)
        state = US_PARTS[record.code][1] if record.code in US_PARTS else None
        for index, code in enumerate(record.codes):
            if code.system is CodeSystem.FIPS and code.code != state:
                found = f"`{code.code}`, while {record.code} has {state or 'none'}"
                yield Breach(record, ("codes", index, "code"), found)
        for index, local in enumerate(record.local):
            if local.fips is not None:
                found = _not_in(local.fips, state)
                if found:
                    yield Breach(record, ("local", index, "fips"), found)


def _not_in(fips: str, state: str | None) -> str:
    """What is wrong with the FIPS code of a county (five digits) or place (seven) of a state."""
    if fips[:2] != state:
        return f"`{fips}` is not in this state, whose codes begin with {state or 'nothing'}"
    if len(fips) == 5 and not is_county(fips):
        return f"no county has `{fips}`"
    return ""
