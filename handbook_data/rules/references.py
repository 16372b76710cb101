"""Rules on ids and on what refers to what."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from handbook_data.handbook import Handbook
from handbook_data.headings import RESERVED_ANCHORS, slug
from handbook_data.models.record import TopicRecord
from handbook_data.models.references import (
    CLAIM,
    RECORD,
    RECORD_OR_SOURCE,
    SOURCE,
    TOPIC,
    TOPIC_OR_TERM,
)
from handbook_data.models.source import Source
from handbook_data.rules.registry import Breach, rule


@rule(
    "R101",
    "every id that is named exists",
    reason="A reference that leads nowhere is a claim without its source, or a reader without help.",
    remedy="correct the id, or add the record",
)
def every_reference_resolves(handbook: Handbook, today: date) -> Iterator[Breach]:
    known: dict[str, Collection[str]] = {
        CLAIM: handbook.claims,
        SOURCE: handbook.sources,
        RECORD: handbook.records,
        RECORD_OR_SOURCE: handbook.records.keys() | handbook.sources.keys(),
        TOPIC: handbook.pages,
        TOPIC_OR_TERM: handbook.pages.keys() | handbook.glossary.keys(),
    }
    remedies: dict[tuple[str, str], str | None] = {}
    for file in handbook.files:
        for reference in handbook.references_of(file.record):
            kind = reference.to
            if not reference.must_exist:
                continue
            if kind not in known:
                known[kind] = {name for name, other in handbook.records.items() if other.noun == kind}
            if reference.named not in known[kind]:
                key = (kind, reference.named)  # what was deleted is often named in many places
                if key not in remedies:
                    remedies[key] = _meant(reference.named, known[kind])
                found = f"there is no {kind} `{reference.named}`"
                yield Breach(file.record, reference.place, found, remedies[key])


def _meant(named: str, known: Iterable[str]) -> str | None:
    near = difflib.get_close_matches(named, list(known), n=1, cutoff=0.7)
    return f"did you mean `{near[0]}`" if near else None


@rule(
    "R102",
    "an id stands for one thing",
    reason="Ids are addresses; two records or claims with one id cannot both be reached.",
    remedy="rename the newer of the two",
)
def ids_are_unique(handbook: Handbook, today: date) -> Iterator[Breach]:
    for file in handbook.files:
        record = file.record
        if isinstance(record, Source):
            if record.id in handbook.records:
                path = handbook.file_of(handbook.records[record.id]).path
                yield Breach(record, ("id",), f"`{record.id}` is also the id of {path}")
            continue
        first = handbook.records[record.id]
        if first is not record:
            other = handbook.file_of(first).path
            yield Breach(record, ("id",), f"`{record.id}` is also the id of {other}")
        if isinstance(record, TopicRecord):
            seen: set[str] = set()
            for place, item in record.assertions():
                if item.id in seen:
                    yield Breach(record, (*place, "id"), f"`{item.id}` stands twice in this record")
                seen.add(item.id)


@rule(
    "R104",
    "a claim is not named like a heading of its page",
    reason="Both would have one address.",
    remedy="give the claim an id that says what it asserts",
)
def claims_are_not_named_like_headings(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        taken = claim.anchor in RESERVED_ANCHORS or claim.anchor == f"record-{claim.record.id}"
        if taken or claim.anchor == slug(claim.record.title):
            yield Breach(claim.record, (*claim.place, "id"), f"`{claim.anchor}`")


@rule(
    "R103",
    "a claim that names another as contradicting it is named by it in turn",
    reason="Contradicting evidence stands beside what it contradicts, from both sides.",
    remedy="add this claim to `contradicted_by` of the other",
)
def contradictions_are_mutual(handbook: Handbook, today: date) -> Iterator[Breach]:
    named = {claim.full_id: claim.contradicted_by for claim in handbook.claims.values()}
    for claim in handbook.claims.values():
        for index, other in enumerate(named[claim.full_id]):
            if other == claim.full_id or (other in named and claim.full_id not in named[other]):
                yield Breach(
                    claim.record,
                    (*claim.place, "contradicted_by", index),
                    f"`{other}` does not name `{claim.full_id}`",
                )
