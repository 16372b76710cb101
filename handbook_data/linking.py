"""From models to the handbook: one pass that resolves every reference and indexes its way back.

Linking never fails. A reference that leads nowhere is left for the rules to report, with its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from handbook_data.addresses import page_in
from handbook_data.attestation import attestation
from handbook_data.derived_caveats import depths, derived_caveats
from handbook_data.exceptions import RuleException
from handbook_data.handbook import Handbook, LinkedClaim, unique
from handbook_data.legal_wording import EXPOSURES, decision_statement, pending_statement, period_statement
from handbook_data.loading import LoadedFile
from handbook_data.models.care import Care
from handbook_data.models.claim import AppliesTo, Claim, Sourced
from handbook_data.models.condition import Condition
from handbook_data.models.international_body import Decision
from handbook_data.models.jurisdiction import LegalPeriod, PendingMeasure
from handbook_data.models.kinds import KINDS
from handbook_data.models.record import Record, TopicRecord
from handbook_data.models.references import Reference, meant_for_all, references, ways_back
from handbook_data.models.source import Source
from handbook_data.published import Snapshot
from handbook_data.vocabulary import Attestation, ClaimKind, LegalSubstance, MedicineClass, Subject

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
        record.id: page_in(folders[id(record)], record.id)
        for record in records.values()
        if isinstance(record, TopicRecord)
    }
    claims = {
        claim.full_id: claim
        for record in records.values()
        if isinstance(record, TopicRecord)
        for claim in linked_claims(record, pages[record.id], sources)
    }
    every = tuple(records.values())
    named = {id(file.record): tuple(references(file.record)) for file in files}
    care = [record for record in every if isinstance(record, Care)]
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
        conditions_by_class=_conditions_by_class(care, records),
        related=_related(every, records),
        published=published,
        references_by_record=MappingProxyType(named),
        **dict(_ways_back((*sources.values(), *every), named)),
    )


def linked_claims(record: TopicRecord, page: str, sources: Mapping[str, Source]) -> Iterator[LinkedClaim]:
    """The assertions of a record as claims with full id, kind, statement and address."""
    for place, item in record.assertions():
        is_law = not isinstance(item, Claim) or item.kind is ClaimKind.LEGAL
        attested = attestation(item, sources) if is_law else None
        kind, statement, applies_to = _as_claim(record.title, item, attested)
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
            derived_caveats=derived_caveats(item, sources),
            depths=MappingProxyType(depths(item, sources)),
            attestation=attested,
        )


def _as_claim(title: str, item: Sourced, attested: Attestation | None) -> tuple[ClaimKind, str, AppliesTo]:
    match item:
        case Claim():
            return item.kind, item.statement, item.applies_to
    assert attested is not None
    match item:
        case LegalPeriod():
            return ClaimKind.LEGAL, period_statement(title, item, attested), _law_on((item.substance,))
        case PendingMeasure():
            return ClaimKind.LEGAL, pending_statement(title, item, attested), _law_on(item.substances)
        case Decision():
            return ClaimKind.LEGAL, decision_statement(title, item, attested), _law_on(item.substances)
    raise TypeError(type(item).__name__)


def _law_on(substances: tuple[LegalSubstance, ...]) -> AppliesTo:
    exposures = tuple(dict.fromkeys(EXPOSURES[substance] for substance in substances))
    return AppliesTo(exposures=exposures, subjects=(Subject.DOCUMENTS,))


def _ways_back(
    every: tuple[Record, ...], named: Mapping[int, tuple[Reference, ...]]
) -> Iterator[tuple[str, Any]]:
    """The records that name each thing, by the name of the way back that the naming fields give it."""
    names = {name for model in KINDS.values() for name in ways_back(model)}
    pairs: dict[str, list[tuple[str, Record]]] = {name: [] for name in names}
    ids: dict[str, list[str]] = defaultdict(list)
    for record in every:
        ids[record.noun].append(record.id)
    for record in every:
        for reference in named[id(record)]:
            if reference.refers.back:
                pairs[reference.refers.back].append((reference.named, record))
        for refers in meant_for_all(record):
            pairs[refers.back].extend((name, record) for name in ids[refers.to])
    for name in names:
        yield name, MappingProxyType({key: unique(group) for key, group in _grouped(pairs[name]).items()})


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
