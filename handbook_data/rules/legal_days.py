"""Rules on the days of legal records: each is told by what bears the law, or handed on by a neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from handbook_data.handbook import Handbook
from handbook_data.models.claim import Sourced
from handbook_data.models.dates import PartialDate
from handbook_data.models.jurisdiction import Jurisdiction, LegalPeriod, PendingMeasure
from handbook_data.models.source import Source
from handbook_data.named_days import tells_of
from handbook_data.reading import Place
from handbook_data.rules.legal_texts import findings_of
from handbook_data.rules.registry import Breach, rule

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d{2}(?![\d/])")


@rule(
    "R534",
    "the day on which a law was made, begins or ends stands in a finding of it, or is the edge of another"
    " period",
    reason="An act of 1943 that begins in 1934, or of 2014 that was made in 2013, was read nowhere.",
    remedy="correct the date, write into a finding what the source says of it, or leave the day or month out",
    excusable=True,
)
def dates_of_laws_come_from_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        laws = [(place, period, _told_of(handbook, period)) for place, period in record.laws()]
        for place, period, told in laws:
            others = [(other, text) for _, other, text in laws if other is not period]
            edges = {"start": [other.end for other, _ in others], "end": [other.start for other, _ in others]}
            for name, key in (("enacted", "enacted"), ("start", "from"), ("end", "to")):
                day = getattr(period, name)
                if day is None or day in edges.get(name, ()) or not _is_dated(period) or tells_of(told, day):
                    continue
                if not any(getattr(other, name) == day and tells_of(text, day) for other, text in others):
                    yield Breach(record, (*place, key), f"no finding tells of {day.in_words}")
        yield from _untold_of_measures(handbook, record)


def _untold_of_measures(handbook: Handbook, record: Jurisdiction) -> Iterator[Breach]:
    """Days on which measures could take effect that nothing tells; a stage leaves the day after it open."""
    for key in ("takes_effect", "earliest"):
        dated = [(index, one, day) for index, one in enumerate(record.pending) if (day := getattr(one, key))]
        told = {index for index, one, day in dated if tells_of(_told_of(handbook, one), day)}
        days = {day for index, _, day in dated if index in told}
        for index, measure, day in dated:
            follows = measure.as_of.is_exact and day == PartialDate.of(measure.as_of.latest + timedelta(1))
            if index not in told and day not in days and not (follows and key == "earliest"):
                yield Breach(record, ("pending", index, key), f"no finding tells of {day.in_words}")


def _is_dated(period: LegalPeriod) -> bool:
    """Whether the findings or the name of a law have any year."""
    return _YEAR.search(f"{findings_of(period)}; {period.instrument}; {period.citation}") is not None


def _told_of(handbook: Handbook, item: LegalPeriod | PendingMeasure) -> str:
    """What the findings, the name and the sources of a law say of its days."""
    named = [
        f"{it.title}; {it.number}; {it.issued.in_words if it.issued else ''}"
        for it in _sources(handbook, item)
    ]
    if isinstance(item, PendingMeasure):
        return "; ".join((findings_of(item), f"{item.title}; {item.citation}; {item.summary}", *named))
    return "; ".join((findings_of(item), f"{item.instrument}; {item.citation}", *named))


def _sources(handbook: Handbook, item: Sourced) -> list[Source]:
    return [source for one in item.evidence if (source := handbook.sources.get(one.source))]


@rule(
    "R538",
    "the day for which a law or a stage was seen is one that a source of it, or a finding, tells",
    reason="`As of March` over sources of January and May is a day on which nobody looked.",
    remedy="write the day on which a source was published or looked at, or leave the day or month out",
    excusable=True,
)
def days_of_seeing_are_told(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.jurisdictions.values():
        seen = [*_seen(record)]
        left = [(place, item, day) for place, item, day in seen if not _is_seen(handbook, record, item, day)]
        for place, item, day in left:
            others = [other for _, other, its in seen if other is not item and its == day]
            if not any(_is_seen(handbook, record, other, day) for other in others):
                yield Breach(record, place, f"no source of it is of {day.in_words}")


def _seen(record: Jurisdiction) -> Iterator[tuple[Place, LegalPeriod | PendingMeasure, PartialDate]]:
    for place, period in record.laws():
        if period.valid_through is not None:
            yield (*place, "valid_through"), period, period.valid_through
    for index, measure in enumerate(record.pending):
        yield ("pending", index, "as_of"), measure, measure.as_of


def _is_seen(
    handbook: Handbook, record: Jurisdiction, item: LegalPeriod | PendingMeasure, day: PartialDate
) -> bool:
    """Whether a law was seen on a day: by its sources, its texts, or as it began or ended."""
    sources = _sources(handbook, item)
    days = [one for it in sources for one in (it.checked.on, it.issued, it.publication.on) if one]
    if isinstance(item, LegalPeriod):
        days += filter(None, (item.start, item.enacted, item.end))
        if item.end and item.end.is_exact:
            days.append(PartialDate.of(item.end.earliest - timedelta(1)))
    elif item.takes_effect:
        days.append(item.takes_effect)
    if any(_can_be(day, one) for one in days):
        return True
    texts = [_told_of(handbook, item), *(caveat.text for caveat in item.caveats)]
    texts += [f"{it.note}; {it.checked.note}; {it.design_note}" for it in sources]
    if tells_of("; ".join(texts), day):
        return True
    named = {it.id for it in sources}
    items = (one for _, other in record.assertions() for one in other.evidence)
    return tells_of("; ".join([*texts, *(one.finding for one in items if one.source in named)]), day)


def _can_be(day: PartialDate, other: PartialDate) -> bool:
    """Whether a date is another, or leaves out its day or month."""
    return (other.year, day.month and other.month, day.day and other.day) == (day.year, day.month, day.day)
