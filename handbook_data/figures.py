"""The figures in a text, however they are written: digits of any script, words, fractions, per cent, Roman.

A figure is a number or a share. `a third`, `1 in 3` and `⅓` are one share; `50%`, `half` and `1 of 2` are
another; `50 people` is a number and no share. Only equal figures are the same: 33% is not a third.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from text_to_num import text2num

from handbook_data.folding import words
from handbook_data.word_index import A_DIGIT, Needs


class Figure(NamedTuple):
    """One figure of a text: what it is worth, in each of the ways in which it can be meant."""

    written: str
    number: Fraction | int | None = None
    share: Fraction | None = None
    """Of 1: `25%` is a quarter."""
    parts: tuple[Fraction | int, ...] = ()
    """The two numbers of `3 of 20`; whoever has both has the share."""
    at_least: int | None = None
    """The magnitude of `hundreds`."""
    days: Fraction | int | None = None
    """How many days `4 weeks` are."""
    counts_sources: bool = False
    """Whether it counts studies or cases, so that the list of sources bears it out: `two surveys`."""
    rounded: str = ""
    """The word that says that it is rounded, as `about`; empty if none does."""


@dataclass(frozen=True, slots=True)
class Known:
    """The figures that some texts hold together."""

    found: frozenset[Fraction | int]
    """The numbers in the texts."""
    numbers: frozenset[Fraction | int]
    """These and further numbers."""
    shares: frozenset[Fraction | int]
    sources: int
    days: frozenset[Fraction | int] = frozenset()

    def has(self, figure: Figure) -> bool:
        """Whether an equal figure is among them."""
        if figure.at_least is not None:
            least, most = figure.at_least, figure.at_least * _MOST_TIMES
            return any(least <= number <= most and not 1900 <= number <= 2100 for number in self.found)
        return (
            (figure.number is not None and figure.number in self.numbers)
            or (figure.share is not None and figure.share in self.shares)
            or (figure.days is not None and figure.days in self.days)
            or (figure.counts_sources and figure.number is not None and figure.number <= self.sources)
            or (bool(figure.parts) and self.numbers.issuperset(figure.parts))
            or (bool(figure.rounded) and self._has_rounded(figure))
        )

    def _has_rounded(self, figure: Figure) -> bool:
        """Whether one of them, rounded as a figure is, is that figure: 31.6% is `about 32%`."""
        if figure.share is not None:
            return any(
                _is_rounding(figure.share, share, _PERCENT_POINT, figure.rounded) for share in self.shares
            )
        number = figure.number
        if number is None or number != int(number):
            return False
        unit = next(unit for unit in _ROUND if number % unit == 0)
        return any(_is_rounding(number, exact, unit, figure.rounded) for exact in self.found)


_PERCENT_POINT = Fraction(1, 100)
_ROUND = tuple(10**power for power in range(12, -1, -1))
_TOO_FAR = Fraction(1, 20)


def _is_rounding(told: Fraction | int, exact: Fraction | int, unit: Fraction | int, how: str) -> bool:
    """Whether a figure is another to a whole unit, less than a twentieth away, on the side that is told."""
    off = abs(Fraction(told) - Fraction(exact))
    if off > Fraction(unit) / 2 or off > Fraction(told) * _TOO_FAR:
        return False
    return not (how == "nearly" and exact > told) and not (how == "over" and exact < told)


def known(found: Iterable[Figure], numbers: Iterable[int] = (), sources: int = 0) -> Known:
    """The figures of some texts, with further numbers, and from how many sources they are."""
    plain: set[Fraction | int] = set()
    shares: set[Fraction | int] = set()
    days: set[Fraction | int] = set()
    for figure in found:
        if figure.days is not None:
            days.add(figure.days)
        plain.update(figure.parts)
        if figure.number is not None:
            plain.add(figure.number)
            if 0 < figure.number < 1:
                shares.add(figure.number)
        if figure.share is not None:
            shares.add(figure.share)
        if figure.at_least is not None:
            plain.add(figure.at_least)
    return Known(frozenset(plain), frozenset({*plain, *numbers}), frozenset(shares), sources, frozenset(days))


def stands_in(written: str, text: str) -> bool:
    """Whether a figure in digits, with its sign of per cent, stands in a text as it is written."""
    start = text.find(written) if written[0].isdigit() and written[-1] in "0123456789%" else -1
    while start >= 0:
        end = start + len(written)
        before, after = text[max(0, start - 1) : start], text[end : end + 2]
        if not (before.isalnum() or before in (".", ",", "-")) and not _GOES_ON.match(after):
            return True
        start = text.find(written, end)
    return False


_GOES_ON = re.compile(r"\d|[.,]\d|%| ?%| p| [hmb]|[a-zA-Z-]")
"""What makes another figure of the one before it: a further digit, per cent, thousand, a name."""
_NAME = re.compile(
    r"(?<![\w.])(?=\S*\d|CYP|UGT|DSM|half)"  # most words are passed over here
    r"(?:7-?OH|5-HT(?:\d\w*)?|CYP ?\d\w*(?:\*\d+)?|rs\d{3,}|c\.\d+[ACGT]>[ACGT]"
    r"|(?-i:[ACDEFGHIKLMNPQRSTVWY]\d{2,4}[ACDEFGHIKLMNPQRSTVWY]?)"
    r"|UGT ?\d\w*|MGM-\d+|DSM-(?:5|IV)|ICD-1\d|COVID-19"
    r"|SARS-CoV-2|COX-2|NCT\d{8}|[AD]\d[A-Z]?|\d+(?:,\d+)*(?:-[A-Z])?-[a-z]{4,}(?:ine|ol|one|oxyl|ide|ate)"
    r"|11-beta|alpha-\d\w?"
    r"|beta-\d|half-li(?:fe|ves)|[A-Z]\w*:\d+\.\d[\w.]*|\d+:\d[\w.]*)"
    r"(?![\w]|-\d|\s?-?(?:%|per ?cent|pct))",
    re.IGNORECASE,
)
"""Names that hold digits and are no figures: 7-OH, CYP3A4, MGM-15, DSM-5, NCT05457803, 40:989.1."""

_POINTER = re.compile(
    r"[0-9](?:(?<=[Tt]able .)|(?<=[Ff]igure .)|(?<=[Pp]age .)|(?<=[Vv]ersion .)|(?<=[Vv]itamin [BDK].)"
    r"|(?<=[Oo]mega-.)|(?<=[Tt]ype [12])(?= diabetes))[0-9]{0,3}"
    r"(?![\w%]|[.,-]\d| ?%| per ?cent| (?:of|in|out of) [0-9])"
)
"""The number of a table, page or vitamin, which counts nothing."""

_UNITS = "zero one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = f"{_UNITS} {_TEENS} {_TENS} hundred thousand million billion dozen".split()
_NUMBER = rf"(?:{'|'.join(_NUMBER_WORDS)})"
_RUN = re.compile(
    rf"\b(?=an? |{'|'.join(sorted({word[:3] for word in _NUMBER_WORDS}))})(?<![\d.] )"
    r"(?:an? (?=hundred|thousand|million|dozen))?"
    rf"{_NUMBER}(?:(?:[ -]|[ -]and[ -]){_NUMBER})*\b"
)
_TIMES = {"twice": 2, "double": 2, "thrice": 3, "triple": 3, "treble": 3, "quadruple": 4}
_TIMES_WORD = re.compile(rf"\b({'|'.join(_TIMES)})[ds]?\b(?![ -](?:blind|dummy))|\b({_NUMBER})-?fold\b")
_DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_SHARE_WORD = re.compile(
    rf"\b(\d+|an?|one)[ -]({'|'.join(_DENOMINATORS)})(s?)\b"
    r"(?=(?P<goes_on> of\b| ?[(.,;:]|$| (?:said|say|told|found|had|have|has|were|was|are|is|used|took|take"
    r"|did|do|got)\b)?)"
)
_HALF = re.compile(
    r"(?<!fell by )(?<!fall by )(?<!falls by )\bhalf\b"
    r"(?! an? (?:hour|day|week|month|year|minute|century|gram)|-(?!of\b))"
)
_NAMED_HALF = re.compile(r"\b(?:neither|either|other|first|second|latter) half\b")
"""A part of a text, a year or a sentence."""
_AND_A_HALF = re.compile(r"(\d) and (?:an? |1 |one )half\b")
_PERCENT = (
    r"[ -]?(?:%|per ?-?cent(?:age)?\b|pct\b|p\.c\."
    r"|in (?:a|every|each) (?:100|hundred)\b|per (?:100|hundred)\b)"
)
_IN_PERCENT = re.compile(_PERCENT)
_DIGITS = r"[0-9](?:[0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]*(?:\.[0-9]+)?)"
"""A number in plain digits. What begins with one sort of sign is found soonest."""
_LIST = re.compile(rf"({_DIGITS})((?: ?[-/] ?|,? (?:to|and|or|against|versus|vs\.?) |, )(?={_DIGITS}))")
_FIGURE = re.compile(
    rf"(?:(?P<a>{_DIGITS}){_PERCENT}"
    r"|(?P<over>[0-9]+)÷(?P<under>[0-9]+)"
    rf"|(?P<part>{_DIGITS})(?: (?!in |of )[a-z]+)? (?:in|of|out of) (?:every |each |the |these |those |all )?"
    rf"(?P<whole>{_DIGITS})(?![\d%]|\.\d|{_PERCENT})"
    rf"|(?P<n>{_DIGITS})(?P<cases>¤)?(?: (?P<times>hundred|thousand|million|billion)\b)?)"
)
_MOST_TIMES = 1000
"""`Hundreds` are fewer than a hundred thousand; and years are no count."""
_MAGNITUDES = {
    "scores": 20,
    "dozens": 12,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
}
_MAGNITUDE = re.compile(
    rf"\b({'|'.join(_MAGNITUDES)})\b(?<!scores)"
    r"|\b(scores)(?= of (?:\w+ )?(?:people|users|patients|men|women|children|cases|deaths|calls|reports)\b)"
)
_ROMAN = re.compile(r"\b(?=[MDCLXVI]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
_COUNTED = re.compile(
    rf"(?:{_PERCENT}| (?:in|of|out of) (?:\d|[MDCLXVI]{{2}}|ten\b|twenty\b|the\b)"
    r"| (?:people|persons|users|patients|adults|men|women|children|babies|participants|respondents|cases"
    r"|deaths|reports|times|mg|g|kg|ml|hours|days|weeks|months|years)\b)"
)
_CAPITALS = re.compile("[MDCLXVI][MDCLXVI]")
_DIGIT = re.compile("[0-9]")
_TIMES_WORDS = frozenset(word + ending for word in _TIMES for ending in ("", "d", "s"))
_SHARE_WORDS = frozenset(word + ending for word in _DENOMINATORS for ending in ("", "s"))
_IN_WORDS = frozenset({*_NUMBER_WORDS, *_TIMES_WORDS, *_SHARE_WORDS, *_MAGNITUDES})
_HOLDS_NAME = re.compile(
    r"[0-9](?:(?<=[a-zA-Z].)|(?<=[a-zA-Z]-.)|[:,-]?[A-Za-z\d]?-?[A-Za-z]|:\d)", re.DOTALL
)
"""Where a name may be that holds digits."""
FIGURES: Needs = ((A_DIGIT,), (tuple(f"^{word}$" for word in sorted(_IN_WORDS)),), (("fold",),))
"""The words without which a text in plain signs has no figure, but for Roman ones."""
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


_DASHES = {ord(dash): "-" for dash in "‐‑‒–—−"}


def may_hold_roman(text: str) -> bool:
    """Whether a text can hold a figure in Roman digits."""
    return _CAPITALS.search(text) is not None


@lru_cache(maxsize=8192)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures that a text asserts, in the order of reading, without names that hold digits.

    A small number in words that only counts what is then named, as in `two options`, is none.
    """
    plain = _plain(text)
    plain = _POINTER.sub(" ", plain)
    if "half-li" in plain or (_DIGIT.search(plain) and _HOLDS_NAME.search(plain)):
        plain = _NAME.sub(" ", plain)
    return tuple(_read(plain, _asserted))


