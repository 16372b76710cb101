"""A condition that people take kratom for, or that kratom bears on."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.record import Claims, KeyPoints, TopicRecord


class Condition(TopicRecord):
    """A condition: what people report, what studies show, what is missing, what harms matter here.

    Established care, help lines, medicines and their interactions are not written here: they follow
    from the care, support and interaction records that name this condition or these medicines.
    """

    noun: ClassVar[str] = "condition"

    key_points: Annotated[KeyPoints, Field(min_length=1)]
    claims: Annotated[Claims, Field(min_length=1)]
