"""The record kinds and where their files lie below `records/`."""

from __future__ import annotations

from handbook_data.models.care import Care
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.condition import Condition
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.interaction import Interaction
from handbook_data.models.international_body import InternationalBody
from handbook_data.models.jurisdiction import Jurisdiction
from handbook_data.models.measurement import MeasurementTable
from handbook_data.models.mechanism import Mechanism
from handbook_data.models.record import Record, TopicRecord
from handbook_data.models.risk import Risk
from handbook_data.models.source import Source
from handbook_data.models.substance import Substance
from handbook_data.models.support import Support
from handbook_data.models.tombstone import Tombstone
from handbook_data.models.use import Use

KINDS: dict[str, type[Record]] = {
    "sources": Source,
    "substances": Substance,
    "conditions": Condition,
    "mechanisms": Mechanism,
    "measurements": MeasurementTable,
    "risks": Risk,
    "use": Use,
    "interactions": Interaction,
    "legal/us": Jurisdiction,
    "legal/world": Jurisdiction,
    "legal/international": InternationalBody,
    "care": Care,
    "support": Support,
    "circulating": CirculatingClaim,
    "glossary": GlossaryTerm,
    "tombstones": Tombstone,
}
"""Folder below `records/` to the model of its files."""

CLAIM_LISTS = tuple(
    dict.fromkeys(
        name for kind in KINDS.values() if issubclass(kind, TopicRecord) for name in kind.claim_lists
    )
)
"""Every key of a record under which claims stand."""