@lru_cache(maxsize=8192)
def every_figure(text: str) -> tuple[Figure, ...]:
    """Every figure of a text, also the smallest and those within names: what it can bear out."""
    return tuple(_read(_plain(text), _each))


_RAISED = re.compile(r"(?<=\w)[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]+(?:[·.][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
"""An exponent, an index or the number of a place in a receptor: `D149³·³²`."""


_FOREIGN = re.compile(r"([^\x00-\x7f])")


def _plain(text: str) -> str:
    """A text in plain digits: of one script, none of them raised, circled or a fraction of one sign."""
    if text.isascii():
        return text
    text = _RAISED.sub("", text)
    written: list[str] = []
    after_a_letter = False
    for piece in _FOREIGN.split(text):
        if piece.isascii():
            if piece:
                written.append(piece)
                after_a_letter = piece[-1].isalnum()
            continue
        kind = unicodedata.category(piece)
        raised = unicodedata.decomposition(piece).startswith(("<super>", "<sub>"))
        if raised and after_a_letter:
            continue  # the exponent of a unit or a power, an index
        after_a_letter = not raised and piece.isalnum()
        if kind == "Nd":
            written.append(str(unicodedata.decimal(piece)))
        elif kind == "No" and unicodedata.numeric(piece) % 1:
            share = Fraction(unicodedata.numeric(piece)).limit_denominator(100)
            whole = bool(written) and written[-1][-1:].isdigit()
            written.append(f"{float(share)}"[1:] if whole else f"{share.numerator}÷{share.denominator}")
        else:
            written.append(unicodedata.normalize("NFKC", piece).translate(_DASHES))
    return "".join(written)


_WITHOUT_NOUGHT = re.compile(r"\.(?<=[ =<>(]\.)(?=\d)")
"""The point of `p < .001`; what begins with a fixed sign is found sooner."""


def _read(text: str, in_digits: Callable[[re.Match[str]], str]) -> Iterator[Figure]:
    said = words(text).different
    if _CAPITALS.search(text):
        text = _ROMAN.sub(_from_roman, text)
    text = text.lower()
    text = _WITHOUT_NOUGHT.sub("0.", text)
    if "fold" in text or not _IN_WORDS.isdisjoint(said):
        if not _MAGNITUDES.keys().isdisjoint(said):
            yield from _magnitudes(text)
        text = _in_digits(text, said, in_digits)
    if not _DIGIT.search(text):
        return
    may_share = "%" in text or ("per" in text and _IN_PERCENT.search(text) is not None)
    meant = {found.start(): found for found in _LIST.finditer(text)} if may_share else {}
    digit = _DIGIT.search(text)
    while digit:
        found = _FIGURE.match(text, digit.start())
        if found:
            figure = _figure(found, text, meant)
            if in_digits is _asserted and (how := _rounding_told(text, found)):
                figure = figure._replace(rounded=how)
            yield figure
        digit = _DIGIT.search(text, found.end() if found else digit.end())


_ROUNDED = re.compile(
    r"\b(?:about|around|roughly|approximately|some|close to|(?P<less>nearly|almost)"
    r"|(?P<more>over|more than)) $"
)
_EXACT_BESIDE = re.compile(rf" \({_DIGITS}%\)")


def _rounding_told(text: str, found: re.Match[str]) -> str:
    """How a figure is told to be rounded: by a word before it, or an exact share in brackets behind it."""
    hedge = _ROUNDED.search(text, max(0, found.start() - 15), found.start())
    if hedge:
        return "nearly" if hedge["less"] else "over" if hedge["more"] else "about"
    return "about" if found["whole"] and _EXACT_BESIDE.match(text, found.end()) else ""


def _magnitudes(text: str) -> Iterator[Figure]:
    for found in _MAGNITUDE.finditer(text):
        yield Figure(found.group(), at_least=_MAGNITUDES[found.group()])


def _in_digits(text: str, said: frozenset[str], in_digits: Callable[[re.Match[str]], str]) -> str:
    """A text with its number words and its fractions in digits; what was not said is not looked for."""
    if "fold" in text or not _TIMES_WORDS.isdisjoint(said):
        text = _TIMES_WORD.sub(_from_times, text)
    if not said.isdisjoint(_NUMBER_WORDS):
        text = _RUN.sub(in_digits, text)
    if _SHARE_WORDS.isdisjoint(said):
        return text
    if in_digits is not _each:
        text = _NAMED_HALF.sub(" ", text)
    text = _AND_A_HALF.sub(r"\1.5", text)
    text = _SHARE_WORD.sub(partial(_from_share, is_any=in_digits is _each), text)
    return _HALF.sub("1÷2", text)


_SPAN = re.compile(r"[ -](?:days?|(?P<weeks>weeks?))\b")


def shares_of_parts(counts: Sequence[Figure]) -> Iterator[Figure]:
    """The shares of two parts that stand side by side and make up a third number: 9 men, 3 women, of 12."""
    numbers = [figure.number for figure in counts]
    for one, other in pairwise(numbers):
        if one and other and one + other in numbers:
            for part in (one, other):
                yield Figure("", share=Fraction(part) / (one + other))


def _figure(found: re.Match[str], text: str, lists: dict[int, re.Match[str]]) -> Figure:
    written = found.group().strip()
    match found.lastgroup:
        case "a":
            return Figure(written, share=_hundredth(found["a"]))
        case "under":
            share = Fraction(int(found["over"]), int(found["under"]))
            return Figure(f"{found['over']}/{found['under']}", number=share, share=share)
        case "whole":
            part, whole = _value(found["part"]), _value(found["whole"])
            if part <= whole and whole:
                return Figure(written, share=Fraction(part) / whole, parts=(part, whole))
            return Figure(written, parts=(part, whole))
        case "times":
            number = _value(found["n"]) * text2num(f"one {found['times']}", "en")
            return Figure(written, number=number)
    value = _value(found["n"])
    span = _SPAN.match(text, found.end())
    days = value * (7 if span["weeks"] else 1) if span else None
    as_percent = _hundredth(found["n"]) if lists and _in_list_of_percent(found, lists) else None
    is_of_sources = found.lastgroup == "cases"
    return Figure(written.rstrip("¤"), value, as_percent, days=days, counts_sources=is_of_sources)


_SHARE_IN_DIGITS = re.compile(rf"(?:{_DIGITS})(?:{_PERCENT})")


def _in_list_of_percent(found: re.Match[str], lists: dict[int, re.Match[str]]) -> bool:
    """Whether a number stands in a list whose last member is followed by per cent: `20 to 30%`."""
    start = found.start()
    while start in lists:
        start = lists[start].end()
        if _SHARE_IN_DIGITS.match(found.string, start):
            return True
    return False


@lru_cache(maxsize=4096)
def _hundredth(digits: str) -> Fraction:
    return Fraction(_value(digits)) / 100


@lru_cache(maxsize=4096)
def _value(digits: str) -> Fraction | int:
    plain = digits.replace(",", "")
    return int(plain) if plain.isdecimal() else Fraction(plain)


def _from_roman(found: re.Match[str]) -> str:
    if not found.group() or not _COUNTED.match(found.string, found.end()):
        return found.group()
    digits = [_ROMAN_DIGITS[letter] for letter in found.group()]
    return str(sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True)))


