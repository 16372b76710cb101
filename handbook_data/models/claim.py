"""The claim: everything the handbook asserts is one, with its caveat, its source and its certainty."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.advice import Advice
from handbook_data.models.base import ClaimRef, FrozenModel, Id, Text, line
from handbook_data.models.caveat import Caveat
from handbook_data.models.certainty import Certainty
from handbook_data.models.dates import ExactDate
from handbook_data.models.evidence import Evidence
from handbook_data.models.second_reading import Read
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import ClaimKind, Exposure, Stance, Subject

Statement = Annotated[
    str,
    line(20, 420, "One assertion in plain words, hedged to its certainty; no markup is read from it."),
    Voice.STATEMENT,
]


class AppliesTo(FrozenModel):
    """What a claim is about: which form of kratom, and in whom or in what."""

    exposures: Annotated[tuple[Exposure, ...], Field(min_length=1)]
    subjects: Annotated[tuple[Subject, ...], Field(min_length=1)]


class Sourced(FrozenModel):
    """What every assertion carries, whatever it is about: evidence, caveats, review dates."""

    id: Annotated[Id, Field(description="Short, says what is asserted; unique in the record.")]
    evidence: Annotated[
        tuple[Evidence, ...], Field(min_length=1, description="What sources say, for and against.")
    ]
    caveats: Annotated[
        tuple[Caveat, ...], Field(min_length=1, description="What limits it; the most important first.")
    ]
    second_reading: Read = None
    reviewed: Annotated[ExactDate, Field(description="The day on which it was last looked at.")]
    review_by: Annotated[ExactDate, Field(description="The day by which it must be looked at again.")]

    def with_stance(self, stance: Stance) -> tuple[Evidence, ...]:
        """The evidence that points this way, in the order written."""
        return tuple(item for item in self.evidence if item.stance is stance)


class Claim(Sourced):
    """One assertion of the handbook."""

    key_order: ClassVar[tuple[str, ...]] = (
        *(
            "id",
            "kind",
            "statement",
            "advised",
            "applies_to",
            "evidence",
            "caveats",
            "certainty",
            "study_needed",
        ),
        *("contradicted_by", "second_reading", "reviewed", "review_by"),
    )

    kind: ClaimKind
    statement: Statement
    advised: Annotated[
        tuple[Advice, ...], Field(description="For guidance: who advises it and how strongly.")
    ] = ()
    applies_to: Annotated[AppliesTo, Field(description="Which form of kratom, in whom or in what.")]
    certainty: Annotated[
        Certainty | None,
        Field(description="How sure one can be, with the reasons; left out of guidance and law."),
    ] = None
    study_needed: Annotated[
        Text | None, Field(description="For an evidence gap: the study that would answer it.")
    ] = None
    contradicted_by: Annotated[
        tuple[ClaimRef, ...],
        Field(description="Claims of the handbook that say otherwise; they name this one in turn."),
    ] = ()
