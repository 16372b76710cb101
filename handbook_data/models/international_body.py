"""An international body and what it has decided about kratom."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import Text
from handbook_data.models.claim import Sourced
from handbook_data.models.dates import PartialDate
from handbook_data.models.record import TopicRecord
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import BodyPosition, LegalSubstance


class Decision(Sourced):
    """What a body has decided about some substances, from when. It is a claim of kind `legal`."""

    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "substances", "position", "instrument", "on", "evidence", "caveats"),
        *("second_reading", "reviewed", "review_by"),
    )

    substances: Annotated[tuple[LegalSubstance, ...], Field(min_length=1)]
    position: BodyPosition
    instrument: Annotated[Text | None, Voice.QUOTED, Field(description="The list, meeting or document.")] = (
        None
    )
    on: Annotated[PartialDate | None, Field(description="When it was decided; empty if not known.")] = None


class InternationalBody(TopicRecord):
    """A treaty body, agency or union, and its position on kratom and its alkaloids."""

    noun: ClassVar[str] = "international body"
    claim_lists: ClassVar[tuple[str, ...]] = ("decisions", "claims")
    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "title", "also_known_as", "codes", "key_points", "related", "decisions", "claims"),
        *("reviewed", "review_by"),
    )

    decisions: Annotated[tuple[Decision, ...], Field(min_length=1, description="What it has decided.")]
