"""A substance: the plant, a product class, or an alkaloid."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import Id, OwnClaimRef, RecordRef, Title
from handbook_data.models.claim import Claim
from handbook_data.models.codes import Code
from handbook_data.models.dates import ExactDate
from handbook_data.models.record import TopicRecord
from handbook_data.vocabulary import Exposure


class Substance(TopicRecord):
    """The plant, a product class, or an alkaloid: what it is and what was studied of it."""

    noun: ClassVar[str] = "substance"

    id: Id
    title: Title
    also_known_as: tuple[Title, ...] = ()
    exposure: Annotated[Exposure, Field(description="The form that claims and sources call it by.")]
    codes: tuple[Code, ...] = ()
    key_points: Annotated[tuple[OwnClaimRef, ...], Field(min_length=1)]
    related: tuple[RecordRef, ...] = ()
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    reviewed: ExactDate
    review_by: ExactDate
