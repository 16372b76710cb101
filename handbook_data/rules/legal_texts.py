"""Rules on what legal records say twice: in a coded field, and in the words of an instrument or finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from handbook_data.folding import words
from handbook_data.handbook import Handbook
from handbook_data.models.claim import Sourced
from handbook_data.models.jurisdiction import Jurisdiction, LegalPeriod, PendingMeasure
from handbook_data.named import places
from handbook_data.named_days import days_in, fits
from handbook_data.penalties import grades, plain, unlike
from handbook_data.places import US_PARTS
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import (
    BodyPosition,
    Depth,
    LegalRuleKind,
    LegalStatus,
    MeasureStage,
    Provenance,
    Stance,
)

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d{2}(?![\d/])")


def findings_of(item: Sourced) -> str:
    return "; ".join(f"{evidence.finding} ({evidence.locator})" for evidence in item.evidence)


def periods_of(handbook: Handbook) -> Iterator[tuple[Jurisdiction, Place, LegalPeriod]]:
    for record in handbook.jurisdictions.values():
        for place, period in record.laws():
            yield record, place, period


_IN_EFFECT = re.compile(
    r"\b(?:(?:takes?|took|taking|in|into|to take) effect|effective"
    r"|(?:in|into|enters?|entered) (?:in)?(?:to )?force)"
    r"(?: on| from| since| as of)? (?=\d)",
    re.IGNORECASE,
)


@rule(
    "R515",
    "a period begins on the day on which its own findings say that it took effect",
    reason="A period that begins two months later leaves a gap in which the map shows the wrong law.",
    remedy="correct `from`, or the finding",
)
def periods_begin_when_findings_say(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, period in periods_of(handbook):
        if period.start is None:
            continue
        text = findings_of(period)
        told = [day for match in _IN_EFFECT.finditer(text) for day in days_in(text[match.end() :][:18])]
        named = days_in(f"{text}; {period.instrument}; {period.citation}") if told else []
        if told and not fits(period.start, named) and not _ended_by(record, period, told):
            found = f"from {period.start}, while a finding says {told[0].isoformat()}"
            yield Breach(record, (*place, "from"), found)


def _ended_by(record: Jurisdiction, period: LegalPeriod, told: list[date]) -> bool:
    """Whether every day that is told is before the period begins, so that it may be that of an older law."""
    assert period.start is not None
    before = [
        other
        for other in record.periods
        if other is not period and other.substance == period.substance and other.end is not None
    ]
    if any(fits(other.end, told) for other in before if other.end):
        return False
    return all(day < period.start.earliest for day in told)


_PUBLISHED = re.compile(
    r"\b(?:gazette|journal|bulletin|register|published|printed|in force|effect(?:ive)?|until|since|from)\b"
    r"[^;]{0,30}?\d{1,2}[ /.]\w+[ /.]\d{4}",
    re.IGNORECASE,
)
"""A day on which a law was printed or began, which is not the one on which it was made."""


@rule(
    "R516",
    "a law was made on the day that its citation or title names",
    reason="An order of 10 March was not made on 10 January.",
    remedy="correct `enacted`, or the day in `citation` or `instrument`",
)
def laws_were_made_when_cited(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, period in periods_of(handbook):
        if period.enacted is None:
            continue
        named = days_in(_PUBLISHED.sub("", f"{period.instrument}; {period.citation}"))
        if not named or fits(period.enacted, named):
            continue
        if fits(period.enacted, days_in(findings_of(period))):
            continue
        found = f"{period.enacted}, while it is cited with {named[0].isoformat()}"
        yield Breach(record, (*place, "enacted"), found)


_FREE = (LegalStatus.REGULATED, LegalStatus.AGE_RESTRICTED)
_BANNED = re.compile(
    r"\b(?:bans?|banned|prohibits?|prohibited|illegal|unlawful|outlawed|forbidden|scheduled"
    r"|controlled (?:drug|substance)|narcotics?\b|Schedule [IVX1-5]+|lists? [A-Z]\b)",
    re.IGNORECASE,
)
_REGULATED = re.compile(
    r"\b(?:repeal|lift(?:s|ed)\b|legal\b|legali|lawful\b|regulat|licen[cs]|label|purity|registr|tax"
    r"|limit|allow"
    r"|consumer protection|synthe|under (?:the age of )?(?:1[68]|2[01]|eighteen|twenty)|\bage\b"
    r"|minors?\b|adults?\b"
    r"|may be sold|of alkaloids|percent|per cent|\d ?%|test|pack|notif|prescri|food|supplement)",
    re.IGNORECASE,
)


@rule(
    "R517",
    "what findings only ban or schedule is not called legal",
    reason="A reader who trusts a green map can be arrested.",
    remedy="correct `status`, or give the finding that says what is allowed",
)
def what_is_banned_is_not_legal(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, period in periods_of(handbook):
        if period.status not in _FREE:
            continue
        text = " ".join(item.finding for item in period.evidence)
        banned = _BANNED.search(text)
        if banned and not _REGULATED.search(text):
            found = f"`{period.status}`, while findings say `{banned[0]}` and name no rule of sale"
            yield Breach(record, (*place, "status"), found)


_LISTED = re.compile(
    r"\b(?:un|re|de)?schedul\w*|narcotic\w*|psychotrop\w*|psychoactive|dangerous drugs?|designat\w*"
    r"|controlled (?:drug|substance)\w*|annex\w*|\blist (?:of|[A-Z]\b)|\btable (?:[IVX]+|\d)|\bpenalty group"
    r"|\bclass [A-D]\b|drugs? law|prohibited|forbidden|hallucinogen\w*|illegal|poisons?\b",
    re.IGNORECASE,
)
_NOT_SOLD = re.compile(
    r"\b(?:ban(?:s|ned)?|no (?:\w+ ){0,3}(?:may|can|shall|sale)|may not|not (?:be )?(?:sold|sell|lawful)"
    r"|prohibit\w*"
    r"|forbid\w*|unlawful|illegal|offences?|crimes?|seize[sd]?|taken|fine[sd]?|removed?"
    r"|off the (?:shelves|market)"
    r"|at most|above|exceed\w*|limit\w*|unsafe|adulterated|recall\w*|red tags|against the sale|unapproved"
    r"|not (?:authori[sz]ed|allowed|permitted)|holds no|no more than|medicinal|novel food)\b",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:possess\w*|ha(?:ve|ving)|hold(?:ing)?|keep(?:ing)?|use[sd]?)\b", re.IGNORECASE)
_AS_A_MEDICINE = re.compile(r"prescri|medicin|pharmac", re.IGNORECASE)
_TOLD_BY = {
    LegalStatus.SCHEDULED: _LISTED,
    LegalStatus.EMERGENCY_SCHEDULED: _LISTED,
    LegalStatus.SALE_BANNED: _NOT_SOLD,
    LegalStatus.POSSESSION_BANNED: _HELD,
    LegalStatus.PRESCRIPTION_ONLY: _AS_A_MEDICINE,
}
"""The words of which the texts of a period of each status have one."""
_UNLISTED = (*_FREE, LegalStatus.SALE_BANNED, LegalStatus.POSSESSION_BANNED)
_OF_WHAT_IS_ALLOWED = frozenset(
    {LegalRuleKind.MINIMUM_AGE, LegalRuleKind.LABELLING, LegalRuleKind.TESTING, LegalRuleKind.TAX}
)
"""Rules that a law makes only for what may be sold."""


@rule(
    "R532",
    "a status is one that the instrument, the rules and the findings of a period can mean",
    reason="An act that sets an age and a label does not ban, and one that only licenses does not schedule.",
    remedy="correct `status`, or give the finding or rule that tells of it",
    excusable=True,
)
def statuses_fit_their_texts(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, period in periods_of(handbook):
        kinds = {item.kind for item in period.rules}
        told = _TOLD_BY.get(period.status)
        found = ""
        if told and (allowed := kinds & _OF_WHAT_IS_ALLOWED):
            found = f"and it has a rule of kind `{min(allowed)}`"
        elif told and not told.search(text := _told(period)) and (other := _REGULATED.search(text)):
            found = f"and its texts have `{other.group()}` and none that says so"
        elif period.status is LegalStatus.AGE_RESTRICTED and LegalRuleKind.MINIMUM_AGE not in kinds:
            found = "and no rule of kind `minimum-age`"
        elif period.status in _UNLISTED and _SCHEDULE.search(period.schedule or ""):
            found = f"with the schedule `{period.schedule}`"
        if found:
            yield Breach(record, (*place, "status"), f"`{period.status}`, {found}")


def _told(period: LegalPeriod) -> str:
    """All that a period says of its law."""
    named = (period.instrument, period.citation, period.schedule, *(item.text for item in period.rules))
    return "; ".join([findings_of(period), *filter(None, named)])


_SCHEDULE = re.compile(
    r"\b(?P<list>schedule|list|class|category|penalty group|table) (?P<n>[IVX]+|\d|[A-Z])\b", re.IGNORECASE
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}


def _schedules(text: str) -> dict[str, set[str]]:
    """The numbers or letters of schedules and lists that a text names, by the sort of list."""
    found: dict[str, set[str]] = {}
    for match in _SCHEDULE.finditer(text):
        number = match["n"].casefold()
        found.setdefault(match["list"].casefold(), set()).add(_ROMAN.get(number, number))
    return found


@rule(
    "R518",
    "the schedule of a substance is one that its instrument or a finding names",
    reason="Schedule IV for Schedule I turns a felony into a fine.",
    remedy="correct `schedule`, or give the finding that names it",
)
def schedules_are_told(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, period in periods_of(handbook):
        coded = _schedules(period.schedule or "")
        told = _schedules(f"{findings_of(period)}; {period.instrument}; {period.citation}") if coded else {}
        for name, numbers in coded.items():
            if name in told and not numbers & told[name]:
                found = f"`{period.schedule}`, while its texts name {name} {', '.join(sorted(told[name]))}"
                yield Breach(record, (*place, "schedule"), found)


_FIGURE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")


@rule(
    "R519",
    "a figure in the penalties of a law stands in a finding, with its unit, and in the same order",
    reason="A fine or a term that nobody reported is a threat that we made up.",
    remedy="correct the figure or its unit, or give the finding it comes from",
)
def penalties_are_told(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, period in periods_of(handbook):
        if not period.penalties:
            continue
        texts = [item.finding for item in period.evidence]
        figures = _FIGURE.findall(plain(period.penalties))
        told = set(_FIGURE.findall(plain(f"{findings_of(period)}; {period.citation}; {period.instrument}")))
        lone = [figure for figure in figures if figure not in told and not _YEAR.fullmatch(figure)]
        found = [f"no finding has {figure}" for figure in lone] or [*unlike(period.penalties, texts)]
        for what in found:
            yield Breach(record, (*place, "penalties"), what)


_FILED = re.compile(r"\b(?:introduced|filed|prefiled|posted|presented)(?: on)? (?=\d)", re.IGNORECASE)
_EARLY = 2
"""Months before its session in which a bill can be filed: the last two of the year before."""


@rule(
    "R520",
    "the stage of a measure was seen when the measure was there",
    reason="A bill of 2025 had no stage in March 2024.",
    remedy="correct `as_of`, or the year in `title` or `citation`",
)
def stages_follow_the_filing(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for index, measure in enumerate(record.pending):
            place = ("pending", index, "as_of")
            years = [int(year) for year in _YEAR.findall(f"{measure.citation} {measure.title}")]
            if years and measure.as_of.latest < date(min(years) - 1, 13 - _EARLY, 1):
                yield Breach(record, place, f"{measure.as_of}, and it is of {min(years)}")
                continue
            text = findings_of(measure)
            filed = [day for match in _FILED.finditer(text) for day in days_in(text[match.end() :][:18])]
            if filed and measure.as_of.latest < min(filed):
                yield Breach(record, place, f"{measure.as_of}, filed on {min(filed).isoformat()}")


_PASSED = re.compile(
    r"(?<!not )(?<!neither )(?<!never )(?<!be )(?<!if )(?<!for )"
    r"\b(?:pass(?:ed|es|age)\b|became law|sign(?:ed|ature)\b"
    r"|enact|adopt|approv|overr[io]d|agreed|carried|concurred|promulgat|gazett|assent|enrolled|governor"
    r"|effective|takes? effect|took effect|in force|chapter)",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:died in|marked dead|was vetoed|vetoed the|(?:was )?signed into law|became law|withdrawn by)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:failed|died (?:in|on|with)|marked dead|was vetoed|vetoed (?:the|it)|withdrawn by|voted down"
    r"|did not (?:pass|become law|advance)|no law came of it|defeated|rejected|killed|tabled by)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:fail(?:ed|s|ing)?|die[ds]|dead|veto(?:ed)?|stall(?:ed|s)?|adjourn\w*|tabled|withdr[ae]wn?"
    r"|expired?|lapsed?"
    r"|rejected|defeated|killed|dropped|postponed|indefinitely|superseded|replaced|struck|voted down"
    r"|left|still"
    r"|unregulated|without|no|not|nothing|against|instead|later|again|new|other)\b",
    re.IGNORECASE,
)
"""What can mean that a measure ended, or that nothing came of it."""
_HOUSE = r"(?:Senate|House|Assembly|Dewan \w+|chamber|parliament|council)"
_IN_ONE_HOUSE = re.compile(
    rf"\b(?:passed (?:(?:by|in) )?(?:the )?{_HOUSE}\b(?! (?:committee|bill|file|resolution))"
    rf"|{_HOUSE} (?:has |had )?passed (?:the|it|[HS]B)"
    r"|passed third reading|crossed over|engrossed)\b",
    re.IGNORECASE,
)
_STILL_OPEN = re.compile(r"would (?!have\b)", re.IGNORECASE)
_WAS_OPEN = re.compile(r"would have\b", re.IGNORECASE)
_DONE = (MeasureStage.PASSED, MeasureStage.ENACTED)
_OPEN = (MeasureStage.INTRODUCED, MeasureStage.ANNOUNCED)
_BEFORE_ANY_VOTE = (*_OPEN, MeasureStage.RECOMMENDED)


@rule(
    "R521",
    "the stage of a measure is one that its findings and its summary can mean",
    reason="A bill that sits in a committee was not passed, and one that died is not before the house.",
    remedy="correct `stage`, or give the finding that tells of it",
)
def stages_fit_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for index, measure in enumerate(record.pending):
            if found := _unfit(measure):
                yield Breach(record, ("pending", index, "stage"), f"`{measure.stage}`, {found}")


def _unfit(measure: PendingMeasure) -> str | None:
    """Why the stage of a measure is not the one that is told; None if it can be."""
    stage, text, summary = measure.stage, findings_of(measure), measure.summary
    shown = "; ".join(item.finding for item in measure.with_stance(Stance.SUPPORTS))
    passed = _PASSED.search(text) or (stage is MeasureStage.PASSED_ONE and _IN_ONE_HOUSE.search(text))
    if stage in (*_DONE, MeasureStage.PASSED_ONE) and not passed:
        return "and no finding says that it passed"
    if stage in _OPEN and (ended := _ENDED.search(text)):
        return f"while a finding says `{ended[0]}`"
    if stage is MeasureStage.LAPSED:
        is_open = _STILL_OPEN.match(summary) and not _OVER.search(f"{shown} {summary}")
        return "and nothing says that it ended" if is_open else None
    if stage is MeasureStage.STAGE_UNKNOWN:
        return None
    if failed := _FAILED.search(shown) or _FAILED.search(summary):
        return f"while its texts say `{failed[0]}`"
    if stage in _BEFORE_ANY_VOTE and (voted := _IN_ONE_HOUSE.search(shown)):
        return f"while a finding says `{voted[0]}`"
    if stage in _DONE and (was_open := _WAS_OPEN.match(summary)):
        return f"while its summary begins with `{was_open[0]}`"
    return None


@rule(
    "R522",
    "a body decided in a year that its instrument or a finding names, if they name any",
    reason="The programme of 2014 was not set up in 2019.",
    remedy="correct `on`, or the year in `instrument` or the finding",
)
def decisions_are_of_their_year(handbook: Handbook, today: date) -> Iterator[Breach]:
    for body in handbook.international_bodies.values():
        for index, decision in enumerate(body.decisions):
            if decision.on is None:
                continue
            years = {int(year) for year in _YEAR.findall(f"{decision.instrument}; {findings_of(decision)}")}
            if years and decision.on.year not in years:
                told = ", ".join(map(str, sorted(years)))
                yield Breach(body, ("decisions", index, "on"), f"{decision.on}, while its texts name {told}")


_LIVING = (Depth.OFFICIAL_TEXT, Depth.OFFICIAL_SUMMARY)


@rule(
    "R523",
    "a source shows the law for the day through which it is said to hold",
    reason="An article of 2023 cannot show what holds in 2026.",
    remedy="correct `valid_through`, or add the source that shows it",
)
def law_is_shown_through_its_day(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, period in periods_of(handbook):
        supporting = period.with_stance(Stance.SUPPORTS)
        sources = [handbook.sources[item.source] for item in supporting if item.source in handbook.sources]
        if period.valid_through is None or not sources:
            continue
        shown = [
            source.checked.on.latest
            if source.issued is None
            or source.checked.depth in _LIVING
            or source.provenance is Provenance.OFFICIAL_LAW
            else source.issued.latest
            for source in sources
        ]
        newest = max([*shown, *days_in(findings_of(period))])
        if period.valid_through.earliest > newest:
            found = f"{period.valid_through}, and the newest source is of {newest.isoformat()}"
            yield Breach(record, (*place, "valid_through"), found)


@rule(
    "R536",
    "the oldest day for which a period is shown is one of which a source or finding that supports it tells",
    reason="That a law held in 2018 was read somewhere: in a text of that time, or in words about it.",
    remedy="correct `seen_from`, or add the source of that time, with its finding",
)
def law_is_shown_from_its_day(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, period in periods_of(handbook):
        oldest = period.seen_from
        if oldest is None:
            continue
        supporting = period.with_stance(Stance.SUPPORTS)
        issued = [handbook.sources[it.source].issued for it in supporting if it.source in handbook.sources]
        told = "; ".join(f"{item.finding} ({item.locator})" for item in supporting)
        dated = any(oldest.earliest <= day.earliest and day.latest <= oldest.latest for day in issued if day)
        if not dated and oldest.in_words not in told and not fits(oldest, days_in(told)):
            yield Breach(record, (*place, "seen_from"), f"no source or finding is of {oldest.in_words}")


_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@rule(
    "R524",
    "a measure that is only before the house takes effect after the day for which that was seen",
    reason="What took effect last year is law, or was given up; it is not introduced.",
    remedy="correct `takes_effect`, `as_of` or `stage`",
)
def what_is_undecided_takes_effect_later(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for index, measure in enumerate(record.pending):
            day = measure.takes_effect
            if measure.stage not in _OPEN or day is None or not day.surely_before(measure.as_of):
                continue
            found = f"{day}, while it was `{measure.stage}` on {measure.as_of}"
            yield Breach(record, ("pending", index, "takes_effect"), found)


@rule(
    "R525",
    "a measure is cited with a year that its title names, if both name one",
    reason="House Bill 1594 of 2014 is another bill than that of 2024.",
    remedy="correct the year in `citation` or `title`",
    excusable=True,
)
def measures_are_cited_by_their_year(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for index, measure in enumerate(record.pending):
            cited, titled = (set(_ANY_YEAR.findall(text or "")) for text in (measure.citation, measure.title))
            if cited and titled and not cited & titled:
                found = f"`{measure.citation}`, while the title names {', '.join(sorted(titled))}"
                yield Breach(record, ("pending", index, "citation"), found)


_BILL = re.compile(
    r"\b(?:[SHA]\.? ?[BF]\.?|L[BD]|[SH]J?C?R|(?:Senate|House|Assembly) (?:Bill|File)) ?(?:No\. ?)?"
    r"(?P<number>\d{1,5})(?![\d-])"
)
_WHOLE_NUMBER = re.compile(r"\d+")


@rule(
    "R527",
    "a measure is cited by a number that its title, its findings or their sources name",
    reason="Senate Bill 1665 is another bill than 1656.",
    remedy="correct the number in `citation`",
    excusable=True,
)
def measures_are_cited_by_their_number(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for index, measure in enumerate(record.pending):
            cited = {int(found["number"]) for found in _BILL.finditer(measure.citation or "")}
            if not cited:
                continue
            held = [
                handbook.sources[item.source] for item in measure.evidence if item.source in handbook.sources
            ]
            texts = [measure.id, measure.title, measure.summary, findings_of(measure)]
            texts += [f"{source.id} {source.title} {source.number}" for source in held]
            left = cited - {int(number) for number in _WHOLE_NUMBER.findall(" ".join(texts))}
            if left:
                found = f"nothing else names {', '.join(map(str, sorted(left)))}"
                yield Breach(record, ("pending", index, "citation"), found)


_OFFENCE = re.compile(r"\bclass (?P<letter>[A-H1-9])\b(?: (?P<offence>mis|fel))?", re.IGNORECASE)


@rule(
    "R528",
    "a felony, a misdemeanour and its class or degree are those of a finding",
    reason="A class A felony for a class C felony is decades of prison.",
    remedy="correct the class, or the finding",
    excusable=True,
)
def classes_of_offences_are_told(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, item, text in _on_offences(handbook):
        named, graded = [*_OFFENCE.finditer(text)], grades(text)
        if not named and not graded:
            continue
        findings = findings_of(item)
        told: dict[str, set[str]] = {}
        for match in _OFFENCE.finditer(findings):
            told.setdefault(match["letter"].upper(), set()).add((match["offence"] or "").casefold())
        for match in named:
            kinds = told.get(match["letter"].upper(), {""} if place[-1] == "summary" else set())
            if match["offence"] and "" not in kinds and match["offence"].casefold() not in kinds:
                yield Breach(record, place, f"no finding has `{match.group()}…`")
        known = grades(findings)
        for grade in sorted(graded - known) if known or place[-1] == "penalties" else ():
            yield Breach(record, place, f"no finding tells of `{grade}`")


def _on_offences(handbook: Handbook) -> Iterator[tuple[Jurisdiction, Place, Sourced, str]]:
    for record in handbook.jurisdictions.values():
        for index, measure in enumerate(record.pending):
            yield record, ("pending", index, "summary"), measure, measure.summary
        for place, period in record.laws():
            if period.penalties:
                yield record, (*place, "penalties"), period, period.penalties


@rule(
    "R529",
    "a law was not made before the year in its name",
    reason="Act 2016-140 was not made in 2015.",
    remedy="correct `enacted`, or the year in `instrument` or `citation`",
    excusable=True,
)
def laws_are_not_older_than_their_name(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, period in periods_of(handbook):
        years = [int(year) for year in _YEAR.findall(f"{period.instrument}; {period.citation}")]
        if period.enacted and years and period.enacted.year < min(years):
            yield Breach(record, (*place, "enacted"), f"{period.enacted}, while its name has {min(years)}")


_NOT_ON = re.compile(r"\b(?:not|nor|neither|never|no longer) (?:on|among|listed|in|named|prohibited)\b", re.I)


@rule(
    "R530",
    "what findings say is not on a list is not called listed",
    reason="An athlete or a traveller would take it for forbidden.",
    remedy="correct `position`, or the finding",
    excusable=True,
)
def what_is_listed_is_on_a_list(handbook: Handbook, today: date) -> Iterator[Breach]:
    for body in handbook.international_bodies.values():
        for index, decision in enumerate(body.decisions):
            if decision.position is not BodyPosition.LISTED:
                continue
            for item in decision.with_stance(Stance.SUPPORTS):
                if found := _NOT_ON.search(item.finding):
                    place = ("decisions", index, "position")
                    yield Breach(body, place, f"`{decision.position}`, while a finding has `{found.group()}`")
                    break


_SMALL_PLACES = frozenset({"county", "city", "parish", "town", "village", "borough", "township", "the", "of"})


@rule(
    "R531",
    "a local rule is of a place that its id, its name or its findings name",
    reason="A ban of San Diego under the name of Reno misleads people in both.",
    remedy="correct `place`, or give the finding that names it",
    excusable=True,
)
def local_rules_are_of_their_place(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for index, local in enumerate(record.local):
            named = words(local.place).different - _SMALL_PLACES
            texts = [local.id, local.instrument or "", local.citation or "", findings_of(local)]
            texts += [
                handbook.sources[item.source].title
                for item in local.evidence
                if item.source in handbook.sources
            ]
            if named and not named & words(" ".join(texts).replace("-", " ")).different:
                yield Breach(record, ("local", index, "place"), f"nothing else names `{local.place}`")


_SECTION = re.compile(r"\d+[A-Z]?(?:[-.:]\d+[A-Z]?)+")
_LEAST_DIGITS = 4
_SPAN = re.compile(r"\d (?:to|and|bis|ff\.)|[–&]")


@rule(
    "R540",
    "a section in the locator of a finding on law is of the section that its source is called by",
    reason="Section 40:989.2 does not stand in the text of 40:989.1.",
    remedy="correct `locator`, or cite the source that holds that section",
    excusable=True,
)
def sections_are_of_their_source(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        for place, item in record.assertions():
            for index, evidence in enumerate(item.evidence):
                sections = _sections(evidence.locator)
                source = handbook.sources.get(evidence.source) if sections else None
                if source is None or _SPAN.search(source.title):
                    continue
                held = _sections(f"{source.title}; {source.number}")
                for one in sections if held else ():
                    if not any(one.startswith(other) or other.startswith(one) for other in held):
                        found = f"`{one}`, and `{source.id}` is {', '.join(held)}"
                        yield Breach(record, (*place, "evidence", index, "locator"), found)


def _sections(text: str) -> list[str]:
    """The long numbers of sections in a text."""
    return [one for one in _SECTION.findall(text) if sum(map(str.isdigit, one)) >= _LEAST_DIGITS]


_LONG_NUMBER = re.compile(r"\d{3,}")
_ENDS_OF_A_SPAN = re.compile(r"[\w.-]*\d\w* (?:to|bis|ff\.|and following)(?: [\w.-]*\d\w*)?", re.IGNORECASE)
_BUDDHIST_ERA = 543
"""By so many years the calendar of Thailand is ahead."""


@rule(
    "R539",
    "a number in the name or citation of a law stands in a finding, a source or another text of the place",
    reason="House Bill 2550 for 2500, or section 44-53-191 for 190, is another law.",
    remedy="correct the number, give the finding or the source that has it, or leave out what was not seen",
    excusable=True,
)
def laws_are_cited_by_numbers_that_are_told(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        lone = [*_untold_numbers([*record.laws()])]
        for texts in (_names_of_sources, _texts_of_a_place):
            there = _numbers("; ".join(texts(handbook, record))) if lone else set()
            lone = [one for one in lone if there.isdisjoint((one[1], one[1] - _BUDDHIST_ERA))]
        for place, number in lone:
            yield Breach(record, place, f"no text of the place has {number}")


def _untold_numbers(laws: list[tuple[Place, LegalPeriod]]) -> Iterator[tuple[Place, int]]:
    """Numbers in the names of laws that neither their days nor the other names have."""
    named = [_numbers(f"{one.instrument}; {one.citation}") for _, one in laws]
    for at, (place, period) in enumerate(laws):
        if not named[at]:
            continue
        days = (period.enacted, period.start, period.end, period.valid_through)
        told: set[int] = {day.year for day in days if day}.union(*named[:at], *named[at + 1 :])
        for key, twin in (("instrument", period.citation), ("citation", period.instrument)):
            left = _numbers(_ENDS_OF_A_SPAN.sub("", getattr(period, key) or "")) - told - _numbers(twin or "")
            yield from (((*place, key), number) for number in left if number - _BUDDHIST_ERA not in told)


def _numbers(text: str) -> set[int]:
    return {int(number) for number in _LONG_NUMBER.findall(text)}


def _names_of_sources(handbook: Handbook, record: Jurisdiction) -> Iterator[str]:
    """How the sources of a place are called and numbered."""
    for name in {evidence.source for _, item in record.assertions() for evidence in item.evidence}:
        if source := handbook.sources.get(name):
            yield f"{name} {source.title} {source.number} {source.issued}"


def _texts_of_a_place(handbook: Handbook, record: Jurisdiction) -> Iterator[str]:
    """What a record of law tells beside the names of its laws and of its sources."""
    named: set[str] = set()
    for _, item in record.assertions():
        yield findings_of(item)
        yield from (caveat.text for caveat in item.caveats)
        named |= {evidence.source for evidence in item.evidence}
        if isinstance(item, PendingMeasure):
            yield f"{item.id} {item.title} {item.citation} {item.summary}"
    for name in named:
        if it := handbook.sources.get(name):
            yield f"{it.url} {it.checked.address} {it.note} {it.checked.note} {it.pages} {it.volume}"
    yield from (f"{text.title} {text.address}" for text in record.official_texts)


_STATES = frozenset(name for name, _ in US_PARTS.values())


@rule(
    "R526",
    "the law of a state is not that of another state",
    reason="A rule of the Alabama Department of Health does not bind Vermont.",
    remedy="correct `instrument` or `citation`",
    excusable=True,
)
def instruments_are_of_their_state(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record, place, period in periods_of(handbook):
        if record.title not in _STATES:
            continue
        for key in ("instrument", "citation"):
            named = places(getattr(period, key) or "") & _STATES
            if named and record.title not in named:
                yield Breach(record, (*place, key), f"it names {', '.join(sorted(named))}")
