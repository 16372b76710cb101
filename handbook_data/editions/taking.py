"""Take the snapshot of a handbook."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import BaseModel

from handbook_data.addresses import page_of, source_group, title_of
from handbook_data.contacts import contact_key, shown_on
from handbook_data.exporting.tables import TABLES
from handbook_data.feed_entries import kept_entries
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.claim import Sourced
from handbook_data.models.interaction import Interaction
from handbook_data.models.international_body import Decision
from handbook_data.models.jurisdiction import LegalPeriod, LocalRule, PendingMeasure
from handbook_data.models.kinds import KINDS
from handbook_data.models.record import Record
from handbook_data.models.support import Support
from handbook_data.models.tombstone import Tombstone
from handbook_data.published import (
    ClaimSnapshot,
    Once,
    RecordSnapshot,
    Snapshot,
    SourceSnapshot,
    TombstoneSnapshot,
)
from handbook_data.second_reading import readable
from handbook_data.vocabulary import vocabularies


def take(handbook: Handbook, edition: str, data_version: str, released: date) -> Snapshot:
    """The snapshot of a handbook as the edition of that name, with the ids of all editions before it."""
    before = handbook.published
    records = {key: r for key, r in handbook.records.items() if not isinstance(r, Tombstone)}
    ever = {key: Once(page=page_of(handbook, r), title=title_of(r)) for key, r in records.items()}
    ever |= {key: Once(page=claim.page) for key, claim in handbook.claims.items()}
    sources = {
        key: Once(page=f"sources/{source_group(source)}", title=source.title)
        for key, source in handbook.sources.items()
    }
    return Snapshot(
        edition=edition,
        data_version=data_version,
        released=released.isoformat(),
        claims={key: _claim(claim) for key, claim in handbook.claims.items()},
        records={key: _record(handbook, record) for key, record in records.items()},
        sources={
            key: SourceSnapshot(title=source.title, status=source.publication.status.value)
            for key, source in handbook.sources.items()
        },
        tombstones={
            key: TombstoneSnapshot(was=stone.was, kind=stone.kind.value, to=stone.to, reason=stone.reason)
            for key, stone in handbook.tombstones.items()
        },
        fields=field_names(),
        ever=(before.ever if before else {}) | ever,
        ever_sources=(before.ever_sources if before else {}) | sources,
        read_twice={
            item.id: item.reading.words
            for item in readable(handbook)
            if item.reading is not None and item.is_read_twice
        },
        entries=kept_entries(handbook),
    )


def field_names() -> tuple[str, ...]:
    """What programs rely on: `Model.field`, `table.column: type` of the release, and `List=word`."""
    names: set[str] = set()
    for model in dict.fromkeys(KINDS.values()):
        schema = model.model_json_schema(by_alias=True)
        parts: dict[str, Any] = {model.__name__: schema, **schema.get("$defs", {})}
        names |= {f"{name}.{key}" for name, part in parts.items() for key in part.get("properties", ())}
    names |= {f"{table.name}.{column.name}: {column.type}" for table in TABLES for column in table.columns}
    names |= {f"{words.__name__}={word.value}" for words in vocabularies() for word in words}
    return tuple(sorted(names))


def _claim(claim: LinkedClaim) -> ClaimSnapshot:
    item = claim.assertion
    return ClaimSnapshot(
        statement=claim.statement,
        kind=claim.kind.value,
        level=claim.level.value if claim.level else "",
        scope=_digest([claim.applies_to]),
        caveats=_digest(item.caveats),
        evidence=_digest(item.evidence),
        reviewed=str(item.reviewed),
        review_by=str(item.review_by),
        law=law_facts(item),
    )


def law_facts(item: Sourced) -> dict[str, str]:
    """The coded facts of a legal claim, each as one text; what is not known is left out."""
    match item:
        case LegalPeriod():
            facts = {
                "place": item.place if isinstance(item, LocalRule) else None,
                "substance": item.substance.value,
                "status": item.status.value,
                "from": item.start,
                "to": "not known" if item.end_unknown else item.end,
            }
        case PendingMeasure():
            facts = {"stage": item.stage.value, "takes effect": item.takes_effect, "earliest": item.earliest}
        case Decision():
            facts = {"position": item.position.value, "on": item.on}
        case _:
            facts = {}
    return {key: str(value) for key, value in facts.items() if value is not None}


def _record(handbook: Handbook, record: Record) -> RecordSnapshot:
    judgement = ""
    contacts: dict[str, str] = {}
    match record:
        case Support():
            contacts = {
                contact_key(contact): str(day)
                for contact in record.contacts
                if (day := shown_on(handbook, record, contact)) is not None
            }
        case CirculatingClaim():
            judgement = record.verdict.label
        case Interaction():
            judgement = record.severity.level.label
    return RecordSnapshot(kind=record.noun, title=title_of(record), judgement=judgement, contacts=contacts)


def _digest(parts: Iterable[BaseModel]) -> str:
    """A short name for just this content; the order of the parts is part of it."""
    data = [part.model_dump(mode="json", exclude_defaults=True) for part in parts]
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
