"""How kratom is used and studied: how many use it, why, and what is on record about the research."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.record import Claims, KeyPoints, TopicRecord


class Use(TopicRecord):
    """A topic of use: prevalence, motives, patterns, the register of studies, positions of agencies."""

    noun: ClassVar[str] = "use topic"

    key_points: Annotated[KeyPoints, Field(min_length=1)]
    claims: Annotated[Claims, Field(min_length=1)]
