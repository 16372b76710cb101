"""What every record has, and what every topic record has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import FrozenModel, Id, OtherName, OwnClaimRef, RecordRef, Title
from handbook_data.models.claim import Claim, Sourced
from handbook_data.models.codes import Code
from handbook_data.models.dates import ExactDate

KeyPoints = Annotated[
    tuple[OwnClaimRef, ...],
    Field(description="Ids of this record's claims that a hurried reader must see."),
]
Claims = Annotated[tuple[Claim, ...], Field(description="What the record asserts.")]
Reviewed = Annotated[ExactDate, Field(description="The day on which all of it was last looked at.")]
ReviewBy = Annotated[ExactDate, Field(description="The day by which it must be looked at again.")]


class Record(FrozenModel):
    """One file: its name is its id, its folder its kind."""

    noun: ClassVar[str]
    """What a message calls a record of this kind."""

    id: Annotated[Id, Field(description="The name of the file; permanent once published.")]


class TopicRecord(Record):
    """A record with a page of its own and claims on it."""

    claim_lists: ClassVar[tuple[str, ...]] = ("claims",)
    """The keys under which its assertions stand, in the order of its file."""

    title: Title
    also_known_as: Annotated[
        tuple[OtherName, ...], Field(description="Other names that readers look for.")
    ] = ()
    codes: Annotated[
        tuple[Code, ...], Field(description="Codes in other systems, each as one source shows it.")
    ] = ()
    key_points: KeyPoints = ()
    related: Annotated[
        tuple[RecordRef, ...], Field(description="Ids of other records that a reader should see too.")
    ] = ()
    claims: Claims = ()
    reviewed: Reviewed
    review_by: ReviewBy

    def assertions(self) -> Iterator[tuple[tuple[str | int, ...], Sourced]]:
        """Every assertion of the record with the place in the file where it stands."""
        for name in self.claim_lists:
            for index, item in enumerate(getattr(self, name)):
                yield (name, index), item