def _from_times(found: re.Match[str]) -> str:
    word = found.group(1)
    return f"{_TIMES[word] if word else text2num(found.group(2), 'en')} times"


_ONE_IS_A_FIGURE = re.compile(
    r"(?: [a-z]+)? (?:in|out of) (?:every )?"
    rf"(?:\d|(?!one\b(?! hundred| thousand| million)){_NUMBER})"
    rf"|{_PERCENT}|[ -](?:{'|'.join(_DENOMINATORS)})\b"
)


_SHARED = re.compile(
    rf" (?:in|out of) (?:\d|{_NUMBER})|{_PERCENT}|-| and an? half|[ -](?:{'|'.join(_DENOMINATORS)})"
)
_SHARES = re.compile(rf"(?P<part>{_DIGITS}|{_NUMBER})(?: [a-z]+)? (?:in|of|out of) (?:every |each )?$")
_FEW = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_FEWEST = frozenset({"two", "three", "four"})
_NEAR = r" (?:(?!(?:for|of|in|on|with|by|to|from|and|as|at|who|that|which|whose|where) )[a-z-]+ ){0,3}?"
_WORKS = re.compile(
    rf"{_NEAR}(?:stud(?:y|ies)|surveys?|cases?|reports?|trials?|reviews?|papers?|experiments?|series|tests?"
    r"|laboratories|cohorts?|teams?|sources?|guidelines?|of (?:them|these|those|the|which))\b"
)
"""What sources are, or tell of one by one."""
_MEASURED = re.compile(
    rf"{_NEAR}(?:people|persons?|users?|patients?|men|women|babies|infants|children|boys|girls|adults|mothers"
    r"|veterans|volunteers|deaths?|died|lives|hours?|days?|weeks?|months?|years?|minutes?|times|g|mg|kg"
    r"|grams?"
    r"|doses?|cups|glasses|capsules|injections|shots|pages|counties|states|countries|cities|products|fold"
    r"|points|dollars)\b"
)
"""What is counted or measured, so that the number is a figure whatever its size."""
_REFERS_BACK = re.compile(r"\b(?:the|these|those) $")


