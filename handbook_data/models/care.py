"""Established care: a treatment that guidelines recommend for a condition."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import Id, Title
from handbook_data.models.record import Claims, KeyPoints, TopicRecord
from handbook_data.models.references import Refers
from handbook_data.vocabulary import CareKind, MedicineClass, Strength


class Care(TopicRecord):
    """A treatment, the conditions it is recommended for, and how strongly."""

    noun: ClassVar[str] = "care"
    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "title", "also_known_as", "codes", "kind", "conditions", "recommended_by", "strength"),
        *("medicine_classes", "key_points", "related", "claims", "reviewed", "review_by"),
    )

    kind: CareKind
    conditions: Annotated[
        tuple[Id, ...],
        Refers("condition", back="care_by_condition"),
        Field(min_length=1, description="Conditions it is care for."),
    ]
    recommended_by: Annotated[Title, Field(description="The body whose guideline it is.")]
    strength: Strength
    medicine_classes: tuple[MedicineClass, ...] = ()
    key_points: Annotated[KeyPoints, Field(min_length=1)]
    claims: Annotated[Claims, Field(min_length=1)]
