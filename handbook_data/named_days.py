"""The days that a text names: `12 November 2025`, `12.11.2025`, `Month 2025`, `60 days after`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from handbook_data.models.dates import PartialDate

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_DAY = re.compile(rf"(?P<d>\d(?<!\w.)\d?) (?P<m>{'|'.join(_MONTHS)}) (?P<y>\d{{4}})\b", re.IGNORECASE)
_SHORT_DAY = re.compile(r"(?P<d>\d(?<!\w.)\d?)[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})\b")


@lru_cache(maxsize=4096)
def days_in(text: str) -> tuple[date, ...]:
    """The days that a text names, in the order in which it names them."""
    found = []
    for match in _DAY.finditer(text):
        found.append((match["y"], _MONTHS.index(match["m"].casefold()) + 1, match["d"]))
    found += [(match["y"], int(match["m"]), match["d"]) for match in _SHORT_DAY.finditer(text)]
    days = []
    for year, month, day in found:
        try:
            days.append(date(int(year), month, int(day)))
        except ValueError:
            continue
    return tuple(days)


def fits(day: PartialDate, days: Iterable[date]) -> bool:
    """Whether one of these days is, or can be, the date."""
    return any(day.earliest <= other <= day.latest for other in days)


_LATER = re.compile(
    r"\b(?P<n>\d{1,3}|ten|fifteen|thirty|sixty|ninety) days\b|\b(?P<next>following day|next day|day after)\b",
    re.IGNORECASE,
)
_SO_MANY = {"ten": 10, "fifteen": 15, "thirty": 30, "sixty": 60, "ninety": 90}


def tells_of(text: str, day: PartialDate) -> bool:
    """Whether a text names a date, with its year or apart from it, or a day and so many days after it."""
    named = days_in(text)
    if fits(day, named):
        return True
    for found in _LATER.finditer(text) if named else ():
        later = 1 if found["next"] else _SO_MANY.get(found["n"].lower()) or int(found["n"])
        if fits(day, [one + timedelta(later + more) for one in named for more in (0, 1)]):
            return True
    if str(day.year) not in text:
        return False
    if day.month is None:
        return True
    month = _MONTHS[day.month - 1]
    said = (
        rf"\b{month} {day.year}\b|\b{month}\b(?! \d)"
        if day.day is None
        else rf"(?<!\d){day.day} {month}\b(?! \d{{4}})"
    )
    return re.search(said, text, re.IGNORECASE) is not None
