"""Rules on figures: each comes from what a source was found to say."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from handbook_data.arithmetic import without_what_follows, worked_out
from handbook_data.figures import (
    FIGURES,
    Figure,
    Known,
    every_figure,
    figures,
    known,
    may_hold_roman,
    shares_of_parts,
    stands_in,
)
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.evidence import Evidence
from handbook_data.models.international_body import InternationalBody
from handbook_data.models.jurisdiction import Jurisdiction
from handbook_data.models.voices import Voice
from handbook_data.reading import Place
from handbook_data.rules.origins import weighed_texts
from handbook_data.rules.registry import Breach, rule
from handbook_data.units import mistaken, unit_lost
from handbook_data.vocabulary import Basis, Counted, Stance
from handbook_data.word_index import A_DIGIT, Needs, Stems


@rule(
    "R309",
    "every figure in a statement occurs in a finding that does not contradict it",
    reason="A figure that no finding carries is a slip or an invention, in digits as well as in words.",
    remedy="correct the figure, or write into a finding what the source says of it; only equal figures are "
    "the same, as 50%, half and 6 of 12, and `about 32%` is 31.6%; what was worked out stands beside what it "
    "comes from: `26 (2.8%) of 935`, `about tenfold, from 26 to 263`",
    excusable=True,
)
def figures_come_from_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        wanted = figures(claim.statement) if claim.is_written else ()
        if not wanted:
            continue
        evidence = [item for item in claim.assertion.evidence if item.stance is not Stance.CONTRADICTS]
        findings = [item.finding for item in evidence]
        numbers = _numbers_of(handbook, [item.source for item in evidence])
        cited = len(claim.assertion.evidence)
        left = _not_literally_in("\n".join(findings), wanted, known((), numbers, sources=cited))
        if left:
            found_there = [figure for text in findings for figure in _borne_out(text)]
            there = known(found_there, numbers, cited)
            if not _found_nowhere(left, there):
                continue
            left = figures(without_what_follows(claim.statement, findings))
            found = _found_nowhere(left, there, claim.statement)
            if found:
                fix = _REMEDIES.get(_sort(left, there))
                yield Breach(claim.record, (*claim.place, "statement"), f"no finding has {found}", fix)


_REMEDIES = {
    "magnitude": "write the number that was counted; `hundreds` needs a count of a hundred or more",
    "share": "write the share as the finding has it; `about a third` is not 35%",
}


def _borne_out(finding: str) -> Iterator[Figure]:
    """The figures of one finding, the shares of its parts, and the whole of what it sets apart."""
    counted = every_figure(finding)
    yield from counted
    yield from shares_of_parts(counted)
    yield from worked_out(finding)


def _sort(wanted: tuple[Figure, ...], there: Known) -> str:
    """What sort of figure the first is that is found nowhere."""
    figure = next(figure for figure in wanted if not there.has(figure))
    if figure.at_least is not None:
        return "magnitude"
    return "share" if figure.share is not None else "number"


def _numbers_of(handbook: Handbook, names: list[str]) -> list[int]:
    """When sources appeared, and how many people, animals or samples they studied."""
    sources = [source for name in names if (source := handbook.sources.get(name))]
    numbers = [source.issued.year for source in sources if source.issued]
    return numbers + [source.studied.n for source in sources if source.studied.n is not None]


def _not_literally_in(text: str, wanted: tuple[Figure, ...], told: Known) -> tuple[Figure, ...]:
    """The figures that do not stand in a text letter by letter, and must be looked for in other forms."""
    return tuple(
        figure
        for figure in wanted
        if not told.has(figure)
        and not stands_in(figure.written, text)
        and not (figure.parts and all(stands_in(str(part), text) for part in figure.parts))
    )


def _found_nowhere(wanted: Sequence[Figure], there: Known, text: str = "") -> str:
    """The figures that are not there, in the words of the text in which they stand."""
    left = [figure for figure in wanted if not there.has(figure)]
    return ", ".join(dict.fromkeys(f"`{as_typed(figure, text)}`" for figure in left))


_LONGEST = 6
"""Words of a figure: `one hundred and twenty thousand people`."""


def as_typed(figure: Figure, text: str) -> str:
    """The words of a text that make a figure: `one spring` where 1 was read."""
    if not text or figure.written in text:
        return figure.written
    said = text.split()
    for size in range(1, min(_LONGEST, len(said)) + 1):
        for start in range(len(said) - size + 1):
            some = " ".join(said[start : start + size])
            if any((one.number, one.share) == (figure.number, figure.share) for one in every_figure(some)):
                beside = said[start + size : start + size + 1] if size == 1 else []
                return " ".join([some, *beside]).strip(' .,;:!?()"')
    return figure.written


@rule(
    "R441",
    "a circulating claim's reason brings no figure of its own",
    reason="The reason only joins what the deciding claims say; figures stand there with their caveats.",
    remedy="take the figure from a deciding claim, or name the claim that has it",
    excusable=True,
)
def verdicts_bring_no_new_figures(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.circulating_claims.values():
        wanted = figures(_without_phases(record.reason))
        if not wanted:
            continue
        claims = [claim for name in record.decided_by if (claim := handbook.claims.get(name))]
        said = [claim.statement for claim in claims]
        said += [item.finding for claim in claims for item in claim.assertion.evidence]
        there = known((figure for text in said for figure in every_figure(text)), sources=len(said))
        found = _found_nowhere(wanted, there, record.reason)
        if found:
            yield Breach(record, ("reason",), f"no deciding claim has {found}")


@rule(
    "R643",
    "a figure in a caveat or a reason stands in a finding, or the caveat names its own source",
    reason="A fact that no source bears is no safer for standing in a caveat.",
    remedy="correct the figure, give the finding it comes from, or set `source` and `locator` of the caveat",
    excusable=True,
)
def caveats_bring_no_figures_of_their_own(handbook: Handbook, today: date) -> Iterator[Breach]:
    counting = handbook.own_words.needing(FIGURES)
    for claim in handbook.claims.values():
        if not claim.is_written:
            continue  # sections of law that were not read are named by their numbers
        wanted = [
            (place, words)
            for place, text in weighed_texts(claim)
            if (text in counting or not text.isascii() or may_hold_roman(text))
            and place[0] != "statement"
            and not has_own_source(claim, place)
            and (words := figures(_without_phases(without_our_search(claim, text))))
        ]
        if not wanted:
            continue
        texts = dict(weighed_texts(claim))
        for place, found in borne_by_none(handbook, claim.assertion.evidence, wanted, texts=texts):
            yield Breach(claim.record, (*claim.place, *place), f"no finding has {found}")


@rule(
    "R645",
    "a figure in the reason for a severity stands in a finding of a claim that decides it",
    reason="How bad something could be is the last thing to rest on a figure that no source bears.",
    remedy="correct the figure, or name the claim that has its finding in `severity.decided_by`",
    excusable=True,
)
def severities_bring_no_figures_of_their_own(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.interactions.values():
        wanted = figures(record.severity.reason)
        if not wanted:
            continue
        decided_by = (handbook.claims.get(f"{record.id}/{name}") for name in record.severity.decided_by)
        items = [item for claim in decided_by if claim for item in claim.assertion.evidence]
        here: Place = ("severity", "reason")
        texts = {here: record.severity.reason}
        for place, found in borne_by_none(handbook, items, [(here, wanted)], texts=texts):
            yield Breach(record, place, f"no finding of a deciding claim has {found}")


_PHASE = re.compile(r"\b[Pp]hase (?:[1-4]|one|two|three|four)\b(?! ?%| per ?cent)")


def _without_phases(text: str) -> str:
    """A text without the phases of trials: `no phase 3 trial was found` counts nothing."""
    return _PHASE.sub(" ", text) if "hase " in text else text


def borne_by_none(
    handbook: Handbook,
    items: Sequence[Evidence],
    wanted: Iterable[tuple[Place, tuple[Figure, ...]]],
    further: Sequence[str] = (),
    texts: Mapping[Place, str] = MappingProxyType({}),
) -> Iterator[tuple[Place, str]]:
    """The places of texts with figures that neither findings nor the records of their sources hold.

    `further` are other texts that bear a figure, and `texts` those that are quoted, by their places.
    """
    left = literally_unborne(handbook, items, wanted, further)
    told: list[Figure] = []
    for bearing in (
        [item.finding for item in items],
        further,
        _recorded(handbook, [item.source for item in items]),
    ):
        if not left:
            return  # most are found before the last texts are read in every form
        told += [figure for text in bearing for figure in _borne_out(text)]
        there = known(told, _counted_in(handbook, items), len(items))
        left = [(place, words) for place, words in left if _found_nowhere(words, there)]
    findings = [item.finding for item in items]
    for place, words in left:
        text = texts.get(place, "")
        kept = figures(without_what_follows(text, findings))
        if found := _found_nowhere([one for one in words if one in kept] if text else words, there, text):
            yield place, found


def literally_unborne(
    handbook: Handbook,
    items: Sequence[Evidence],
    wanted: Iterable[tuple[Place, tuple[Figure, ...]]],
    further: Sequence[str] = (),
) -> list[tuple[Place, tuple[Figure, ...]]]:
    """The places, with their figures, that none of these texts holds letter by letter.

    Most figures stand there as they are written; only the others have to be read in every form.
    """
    counted = known((), _counted_in(handbook, items), sources=len(items))
    findings = "\n".join(item.finding for item in items)
    left = [(place, few) for place, words in wanted if (few := _not_literally_in(findings, words, counted))]
    if not left:
        return left
    told = [findings, *_recorded(handbook, [item.source for item in items]), *further]
    as_one = "\n".join(told)
    return [(place, few) for place, words in left if (few := _not_literally_in(as_one, words, counted))]


def _counted_in(handbook: Handbook, items: Sequence[Evidence]) -> list[int]:
    names = [item.source for item in items]
    return [*_numbers_of(handbook, names), *_people_together(handbook, items)]


def has_own_source(claim: LinkedClaim, place: Place) -> bool:
    """Whether a place is in a caveat that names its own source."""
    return place[0] == "caveats" and claim.assertion.caveats[int(place[1])].source is not None


def _recorded(handbook: Handbook, names: list[str]) -> Iterator[str]:
    """What the records of sources say of how they were made, of whom they tell and how they stand."""
    for name in dict.fromkeys(names):
        if source := handbook.sources.get(name):
            studied = source.studied
            stands = source.publication
            yield from filter(None, (studied.population, studied.n_note, studied.product))
            yield from filter(None, (source.design_note, source.note, source.title, source.checked.note))
            yield from filter(None, (stands.notice, stands.on and str(stands.on.year)))


def _people_together(handbook: Handbook, items: Iterable[Evidence]) -> Iterator[int]:
    """How many people the studies have together, each origin once, and in how many they are one alone."""
    supporting: dict[str, int] = {}
    every: dict[str, int] = {}
    for item in items:
        source = handbook.sources.get(item.source)
        if source is None or item.stance is Stance.CONTRADICTS or source.studied.n_of is not Counted.PEOPLE:
            continue
        origin, people = handbook.origin_of(source.id), source.studied.n or 0
        every[origin] = max(people, every.get(origin, 0))
        if item.stance is Stance.SUPPORTS:
            supporting[origin] = every[origin]
    yield sum(supporting.values())
    yield sum(every.values())
    yield list(every.values()).count(1)


_DAY = rf"(?:on \d{{1,2}} |in )(?:{'|'.join(list(month_name)[1:])}) \d{{4}}\b"
_OUR_SEARCH = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )?(?:look-ups|search(?:es|ed)?)\b"
    rf"(?:(?P<of>(?:(?! found\b)[^.;:\d])*?) {_DAY})?"
    rf"|\bno (?:newer |later )?[a-z]+ (?:was )?found {_DAY}",
    re.IGNORECASE,
)
"""How often we searched, and when: what we did ourselves, no source tells of."""
_MAY_BE_OUR_SEARCH = re.compile("look-up|search|found (?:on|in) ")
"""What a text in small letters holds that tells of it."""
SEARCHED = frozenset({Basis.OWN_SEARCH, Basis.SYSTEMATIC_SEARCH})
"""The bases that rest on a search."""


def without_our_search(claim: LinkedClaim, text: str) -> str:
    """A text without the count and the day of our own searches, where the claim rests on a search."""
    if not claim.stated_basis or claim.stated_basis.basis not in SEARCHED:
        return text
    if not _MAY_BE_OUR_SEARCH.search(text.lower()):
        return text
    return _OUR_SEARCH.sub(lambda found: found["of"] or " ", text)


@rule(
    "R644",
    "a caveat that names its own source says where in it",
    reason="A source without a place cannot be looked up.",
    remedy="write `source` and `locator` together, or neither",
)
def sources_of_caveats_have_places(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        for index, caveat in enumerate(claim.assertion.caveats):
            if (caveat.source is None) is not (caveat.locator is None):
                key = "source" if caveat.source else "locator"
                yield Breach(claim.record, (*claim.place, "caveats", index, key), "it stands alone")


_UNITS_NAMED: Stems = (
    *("^s$", "^sec$", "^second$", "^seconds$", "^min$", "^mins$", "^minute$", "^minutes$", "^h$", "^hr$"),
    *(
        "^hrs$",
        "^hour$",
        "^hours$",
        "^d$",
        "^day$",
        "^days$",
        "^week$",
        "^weeks$",
        "^wk$",
        "^wks$",
        "^month$",
    ),
    *(
        "^months$",
        "^year$",
        "^years$",
        "^yr$",
        "^yrs$",
        "^ng$",
        "^mcg$",
        "^ug$",
        "^mg$",
        "^g$",
        "^kg$",
        "^ml$",
    ),
    *(
        "^l$",
        "^nm$",
        "^nmol$",
        "^mm$",
        "^mmol$",
        "^mille$",
        "gram$",
        "grams$",
        "gramme$",
        "grammes$",
        "^kilo",
    ),
    *("^tonne$", "^tonnes$", "^litre", "^liter", "^millilit"),
)
_NUMBERS: Stems = (
    *("^one$", "^two$", "^three$", "^four$", "^five$", "^six$", "^seven$", "^eight$", "^nine$", "^ten$"),
    *("^eleven$", "^twelve$", "^past$", "^last$", "^previous$", "^preceding$"),
)
MEASURED: Needs = ((_UNITS_NAMED, A_DIGIT), (_UNITS_NAMED, _NUMBERS))
"""The words without which nothing is measured; signs that are not ASCII are looked for besides."""


@rule(
    "R334",
    "a figure has the unit that it has in the finding",
    reason="24.9 minutes for 24.9 seconds is sixty times too long, with every digit right.",
    remedy="write the unit of the finding, or convert the figure too",
    excusable=True,
)
def figures_keep_their_units(handbook: Handbook, today: date) -> Iterator[Breach]:
    measuring = handbook.own_words.needing(MEASURED)
    for claim in handbook.claims.values():
        if not claim.is_written:
            continue
        findings: list[str] | None = None
        for place, text in weighed_texts(claim):
            if (text not in measuring and text.isascii()) or has_own_source(claim, place):
                continue
            findings = findings or [item.finding for item in claim.assertion.evidence]
            if found := mistaken(text, *findings):
                number, unit, other = found
                told = f"`{number}` is in {unit} here and in {other} in a finding"
                yield Breach(claim.record, (*claim.place, *place), told)


_PART_OF = re.compile(
    r"(?<![\d.,-])(\d[\d,]*) (?:of|out of) (?:the |these |those |all |every )?(\d[\d,]*)(?![\d.,-]*\d|%"
    r"| (?:January"
    r"|February|March|April|May|June|July|August|September|October|November|December|weeks|months|years"
    r"|to)\b)"
)
_OF_SO_MANY = re.compile(r" of (?:the |these |those |all |every )?\d")
"""What every part of a whole holds; whatever begins with a fixed letter is found sooner."""
_NUMBERED = re.compile(
    r"\b(?:no\.?|nos\.?|order|act|law|resolution|decree|regulation|bill|rule|notice|section|article"
    r"|chapter|list|paper|until) $",
    re.IGNORECASE,
)
_CENTURIES = frozenset(range(1900, 2101))
_YEARS = re.compile(
    r"(?:from|between) (?<!\wfrom )(?<!\wbetween )((?:19|20)\d\d) (?:to|and|until|through) ((?:19|20)\d\d)\b"
)


@rule(
    "R333",
    "a part is no larger than its whole, and a span of years runs forward",
    reason="`404 of 8` and `from 2018 to 2004` are slips that nobody can have counted.",
    remedy="put the two figures right, as the source has them",
    excusable=True,
)
def figures_can_be(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (voice, place, text) in handbook.own_texts(_PARTS_AND_SPANS):
        if voice not in _COUNTING:
            continue
        for found in _PART_OF.finditer(text) if _OF_SO_MANY.search(text) else ():
            part, whole = (int(digits.replace(",", "")) for digits in found.groups())
            if (
                part > whole > 0
                and not {part, whole} & _CENTURIES
                and not _NUMBERED.search(text[: found.start()])
            ):
                yield Breach(record, place, f"`{found.group()}`")
        for found in _YEARS.finditer(text):
            if int(found[1]) > int(found[2]):
                yield Breach(record, place, f"`{found.group()}`")


_PARTS_AND_SPANS: Needs = (
    (("^of$",), A_DIGIT),
    (("^from$", "^between$"), ("^19", "^20"), ("^19", "^20")),
)


_PLAIN = r"-?\d+(?:\.\d+)?"
_INTERVAL = re.compile(
    rf"(?P<value>(?<![\w.,-]){_PLAIN})%?(?: \(|(?<=ratio \d\.\d\d), )(?:\d\d ?% (?:CI|CrI),? )?"
    rf"(?P<low>{_PLAIN})%? to (?P<high>{_PLAIN})%?[);,]"
)
_IN_WORDS = re.compile(
    rf"(?P<value>(?<![\w.,-]){_PLAIN})(?P<percent>%?)(?:-fold)?[^.;()%\d]*(?:\d+ and over[^.;()%\d]*)?"
    rf" \((?:\d\d ?% )?(?:confidence|credible) interval,? (?P<low>{_PLAIN})%? ?(?:to|[-–]) ?"
    rf"(?P<high>{_PLAIN})(?P<of>%?)\)"
)
"""An estimate with what it is of, and its interval in words: `0.7% of people (95% confidence interval …)`."""
_HAS_INTERVALS = re.compile(r"\b(?:CI|CrI|ratios?|pooled)\b")
_SHARE = re.compile(
    r"(?<![\d.,])(?P<part>\d[\d,]*) (?:of|out of) (?:the |these |those )?(?P<whole>\d[\d,]*)(?![\d.%])"
    r"[^().;:,\d]{0,40}\((?P<share>\d+(?:\.\d+)?) ?%"
    r"|\b[Oo]f (?:the |these |those )?(?P<all>\d[\d,]*)(?![\d.%])[^().;:\d]{0,60}, (?P<some>\d[\d,]*)"
    r"(?: [a-z]+)? \((?P<percent>\d+(?:\.\d+)?) ?%"
)
_P_VALUE = re.compile(r"\bp [=<] ?(?P<p>\d+(?:\.\d+)?)(?![\d%])")
_STATISTICS: Needs = (
    (("^ci$", "^cri$", "ratio", "pooled"), ("^to$",), A_DIGIT),
    (("^interval$",), ("^confidence$", "^credible$"), A_DIGIT),
    (("^of$",), A_DIGIT),
    (("^p$",), A_DIGIT),
)
_ROUGH = 1.0
"""So many points of per cent a share may lie off what its two numbers give."""


@rule(
    "R338",
    "an interval holds its value, a share is that of its numbers, and no p-value is above 1",
    reason="`2.60 (95% CI 3.07 to 6.35)` and `106 of 215 (94%)` were printed nowhere.",
    remedy="put the figure right, as the source has it; where the source itself has the slip, say so in an"
    " exception",
    excusable=True,
)
def printed_statistics_agree(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (voice, place, text) in handbook.own_texts(_STATISTICS):
        if voice not in _COUNTING:
            continue
        if " to " in text and _HAS_INTERVALS.search(text):
            for found in _INTERVAL.finditer(text):
                low, high = float(found["low"]), float(found["high"])
                if not low <= float(found["value"]) <= high:
                    yield Breach(record, place, f"`{found.group()}`")
        for found in _IN_WORDS.finditer(text) if "interval" in text else ():
            low, high = float(found["low"]), float(found["high"])
            if (found["percent"] or not found["of"]) and not low <= float(found["value"]) <= high:
                yield Breach(record, place, f"`{found.group()}`")
        for found in _SHARE.finditer(text) if "%" in text and "of " in text else ():
            part, whole = found["part"] or found["some"], found["whole"] or found["all"]
            share = float(found["share"] or found["percent"])
            counted = [int(digits.replace(",", "")) for digits in (part, whole)]
            if 0 < counted[0] <= counted[1] and abs(100 * counted[0] / counted[1] - share) > _ROUGH:
                yield Breach(record, place, f"`{found.group()}`")
        for found in _P_VALUE.finditer(text) if "p =" in text or "p <" in text else ():
            if float(found["p"]) > 1:
                yield Breach(record, place, f"`{found.group()}`")


_THE_OTHER = re.compile(
    r"\b[Tt]he (?:other|rest|remaining|remainder)(?: [a-z]+){0,2},? (?P<share>\d+(?:\.\d+)?) ?%"
)
_IN_PERCENT = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?) ?%")
_THE_OTHERS: Needs = ((("^other$", "^rest$", "^remaining$", "^remainder$"), ("^the$",), A_DIGIT),)


@rule(
    "R347",
    "what `the other` per cent are makes up a hundred with shares of the same claim",
    reason="`91% and the other 19%` are 110 of a hundred people.",
    remedy="put the shares right, as the source has them; name a share of other people without `the other`",
    excusable=True,
)
def others_make_up_a_hundred(handbook: Handbook, today: date) -> Iterator[Breach]:
    doubtful = handbook.own_words.needing(_THE_OTHERS)
    for claim in handbook.claims.values():
        texts: list[tuple[Place, str]] = [(("statement",), claim.statement)] if claim.is_written else []
        texts += [(("evidence", n, "finding"), it.finding) for n, it in enumerate(claim.assertion.evidence)]
        for place, text in texts:
            for found in _THE_OTHER.finditer(text) if text in doubtful else ():
                rest = 100 - float(found["share"])
                if not any(_make_up(rest, _IN_PERCENT.findall(other)) for _, other in texts):
                    told = f"`{found.group()}`, and no shares of the claim make up the {rest:g}%"
                    yield Breach(claim.record, (*claim.place, *place), told)


def _make_up(rest: float, shares: Sequence[str]) -> bool:
    """Whether one share, or several in a row, are as much as is left."""
    values = [float(share) for share in shares]
    rows = (values[start:end] for start in range(len(values)) for end in range(start + 1, len(values) + 1))
    return any(abs(sum(row) - rest) <= _ROUGH for row in rows)


_SPREAD = rf"(?P<low>(?<![\w.,−-]){_PLAIN}) ?%? (?:to|–) (?P<high>{_PLAIN})(?![\d,.]*\d)"
_ENDS = re.compile(
    rf"\b(?:intervals?|CI|CrI|range[ds]?|ranging|IQR|quartiles?)\b[^.;()\d-]{{0,12}}{_SPREAD}", re.IGNORECASE
)
_IN_THE_MIDDLE = re.compile(
    rf"\b(?:median|mean|average)(?: of)? (?P<value>{_PLAIN})(?! ?%)(?P<between>[^.;:()]{{0,50}}?)"
    rf",? \(?range:? {_SPREAD}",
    re.IGNORECASE,
)
_SPREADS: Needs = (
    (("^interval", "^ci$", "^cri$", "^range", "^ranging$", "^iqr$", "^quartile"), ("^to$", "–"), A_DIGIT),
)


@rule(
    "R339",
    "an interval or a range runs upwards, and a median or mean lies within it",
    reason="`95% interval 0.8% to 0.6%` and `a median of 60 days (range 2 to 49)` were printed nowhere.",
    remedy="put the figures right, as the source has them",
    excusable=True,
)
def ranges_run_upwards(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (voice, place, text) in handbook.own_texts(_SPREADS):
        if voice not in _COUNTING:
            continue
        for found in _ENDS.finditer(text):
            if float(found["low"]) > float(found["high"]):
                yield Breach(record, place, f"`{found.group()}`")
        for found in _IN_THE_MIDDLE.finditer(text):
            if not float(found["low"]) <= float(found["value"]) <= float(found["high"]):
                yield Breach(record, place, f"`{found.group()}`")


_SERIES = re.compile(
    r"\b(?:in|of|among) (?:a |an |the )?(?:series|sample|trial|study|group|survey) of (?P<whole>\d[\d,]*)"
    r"(?![\d.%]) [^.;:\d]{3,80}, (?P<part>\d[\d,]*)(?![\d.%])"
    r"(?= (?:people|patients|users|men|women|of them|had|were|said|died|reported|took)\b)",
    re.IGNORECASE,
)
_OF_THESE = re.compile(
    r"[Oo](?<!\w.)(?i:f (?:these|those|them|whom|which),? (?P<part>\d[\d,]*)(?: [a-z]+)?) "
    r"\((?P<share>\d+(?:\.\d+)?) ?%"
)
_WHOLE = re.compile(r"(?<![\d.,])\d[\d,]*(?![\d.]*\d|%)")
_PARTS: Needs = (
    (("^series$", "^sample$", "^trial$", "^study$", "^group$", "^survey$"), ("^of$",), A_DIGIT),
    (("^these$", "^those$", "^them$", "^whom$", "^which$"), ("^of$",), A_DIGIT),
)


@rule(
    "R340",
    "a part of a series is no larger than it, and `of these` has the share of a number named before",
    reason="`In a series of 10 poisonings, 12 people were drowsy` cannot have been counted.",
    remedy="put the figures right, as the source has them",
    excusable=True,
)
def parts_fit_the_whole_before_them(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, (voice, place, text) in handbook.own_texts(_PARTS):
        if voice not in _COUNTING:
            continue
        for found in _SERIES.finditer(text):
            if _count(found["part"]) > _count(found["whole"]):
                yield Breach(record, place, f"`{found.group()}`")
        for found in _OF_THESE.finditer(text):
            part, share = _count(found["part"]), float(found["share"])
            wholes = [_count(number) for number in _WHOLE.findall(text[: found.start()])]
            larger = [whole for whole in wholes if whole >= part > 0]
            if larger and all(abs(100 * part / whole - share) > _ROUGH for whole in larger):
                yield Breach(record, place, f"`{found.group()}`, of {larger[-1]}")


def _count(digits: str) -> int:
    return int(digits.replace(",", ""))


@rule(
    "R341",
    "a number has a unit where it has one in every finding",
    reason="`Two doses of 0.4` can be milligrams or grams, and `within 24` days or hours.",
    remedy="write the unit behind the number",
    excusable=True,
)
def numbers_keep_a_unit(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if not claim.is_written or not any(map(str.isdigit, claim.statement)):
            continue
        if found := unit_lost(claim.statement, *(item.finding for item in claim.assertion.evidence)):
            place = (*claim.place, "statement")
            yield Breach(claim.record, place, f"`{found[0]}`, and a finding has it in {found[1]}")


_COUNTING = (Voice.STATEMENT, Voice.CAVEAT, Voice.FINDING, Voice.REASON, Voice.PROSE)
_YEAR = re.compile(
    r"(?<![\w.,:-])(?<!by )20[2-9]\d(?![\w.,]*\d| ?(?:people|users|patients|cases|mg|g|ng|calls|reports"
    r"|adults|deaths)\b)"
)
_TO_COME = re.compile(
    r"\b(?:plan\w*|ends?|ending|expect\w*|complet\w+|until|will|due|forecast\w*|project\w*|estimat\w*"
    r"|recruit\w*"
    r"|next|start\w*|schedul\w*|effective|expir\w*|is to|are to|meets?|would|worldwide|through|act|bill"
    r"|law|House|No)\b",
    re.IGNORECASE,
)


@rule(
    "R331",
    "nothing was seen in a year that is still to come",
    reason="A report of 2031 cannot have been read today.",
    remedy="correct the year, or say that it is planned",
    excusable=True,
)
def years_have_come(handbook: Handbook, today: date) -> Iterator[Breach]:
    to_come: Needs = ((tuple(f"^{year}$" for year in range(today.year + 1, 2100)),),)
    for record, (voice, place, text) in handbook.own_texts(to_come):
        if voice not in _COUNTING or isinstance(record, (Jurisdiction, InternationalBody)):
            continue
        for found in _YEAR.finditer(text):
            sentence = _SENTENCE.split(text[: found.start()])[-1] + _SENTENCE.split(text[found.end() :])[0]
            if int(found.group()) > today.year and not _TO_COME.search(sentence):
                yield Breach(record, place, f"`{found.group()}`")


_SENTENCE = re.compile(r"[.;!?] ")
