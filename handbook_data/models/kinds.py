"""The kinds of records, one row a kind."""

from __future__ import annotations

from dataclasses import dataclass

from handbook_data.models.care import Care
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.condition import Condition
from handbook_data.models.draw import Draw
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.interaction import Interaction
from handbook_data.models.international_body import InternationalBody
from handbook_data.models.jurisdiction import Jurisdiction
from handbook_data.models.measurement import MeasurementTable
from handbook_data.models.mechanism import Mechanism
from handbook_data.models.medicine import Medicine
from handbook_data.models.question import Question
from handbook_data.models.record import Record, TopicRecord
from handbook_data.models.risk import Risk
from handbook_data.models.situation import Situation
from handbook_data.models.source import Source
from handbook_data.models.substance import Substance
from handbook_data.models.support import Support
from handbook_data.models.tombstone import Tombstone
from handbook_data.models.use import Use


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: where its files lie, what one is, what `make new` calls it."""

    folder: str
    """Below `records/`."""
    model: type[Record]
    new: str
    has_pages: bool = True
    """Whether pages of the handbook lie in a folder of this name."""


ROWS = (
    Kind("sources", Source, "source"),
    Kind("substances", Substance, "substance"),
    Kind("conditions", Condition, "condition"),
    Kind("mechanisms", Mechanism, "mechanism"),
    Kind("measurements", MeasurementTable, "measurement"),
    Kind("risks", Risk, "risk"),
    Kind("use", Use, "use"),
    Kind("interactions", Interaction, "interaction"),
    Kind("medicines", Medicine, "medicine"),
    Kind("questions", Question, "question"),
    Kind("situations", Situation, "situation"),
    Kind("legal/us", Jurisdiction, "us-jurisdiction"),
    Kind("legal/world", Jurisdiction, "jurisdiction"),
    Kind("legal/international", InternationalBody, "international-body"),
    Kind("care", Care, "care"),
    Kind("support", Support, "support"),
    Kind("circulating", CirculatingClaim, "circulating"),
    Kind("glossary", GlossaryTerm, "term", has_pages=False),
    Kind("draws", Draw, "draw", has_pages=False),
    Kind("tombstones", Tombstone, "tombstone", has_pages=False),
)
"""Every kind, a row each; lists of kinds elsewhere follow from these."""
KINDS: dict[str, type[Record]] = {row.folder: row.model for row in ROWS}
"""Folder below `records/` to the model of its files."""

CLAIM_LISTS = tuple(
    dict.fromkeys(
        name for kind in KINDS.values() if issubclass(kind, TopicRecord) for name in kind.claim_lists
    )
)
"""Every key of a record under which claims stand."""
