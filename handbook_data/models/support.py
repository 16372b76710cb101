"""Where to get help now, and the support around treatment."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from handbook_data.models import forms
from handbook_data.models.base import Flag, FrozenModel, Id, ShortText
from handbook_data.models.record import Claims, KeyPoints, TopicRecord
from handbook_data.models.references import Refers
from handbook_data.vocabulary import Channel, Need, SupportKind

Region = Annotated[
    str,
    StringConstraints(pattern=forms.REGION.pattern),
    Field(description="ISO 3166-1 code of a country, EU, or world."),
]


class Contact(FrozenModel):
    """One way to reach a service."""

    channel: Channel
    value: Annotated[ShortText, Field(description="The number or address, as one would use it.")]
    note: Annotated[ShortText | None, Field(description="What to do or know when using it.")] = None


class Support(TopicRecord):
    """A help line, a directory or a way of being supported."""

    noun: ClassVar[str] = "support"
    key_order: ClassVar[tuple[str, ...]] = (
        *("id", "title", "also_known_as", "codes", "kind", "regions", "needs", "serves", "contacts", "hours"),
        *(
            "cost",
            "languages",
            "on_every_page",
            "conditions",
            "key_points",
            "related",
            "claims",
            "reviewed",
            "review_by",
        ),
    )

    kind: SupportKind
    regions: Annotated[
        tuple[Region, ...],
        Field(min_length=1, description="ISO 3166-1 code of a country, EU, or world."),
    ]
    needs: tuple[Need, ...] = ()
    contacts: Annotated[tuple[Contact, ...], Field(description="How it is reached.")] = ()
    hours: Annotated[ShortText | None, Field(description="When it can be reached.")] = None
    cost: Annotated[ShortText | None, Field(description="What it costs, as a source says.")] = None
    languages: Annotated[
        ShortText | None, Field(description="The languages in which it answers, as a source says.")
    ] = None
    serves: Annotated[
        ShortText | None, Field(description="Whom it is for, where not for everyone: veterans, deaf callers.")
    ] = None
    on_every_page: Annotated[
        Flag, Field(description="Whether the bar at the head of every page names it.")
    ] = False
    conditions: Annotated[
        tuple[Id, ...],
        Refers("condition", back="support_by_condition", none_is_all=True),
        Field(description="Conditions on whose pages it is named; empty for all."),
    ] = ()
    key_points: Annotated[KeyPoints, Field(min_length=1)]
    claims: Annotated[Claims, Field(min_length=1)]

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if self.kind is not SupportKind.SUPPORT_SYSTEM and not (self.contacts and self.needs):
            raise PydanticCustomError("support_form", "a help line or directory has `contacts` and `needs`")
        return self

    @property
    def silent_channels(self) -> tuple[Channel, ...]:
        """The channels on which nobody has to speak or hear."""
        found = (contact.channel for contact in self.contacts)
        return tuple(dict.fromkeys(c for c in found if c in (Channel.TEXT, Channel.CHAT)))
