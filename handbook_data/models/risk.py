"""A risk: what can go wrong, how often it was seen, what to watch for and what to do."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import Id, OwnClaimRef, RecordRef, Title
from handbook_data.models.claim import Claim
from handbook_data.models.codes import Code
from handbook_data.models.dates import ExactDate
from handbook_data.models.record import TopicRecord
from handbook_data.models.references import Refers


class Risk(TopicRecord):
    """A risk: what was seen, in how many of whom, what to watch for, what to do, who says so."""

    noun: ClassVar[str] = "risk"

    id: Id
    title: Title
    also_known_as: tuple[Title, ...] = ()
    codes: tuple[Code, ...] = ()
    key_points: Annotated[tuple[OwnClaimRef, ...], Field(min_length=1)]
    watch_for: Annotated[
        tuple[OwnClaimRef, ...],
        Field(min_length=1, description="Ids of the claims that say what to watch for."),
    ]
    what_to_do: Annotated[
        tuple[OwnClaimRef, ...], Field(min_length=1, description="Ids of the claims that say what to do.")
    ]
    conditions: Annotated[
        tuple[Id, ...],
        Refers("condition", back="risks_by_condition"),
        Field(description="Conditions on whose pages this risk is named."),
    ] = ()
    related: tuple[RecordRef, ...] = ()
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    reviewed: ExactDate
    review_by: ExactDate
