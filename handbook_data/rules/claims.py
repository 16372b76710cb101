"""Rules on what a claim rests on and how sure it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from handbook_data.certainty import computed_level, needs_grade, starting_level
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.source import Source
from handbook_data.rules.registry import Breach, rule
from handbook_data.rules.sources import has_caveat
from handbook_data.vocabulary import (
    Basis,
    CaveatKind,
    ClaimKind,
    Design,
    DowngradeDomain,
    Level,
    Provenance,
    Stance,
    Strength,
)


@rule(
    "R301",
    "the written level is the one that the start and the steps give",
    reason="Certainty is computed from reasons, never set by wish.",
    remedy="correct the level, or the downgrades and upgrades with their reasons",
)
def level_follows_from_reasons(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        grade = claim.grade
        if grade and grade.level is not (level := computed_level(grade)):
            yield Breach(
                claim.record,
                (*claim.place, "certainty", "level"),
                f"`{grade.level}` is written and `{level}` follows",
            )


@rule(
    "R302",
    "effects, harms and frequencies in people are graded, guidance and law carry no certainty, and every "
    "other claim states its basis",
    reason="GRADE is made for bodies of evidence about people; advice and law are not findings at all.",
    remedy="write `start`, `downgrades` and `level` for the first, nothing for guidance and law, `basis` and "
    "`reason` for the others",
)
def certainty_fits_the_kind(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        wanted = "graded" if needs_grade(claim.kind, claim.applies_to.subjects) else "given a basis"
        wanted = "without certainty" if claim.authority else wanted
        form = "graded" if claim.is_graded else "given a basis" if claim.certainty else "without certainty"
        if form != wanted:
            subjects = ", ".join(claim.applies_to.subjects)
            found = f"a claim of kind `{claim.kind}` about {subjects} is {form}"
            yield Breach(claim.record, (*claim.place, "certainty" if claim.certainty else "kind"), found)


@rule(
    "R303",
    "GRADE starts at the level of the best design among the sources that support it directly",
    reason="A survey cannot start where a trial starts, nor where a trial of something else does.",
    remedy="correct `start`, or the `design` of a source; indirect support counts where none is direct",
)
def start_follows_from_design(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        grade = claim.grade
        sources = handbook.supporting(claim, directly=True) or handbook.supporting(claim)
        if not grade or not sources:
            continue
        start = starting_level(claim.kind, (source.design for source in sources))
        if grade.start is not start:
            begins = [one for one in sources if starting_level(claim.kind, (one.design,)) is start]
            named = " and ".join(f"`{source.id}` ({source.design})" for source in begins or sources)
            found = f"`{grade.start}`, while {named} {'start' if len(begins) > 1 else 'starts'} at `{start}`"
            yield Breach(claim.record, (*claim.place, "certainty", "start"), found)


@rule(
    "R305",
    "a claim has at least one source that supports it",
    reason="What is only contradicted or only qualified is not known.",
    remedy="add the supporting evidence, or reword the claim so that its sources support it",
)
def something_supports_it(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if not claim.assertion.with_stance(Stance.SUPPORTS):
            yield Breach(claim.record, (*claim.place, "evidence"), "no item supports it")


@rule(
    "R306",
    "a claim says so when a source contradicts it",
    reason="Contradicting evidence is shown and weighed, not left in a list.",
    remedy="add a caveat of kind `contradictory-evidence`, or a downgrade for inconsistency",
)
def contradiction_is_weighed(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        item = claim.assertion
        against = item.with_stance(Stance.CONTRADICTS) or claim.contradicted_by
        if not against or has_caveat(claim, CaveatKind.CONTRADICTORY):
            continue
        downgrades = claim.grade.downgrades if claim.grade else ()
        if not any(step.domain is DowngradeDomain.INCONSISTENCY for step in downgrades):
            yield Breach(claim.record, (*claim.place, "caveats"), "neither a caveat nor a downgrade names it")


@rule(
    "R307",
    "a claim that rests on what people said of themselves says so",
    reason="Recall and self-selection are the main limits of most that is known on kratom.",
    remedy="add a caveat of kind `self-report` or `self-selected-sample`",
)
def self_report_is_named(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        sources = handbook.supporting(claim)
        if not claim.is_graded or not sources:
            continue
        if all(source.design.is_self_report for source in sources):
            if not has_caveat(claim, CaveatKind.SELF_REPORT, CaveatKind.SELF_SELECTED):
                yield Breach(claim.record, (*claim.place, "caveats"), "no caveat says so")


@rule(
    "R308",
    "a stated basis is borne out by the sources",
    reason="`replicated-laboratory-finding` means that two laboratories found it.",
    remedy="choose the basis that fits what the sources are",
)
def basis_is_borne_out(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        certainty = claim.stated_basis
        if not certainty:
            continue
        found = _basis_gap(handbook, claim, certainty.basis)
        if found:
            yield Breach(
                claim.record, (*claim.place, "certainty", "basis"), f"`{certainty.basis}`, but {found}"
            )


_OFFICIAL = frozenset(
    {
        Provenance.OFFICIAL_LAW,
        Provenance.AGENCY,
        Provenance.GUIDELINE_BODY,
        Provenance.REGISTRY,
        Provenance.SERVICE,
    }
)
_LABORATORY = frozenset({Design.ANIMAL_EXPERIMENT, Design.LABORATORY_EXPERIMENT, Design.PRODUCT_ANALYSIS})
_IN_PEOPLE_UNDER_CONTROL = frozenset({Design.CONTROLLED_HUMAN, Design.RANDOMISED_TRIAL})
_SYSTEMATIC = frozenset({Design.SYSTEMATIC_REVIEW, Design.SYSTEMATIC_REVIEW_OF_TRIALS})


def _basis_gap(handbook: Handbook, claim: LinkedClaim, basis: Basis) -> str | None:
    """What a basis asks for and the supporting sources do not give."""
    sources = handbook.supporting(claim)
    if not sources:
        return None
    provenances = {source.provenance for source in sources}
    designs = [source.design for source in sources]
    match basis:
        case Basis.OWN_WORDS | Basis.OFFICIAL_REPORT if not provenances & _OFFICIAL:
            return "no supporting source is an official body's own"
        case Basis.PRESS_REPORT if provenances <= _OFFICIAL:
            return "every supporting source is an official body's own"
        case Basis.CONTROLLED_HUMAN_PHARMACOLOGY if not _IN_PEOPLE_UNDER_CONTROL & set(designs):
            return "no supporting source is a controlled study in people"
        case Basis.SYSTEMATIC_SEARCH if not _SYSTEMATIC & set(designs):
            return "no supporting source is a systematic review"
        case Basis.REPLICATED_LABORATORY if len(_laboratory_origins(handbook, sources)) < 2:
            return "the supporting sources are fewer than two laboratory studies"
        case Basis.SINGLE_LABORATORY if not _LABORATORY & set(designs):
            return "no supporting source is a laboratory study"
    return None


def _laboratory_origins(handbook: Handbook, sources: Sequence[Source]) -> set[str]:
    return {handbook.origin_of(source.id) for source in sources if source.design in _LABORATORY}


@rule(
    "R314",
    "a benefit of kratom in people is above very low only where a controlled study in people carries it",
    reason="Reports of those who took it cannot show that it helped.",
    remedy="grade it very low, or give the controlled study that supports it",
)
def benefits_need_controlled_studies(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if claim.kind is not ClaimKind.EFFECT or not claim.is_about_kratom:
            continue
        if not claim.is_about_people or claim.level is Level.VERY_LOW:
            continue
        designs = {source.design for source in handbook.supporting(claim)}
        if not designs & (_IN_PEOPLE_UNDER_CONTROL | {Design.SYSTEMATIC_REVIEW_OF_TRIALS}):
            found = f"`{claim.level}` on {', '.join(sorted(designs))}"
            yield Breach(claim.record, (*claim.place, "certainty"), found)


@rule(
    "R312",
    "a source is cited once with each stance in a claim",
    reason="The same source twice makes one study look like two.",
    remedy="join the findings",
)
def a_source_counts_once(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        seen: set[tuple[str, str]] = set()
        for index, item in enumerate(claim.assertion.evidence):
            key = (item.source, item.stance.value)
            if key in seen:
                place = (*claim.place, "evidence", index, "source")
                yield Breach(claim.record, place, f"`{item.source}` stands twice")
            seen.add(key)


@rule(
    "R313",
    "a claim that something is missing or was not found warns that absence is not evidence",
    reason="`Nobody has studied it` is not `it does not happen`.",
    remedy="add a caveat of kind `absence-of-evidence`",
)
def gaps_are_not_answers(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if claim.is_gap and not has_caveat(claim, CaveatKind.ABSENCE):
            yield Breach(claim.record, (*claim.place, "caveats"), "no caveat says so")


@rule(
    "R640",
    "guidance says who advises it and how strongly, and nothing else does",
    reason="How sure a finding is does not fit advice: what counts is who gives it, and with what strength.",
    remedy="fill `advised` with each issuer and its strength; `not-graded` where the source gives none",
)
def guidance_names_its_issuers(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        is_guidance = claim.kind is ClaimKind.GUIDANCE
        if is_guidance is not bool(claim.advised):
            found = "nobody is named" if is_guidance else f"a claim of kind `{claim.kind}` is advised"
            yield Breach(claim.record, (*claim.place, "advised" if claim.advised else "kind"), found)


_WORDED = {
    Strength.STRONG: r"\bstrong|\boffer|\brecommend|\bmust\b",
    Strength.CONDITIONAL: r"\bconditional|\bconsider|\bsuggest|\bweak|\boption",
    Strength.GOOD_PRACTICE: r"\bgood practice|\bconsensus",
    Strength.AGAINST: r"\bnot?\b|\bagainst\b|\bavoid",
}


@rule(
    "R641",
    "the strength of advice stands in a finding",
    reason="A list flattened to `strongly recommended` says more than its guideline does.",
    remedy="give the finding with the guideline's own words (offer, consider, conditional), or `not-graded`",
)
def strength_is_worded(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        for index, advice in enumerate(claim.advised):
            words = _WORDED.get(advice.strength)
            findings = [item.finding for item in claim.assertion.with_stance(Stance.SUPPORTS)]
            if words and not any(re.search(words, finding, re.IGNORECASE) for finding in findings):
                place = (*claim.place, "advised", index, "strength")
                yield Breach(claim.record, place, f"`{advice.strength}`, and no supporting finding says so")
