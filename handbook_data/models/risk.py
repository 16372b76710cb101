"""A risk: what can go wrong, how often it was seen, what to watch for and what to do."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import Id, OwnClaimRef
from handbook_data.models.record import Claims, KeyPoints, TopicRecord
from handbook_data.models.references import Refers
from handbook_data.models.situation import CallWhen, DoNotStop, FirstAid


class Risk(TopicRecord):
    """A risk: what was seen, in how many of whom, what to watch for, what to do, who says so."""

    noun: ClassVar[str] = "risk"
    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "title", "also_known_as", "codes", "first_aid", "key_points", "watch_for"),
        *(
            "what_to_do",
            "do_not_stop",
            "call_when",
            "conditions",
            "related",
            "claims",
            "reviewed",
            "review_by",
        ),
    )

    first_aid: FirstAid = ()
    key_points: Annotated[KeyPoints, Field(min_length=1)]
    watch_for: Annotated[
        tuple[OwnClaimRef, ...],
        Field(min_length=1, description="Ids of the claims that say what to watch for."),
    ]
    what_to_do: Annotated[
        tuple[OwnClaimRef, ...], Field(min_length=1, description="Ids of the claims that say what to do.")
    ]
    do_not_stop: DoNotStop = ()
    call_when: CallWhen = ()
    conditions: Annotated[
        tuple[Id, ...],
        Refers("condition", back="risks_by_condition"),
        Field(description="Conditions on whose pages this risk is named."),
    ] = ()
    claims: Annotated[Claims, Field(min_length=1)]
