"""Rules on what a statement and its findings share besides figures: whose, where, in whom, which way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from handbook_data.groups import swapped
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.evidence import Evidence
from handbook_data.named import death_untold, places, speaks_of, things, turned
from handbook_data.places import COUNTRIES
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import Stance


def _written(handbook: Handbook) -> Iterator[tuple[LinkedClaim, list[Evidence]]]:
    """Written claims, each with the evidence that does not contradict it."""
    for claim in handbook.claims.values():
        if claim.is_written:
            yield claim, [item for item in claim.assertion.evidence if item.stance is not Stance.CONTRADICTS]


@rule(
    "R335",
    "a figure belongs to the group to which the finding gives it",
    reason="6.1% of boys and 12.4% of girls, where it is the other way round, has every figure right.",
    remedy="give each figure to the group that has it in the finding",
    excusable=True,
)
def figures_stay_with_their_groups(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim, evidence in _written(handbook):
        for item in evidence:
            if found := swapped(claim.statement, item.finding):
                told = " and ".join(f"{figure} of `{group}`" for figure, group in found)
                yield Breach(claim.record, (*claim.place, "statement"), f"{told}; a finding has them swapped")
                break


@rule(
    "R336",
    "the places, animals, people and substances that a statement names are those of its sources",
    reason="Oregon for Wisconsin or rats for mice is no slip that a reader could see.",
    remedy="name what was studied, or write into a finding that it was",
    excusable=True,
)
def statements_name_what_was_studied(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim, _ in _written(handbook):
        said = _UNFOUND.sub("", claim.statement) if claim.is_gap else claim.statement
        findings = [item.finding for item in claim.assertion.evidence]
        named = things(said).difference(*map(things, findings))
        where = [
            place for place in sorted(places(said)) if not any(_tells_of(place, text) for text in findings)
        ]
        if not named and not where:
            continue  # most statements name nothing that their findings do not
        told = _told(handbook, claim)
        there = things(told)
        for sort, name in sorted(named - there):
            others = sorted(other.name for other in there if other.sort == sort)
            if others:
                found = f"`{name}`, while its sources tell of {', '.join(others)}"
                yield Breach(claim.record, (*claim.place, "statement"), found)
        told = told.casefold()
        for place in where:
            others = sorted(places(told))
            if others and not speaks_of(place, told):
                found = f"`{place}`, while its sources tell of {', '.join(others)}"
                yield Breach(claim.record, (*claim.place, "statement"), found)


def _tells_of(place: str, finding: str) -> bool:
    return speaks_of(place, finding.casefold())


_UNFOUND = re.compile(
    r"[^.]*\b(?:no|none|not|nor|nobody|nothing|whether|how|unknown)\b[^.]*\.?", re.IGNORECASE
)
"""A sentence on what was not found: it names what no source speaks of."""


def _told(handbook: Handbook, claim: LinkedClaim) -> str:
    """What the evidence, the records of its sources and the head of the page say of whom and what."""
    record = claim.record
    told = [record.title, *record.also_known_as]
    told += [medicine.title for medicine in handbook.medicines_by_interaction.get(record.id, ())]
    told += [COUNTRIES.get(code, code) for code in getattr(record, "regions", ())]
    for item in claim.assertion.evidence:
        told += [item.finding, item.locator]
        if source := handbook.sources.get(item.source):
            studied = source.studied
            told += [source.title, source.id, *(name.literal for name in source.authors if name.literal)]
            told += filter(None, (studied.population, studied.product, studied.n_note, source.design_note))
            told += filter(None, (source.note, source.container, source.publisher, source.checked.note))
    return " ; ".join(told)


@rule(
    "R337",
    "a statement goes the way that its findings go, and tells of a death only where they do",
    reason="`Weaker` for `stronger`, or `died` for `drowsy`, turns a finding into its opposite.",
    remedy="correct the word, or write into the finding what the source says",
    excusable=True,
)
def statements_go_the_way_of_their_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim, evidence in _written(handbook):
        place = (*claim.place, "statement")
        if claim.is_gap:
            continue
        if found := turned(claim.statement, [item.finding for item in evidence]):
            yield Breach(claim.record, place, f"`{found[0]}`, while its findings say `{found[1]}`")
        elif "d" in claim.statement and (word := death_untold(claim.statement, _told(handbook, claim))):
            yield Breach(claim.record, place, f"`{word}`, and no finding tells of a death")
