"""A mechanism: a receptor, an enzyme, or a way in which kratom acts."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.record import Claims, KeyPoints, TopicRecord


class Mechanism(TopicRecord):
    """A receptor, an enzyme, or a way in which kratom acts."""

    noun: ClassVar[str] = "mechanism"

    key_points: Annotated[KeyPoints, Field(min_length=1)]
    claims: Annotated[Claims, Field(min_length=1)]