def _asserted(found: re.Match[str]) -> str:
    """A run of number words in digits, where it asserts a figure."""
    run = found.group()
    before, after = found.string[: found.start()], found.string[found.end() :]
    if run == "one":
        return "1" if _ONE_IS_A_FIGURE.match(after) else run
    if run in _FEW and not _SHARED.match(after) and not _is_whole(run, before):
        measured = _MEASURED.match(after)
        refers_back = _REFERS_BACK.search(before)
        if _WORKS.match(after) or (refers_back and measured):
            return f"{text2num(run, 'en')}¤"
        if not measured and (refers_back or run in _FEWEST):
            return run  # `two options`, and then they are named
    return _each(found)


def _is_whole(run: str, before: str) -> bool:
    """Whether a small number is the whole of a share, as in `1 in ten`; `15 people in two parts` is none."""
    found = _SHARES.search(before) if before.endswith(("in ", "of ", "every ", "each ")) else None
    return found is not None and _worth(found["part"]) <= _worth(run)


def _worth(number: str) -> Fraction:
    """What a number is worth, in digits or in words."""
    return next(Fraction(figure.number) for figure in every_figure(number) if figure.number is not None)


def _each(found: re.Match[str]) -> str:
    """A run of number words in digits."""
    return _run_in_digits(found.group())


