"""What follows by arithmetic from the figures of one finding, so that a statement may say it.

26 of 935 is 2.8%, from 26 to 263 is about tenfold, two who answered and one who did not are three, and
1,260 nM are 1.26 µM. What is worked out stands beside the figures that it comes from, or comes from two
that belong together; any two numbers of a text would give nearly every third.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from handbook_data.figures import Figure, every_figure

_N = r"(?<![\w.,÷-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d÷]|[.,]\d)"
_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty)"
)
_COUNT = rf"(?:{_N}|\b{_WORD}\b)"
_YEARS = range(1900, 2101)


def _worth(number: str) -> Fraction:
    """What a number is worth, in digits or in a word."""
    return next(Fraction(figure.number) for figure in every_figure(number) if figure.number is not None)


def _rounds_to(exact: Fraction, shown: str) -> bool:
    """Whether a value is the one shown, to as many digits as are shown."""
    decimals = len(shown.partition(".")[2])
    told = Fraction(shown.replace(",", ""))
    return told > 0 and abs(exact - told) * 2 <= Fraction(1, 10**decimals)


# --- what a finding bears out ------------------------------------------------------------------------

_OPPOSED = re.compile(
    rf"(?P<one>{_COUNT})(?: [a-z-]+){{0,3}},? (?:and |but |while )?"
    rf"(?:(?:no|not|none)(?: [a-z-]+){{1,2}} (?:in|for|of|with) (?P<denied>{_COUNT})(?! ?%)"
    rf"|not (?:in |for |of )?(?P<not>{_COUNT})(?! ?%)"
    rf"|(?P<other>{_COUNT})(?: [a-z-]+){{0,2}} (?:did not|had not|were not|was not|had none|had no))",
    re.IGNORECASE,
)
"""Those of whom something holds and those of whom it does not: `a response in two, no response in one`."""
_SEXES = re.compile(
    rf"(?P<men>{_COUNT}) (?:men|males?|boys)(?: and |, |; )(?P<women>{_COUNT}) (?:women|females?|girls)\b"
    rf"|(?P<girls>{_COUNT}) (?:women|females?|girls)(?: and |, |; )(?P<boys>{_COUNT}) (?:men|males?|boys)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|none|not) ", re.IGNORECASE)
_OF_A_SEX = re.compile(r" (?:(?:wo)?men|(?:fe)?males?|boys|girls)(?: and |, |; )", re.IGNORECASE)
"""What stands in the one and in the other: it is found sooner than a number with what may follow."""
_SHARE_OF = 10
"""From so many on, a part of a whole is printed in per cent: `1 in 3` may be rounded itself."""


def worked_out(finding: str) -> Iterator[Figure]:
    """The whole of two parts that a finding sets against each other, with their shares of it."""
    for pattern, needed in ((_OPPOSED, _DENIED), (_SEXES, _OF_A_SEX)):
        for found in pattern.finditer(finding) if needed.search(finding) else ():
            one, other = (_worth(part) for part in found.groups() if part is not None)
            if one and other and one == int(one) and other == int(other):
                yield Figure("", number=one + other)
                for part in (one, other):
                    yield Figure("", share=part / (one + other))


# --- what a statement works out ----------------------------------------------------------------------

_BESIDE = re.compile(rf"(?P<part>{_COUNT}) \((?P<share>\d+(?:\.\d+)?) ?%\)(?: of (?:the )?(?P<whole>{_N}))?")
_PERCENT = re.compile(r"(?<![\w.,-])(?P<share>\d+(?:\.\d+)?)(?= ?%)")
_TIMES = re.compile(
    rf"\b(?:(?P<near>about|around|roughly|nearly|almost|over|more than|some) )?(?:(?P<word>{_WORD})[- ]?fold"
    rf"|(?P<n>\d+(?:\.\d+)?)(?:-fold|[- ]times)|(?P<named>doubled|tripled|quadrupled|double|twice))\b",
    re.IGNORECASE,
)
_NAMED = {"doubled": 2, "double": 2, "twice": 2, "tripled": 3, "quadrupled": 4}
_ROSE = re.compile(
    rf"\bfrom (?P<low>{_N})(?: [a-z-]+){{0,2}}(?: in \d{{4}})? to (?P<high>{_N})|(?P<once>{_N}) in \d{{4}}"
    rf"(?:,| and| to) (?P<then>{_N}) in \d{{4}}"
)
_SUM = re.compile(rf"(?P<all>{_N}) ?(?P<percent>%?) ?\((?P<one>{_N})%? (?:and|\+|plus) (?P<other>{_N})%?\)")


def without_what_follows(statement: str, findings: Sequence[str]) -> str:
    """A statement without the figures that follow from others of one of its findings."""
    told = [_Told(finding) for finding in findings]
    for pattern, follows in _FOLLOWING:
        statement = pattern.sub(lambda found, follows=follows: _left(found, told, follows), statement)  # type: ignore[misc]
    return _without_converted(statement, findings)


class _Told:
    """A finding, and the figures that stand in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        there = every_figure(text)
        self.numbers = {Fraction(figure.number) for figure in there if figure.number is not None}
        self.numbers |= {Fraction(part) for figure in there for part in figure.parts}
        self.shares = {figure.share for figure in there if figure.share is not None}
        self.parts = [figure.parts for figure in there if len(figure.parts) == 2]


