"""A draw: claims taken by chance and held against their sources, and how often they were wrong."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from handbook_data.models import forms
from handbook_data.models.base import Count, FrozenModel, Text
from handbook_data.models.dates import PartialDate
from handbook_data.models.record import Record
from handbook_data.models.references import NOW_OR_ONCE, Refers
from handbook_data.vocabulary import FaultKind, ReadingOutcome

DrawnRef = Annotated[
    str,
    StringConstraints(pattern=forms.CLAIM.pattern, max_length=161),
    Refers(NOW_OR_ONCE),
]


class FaultSeen(FrozenModel):
    """One kind of fault that a draw found, and what was seen of it."""

    kind: FaultKind
    count: Annotated[Count | None, Field(description="In how many claims; empty if not counted.")] = None
    seen: Annotated[Text, Field(description="What was seen.")]


class DrawnClaim(FrozenModel):
    """The verdict on one claim that was drawn."""

    claim: Annotated[DrawnRef, Field(description="The full id that the claim had.")]
    found: ReadingOutcome
    faults: Annotated[tuple[FaultKind, ...], Field(description="In what way it was wrong.")] = ()
    note: Annotated[Text | None, Field(description="What was wrong.")] = None
    done: Annotated[Text | None, Field(description="What was done about it.")] = None


class Draw(Record):
    """Claims drawn by chance, read again by people who had not written them, and what they found.

    Counts that were not recorded are empty. Nobody removes a draw: its id is as permanent as any other.
    """

    noun: ClassVar[str] = "draw"

    on: Annotated[PartialDate, Field(description="When it was drawn and read.")]
    edition: Annotated[
        str | None,
        StringConstraints(pattern=forms.EDITION.pattern),
        Field(description="The edition that it was drawn from; empty for a draft before the first."),
    ] = None
    seed: Annotated[Count | None, Field(description="The seed of `make draw`; empty if not recorded.")] = None
    population: Annotated[Text, Field(description="Which claims could be drawn.")]
    population_size: Annotated[Count | None, Field(description="How many these were.")] = None
    readers: Annotated[Text, Field(description="How many read, what they looked up, and their interests.")]
    n: Annotated[Count, Field(ge=1, description="How many claims were drawn.")]
    stood: Annotated[Count | None, Field(description="How many were right in every part.")] = None
    small_fault: Annotated[Count | None, Field(description="How many had a small fault.")] = None
    misleading: Annotated[Count | None, Field(description="How many could have misled a reader.")] = None
    not_found_again: Annotated[
        Count | None, Field(description="How many were not found again in their sources.")
    ] = None
    faults: Annotated[
        tuple[FaultSeen, ...], Field(description="In what ways claims were wrong, and what was seen.")
    ] = ()
    done: Annotated[Text | None, Field(description="What was done about it; empty if not recorded.")] = None
    verdicts: Annotated[
        tuple[DrawnClaim, ...], Field(description="Claim by claim, in the order drawn; empty if not kept.")
    ] = ()

    @property
    def title(self) -> str:
        """What to call it."""
        return f"{self.n} claims drawn, {self.on.in_words}"

    @property
    def counts(self) -> dict[ReadingOutcome, int | None]:
        """How many claims had each outcome; None where that was not recorded."""
        return {
            ReadingOutcome.STOOD: self.stood,
            ReadingOutcome.SMALL_FAULT: self.small_fault,
            ReadingOutcome.MISLEADING: self.misleading,
            ReadingOutcome.NOT_FOUND: self.not_found_again,
        }
