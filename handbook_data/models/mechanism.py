"""A mechanism: a receptor, an enzyme, or a way in which kratom acts."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import OwnClaimRef
from handbook_data.models.claim import Claim
from handbook_data.models.record import TopicRecord


class Mechanism(TopicRecord):
    """A receptor, an enzyme, or a way in which kratom acts."""

    noun: ClassVar[str] = "mechanism"

    key_points: Annotated[tuple[OwnClaimRef, ...], Field(min_length=1)]
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
