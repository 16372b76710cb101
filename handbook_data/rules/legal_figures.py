"""On figures in the words of a legal record: each is coded there, or a source of the place has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from handbook_data.figures import Figure, figures
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.claim import Sourced
from handbook_data.models.dates import PartialDate
from handbook_data.models.jurisdiction import LegalPeriod, PendingMeasure
from handbook_data.models.record import TopicRecord
from handbook_data.reading import Place
from handbook_data.rules.figures import (
    borne_by_none,
    has_own_source,
    literally_unborne,
    without_our_search,
)
from handbook_data.rules.origins import weighed_texts
from handbook_data.rules.registry import Breach, rule

_NUMBER = r"\(?\d[\w.:()/-]*"
_NAME_OF_A_LAW = re.compile(
    r"\b(?:(?:sub)?sections?|chapters?|titles?|articles?|annex|schedules?|lists?|regulations?|resolutions?"
    r"|decrees?|ordinances?|law|act|bills?|cap\.|no\.|decisions?|AB|HB|SB|LB|HF|SF|H|S|IC|AS|RSMo|K\.S\.A\."
    rf"|KRS|H\.R\.|M)[ /.-]+(?:of |Local Law )?[A-Z]{{0,3}}-?{_NUMBER}(?:(?:, | and | to | or ){_NUMBER})*"
    r"(?: of (?:\d{1,2} [A-Z][a-z]+ )?\d{4})?"
    r"|\b\d+-?[A-Z]? (?:CFR|DCMR|KAR|USC)\b(?: (?:chapter |part )?[\d.]+)?|\b[\w-]*\d[\w-]*\.[a-z]{2,3}\b",
    re.IGNORECASE,
)
"""Numbers by which laws, sections and copies of them are called; what was not read is named so too."""


@rule(
    "R654",
    "a figure in the words of a legal record is coded in it, or stands in a finding of that place",
    reason="An age, an amount or a year beside the law is read as law, and is copied from there.",
    remedy="correct the figure, give the finding that has it, or set `source` and `locator` of the caveat",
    excusable=True,
)
def figures_of_the_law_come_from_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in (*handbook.jurisdictions.values(), *handbook.international_bodies.values()):
        texts = {
            (*place, *inner): (claim, text)
            for claim, (place, item) in zip(handbook.claims_of(record), record.assertions(), strict=True)
            if not claim.is_written
            for inner, text in _worded(claim, item)
        }
        wanted = [(place, words) for place, (_, text) in texts.items() if (words := figures(text))]
        if not wanted:
            continue
        items = [evidence for _, item in record.assertions() for evidence in item.evidence]
        coded = tuple(_coded(handbook, record))
        left = literally_unborne(handbook, items, wanted, coded)
        narrower = [(place, _without_names(*texts[place])) for place, _ in left]
        typed = {place: text for place, (_, text) in texts.items()}
        found = dict(borne_by_none(handbook, items, narrower, coded, typed))
        if found:
            for place, _ in borne_by_none(handbook, items, left, coded):
                if place in found:
                    yield Breach(record, place, f"no finding of this place has {found[place]}")


def _worded(claim: LinkedClaim, item: Sourced) -> Iterator[tuple[Place, str]]:
    for place, text in weighed_texts(claim):
        if not has_own_source(claim, place):
            yield place, text
    if isinstance(item, LegalPeriod):
        yield from ((("rules", index, "text"), rule.text) for index, rule in enumerate(item.rules))
        if item.penalties:
            yield ("penalties",), item.penalties
    elif isinstance(item, PendingMeasure):
        yield ("summary",), item.summary


def _without_names(claim: LinkedClaim, text: str) -> tuple[Figure, ...]:
    """The figures of a text but for the names of laws and the count of our own searches."""
    named = _NAME_OF_A_LAW.sub(" ", without_our_search(claim, text))
    return figures(named.replace("parts per million", "ppm"))


def _coded(handbook: Handbook, record: TopicRecord) -> Iterator[str]:
    """What the fields of a record say of its laws, and when and as what its sources appeared."""
    for _, item in record.assertions():
        for key, value in item:
            if isinstance(value, PartialDate) and key not in ("reviewed", "review_by"):
                yield value.in_words
            elif isinstance(value, str) and key in ("instrument", "citation", "schedule", "title", "place"):
                yield value
        if isinstance(item, LegalPeriod):
            yield from (f"{rule.amount} {rule.unit or ''}" for rule in item.rules if rule.amount)
        for evidence in item.evidence:
            yield evidence.locator
            if source := handbook.sources.get(evidence.source):
                yield from filter(None, (source.number, source.issued and source.issued.in_words))
