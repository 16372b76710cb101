"""From models to the handbook: one pass that resolves every reference and indexes its way back.

Linking never fails. A reference that leads nowhere is left for the rules to report, with its place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from handbook_data.editions.snapshot import Snapshot
from handbook_data.exceptions import RuleException
from handbook_data.handbook import Citation, Handbook, LinkedClaim, unique
from handbook_data.legal_wording import EXPOSURES, decision_statement, pending_statement, period_statement
from handbook_data.loading import LoadedFile
from handbook_data.models.care import Care
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.claim import AppliesTo, Claim, Sourced
from handbook_data.models.condition import Condition
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.interaction import Interaction
from handbook_data.models.international_body import Decision
from handbook_data.models.jurisdiction import LegalPeriod, PendingMeasure
from handbook_data.models.measurement import MeasurementTable
from handbook_data.models.record import Record, TopicRecord
from handbook_data.models.risk import Risk
from handbook_data.models.source import Source
from handbook_data.models.support import Support
from handbook_data.models.tombstone import Tombstone
from handbook_data.reading import Place
from handbook_data.vocabulary import ClaimKind, LegalSubstance, MedicineClass, Subject

K = TypeVar("K")
V = TypeVar("V")


def link(
    files: Iterable[LoadedFile],
    exceptions: tuple[RuleException, ...] = (),
    published: Snapshot | None = None,
) -> Handbook:
    """One handbook from loaded files, with what its last edition kept."""
    files = tuple(files)
    sources: dict[str, Source] = {}
    records: dict[str, Record] = {}
    for file in files:
        if isinstance(file.record, Source):
            sources.setdefault(file.record.id, file.record)
        else:
            records.setdefault(file.record.id, file.record)
    folders = {id(file.record): file.folder for file in files}
    pages = {
        record.id: f"{folders[id(record)]}/{record.id}"
        for record in records.values()
        if isinstance(record, TopicRecord)
    }
    claims = {
        claim.full_id: claim
        for record in records.values()
        if isinstance(record, TopicRecord)
        for claim in linked_claims(record, pages[record.id])
    }
    every = tuple(records.values())
    care = [record for record in every if isinstance(record, Care)]
    interactions = [record for record in every if isinstance(record, Interaction)]
    circulating = [record for record in every if isinstance(record, CirculatingClaim)]
    condition_ids = [record.id for record in every if isinstance(record, Condition)]
    return Handbook(
        files=files,
        exceptions=exceptions,
        sources=MappingProxyType(sources),
        records=MappingProxyType(records),
        claims=MappingProxyType(claims),
        pages=MappingProxyType(pages),
        files_by_record=MappingProxyType({id(file.record): file for file in files}),
        claims_by_source=_grouped(
            (source, claim)
            for claim in claims.values()
            for source in dict.fromkeys(item.source for item in claim.assertion.evidence)
        ),
        citations_by_source=_grouped(
            (source, Citation(record, place)) for record in every for source, place in other_citations(record)
        ),
        care_by_condition=_grouped((condition, record) for record in care for condition in record.conditions),
        support_by_condition=_grouped(
            (condition, record)
            for record in every
            if isinstance(record, Support)
            for condition in (record.conditions or condition_ids)
        ),
        risks_by_condition=_grouped(
            (condition, record)
            for record in every
            if isinstance(record, Risk)
            for condition in record.conditions
        ),
        tables_by_record=_grouped(
            (target, record)
            for record in every
            if isinstance(record, MeasurementTable)
            for target in record.bears_on
        ),
        circulating_by_record=_grouped((topic, record) for record in circulating for topic in record.about),
        circulating_by_claim=_grouped(
            (claim, record) for record in circulating for claim in record.decided_by
        ),
        interactions_by_class=_grouped(
            (medicine, record) for record in interactions for medicine in record.medicine_classes
        ),
        conditions_by_class=_conditions_by_class(care, records),
        related=_related(every, records),
        published=published,
    )


def linked_claims(record: TopicRecord, page: str) -> Iterator[LinkedClaim]:
    """The assertions of a record as claims with full id, kind, statement and address."""
    for place, item in record.assertions():
        kind, statement, applies_to = _as_claim(record.title, item)
        yield LinkedClaim(
            full_id=f"{record.id}/{item.id}",
            record=record,
            place=place,
            assertion=item,
            kind=kind,
            statement=statement,
            applies_to=applies_to,
            page=page,
            is_written=isinstance(item, Claim),
        )


def _as_claim(title: str, item: Sourced) -> tuple[ClaimKind, str, AppliesTo]:
    match item:
        case Claim():
            return item.kind, item.statement, item.applies_to
        case LegalPeriod():
            return ClaimKind.LEGAL, period_statement(title, item), _law_on((item.substance,))
        case PendingMeasure():
            return ClaimKind.LEGAL, pending_statement(title, item), _law_on(item.substances)
        case Decision():
            return ClaimKind.LEGAL, decision_statement(title, item), _law_on(item.substances)
    raise TypeError(type(item).__name__)


def _law_on(substances: tuple[LegalSubstance, ...]) -> AppliesTo:
    exposures = tuple(dict.fromkeys(EXPOSURES[substance] for substance in substances))
    return AppliesTo(exposures=exposures, subjects=(Subject.DOCUMENTS,))


def every_reference(record: Record) -> Iterator[tuple[str, Place, str]]:
    """Everything a record names: what, where, and what it must be."""
    if isinstance(record, TopicRecord):
        for place, item in record.assertions():
            for index, evidence in enumerate(item.evidence):
                yield evidence.source, (*place, "evidence", index, "source"), "source"
    for source, place in other_citations(record):
        yield source, place, "source"
    yield from references(record)


def other_citations(record: Record) -> Iterator[tuple[str, Place]]:
    """Sources that a record cites outside the evidence of its claims, with the place of each."""
    if isinstance(record, TopicRecord):
        for index, code in enumerate(record.codes):
            yield code.source, ("codes", index, "source")
    if isinstance(record, MeasurementTable):
        for index, row in enumerate(record.rows):
            yield row.source, ("rows", index, "source")
    if isinstance(record, CirculatingClaim):
        for index, source in enumerate(record.found_in):
            yield source, ("found_in", index)
    if isinstance(record, GlossaryTerm):
        for index, source in enumerate(record.sources):
            yield source, ("sources", index)


def references(record: Record) -> Iterator[tuple[str, Place, str]]:
    """Every reference of a record other than to sources: what it names, where, and what it must be."""
    if isinstance(record, TopicRecord):
        own = {item.id for _, item in record.assertions()}
        lists = [("key_points", record.key_points)]
        if isinstance(record, Risk):
            lists += [("watch_for", record.watch_for), ("what_to_do", record.what_to_do)]
        for name, ids in lists:
            for index, claim in enumerate(ids):
                if claim not in own:
                    yield f"{record.id}/{claim}", (name, index), "claim"
        if isinstance(record, Interaction):
            for index, claim in enumerate(record.severity.decided_by):
                if claim not in own:
                    yield f"{record.id}/{claim}", ("severity", "decided_by", index), "claim"
        for index, claim_item in enumerate(record.claims):
            for number, other in enumerate(claim_item.contradicted_by):
                yield other, ("claims", index, "contradicted_by", number), "claim"
        for index, other in enumerate(record.related):
            yield other, ("related", index), "record"
    if isinstance(record, (Care, Support, Risk)):
        for index, condition in enumerate(record.conditions):
            yield condition, ("conditions", index), "condition"
    if isinstance(record, MeasurementTable):
        for index, other in enumerate(record.bears_on):
            yield other, ("bears_on", index), "topic"
    if isinstance(record, CirculatingClaim):
        for index, other in enumerate(record.about):
            yield other, ("about", index), "topic"
        for index, claim in enumerate(record.decided_by):
            yield claim, ("decided_by", index), "claim"
    for key, text in light_texts(record):
        for target in LINK.findall(text):
            yield target, (key,), "claim" if "/" in target else "topic or term"
    if isinstance(record, Tombstone):
        for index, target in enumerate(record.to):
            yield target, ("to", index), "claim" if "/" in target else "record"


LINK = re.compile(r"\[\[([a-z0-9-]+(?:/[a-z0-9-]+)?)\]\]")
"""A link in light text: to a record or, with a slash, to a claim."""


def light_texts(record: Record) -> Iterator[tuple[str, str]]:
    """The texts of a record in which emphasis and links are read, with their keys."""
    if isinstance(record, CirculatingClaim):
        yield "reason", record.reason
    if isinstance(record, GlossaryTerm):
        yield "meaning", record.meaning


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})


def _conditions_by_class(
    care: list[Care], records: Mapping[str, Record]
) -> Mapping[MedicineClass, tuple[Condition, ...]]:
    pairs = (
        (medicine, condition)
        for record in care
        for medicine in record.medicine_classes
        for name in record.conditions
        if isinstance(condition := records.get(name), Condition)
    )
    return MappingProxyType({key: unique(group) for key, group in _grouped(pairs).items()})


def _related(every: tuple[Record, ...], records: Mapping[str, Record]) -> Mapping[str, tuple[str, ...]]:
    both: dict[str, dict[str, None]] = defaultdict(dict)
    for record in every:
        if isinstance(record, TopicRecord):
            for other in record.related:
                if other in records:
                    both[record.id][other] = None
                    both[other][record.id] = None
    return MappingProxyType({key: tuple(sorted(group)) for key, group in both.items()})
