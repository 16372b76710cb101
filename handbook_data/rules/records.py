"""Rules on what a record as a whole must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from handbook_data.figures import figures
from handbook_data.handbook import Handbook
from handbook_data.models.condition import Condition
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.interaction import Interaction
from handbook_data.models.mechanism import Mechanism
from handbook_data.models.risk import Risk
from handbook_data.models.substance import Substance
from handbook_data.models.use import Use
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import ClaimKind, Need, Severity, SeverityBasis, SupportKind


@rule(
    "R401",
    "a record that states a benefit states the harms too",
    reason="A page that lists only what helps is an advertisement.",
    remedy="add the harms that matter for this record as claims of kind `harm`",
)
def benefits_come_with_harms(handbook: Handbook, today: date) -> Iterator[Breach]:
    for topic in handbook.topics:
        claims = [claim for claim in handbook.claims_of(topic) if claim.is_written]
        kinds = {claim.kind for claim in claims}
        about_kratom = any(claim.is_about_kratom for claim in claims)
        if about_kratom and ClaimKind.EFFECT in kinds and ClaimKind.HARM not in kinds:
            if not handbook.risks_by_condition.get(topic.id):
                yield Breach(topic, ("claims",), "claims of kind `effect` and none of kind `harm`")


@rule(
    "R402",
    "every condition names established care",
    reason="Someone who reads about a condition needs to know what does work.",
    remedy="add a care record that names this condition",
    on_whole=True,
)
def conditions_name_care(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.conditions.values():
        if not handbook.care_by_condition.get(record.id):
            yield Breach(record, ("id",), "no care record names it")


@rule(
    "R403",
    "every condition names where to get help now",
    reason="People in trouble land on these pages.",
    remedy="add a help line for a crisis that names this condition, or none (then it is for all)",
    on_whole=True,
)
def conditions_name_help(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.conditions.values():
        lines = handbook.support_by_condition.get(record.id, ())
        if not any(line.kind is SupportKind.HELP_LINE and Need.CRISIS in line.needs for line in lines):
            yield Breach(record, ("id",), "no help line for a crisis")


@rule(
    "R404",
    "a condition says what is missing",
    reason="What nobody has studied is as much a finding as what somebody has.",
    remedy="add a claim of kind `evidence-gap`",
)
def conditions_name_gaps(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.conditions.values():
        if not any(claim.kind is ClaimKind.EVIDENCE_GAP for claim in record.claims):
            yield Breach(record, ("claims",), "no claim of kind `evidence-gap`")


@rule(
    "R405",
    "no two records of a kind have one title",
    reason="A reader who looks a name up must find one answer.",
    remedy="join the records, or make the titles differ",
)
def titles_are_unique(handbook: Handbook, today: date) -> Iterator[Breach]:
    seen: dict[tuple[type, str], str] = {}
    for topic in handbook.topics:
        key = (type(topic), topic.title.casefold())
        first = seen.setdefault(key, topic.id)
        if first != topic.id:
            yield Breach(topic, ("title",), f"`{topic.title}` is also the title of `{first}`")


@rule(
    "R411",
    "an interaction whose severity is unknown says that nothing was found, and no other does",
    reason="Unknown is not none: a blank may be read as harmless.",
    remedy="set `severity.basis` to `nothing-found` exactly when `severity.level` is `unknown`",
)
def unknown_severity_is_unknown(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.interactions.values():
        unknown = record.severity.level is Severity.UNKNOWN
        if unknown is not (record.severity.basis is SeverityBasis.NOTHING_FOUND):
            found = f"`{record.severity.level}` with `{record.severity.basis}`"
            yield Breach(record, ("severity", "basis"), found)


@rule(
    "R412",
    "interactions are symmetric: two that are related name each other",
    reason="A reader who comes from either side must find the other.",
    remedy="add each record to `related` of the other",
)
def interactions_are_symmetric(handbook: Handbook, today: date) -> Iterator[Breach]:
    interactions = handbook.interactions
    for record in interactions.values():
        for index, other in enumerate(record.related):
            if other in interactions and record.id not in interactions[other].related:
                yield Breach(record, ("related", index), f"`{other}` does not name `{record.id}`")


@rule(
    "R413",
    "the claims that decide a severity are harms, effects, mechanisms, guidance or gaps",
    reason="A description cannot decide how bad an interaction is.",
    remedy="name a claim that bears on the danger",
)
def severity_is_decided_by_claims_that_bear_on_it(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.interactions.values():
        for index, name in enumerate(record.severity.decided_by):
            claim = handbook.claims.get(f"{record.id}/{name}")
            if claim and claim.kind in (ClaimKind.DESCRIPTION, ClaimKind.LEGAL):
                yield Breach(record, ("severity", "decided_by", index), f"`{name}` is a {claim.kind.label}")


@rule(
    "R421",
    "a measured value lies within the range printed with it",
    reason="A value outside its own range is a slip, ours or the source's.",
    remedy="explain a suspected misprint in `suspected_misprint`, and keep the value as printed",
)
def ranges_hold_their_value(handbook: Handbook, today: date) -> Iterator[Breach]:
    for table in handbook.measurement_tables.values():
        for index, row in enumerate(table.rows):
            if row.value is None or row.low is None or row.high is None or row.suspected_misprint:
                continue
            if not float(row.low) <= float(row.value) <= float(row.high):
                found = f"{row.value} outside {row.low} to {row.high}"
                yield Breach(table, ("rows", index, "value"), found)


@rule(
    "R422",
    "a measurement stands once in its table",
    reason="A row is a claim: one value twice looks like two measurements that agree.",
    remedy="delete the row, or say in `locator` where the other value is printed",
)
def rows_stand_once(handbook: Handbook, today: date) -> Iterator[Breach]:
    for table in handbook.measurement_tables.values():
        said: dict[str, str] = {}
        for index, row in enumerate(table.rows):
            same = said.setdefault(row.model_dump_json(exclude={"id", "note"}), row.id)
            if same != row.id:
                yield Breach(table, ("rows", index, "id"), f"`{row.id}` says the same as `{same}`")


@rule(
    "R442",
    "a term that is not of our own method has a source",
    reason="A definition is an assertion too.",
    remedy="name the source, or mark the term `own_method: true` if we coined it",
)
def terms_have_sources(handbook: Handbook, today: date) -> Iterator[Breach]:
    for term in handbook.glossary.values():
        if isinstance(term, GlossaryTerm) and not term.own_method and not term.sources:
            yield Breach(term, ("meaning",), "no source")


_BY_HALF = re.compile(r"\b(?:by|to) (?:one |a )?half\b")
"""What a half-life is: that much is the word itself."""
_ABSOLUTE = re.compile(r"\b(?:no|never|none|nobody|always|every)\b", re.IGNORECASE)


@rule(
    "R655",
    "a term that states a figure, or an absolute, says where in its source it stands",
    reason="Thirty days in the meaning of a word are a fact like any other.",
    remedy="set `locator`: the entry, the section, the page of the first source",
)
def facts_of_terms_have_places(handbook: Handbook, today: date) -> Iterator[Breach]:
    for term in handbook.glossary.values():
        if term.own_method or term.locator or not term.sources:
            continue
        if found := _ABSOLUTE.search(term.meaning):
            yield Breach(term, ("meaning",), f"`{found.group()}`")
        elif counted := figures(_BY_HALF.sub("", term.meaning)):
            yield Breach(term, ("meaning",), f"`{counted[0].written}`")


@rule(
    "R443",
    "key points are few, and those of a condition show a harm, a gap or guidance",
    reason="They are all that a hurried reader sees.",
    remedy="choose at most seven key points, one of them a harm, a gap or guidance",
)
def key_points_are_balanced(handbook: Handbook, today: date) -> Iterator[Breach]:
    balancing = (ClaimKind.HARM, ClaimKind.EVIDENCE_GAP, ClaimKind.GUIDANCE)
    for topic in handbook.topics:
        if len(topic.key_points) > 7:
            yield Breach(topic, ("key_points",), f"{len(topic.key_points)} key points")
        if not isinstance(topic, Condition):
            continue
        kinds = [c.kind for n in topic.key_points if (c := handbook.claims.get(f"{topic.id}/{n}"))]
        if kinds and not any(kind in balancing for kind in kinds):
            yield Breach(topic, ("key_points",), "none is a harm, a gap or guidance")


_WEIGHED = (Condition, Interaction, Mechanism, Risk, Substance, Use)
_WITH_GAPS = (Condition, Interaction, Substance)


@rule(
    "R408",
    "where a page tells of a harm of kratom its key points do, and so they do of what nobody knows",
    reason="A harm or a gap that is left to the foot of the page is not read by those in a hurry.",
    remedy="name the harm, or the gap, under `key_points` too",
    excusable=True,
)
def key_points_keep_harms_and_gaps(handbook: Handbook, today: date) -> Iterator[Breach]:
    for topic in handbook.topics:
        if not isinstance(topic, _WEIGHED) or not topic.key_points:
            continue
        named = {*topic.key_points}
        for kind in (ClaimKind.HARM, ClaimKind.EVIDENCE_GAP):
            if kind is ClaimKind.EVIDENCE_GAP and not isinstance(topic, _WITH_GAPS):
                continue
            own = [c for c in handbook.claims_of(topic) if c.kind is kind and c.is_about_kratom]
            if own and not any(claim.anchor in named for claim in own):
                found = f"none is a claim of kind `{kind}`, and `{own[0].full_id}` is one"
                yield Breach(topic, ("key_points",), found)
