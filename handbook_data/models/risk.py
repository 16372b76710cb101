"""A risk: what can go wrong, how often it was seen, what to watch for and what to do."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import Id, Title
from handbook_data.models.claim import Claim
from handbook_data.models.codes import Code
from handbook_data.models.dates import ExactDate
from handbook_data.models.record import TopicRecord


class Risk(TopicRecord):
    """A risk: what was seen, in how many of whom, what to watch for, what to do, who says so."""

    folder: ClassVar[str] = "risks"
    noun: ClassVar[str] = "risk"

    id: Id
    title: Title
    also_known_as: tuple[Title, ...] = ()
    codes: tuple[Code, ...] = ()
    key_points: Annotated[tuple[Id, ...], Field(min_length=1)]
    watch_for: Annotated[
        tuple[Id, ...], Field(min_length=1, description="Ids of the claims that say what to watch for.")
    ]
    what_to_do: Annotated[
        tuple[Id, ...], Field(min_length=1, description="Ids of the claims that say what to do.")
    ]
    conditions: Annotated[
        tuple[Id, ...], Field(description="Conditions on whose pages this risk is named.")
    ] = ()
    related: tuple[Id, ...] = ()
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    reviewed: ExactDate
    review_by: ExactDate
