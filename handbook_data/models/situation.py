"""A situation: what a person can do now, step by step, from claims of those who advise it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import ClaimRef, Flag, Id
from handbook_data.models.record import TopicRecord
from handbook_data.models.references import Refers
from handbook_data.vocabulary import Audience

FirstAid = Annotated[
    tuple[Id, ...],
    Refers("situation", back="topics_by_first_aid"),
    Field(description="Ids of situations whose steps are the first aid for it."),
]
DoNotStop = Annotated[
    tuple[ClaimRef, ...],
    Field(description="Full ids of claims: not to stop a prescribed medicine, and whom to ask."),
]
CallWhen = Annotated[
    tuple[ClaimRef, ...], Field(description="Full ids of claims: when to call for help, and whom.")
]


class Situation(TopicRecord):
    """What to do now, in steps; each is a claim of this record or of another."""

    noun: ClassVar[str] = "situation"
    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "title", "also_known_as", "codes", "audience", "is_first_aid", "steps", "do_not_stop"),
        *("call_when", "key_points", "related", "claims", "reviewed", "review_by"),
    )

    audience: Annotated[tuple[Audience, ...], Field(min_length=1, description="Who is in it.")]
    is_first_aid: Annotated[
        Flag, Field(description="Whether its steps are first aid: each names who teaches it.")
    ] = False
    steps: Annotated[
        tuple[ClaimRef, ...], Field(min_length=1, description="Full ids of claims, in the order to act on.")
    ]
    do_not_stop: DoNotStop = ()
    call_when: CallWhen = ()
