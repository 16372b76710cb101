"""The law of one place: periods with their dates, rules, local exceptions, pending measures.

Five dates are kept apart: `enacted` (when the instrument was made), `from` (when it took effect),
`seen_from` (where that day was not seen: the oldest day for which a source shows it), `valid_through`
(the newest day for which a source shows it) and `checked` (when we last looked).
A period is half-open: in force on `from`, no longer in force on `to`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from handbook_data.models import forms
from handbook_data.models.base import (
    Flag,
    FrozenModel,
    ShortText,
    Text,
    Title,
    WebAddress,
)
from handbook_data.models.claim import Sourced
from handbook_data.models.dates import ExactDate, PartialDate
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
    amount: Annotated[Printed | None, Field(description="The number as printed.")] = None
    unit: Annotated[ShortText | None, Field(description="The unit of the amount.")] = None
    basis: Annotated[ShortText | None, Field(description="What the amount is a share of.")] = None


class LegalPeriod(Sourced):
    """One status of one substance for one span of time. It is a claim of kind `legal`.

    Its statement is not written but composed from these fields, so that it cannot disagree with them.
    """

    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "substance", "status", "schedule", "instrument", "citation", "enacted", "start"),
        *("end", "end_unknown", "seen_from", "valid_through", "rules", "penalties", "evidence"),
        *("caveats", "second_reading", "checked", "reviewed", "review_by"),
    )

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
    seen_from: Annotated[
        PartialDate | None,
        Field(description="The oldest day for which a source shows it, where its first day was not seen."),
    ] = None
    valid_through: Annotated[
        PartialDate | None, Field(description="The newest day for which a source shows it.")
    ] = None
    rules: Annotated[tuple[LegalRule, ...], Field(description="What the instrument asks.")] = ()
    penalties: Annotated[Text | None, Field(description="As stated in a source; empty if not seen.")] = None
    checked: Annotated[ExactDate, Field(description="When we last looked for a change.")]

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

    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "place", "fips", "evidence", "caveats", "second_reading", "reviewed"),
        *("review_by", "substance", "status", "schedule", "instrument", "citation", "enacted", "start"),
        *("end", "end_unknown", "seen_from", "valid_through", "rules", "penalties", "checked"),
    )

    place: Annotated[Title, Field(description="County, city or other place.")]
    fips: Annotated[
        str | None,
        StringConstraints(pattern=forms.FIPS.pattern),
        Field(description="US federal code of the place."),
    ] = None


class PendingMeasure(Sourced):
    """Something proposed, recommended, announced or passed that is not in force. Never a status."""

    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "title", "substances", "place", "summary", "stage", "as_of", "citation"),
        *("takes_effect", "earliest", "evidence", "caveats", "second_reading", "reviewed"),
        *("review_by",),
    )

    title: Annotated[Title, Field(description="Its name.")]
    substances: Annotated[tuple[LegalSubstance, ...], Field(min_length=1)]
    place: Annotated[
        Title | None, Field(description="County, city or other place it is for; empty for the whole.")
    ] = None
    summary: Annotated[Text, Field(description="What it would do, in our words.")]
    stage: MeasureStage
    as_of: Annotated[PartialDate, Field(description="For which day the stage was seen.")]
    citation: Annotated[
        ShortText | None, Voice.QUOTED, Field(description="Its official number or citation.")
    ] = None
    takes_effect: Annotated[
        PartialDate | None, Field(description="The day on which it says it takes effect.")
    ] = None
    earliest: Annotated[
        PartialDate | None, Field(description="The first day on which it could take effect.")
    ] = None


class OfficialText(FrozenModel):
    """Where the official text of the law is to be read."""

    title: Title
    address: WebAddress


class Jurisdiction(TopicRecord):
    """A country, the US federal level, a state or a territory, and its law on kratom."""

    noun: ClassVar[str] = "jurisdiction"
    claim_lists: ClassVar[tuple[str, ...]] = ("periods", "local", "pending", "claims")
    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "code", "title", "also_known_as", "level", "codes", "official_texts", "key_points"),
        *("related", "periods", "local", "pending", "claims", "reviewed", "review_by"),
    )

    code: Annotated[
        str,
        StringConstraints(pattern=forms.PLACE.pattern),
        Field(description="ISO 3166-1 alpha-2 or ISO 3166-2 code."),
    ]
    level: JurisdictionLevel
    official_texts: Annotated[
        tuple[OfficialText, ...], Field(description="Where the law is to be read.")
    ] = ()
    periods: Annotated[
        tuple[LegalPeriod, ...],
        Field(min_length=1, description="Its law, one status of one substance for one span of time each."),
    ]
    local: Annotated[tuple[LocalRule, ...], Field(description="The law of places inside it.")] = ()
    pending: Annotated[
        tuple[PendingMeasure, ...],
        Field(description="What is proposed, announced or passed and not in force."),
    ] = ()

    def laws(self) -> Iterator[tuple[tuple[str | int, ...], LegalPeriod]]:
        """Its own periods and those of the places in it, each with where it stands in the record."""
        for place, item in self.assertions():
            if isinstance(item, LegalPeriod):
                yield place, item
