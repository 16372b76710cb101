"""Rules on the steps of a GRADE judgement and on what one source may say for a claim.

Method: GRADE handbook (2013), chapter 5, and GRADE guidelines 9: a body of evidence is rated up only
where it is observational, starts at low, and gave no reason to be rated down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from handbook_data.folding import words
from handbook_data.handbook import Handbook
from handbook_data.models.certainty import Grade
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import (
    ClaimKind,
    Counted,
    Design,
    Directness,
    DowngradeDomain,
    Exposure,
    Level,
    Provenance,
    Severity,
    SeverityBasis,
    Stance,
    Subject,
    UpgradeDomain,
)

MOST_DOWN = 5
"""Steps down that a judgement may count: the scale has three, and there are five reasons."""
MOST_UP = 2
"""Steps up that a judgement may count: from low to high."""


def _grades(handbook: Handbook) -> Iterator[tuple[Breach, Grade]]:
    """Every GRADE judgement, with a breach that points at it."""
    for claim in handbook.claims.values():
        if claim.grade:
            yield Breach(claim.record, (*claim.place, "certainty"), ""), claim.grade


def _at(breach: Breach, place: Place, found: str) -> Breach:
    return Breach(breach.record, (*breach.place, *place), found)


@rule(
    "R381",
    "each GRADE reason counts once",
    reason="Two entries of one domain are one judgement counted twice.",
    remedy="join them into one entry with one or two steps",
)
def a_domain_counts_once(handbook: Handbook, today: date) -> Iterator[Breach]:
    for here, grade in _grades(handbook):
        for key, domains in (
            ("downgrades", [step.domain.value for step in grade.downgrades]),
            ("upgrades", [step.domain.value for step in grade.upgrades]),
        ):
            for index, domain in enumerate(domains):
                if domain in domains[:index]:
                    yield _at(here, (key, index, "domain"), f"`{domain}` stands twice")


@rule(
    "R382",
    "only observational evidence that starts at low and was not rated down is rated up",
    reason="In flawed, indirect or imprecise studies a large effect is what their flaws would give too.",
    remedy="delete the upgrade, or show that no downgrade is needed",
)
def upgrades_need_sound_studies(handbook: Handbook, today: date) -> Iterator[Breach]:
    for here, grade in _grades(handbook):
        if not grade.upgrades:
            continue
        if grade.start is not Level.LOW:
            yield _at(here, ("upgrades",), f"rated up from a start at `{grade.start}`")
        elif grade.downgrades:
            domains = ", ".join(f"`{step.domain}`" for step in grade.downgrades)
            yield _at(here, ("upgrades",), f"rated up although rated down for {domains}")


@rule(
    "R383",
    f"the steps of a judgement add to at most {MOST_DOWN} down and {MOST_UP} up, "
    "and only a large effect counts for two steps up",
    reason="The scale has three steps; what goes far beyond it is a list of complaints, not a judgement.",
    remedy="keep the reasons that decide the level, and say the others in a caveat",
)
def steps_are_bounded(handbook: Handbook, today: date) -> Iterator[Breach]:
    for here, grade in _grades(handbook):
        for key, total, most in (
            ("downgrades", sum(step.steps for step in grade.downgrades), MOST_DOWN),
            ("upgrades", sum(step.steps for step in grade.upgrades), MOST_UP),
        ):
            if total > most:
                yield _at(here, (key,), f"{total} steps")
        for index, upgrade in enumerate(grade.upgrades):
            if upgrade.steps > 1 and upgrade.domain is not UpgradeDomain.LARGE_EFFECT:
                yield _at(
                    here, ("upgrades", index, "steps"), f"`{upgrade.domain}` with {upgrade.steps} steps"
                )


_DENIES = re.compile(
    r"\b(?:nothing|no one|nobody|not a thing) (?:speaks?|stands?|tells?|argues?|counts?"
    r"|says anything) against\b"
    r"|\bno (?:serious |known |real |obvious )?(?:faults?|flaws?|weakness(?:es)?|shortcomings?|signs? of bias"
    r"|reason to doubt|reason for doubt)\b"
    r"|\bas (?:well|carefully|soundly) as (?:\w+ ){1,4}(?:can|could|possible)\b"
    r"|\b(?:is|are|was|were) (?:very |quite |entirely |all )?(?:sound|flawless|faultless|perfect"
    r"|impeccable|excellent"
    r"|beyond reproach)\b|\blow risk of bias\b|\b(?:well|soundly|rigorously|flawlessly) "
    r"(?:drawn|done|made|run|planned|conducted|designed)\b(?! was| is| were)",
    re.IGNORECASE,
)


@rule(
    "R324",
    "a reason to rate down names a fault",
    reason="`Nothing speaks against it` is no reason to be less sure.",
    remedy="name the fault, or delete the downgrade",
    excusable=True,
)
def downgrades_name_a_fault(handbook: Handbook, today: date) -> Iterator[Breach]:
    for here, grade in _grades(handbook):
        for index, step in enumerate(grade.downgrades):
            found = _DENIES.search(step.reason)
            if found and not _DENIAL_DENIED.search(step.reason[: found.start()]):
                yield _at(here, ("downgrades", index, "reason"), f"`{found.group()}`")


_DENIAL_DENIED = re.compile(r"\b(?:not|whether|how|none|no|never|only|few|one)\b", re.IGNORECASE)
"""`How soundly it was done was not seen` names a fault after all."""

_BELONGS: dict[DowngradeDomain, re.Pattern[str]] = {
    DowngradeDomain.RISK_OF_BIAS: re.compile(
        r"\b(?:un)?blind(?:ed|ing)?\b|\balloc\w+|\brandomi[sz]\w+|\bconfound\w*|\battrition\b", re.IGNORECASE
    ),
    DowngradeDomain.IMPRECISION: re.compile(r"\b(?:confidence )?intervals?\b|\bsample size\b", re.IGNORECASE),
}
"""Words of a fault that is of one domain and no other."""
_NEEDS: dict[DowngradeDomain, re.Pattern[str]] = {
    DowngradeDomain.PUBLICATION_BIAS: re.compile(
        r"publi|press|written up|report|regist|funnel|drawer|sponsor|paid|selective|missing|withheld"
        r"|abstract|print|in full",
        re.IGNORECASE,
    ),
}
"""Words of which a reason of a domain has one."""


@rule(
    "R325",
    "a reason is one of its domain",
    reason="Blinding is a matter of bias, an interval one of precision; misplaced, either counts twice.",
    remedy="put the reason under the domain whose fault it names",
    excusable=True,
)
def reasons_are_of_their_domain(handbook: Handbook, today: date) -> Iterator[Breach]:
    for here, grade in _grades(handbook):
        named = {step.domain for step in grade.downgrades}
        for index, step in enumerate(grade.downgrades):
            place = ("downgrades", index, "domain")
            others = [
                (domain, found.group())
                for domain, pattern in _BELONGS.items()
                if domain not in named and (found := pattern.search(step.reason))
            ]
            own = _BELONGS.get(step.domain) or _NEEDS.get(step.domain)
            if others and not (own and own.search(step.reason)):
                domain, word = others[0]
                yield _at(here, place, f"`{word}` is of `{domain}`, not of `{step.domain}`")
            elif step.domain in _NEEDS and not _NEEDS[step.domain].search(step.reason):
                yield _at(here, place, f"nothing in it is of `{step.domain}`")


@rule(
    "R388",
    "a source does not support and contradict one claim, nor say one thing with two stances",
    reason="What points both ways has not been read to the end, or the claim says two things.",
    remedy="use `qualifies` for what limits the claim, or split the claim",
)
def a_source_points_one_way(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        items = claim.assertion.evidence
        if len(items) < 2:
            continue
        stances: dict[str, set[Stance]] = {}
        findings: dict[tuple[str, tuple[str, ...]], Stance] = {}
        for index, item in enumerate(items):
            place = (*claim.place, "evidence", index)
            before = stances.setdefault(item.source, set())
            first = findings.setdefault((item.source, words(item.finding)), item.stance)
            if {item.stance, *before} >= {Stance.SUPPORTS, Stance.CONTRADICTS}:
                yield Breach(claim.record, (*place, "stance"), f"`{item.source}` supports and contradicts it")
            elif first is not item.stance:
                found = f"`{item.source}` {first} and {item.stance} it with one finding"
                yield Breach(claim.record, (*place, "stance"), found)
            before.add(item.stance)


_CASES = frozenset({Design.CASE_REPORT, Design.CASE_SERIES})
_LESS_THAN_A_STUDY = _CASES | {Design.SURVEILLANCE, Design.NARRATIVE_REVIEW, Design.NOT_A_STUDY}


@rule(
    "R389",
    "what only cases without comparison show directly is rated down at least once",
    reason="A case that came to notice was compared with nobody; the start of `low` is that of a cohort.",
    remedy="add the downgrade: mostly `risk-of-bias`, and `imprecision` where the cases are few",
)
def cases_alone_are_rated_down(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if claim.grade is None or claim.grade.downgrades:
            continue
        direct = {
            source.design
            for item in claim.assertion.with_stance(Stance.SUPPORTS)
            if item.directness is Directness.DIRECT and (source := handbook.sources.get(item.source))
        }
        if direct & _CASES and direct <= _LESS_THAN_A_STUDY:
            names = ", ".join(sorted(design.value for design in direct))
            yield Breach(claim.record, (*claim.place, "certainty"), f"no downgrade, and only {names}")


_FEW_ASKED = re.compile(
    r"\bfew (?:people|adults|users|patients|students) (?:were )?"
    r"(?:asked|answered|took part|surveyed|studied)\b",
    re.IGNORECASE,
)
_MANY = 1000
"""So many people are not few, whatever is asked of them."""


@rule(
    "R390",
    "`few people were asked` is said of studies that asked few",
    reason="A survey of 139,524 people is imprecise for another reason, if it is.",
    remedy="name what is imprecise (few users among them, a wide interval), or delete the downgrade",
)
def few_asked_are_few(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        for index, step in enumerate(claim.grade.downgrades if claim.grade else ()):
            if not _FEW_ASKED.search(step.reason):
                continue
            sources = handbook.supporting(claim)
            asked = [source.studied.n or 0 for source in sources if source.studied.n_of is Counted.PEOPLE]
            if asked and max(asked) >= _MANY:
                place = (*claim.place, "certainty", "downgrades", index, "reason")
                yield Breach(claim.record, place, f"`{step.reason}`, and a study asked {max(asked)}")


_JUDGED = words(
    "judged rated down to be is are was were a an the and or of in on as this that very quite "
    "rather serious seriously overall whole step steps one two for some evidence study "
    "studies result results high low risk bias biased imprecise imprecision inconsistent "
    "inconsistency indirect indirectness publication"
).different
"""Words that judge and name nothing."""
_ONLY_A_COUNT = re.compile(
    r"(?:only )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|few) (?:\w+ )?"
    r"(?:people|cases|patients|users|adults|reports|men|women|children)\.?",
    re.IGNORECASE,
)
_ONLY_COMPARED = re.compile(
    r"\b(?:no|without(?: any)?) (?:comparison|controls?\b|control group)|\bnobody (?:was )?compared\b",
    re.IGNORECASE,
)


@rule(
    "R391",
    "a reason says more than its domain: a count is imprecision, and no comparison is bias",
    reason="`Judged to be seriously imprecise` tells nobody what was wrong.",
    remedy="name the fault, under the domain that it belongs to",
    excusable=True,
)
def reasons_say_more_than_their_domain(handbook: Handbook, today: date) -> Iterator[Breach]:
    for here, grade in _grades(handbook):
        for index, step in enumerate(grade.downgrades):
            place = ("downgrades", index, "reason")
            if words(step.reason).different <= _JUDGED:
                yield _at(here, place, f"`{step.reason}` names no fault")
            elif step.domain is DowngradeDomain.RISK_OF_BIAS and _ONLY_A_COUNT.fullmatch(step.reason):
                yield _at(here, place, f"`{step.reason}` is a count")
            elif step.domain is DowngradeDomain.IMPRECISION and _ONLY_COMPARED.search(step.reason):
                yield _at(here, place, f"`{step.reason}` is of the comparison")


_CONTROLLED = frozenset(
    {Design.CONTROLLED_HUMAN, Design.RANDOMISED_TRIAL, Design.SYSTEMATIC_REVIEW_OF_TRIALS}
)


@rule(
    "R392",
    "a severity rests on what its basis names, and a gap alone decides only that it is unknown",
    reason="That nothing was found makes no mix dangerous, and no mix harmless.",
    remedy="name the claims that decide it, or correct `severity.level` and `severity.basis`",
)
def severities_rest_on_their_basis(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.interactions.values():
        judged = record.severity
        named = [handbook.claims.get(f"{record.id}/{name}") for name in judged.decided_by]
        claims = [claim for claim in named if claim and not claim.is_gap]
        if not claims and any(named) and judged.level is not Severity.UNKNOWN:
            yield Breach(record, ("severity", "decided_by"), f"`{judged.level}`, decided by gaps alone")
        sources = [source for claim in claims for source in handbook.supporting(claim)]
        if not claims or judged.basis not in (SeverityBasis.HUMAN_STUDY, SeverityBasis.AGENCY_WARNING):
            continue
        if judged.basis is SeverityBasis.HUMAN_STUDY:
            borne = any(source.design in _CONTROLLED for source in sources)
        else:
            borne = any(source.provenance is Provenance.AGENCY for source in sources)
        if sources and not borne:
            yield Breach(
                record, ("severity", "basis"), f"`{judged.basis}`, and no deciding claim rests on one"
            )


_NO_EFFECT = re.compile(
    r"\bno (?:significant |clear |meaningful |overall |real |measurable )?(?:effects?|differences?"
    r"|benefits?|advantages?"
    r"|improvements?) (?:of|on|in|from|between|over|was|were|for|at all)\b"
    r"|\b(?:did|does|do) not (?:help|improve|reduce|ease|relieve|work)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:no|not|none|nobody|neither|nor|uncertain|unclear|unknown|without|less|fewer|little|equal\w*"
    r"|same|similar\w*"
    r"|whether|hardly|mostly|normal|as well as)\b",
    re.IGNORECASE,
)
_FOUND_TOO = re.compile(r"\d|\b(?:but|while|although|though|except|save)\b|;", re.IGNORECASE)


@rule(
    "R326",
    "what found no effect does not support a claim that there is one",
    reason="A reader counts what supports a claim; a study that found nothing counts against it.",
    remedy="set the stance to `contradicts`, or to `qualifies` for another group or amount",
    excusable=True,
)
def no_effect_supports_none(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if not claim.is_written or claim.kind not in (ClaimKind.EFFECT, ClaimKind.HARM):
            continue
        for index, item in enumerate(claim.assertion.evidence):
            if item.stance is not Stance.SUPPORTS:
                continue
            found = _NO_EFFECT.search(item.finding)
            if found and not _FOUND_TOO.search(item.finding) and not _OPEN.search(claim.statement):
                yield Breach(claim.record, (*claim.place, "evidence", index, "stance"), f"`{found.group()}`")


_SEEN_IN = frozenset({Subject.PEOPLE, Subject.ANIMALS, Subject.CELLS})
_WHOLE = frozenset({Exposure.LEAF, Exposure.PRODUCT, Exposure.EXTRACT})
_SEVEN_OH = frozenset({Exposure.SEVEN_OH, Exposure.SEVEN_OH_PRODUCT})
_JUDGED_BY_DIRECTNESS = frozenset(
    {ClaimKind.EFFECT, ClaimKind.HARM, ClaimKind.FREQUENCY, ClaimKind.MECHANISM}
)


def _forms(exposures: Iterable[Exposure], *, any_of_kratom: bool) -> frozenset[Exposure]:
    """Forms, with those that are told apart from them neither here nor there.

    Leaf, products and extract are kratom in some form; use in general may be of any; for a mechanism all of
    kratom is one.
    """
    forms = frozenset(exposures)
    if Exposure.USE in forms or (any_of_kratom and forms != {Exposure.NOT_KRATOM}):
        forms |= frozenset(Exposure) - {Exposure.NOT_KRATOM}
    for alike in (_WHOLE, _SEVEN_OH):
        forms |= alike if forms & alike else frozenset()
    return forms


@rule(
    "R393",
    "what was seen in others than the claim is about, or with something else, bears on it indirectly",
    reason="Rats told as people, or another medicine told as kratom, look like evidence on the point.",
    remedy="set `directness: indirect`, or correct `applies_to` or what the source studied",
    excusable=True,
)
def what_is_off_the_point_is_indirect(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if claim.kind not in _JUDGED_BY_DIRECTNESS:
            continue
        about = claim.applies_to
        living = _SEEN_IN.intersection(about.subjects)
        is_mechanism = claim.kind is ClaimKind.MECHANISM
        forms = _forms(about.exposures, any_of_kratom=is_mechanism)
        for index, item in enumerate(claim.assertion.evidence):
            source = handbook.sources.get(item.source)
            if item.directness is not Directness.DIRECT or source is None:
                continue
            studied = _SEEN_IN.intersection(source.studied.subjects)
            place = (*claim.place, "evidence", index, "source")
            if (
                studied
                and living
                and not studied & living
                and not (is_mechanism and Subject.PEOPLE in studied)
            ):
                found = f"`{source.id}` studied {', '.join(sorted(studied))}"
                yield Breach(claim.record, place, f"{found}, and the claim is on {', '.join(sorted(living))}")
            elif forms.isdisjoint(_forms(source.studied.exposures, any_of_kratom=is_mechanism)):
                found = f"`{source.id}` studied {', '.join(source.studied.exposures)}"
                yield Breach(
                    claim.record, place, f"{found}, and the claim is on {', '.join(about.exposures)}"
                )
