"""A question as people ask it, and the claims that answer it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models import forms
from handbook_data.models.base import ClaimRef, Id, line
from handbook_data.models.record import Record, ReviewBy, Reviewed
from handbook_data.models.references import CLAIM, RECORD, Refers
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import Audience, QuestionGroup

Phrasing = Annotated[str, line(2, 160, "As people type it: a brand, slang, a misspelling."), Voice.QUOTED]


class Question(Record):
    """A question, other ways to type it, who asks, and its answer; it asserts nothing of its own."""

    noun: ClassVar[str] = "question"

    question: Annotated[
        str,
        line(8, 160, "The question as people ask it; ends with a question mark."),
        Field(pattern=forms.QUESTION.pattern),
        Voice.QUOTED,
    ]
    phrasings: Annotated[tuple[Phrasing, ...], Field(description="Other ways in which people type it.")] = ()
    group: QuestionGroup
    asked_by: Annotated[tuple[Audience, ...], Field(min_length=1, description="Who asks it.")]
    answer: Annotated[
        tuple[ClaimRef, ...],
        Refers(CLAIM, back="questions_by_claim"),
        Field(min_length=1, description="Full ids of claims: the first is the answer. A gap is one too."),
    ]
    leads_to: Annotated[
        tuple[Id, ...],
        Refers(RECORD, back="questions_by_record"),
        Field(description="Ids of records where a reader goes on: a situation, a medicine, a topic."),
    ] = ()
    reviewed: Reviewed
    review_by: ReviewBy
