"""An assertion found in the wild, and what the handbook's claims say of it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import ClaimRef, Id, LightText, SourceRef, line
from handbook_data.models.record import Record, ReviewBy, Reviewed
from handbook_data.models.references import CLAIM, TOPIC, Refers
from handbook_data.models.second_reading import Read
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import Danger, Verdict


class CirculatingClaim(Record):
    """An assertion in circulation, paraphrased; the verdict; the claims that decide it."""

    noun: ClassVar[str] = "circulating claim"

    assertion: Annotated[str, line(10, 300, "What is said, in our words."), Voice.QUOTED]
    found_in: Annotated[
        tuple[SourceRef, ...], Field(min_length=1, description="Sources in which it was read.")
    ]
    about: Annotated[
        tuple[Id, ...],
        Refers(TOPIC, back="circulating_by_record"),
        Field(min_length=1, description="Records on whose pages it is shown."),
    ]
    verdict: Verdict
    reason: Annotated[
        LightText,
        Voice.REASON,
        Field(description="Why; *emphasis* and [[id]] links to records and claims are read in it."),
    ]
    decided_by: Annotated[
        tuple[ClaimRef, ...],
        Refers(CLAIM, back="circulating_by_claim"),
        Field(min_length=1, description="Full ids of the claims that decide the verdict."),
    ]
    danger: Danger
    second_reading: Read = None
    reviewed: Reviewed
    review_by: ReviewBy