@lru_cache(maxsize=1024)
def _run_in_digits(run: str) -> str:
    said = re.sub(r"^an? ", "one ", run).replace("-", " ")
    dozens = said.endswith("dozen")
    try:
        value = text2num(said.removesuffix("dozen").strip() or "one", "en") * (12 if dozens else 1)
    except ValueError:
        return _year_or_list(said)
    return str(value)


def _year_or_list(run: str) -> str:
    """`nineteen forty-three` is a year; other words in a row are numbers side by side."""
    words = [word for word in run.split() if word not in ("and", "dozen")]
    values = [text2num(word, "en") for word in words]
    if len(values) in (2, 3) and 10 <= values[0] <= 20 and 10 <= sum(values[1:]) <= 99:
        return str(values[0] * 100 + sum(values[1:]))
    return " ; ".join(map(str, values))


def _from_share(found: re.Match[str], is_any: bool) -> str:
    numerator, name, plural = found.group(1), found.group(2), found.group(3)
    if numerator in ("a", "an", "one", "1"):
        if numerator in ("a", "an") and found["goes_on"] is None and not is_any:
            return found.group()  # `a third product`
        numerator = "1"
    elif not plural and name not in ("halves",):
        return found.group()
    return f"{numerator}÷{_DENOMINATORS[name]}"
