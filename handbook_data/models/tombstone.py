"""What is left of an id that is no longer in use. Ids are permanent; a tombstone says where to go."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from handbook_data.models import forms
from handbook_data.models.base import Text
from handbook_data.models.dates import ExactDate
from handbook_data.models.record import Record
from handbook_data.models.references import GONE, RECORD_OR_SOURCE, Refers
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import TombstoneKind

AnyRef = Annotated[
    str,
    StringConstraints(pattern=forms.ANY_ID.pattern, max_length=161),
    Field(description="The id of a record or source, or the full id of a claim."),
    Refers(RECORD_OR_SOURCE, or_claim=True),
]


class Tombstone(Record):
    """An id that went: what it was, why it went, and what stands in its place."""

    noun: ClassVar[str] = "tombstone"

    was: Annotated[AnyRef, Refers(GONE), Field(description="The id that is no longer in use.")]
    kind: TombstoneKind
    to: Annotated[
        tuple[AnyRef, ...],
        Field(description="What stands in its place: ids of records, or full ids of claims."),
    ] = ()
    reason: Annotated[Text, Voice.REASON, Field(description="Why it went.")]
    on: Annotated[ExactDate, Field(description="The day on which it went.")]

    @model_validator(mode="after")
    def _targets_fit(self) -> Self:
        least = {TombstoneKind.MOVED: (1, 1), TombstoneKind.SPLIT: (2, 99), TombstoneKind.WITHDRAWN: (0, 0)}
        low, high = least[self.kind]
        if not low <= len(self.to) <= high:
            raise PydanticCustomError(
                "tombstone_form", "`moved` has one target, `split` at least two, `withdrawn` none"
            )
        return self
