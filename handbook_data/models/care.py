"""Established care: a treatment that guidelines recommend for a condition."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import Id, OwnClaimRef, RecordRef, Title
from handbook_data.models.claim import Claim
from handbook_data.models.codes import Code
from handbook_data.models.dates import ExactDate
from handbook_data.models.record import TopicRecord
from handbook_data.models.references import Refers
from handbook_data.vocabulary import CareKind, MedicineClass, Strength


class Care(TopicRecord):
    """A treatment, the conditions it is recommended for, and how strongly."""

    noun: ClassVar[str] = "care"

    id: Id
    title: Title
    also_known_as: tuple[Title, ...] = ()
    codes: tuple[Code, ...] = ()
    kind: CareKind
    conditions: Annotated[
        tuple[Id, ...],
        Refers("condition", back="care_by_condition"),
        Field(min_length=1, description="Conditions it is care for."),
    ]
    recommended_by: Annotated[Title, Field(description="The body whose guideline it is.")]
    strength: Strength
    medicine_classes: tuple[MedicineClass, ...] = ()
    key_points: Annotated[tuple[OwnClaimRef, ...], Field(min_length=1)]
    related: tuple[RecordRef, ...] = ()
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    reviewed: ExactDate
    review_by: ExactDate
