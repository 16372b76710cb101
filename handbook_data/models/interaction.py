"""An interaction of kratom with a class of medicines or another substance."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import FrozenModel, Id, OwnClaimRef, RecordRef, Title
from handbook_data.models.certainty import Reason
from handbook_data.models.claim import Claim
from handbook_data.models.codes import Code
from handbook_data.models.dates import ExactDate
from handbook_data.models.record import TopicRecord
from handbook_data.models.references import WORD, Refers
from handbook_data.vocabulary import Exposure, MedicineClass, Severity, SeverityBasis


class Medicine(FrozenModel):
    """One medicine by its generic name, with common brand names to be found by."""

    name: Title
    brands: tuple[Title, ...] = ()


class SeverityJudgement(FrozenModel):
    """How bad it could be, on what basis, and which claims decide it."""

    level: Severity
    basis: SeverityBasis
    reason: Reason
    decided_by: Annotated[
        tuple[OwnClaimRef, ...], Field(min_length=1, description="Ids of this record's claims.")
    ]


class Interaction(TopicRecord):
    """What kratom does with a class of medicines; one record for both directions of a pair."""

    noun: ClassVar[str] = "interaction"

    id: Id
    title: Title
    also_known_as: tuple[Title, ...] = ()
    codes: tuple[Code, ...] = ()
    exposures: Annotated[tuple[Exposure, ...], Field(min_length=1, description="The kratom side.")]
    medicine_classes: Annotated[
        tuple[MedicineClass, ...], Refers(WORD, back="interactions_by_class"), Field(min_length=1)
    ]
    medicines: Annotated[tuple[Medicine, ...], Field(min_length=1)]
    severity: SeverityJudgement
    key_points: Annotated[tuple[OwnClaimRef, ...], Field(min_length=1)]
    related: tuple[RecordRef, ...] = ()
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    reviewed: ExactDate
    review_by: ExactDate