def _left(
    found: re.Match[str], told: Sequence[_Told], follows: Callable[[re.Match[str], _Told], str | None]
) -> str:
    """What is left of some words of a statement when a finding bears them out."""
    return next((left for one in told if (left := follows(found, one)) is not None), found.group())


def _share_beside(found: re.Match[str], told: _Told) -> str | None:
    """`54 (27%)` after `199 people`, and `26 (2.8%) of 935`: the share or the count is worked out."""
    part, shown = _worth(found["part"]), found["share"]
    share = Fraction(shown) / 100
    wholes = [found["whole"]] if found["whole"] else re.findall(_N, found.string[: found.start()])[::-1]
    larger = [number for word in wholes if (number := _worth(word)) > part and number not in _YEARS]
    if not larger or larger[0] not in told.numbers or not (part in told.numbers or share in told.shares):
        return None
    if not _rounds_to(100 * part / larger[0], shown):
        return None
    return f"of {found['whole']}" if found["whole"] else "some"


def _share_of_parts(found: re.Match[str], told: _Told) -> str | None:
    """`2.8%` where a finding has `26 of 935`."""
    for part, whole in told.parts:
        if whole >= _SHARE_OF and part <= whole and _rounds_to(100 * Fraction(part) / whole, found["share"]):
            return "so many"
    return None


def _times(found: re.Match[str], told: _Told) -> str | None:
    """`tenfold` beside `from 26 to 263`, or where a finding has `26 in 2010, 263 in 2015`."""
    if found["named"]:
        shown = str(_NAMED[found["named"].lower()])
    else:
        shown = found["n"] or str(_worth(found["word"]))
    for text in (found.string, told.text):
        for rise in _ROSE.finditer(text):
            ends = (rise["low"] or rise["once"], rise["high"] or rise["then"])
            low, high = (Fraction(end.replace(",", "")) for end in ends)
            if not low or not {low, high} <= told.numbers:
                continue
            ratio, near = high / low, (found["near"] or "").lower()
            if near in ("nearly", "almost") and ratio > Fraction(shown):
                continue
            if near in ("over", "more than") and ratio < Fraction(shown):
                continue
            if ratio == Fraction(shown) or ((near or "." in shown) and _rounds_to(ratio, shown)):
                return "many times over"
    return None


def _sum(found: re.Match[str], told: _Told) -> str | None:
    """`42% (30% and 12%)`: what is added up stands behind the sum."""
    one, other = (Fraction(found[key].replace(",", "")) for key in ("one", "other"))
    there = {100 * share for share in told.shares} if found["percent"] else told.numbers
    if one + other != Fraction(found["all"].replace(",", "")) or not {one, other} <= there:
        return None
    return "all told"


