"""An interaction of kratom with a class of medicines or another substance."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import ClaimRef, FrozenModel, OwnClaimRef
from handbook_data.models.certainty import Reason
from handbook_data.models.record import Claims, KeyPoints, TopicRecord
from handbook_data.models.references import WORD, Refers
from handbook_data.models.situation import CallWhen, DoNotStop, FirstAid
from handbook_data.vocabulary import Exposure, MedicineClass, Severity, SeverityBasis


class SeverityJudgement(FrozenModel):
    """How bad it could be, on what basis, and which claims decide it."""

    level: Severity
    basis: SeverityBasis
    reason: Annotated[Reason, Field(description="Why it is as severe as that.")]
    decided_by: Annotated[
        tuple[OwnClaimRef, ...], Field(min_length=1, description="Ids of this record's claims.")
    ]


class Interaction(TopicRecord):
    """What kratom does with a class of medicines; one record for both directions of a pair."""

    noun: ClassVar[str] = "interaction"
    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "title", "also_known_as", "codes", "exposures", "medicine_classes"),
        *(
            "severity",
            "first_aid",
            "do_not_stop",
            "what_to_do",
            "watch_for",
            "call_when",
            "key_points",
            "related",
            "claims",
            "reviewed",
            "review_by",
        ),
    )

    exposures: Annotated[tuple[Exposure, ...], Field(min_length=1, description="The kratom side.")]
    medicine_classes: Annotated[
        tuple[MedicineClass, ...], Refers(WORD, back="interactions_by_class"), Field(min_length=1)
    ]
    severity: Annotated[SeverityJudgement, Field(description="How bad it could be, and what decides it.")]
    first_aid: FirstAid = ()
    do_not_stop: DoNotStop = ()
    what_to_do: Annotated[tuple[ClaimRef, ...], Field(description="Full ids of claims: what to do.")] = ()
    watch_for: Annotated[
        tuple[ClaimRef, ...], Field(description="Full ids of claims: what to watch for.")
    ] = ()
    call_when: CallWhen = ()
    key_points: Annotated[KeyPoints, Field(min_length=1)]
    claims: Annotated[Claims, Field(min_length=1)]
