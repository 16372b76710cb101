"""An international body and what it has decided about kratom."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import Id, OwnClaimRef, RecordRef, Text, Title
from handbook_data.models.caveat import Caveat
from handbook_data.models.certainty import Certainty
from handbook_data.models.claim import Claim, Sourced
from handbook_data.models.codes import Code
from handbook_data.models.dates import ExactDate, PartialDate
from handbook_data.models.evidence import Evidence
from handbook_data.models.record import TopicRecord
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import BodyPosition, LegalSubstance


class Decision(Sourced):
    """What a body has decided about some substances, from when. It is a claim of kind `legal`."""

    id: Id
    substances: Annotated[tuple[LegalSubstance, ...], Field(min_length=1)]
    position: BodyPosition
    instrument: Annotated[Text | None, Voice.QUOTED, Field(description="The list, meeting or document.")] = (
        None
    )
    on: Annotated[PartialDate | None, Field(description="When it was decided; empty if not known.")] = None
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    caveats: Annotated[tuple[Caveat, ...], Field(min_length=1)]
    certainty: Certainty
    reviewed: ExactDate
    review_by: ExactDate


class InternationalBody(TopicRecord):
    """A treaty body, agency or union, and its position on kratom and its alkaloids."""

    noun: ClassVar[str] = "international body"
    claim_lists: ClassVar[tuple[str, ...]] = ("decisions", "claims")

    id: Id
    title: Title
    also_known_as: tuple[Title, ...] = ()
    codes: tuple[Code, ...] = ()
    key_points: Annotated[tuple[OwnClaimRef, ...], Field(description="Ids of decisions or claims.")] = ()
    related: tuple[RecordRef, ...] = ()
    decisions: Annotated[tuple[Decision, ...], Field(min_length=1)]
    claims: tuple[Claim, ...] = ()
    reviewed: ExactDate
    review_by: ExactDate
