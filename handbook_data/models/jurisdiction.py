"""The law of one place: periods with their dates, rules, local exceptions, pending measures.

Four dates are kept apart: `enacted` (when the instrument was made), `from` (when it took effect),
`valid_through` (the newest day for which a source shows it) and `checked` (when we last looked).
A period is half-open: in force on `from`, no longer in force on `to`.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from handbook_data.models.base import (
    Flag,
    FrozenModel,
    Id,
    OwnClaimRef,
    RecordRef,
    ShortText,
    Text,
    Title,
    WebAddress,
)
from handbook_data.models.caveat import Caveat
from handbook_data.models.certainty import Certainty
from handbook_data.models.claim import Claim, Sourced
from handbook_data.models.codes import Code
from handbook_data.models.dates import ExactDate, PartialDate
from handbook_data.models.evidence import Evidence
from handbook_data.models.measurement import Printed
from handbook_data.models.record import TopicRecord
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import (
    JurisdictionLevel,
    LegalRuleKind,
    LegalStatus,
    LegalSubstance,
    MeasureStage,
)


class LegalRule(FrozenModel):
    """One rule of an instrument, with its figure where it has one."""

    kind: LegalRuleKind
    text: Annotated[Text, Field(description="What the rule asks, in our words.")]
    amount: Printed | None = None
    unit: ShortText | None = None
    basis: Annotated[ShortText | None, Field(description="What the amount is a share of.")] = None


class LegalPeriod(Sourced):
    """One status of one substance for one span of time. It is a claim of kind `legal`.

    Its statement is not written but composed from these fields, so that it cannot disagree with them.
    """

    id: Id
    substance: LegalSubstance
    status: LegalStatus
    schedule: Annotated[
        ShortText | None, Voice.QUOTED, Field(description="Schedule or list, as the law names it.")
    ] = None
    instrument: Annotated[Text | None, Voice.QUOTED, Field(description="The act, order or rule.")] = None
    citation: Annotated[ShortText | None, Voice.QUOTED, Field(description="Its official citation.")] = None
    enacted: Annotated[PartialDate | None, Field(description="When it was made; empty if not seen.")] = None
    start: Annotated[
        PartialDate | None, Field(alias="from", description="First day in effect; empty if not known.")
    ] = None
    end: Annotated[
        PartialDate | None, Field(alias="to", description="First day no longer in effect; empty if open.")
    ] = None
    end_unknown: Annotated[Flag, Field(description="It has ended, on a day that was not seen.")] = False
    valid_through: Annotated[
        PartialDate | None, Field(description="The newest day for which a source shows it.")
    ] = None
    rules: tuple[LegalRule, ...] = ()
    penalties: Annotated[Text | None, Field(description="As stated in a source; empty if not seen.")] = None
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    caveats: Annotated[tuple[Caveat, ...], Field(min_length=1)]
    certainty: Certainty
    checked: Annotated[ExactDate, Field(description="When we last looked for a change.")]
    reviewed: ExactDate
    review_by: ExactDate

    @model_validator(mode="after")
    def _end_is_one_thing(self) -> Self:
        if self.end is not None and self.end_unknown:
            raise PydanticCustomError(
                "period_form", "a period has a day of ending or an unknown one, not both"
            )
        return self

    @property
    def is_open(self) -> bool:
        """Whether it has not ended, as far as was seen."""
        return self.end is None and not self.end_unknown


class LocalRule(LegalPeriod):
    """The law of a county, city, parish or other place inside a jurisdiction."""

    id: Id
    place: Annotated[Title, Field(description="County, city or other place.")]
    fips: Annotated[str | None, StringConstraints(pattern=r"^\d{5}(\d{2})?$")] = None


class PendingMeasure(Sourced):
    """Something proposed, recommended, announced or passed that is not in force. Never a status."""

    id: Id
    title: Title
    substances: Annotated[tuple[LegalSubstance, ...], Field(min_length=1)]
    place: Annotated[
        Title | None, Field(description="County, city or other place it is for; empty for the whole.")
    ] = None
    summary: Annotated[Text, Field(description="What it would do, in our words.")]
    stage: MeasureStage
    as_of: Annotated[PartialDate, Field(description="For which day the stage was seen.")]
    citation: Annotated[ShortText | None, Voice.QUOTED] = None
    takes_effect: Annotated[
        PartialDate | None, Field(description="The day on which it says it takes effect.")
    ] = None
    earliest: Annotated[
        PartialDate | None, Field(description="The first day on which it could take effect.")
    ] = None
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    caveats: Annotated[tuple[Caveat, ...], Field(min_length=1)]
    certainty: Certainty
    reviewed: ExactDate
    review_by: ExactDate


class OfficialText(FrozenModel):
    """Where the official text of the law is to be read."""

    title: Title
    address: WebAddress


class Jurisdiction(TopicRecord):
    """A country, the US federal level, a state or a territory, and its law on kratom."""

    noun: ClassVar[str] = "jurisdiction"
    claim_lists: ClassVar[tuple[str, ...]] = ("periods", "local", "pending", "claims")

    id: Id
    code: Annotated[
        str,
        StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z]{2})?$"),
        Field(description="ISO 3166-1 alpha-2 or ISO 3166-2 code."),
    ]
    title: Title
    also_known_as: tuple[Title, ...] = ()
    level: JurisdictionLevel
    codes: tuple[Code, ...] = ()
    official_texts: tuple[OfficialText, ...] = ()
    key_points: Annotated[tuple[OwnClaimRef, ...], Field(description="Ids of periods or claims.")] = ()
    related: tuple[RecordRef, ...] = ()
    periods: Annotated[tuple[LegalPeriod, ...], Field(min_length=1)]
    local: tuple[LocalRule, ...] = ()
    pending: tuple[PendingMeasure, ...] = ()
    claims: tuple[Claim, ...] = ()
    reviewed: ExactDate
    review_by: ExactDate
