"""Rules on the steps of a GRADE judgement and on what one source may say for a claim.

Method: GRADE handbook (2013), chapter 5, and GRADE guidelines 9: a body of evidence is rated up only
where it is observational, starts at low, and gave no reason to be rated down.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handbook_data.folding import words
from handbook_data.handbook import Handbook
from handbook_data.models.certainty import Grade
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import Level, Stance, UpgradeDomain

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