_FOLLOWING: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Told], str | None]], ...] = (
    (_BESIDE, _share_beside),
    (_SUM, _sum),
    (_PERCENT, _share_of_parts),
    (_TIMES, _times),
)


# --- the same amount in another unit -----------------------------------------------------------------

_MICROGRAMS: dict[str, Fraction | int] = {"kg": 10**9, "g": 10**6, "mg": 1000, "µg": 1, "mcg": 1}
_MICROGRAMS |= {"kilogram": 10**9, "gram": 10**6, "milligram": 1000, "microgram": 1}
_MICROGRAMS |= {"ng": Fraction(1, 1000), "nanogram": Fraction(1, 1000)}
_LARGE: dict[str, dict[str, Fraction | int]] = {
    "mass": _MICROGRAMS,
    "volume": {"l": 1000, "ml": 1, "litre": 1000, "millilitre": 1},
    "time": {"week": 168, "day": 24, "hour": 1, "h": 1, "minute": Fraction(1, 60), "min": Fraction(1, 60)},
    "molar": {"mm": 10**6, "µm": 1000, "nm": 1},
}
_SIZES = {
    unit: (quantity, Fraction(size)) for quantity, some in _LARGE.items() for unit, size in some.items()
}
"""What each unit measures, and how large it is. Months and years have no fixed number of days."""
_UNIT = rf"(?:{'|'.join(sorted(_SIZES, key=len, reverse=True))})s?"
_SPREAD = r"(?: ?± ?[\d.,]*\d)?"
_AMOUNT = re.compile(
    rf"(?P<n>{_COUNT}){_SPREAD}(?:%? ?(?:to|and|or|-|–) ?(?P<m>{_COUNT}){_SPREAD})?(?:[ -]?(?P<unit>{_UNIT})"
    rf"(?:(?: of (?:the )?[a-z0-9-]+)?(?:/| per )(?P<per>{_UNIT}))?(?![\w/])| ?(?P<percent>%))",
    re.IGNORECASE,
)
"""One or two numbers before a unit, or before one unit per another: `13.9 ± 1.1 to 270 ± 24 mg per gram`."""
_CONTENT = re.compile(
    r"(?: by (?:weight|mass)| of (?:the |its )?(?:leaf|powder|product|extract|weight|mass)"
    r"| (?:of )?(?:mitragynine|7-OH|[a-z-]+ine|alkaloids?)\b)",
    re.IGNORECASE,
)
_AMOUNT_BEFORE = re.compile(r"(?:/| per )(?:g|gram|kg|kilogram) \($")
"""Where per cent are of a mass and not of people: `270 mg per gram (27%)`, `27% mitragynine`."""


def _amounts(text: str) -> Iterator[tuple[re.Match[str], str, tuple[Fraction, ...]]]:
    """The amounts of a text: the words, what is measured, and how much of it."""
    for found in _AMOUNT.finditer(text.replace("μ", "µ")):
        if found["percent"]:
            is_beside = _AMOUNT_BEFORE.search(text[: found.start()]) and text[found.end() :][:1] == ")"
            if not is_beside and not _CONTENT.match(text, found.end()):
                continue
            quantity, size = "mass per mass", Fraction(1, 100)
        else:
            quantity, size = _sized(found["unit"])
            if found["per"]:
                of, whole = _sized(found["per"])
                quantity, size = f"{quantity} per {of}", size / whole
        numbers = (_worth(number) for number in (found["n"], found["m"]) if number)
        yield found, quantity, tuple(number * size for number in numbers)


def _sized(unit: str) -> tuple[str, Fraction]:
    small = unit.casefold().replace("μ", "µ")
    return _SIZES[small] if small in _SIZES else _SIZES[small.removesuffix("s")]


def _without_converted(statement: str, findings: Sequence[str]) -> str:
    """A statement without the amounts that a finding has in another unit of the same quantity."""
    there = {(quantity, much) for text in findings for _, quantity, some in _amounts(text) for much in some}
    for found, quantity, some in reversed(list(_amounts(statement))):
        if all((quantity, much) in there for much in some):
            statement = f"{statement[: found.start()]}so much{statement[found.end() :]}"
    return statement
