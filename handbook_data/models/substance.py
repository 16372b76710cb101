"""A substance: the plant, a product class, or an alkaloid."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.record import Claims, KeyPoints, TopicRecord
from handbook_data.vocabulary import Exposure


class Substance(TopicRecord):
    """The plant, a product class, or an alkaloid: what it is and what was studied of it."""

    noun: ClassVar[str] = "substance"
    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "title", "also_known_as", "exposure", "codes", "key_points", "related", "claims"),
        *("reviewed", "review_by"),
    )

    exposure: Annotated[Exposure, Field(description="The form that claims and sources call it by.")]
    key_points: Annotated[KeyPoints, Field(min_length=1)]
    claims: Annotated[Claims, Field(min_length=1)]
