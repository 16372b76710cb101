"""Rules on what is said to be missing: in a source, and in the research of the world."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from handbook_data.folding import words
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.evidence import Evidence
from handbook_data.models.record import Record
from handbook_data.models.source import Source
from handbook_data.reading import Place
from handbook_data.rules.figures import SEARCHED
from handbook_data.rules.origins import weighed_texts
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import Counted, Design, Exposure, Stance, Subject

_SENTENCE = re.compile(r"(?<=[.;]) ")
_RESEARCH = frozenset(
    {"nobody", "never", "one", "been", "research", "evidence", "laboratory", "laboratories", "guideline"}
    | {"data", "study", "studies", "trial", "trials", "survey", "surveys", "experiment", "experiments"}
)
"""Words of which every text that misses research has one."""


# --- research that is said to be missing ----------------------------------------------------------------

_DONE = r"(?:measured|compared|tested|analy[sz]ed|asked|studied|examined|counted|repeated|tried)"
_NO_RESEARCH = re.compile(
    r"\b(?:no|the only|the first)(?<!\bis no)(?<!\bare no)(?<!\bas no)(?<!\bin no)(?<!\bwith no)"
    r"(?<!\bgives no)(?<!\bgive no)(?<!\bname no)(?<!\bnames no)(?<!\badd no)(?<!\badds no)(?<!\bmentions no)"
    r" (?:(?:other|second|further|such|human|clinical|controlled|randomi[sz]ed|published|newer|later|larger"
    r"|finished|registered) )*"
    r"(?:study|studies|trials?|evidence|research|surveys?|experiments?|laborator(?:y|ies)|guideline"
    r"|data)\b"
    rf"|\b(?:nobody|no one) (?:has|had|else|is known)\b|\b(?:has|have|had|was|were) never (?:been )?{_DONE}"
    rf"|\b(?:has|have) not (?:yet )?been {_DONE}",
    re.IGNORECASE,
)
_OF_OUR_SEARCH = re.compile(
    r"\b(?:was|were|been|be|are|is) (?:\w+ )?(?:found|seen|read|known here|held|searched|traced|opened)\b"
    r"|\bturned up\b|\bas far as\b|\bmentioned\b|\bin the (?:abstract|part)\b",
    re.IGNORECASE,
)
_ABSENCE_FOUND = re.compile(
    r"\b(?:no|not|none|never|nobody|neither|absen\w+|lack\w*|without|first|only|one|missing|few)\b"
    r"[^.;]{0,70}\b(?:stud|trial|test|measur|compar|evidence|placebo|control|data|report|count|follow|known"
    r"|knew|research)",
    re.IGNORECASE,
)


@rule(
    "R651",
    "that research is missing follows from our search, from a finding, or from a source of the caveat",
    reason="`Nobody has measured it` is a statement about all the research of the world.",
    remedy="write that none was found, where we looked; or give the finding, or the `source` of the caveat, "
    "that says so",
    excusable=True,
)
def missing_research_was_looked_for(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if not claim.is_written or _rests_on_a_search(claim):
            continue
        for place, text in (*weighed_texts(claim), *_study_needed(claim)):
            if place[0] == "statement" or _source_of(claim, place):
                continue
            said = _missing_research(text)
            if said and not _some_finding_says_so(claim) and not _said_by_a_gap(handbook, claim, said):
                yield Breach(claim.record, (*claim.place, *place), f"`{said.strip()}`: no finding says so")
    for record, place, text, names in _judgements(handbook):
        deciding = [found for name in names if (found := handbook.claims.get(name))]
        said = _missing_research(text)
        if said and not any(_rests_on_a_search(claim) or _some_finding_says_so(claim) for claim in deciding):
            yield Breach(record, place, f"`{said}`, and no deciding claim rests on a search")


def _judgements(handbook: Handbook) -> Iterator[tuple[Record, Place, str, Iterable[str]]]:
    """The reasons that rest on claims named beside them, with these claims."""
    for interaction in handbook.interactions.values():
        severity = interaction.severity
        names = (f"{interaction.id}/{name}" for name in severity.decided_by)
        yield interaction, ("severity", "reason"), severity.reason, names
    for circulating in handbook.circulating_claims.values():
        yield circulating, ("reason",), circulating.reason, circulating.decided_by


def _missing_research(text: str) -> str | None:
    if _RESEARCH.isdisjoint(words(text).different) or not _NO_RESEARCH.search(text):
        return None
    for sentence in _SENTENCE.split(text):
        if (said := _NO_RESEARCH.search(sentence)) and not _OF_OUR_SEARCH.search(sentence):
            start = sentence.rfind(", ", 0, said.start()) + 1
            return sentence[start:]
    return None


def _rests_on_a_search(claim: LinkedClaim) -> bool:
    return claim.stated_basis is not None and claim.stated_basis.basis in SEARCHED


def _study_needed(claim: LinkedClaim) -> Iterator[tuple[Place, str]]:
    if claim.study_needed:
        yield ("study_needed",), claim.study_needed


def _some_finding_says_so(claim: LinkedClaim) -> bool:
    return any(_ABSENCE_FOUND.search(item.finding) for item in claim.assertion.evidence)


def _said_by_a_gap(handbook: Handbook, claim: LinkedClaim, said: str) -> bool:
    """Whether an evidence gap of the same page that rests on a search says most of it."""
    wanted = _content(said)
    return any(
        2 * len(wanted & _content(other.statement)) >= len(wanted)
        for other in handbook.claims_of(claim.record)
        if other.is_gap and _rests_on_a_search(other)
    )


_GRAMMAR = frozenset({"this", "that", "been", "have", "with", "when", "what", "from", "does"})


def _content(text: str) -> frozenset[str]:
    said = words(text).different - _GRAMMAR
    return frozenset(word.rstrip("s")[:6] for word in said if len(word) > 3)


def _source_of(claim: LinkedClaim, place: Place) -> str | None:
    return claim.assertion.caveats[int(place[1])].source if place[0] == "caveats" else None


_TRIALS = frozenset({Design.RANDOMISED_TRIAL, Design.CONTROLLED_HUMAN})
_NO_TRIAL = re.compile(  # where it says for what, another sort of trial may be held
    r"\bno (?:\w+[ -]){0,2}?(?:controlled|randomi[sz]ed) (?:\w+ )?(?:trials?|stud(?:y|ies))\b"
    r"(?![^.;]*\b(?:for|against|as an?|with|who|treat\w*|measured?)\b)"
    r"|\bno trials? in people\b(?! with| who)",
    re.IGNORECASE,
)


@rule(
    "R652",
    "a claim that misses a controlled trial names those that the handbook holds on its page",
    reason="`No controlled study was found` is wrong beside one that the same page cites.",
    remedy="cite it with what it did and did not measure (`qualifies`), or say for what a trial is missing",
    excusable=True,
)
def missing_trials_are_not_held(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if not claim.is_written:
            continue
        for place, text in weighed_texts(claim):
            if "trial" not in text and "stud" not in text:
                continue
            if (said := _NO_TRIAL.search(text)) and (held := _trials_beside(handbook, claim)):
                found = f"`{said.group()}`, and the page holds {', '.join(held)}"
                yield Breach(claim.record, (*claim.place, *place), found)


def _trials_beside(handbook: Handbook, claim: LinkedClaim) -> list[str]:
    """The trials in people of what a claim is about that other claims of its page cite and it does not."""
    about = set(claim.applies_to.exposures) - {Exposure.NOT_KRATOM}
    own = {handbook.origin_of(item.source) for item in claim.assertion.evidence}
    held: dict[str, None] = {}
    for other in handbook.claims_of(claim.record):
        for item in other.assertion.evidence:
            source = handbook.sources.get(item.source)
            if (
                source
                and source.design in _TRIALS
                and Subject.PEOPLE in source.studied.subjects
                and about & set(source.studied.exposures)
                and handbook.origin_of(source.id) not in own
            ):
                held[source.id] = None
    return list(held)


# --- what a source is said not to tell ------------------------------------------------------------------

_NAMED = tuple(
    (re.compile(rf"\b(?:{said})\b", re.IGNORECASE), frozenset(designs))
    for said, designs in (
        (
            r"surveys?|interviews?|questionnaires?",
            {Design.CONVENIENCE_SURVEY, Design.PROBABILITY_SURVEY, Design.INTERVIEW_STUDY},
        ),
        (r"trials?", {Design.RANDOMISED_TRIAL, Design.CONTROLLED_HUMAN, Design.SYSTEMATIC_REVIEW_OF_TRIALS}),
        (
            r"reviews?",
            {Design.SYSTEMATIC_REVIEW, Design.SYSTEMATIC_REVIEW_OF_TRIALS, Design.NARRATIVE_REVIEW},
        ),
        (r"cases?|patient|man|woman", {Design.CASE_REPORT, Design.CASE_SERIES}),
        (r"series", {Design.CASE_SERIES}),
        (r"diar(?:y|ies)", {Design.REAL_TIME_DIARY}),
        (r"guidelines?", {Design.GUIDELINE}),
        (r"mice|mouse|rats?|animals?", {Design.ANIMAL_EXPERIMENT}),
        (r"news|press|release|pages?|site|register|entry|letter|notice", {Design.NOT_A_STUDY}),
        (r"cohorts?", {Design.COHORT}),
    )
)
"""The words by which a text names a kind of study, with the designs that it may mean."""
_ONE_OF_THEM = re.compile(
    r"\b(?:first|second|third|others?|newer|older|larger|smaller|earlier|later|latter|former|one of|two of"
    r"|some|most|mostly|elsewhere|either|it)\b|\bobservation\b"
    r"|\b(?:the|this|that|an?|one|each) (?:[\w-]+ ){0,3}(?:study|trial|paper|abstract|review|survey|report"
    r"|series|experiment|product|extract|site|page)\b",
    re.IGNORECASE,
)


class _Untold(NamedTuple):
    """A kind of thing that a text may call missing, and what in a source denies it."""

    words: frozenset[str]
    """Words of which every text that calls it missing has one."""
    said: re.Pattern[str]
    denied: Callable[[Evidence, Source], object]


_UNKNOWN = re.compile(
    r"\bnot? |\bunknown|\bself-reported|\bown\b|\bas reported|\bany form|\bmixed|\bago\b|\bunanalysed",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\bplacebo|\bcontrols\b|\bnon-users\b|\bcontrol group|\b\d+ (?:healthy )?others\b", re.I
)
_NOT_COMPARED = re.compile(
    r"\bno (?:blinding|comparison|placebo|control)|\bwithout (?:a |blinding or )?(?:placebo|comparison)"
    r"|\bnobody (?:took a placebo|was (?:blinded|compared))|\bno placebo|\bor placebo\b(?= were| was not)",
    re.IGNORECASE,
)
_BLINDED = re.compile(r"\b(?:double|single)-blind|\bblinded\b", re.IGNORECASE)


def _told_of(source: Source, item: Evidence) -> str:
    return " ".join(filter(None, (item.finding, source.studied.product, source.design_note)))


def _compares(item: Evidence, source: Source) -> bool:
    told = _told_of(source, item)
    trial = source.design in (Design.RANDOMISED_TRIAL, Design.CASE_CONTROL)
    return bool(trial or _COMPARED.search(item.finding)) and not _NOT_COMPARED.search(told)


def _blinds(item: Evidence, source: Source) -> bool:
    told = _told_of(source, item)
    return bool(_BLINDED.search(told)) and not _NOT_COMPARED.search(told)


def _names_its_form(item: Evidence, source: Source) -> bool:
    product = source.studied.product
    return product is not None and not _UNKNOWN.search(product)


_UNTOLD = {
    "a comparison": _Untold(
        frozenset(
            ["comparison", "comparisons", "control", "controls", "placebo", "compared", "group", "nothing"]
        ),
        re.compile(
            r"(?<!\bis )\bno (?:comparison|controls?|placebo)\b|\bnobody (?:\w+ )?was compared"
            r"|\bwithout (?:a |any )?(?:comparison|control|placebo)\b|\bno group without kratom"
            r"|\bnothing to compare",
            re.IGNORECASE,
        ),
        _compares,
    ),
    "blinding": _Untold(
        frozenset(["blinded", "blinding", "unblinded"]),
        re.compile(r"\bnobody was blinded|\bnot blinded|\bno blinding|\bunblinded", re.IGNORECASE),
        _blinds,
    ),
    "the form of kratom": _Untold(
        frozenset(["form", "forms", "extract", "product"]),
        re.compile(
            r"\bforms? (?:of kratom )?(?:(?:was|is|were|are) )?(?:mostly )?not (?:\w+ )?(?:stated|told|given"
            r"|named|said|reported|known|shown)|\bwhether it was an? extract\b[^.;]{0,12}\bnot\b"
            r"|\bnot (?:say|state|tell|name|give) (?:the|which|what|whether it was an?)"
            r" (?:form|extract|product)\b",
            re.IGNORECASE,
        ),
        _names_its_form,
    ),
    "how many people took part": _Untold(
        frozenset(["part", "number"]),
        re.compile(
            r"\b(?:how many (?:people )?took part|number of (?:people|participants|patients))\b[^.;]{0,40}"
            r"\b(?:not|missing|unknown)\b",
            re.IGNORECASE,
        ),
        lambda item, source: source.studied.n and source.studied.n_of is Counted.PEOPLE,
    ),
    "who paid": _Untold(
        frozenset(["paid", "funding", "funder"]),
        re.compile(r"\b(?:who paid|funding|funder)\b[^.;]{0,25}\bnot\b", re.IGNORECASE),
        lambda item, source: source.funding and not _UNKNOWN.search(source.funding),
    ),
    "more than one test": _Untold(
        frozenset(["once"]),
        re.compile(r"\b(?:tested|asked|measured|examined) (?:only )?once\b(?! or)", re.IGNORECASE),
        lambda item, source: source.design is Design.COHORT or re.search(r"\btwice\b(?! a)", item.finding),
    ),
}


@rule(
    "R653",
    "what is said to be missing in a source is not in the record of that source",
    reason="`The form was not stated` is false where the source states it.",
    remedy="take the words out, or say which study it holds for: by its kind, or by `source` of the caveat",
    excusable=True,
)
def what_a_source_tells_is_not_called_untold(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if not claim.is_written:
            continue
        for place, text in weighed_texts(claim):
            if place[0] == "statement":
                continue
            said = words(text).different
            for what, untold in _UNTOLD.items():
                if untold.words.isdisjoint(said) or not untold.said.search(text):
                    continue
                for sentence in filter(untold.said.search, _SENTENCE.split(text)):
                    if telling := _telling(handbook, claim, place, sentence, untold):
                        found = f"`{sentence}`, and {', '.join(telling)} tells {what}"
                        yield Breach(claim.record, (*claim.place, *place), found)


def _telling(
    handbook: Handbook, claim: LinkedClaim, place: Place, sentence: str, untold: _Untold
) -> list[str]:
    """The sources spoken of that tell what is said to be untold: all of them, where one is meant."""
    named = _source_of(claim, place)
    items = [
        (item, source)
        for item in claim.assertion.evidence
        if (source := handbook.sources.get(item.source))
        and (item.source == named if named else item.stance is Stance.SUPPORTS)
    ]
    designs = frozenset().union(*(design for said, design in _NAMED if said.search(sentence)))
    meant = [pair for pair in items if pair[1].design in designs] or items
    telling = [source.id for item, source in meant if untold.denied(item, source)]
    one_is_meant = not named and _ONE_OF_THEM.search(sentence)
    return [] if one_is_meant and len(telling) < len(meant) else telling
