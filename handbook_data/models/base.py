"""The ground all models stand on: frozen, closed, and with text that is only text."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StringConstraints
from pydantic_core import PydanticCustomError

from handbook_data.models import forms
from handbook_data.models.addresses import split_address
from handbook_data.models.references import CLAIM, OWN_CLAIM, RECORD, SOURCE, TOPIC_OR_TERM, Refers
from handbook_data.models.voices import Voice

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LINE_PATTERN = r"^\S(.*\S)?$"
"""One line with no space at either end: `.` does not match a line break."""

ADDRESS_PATTERN = r'^https?://([^\s"`<>{}|\\^%]|%[0-9A-Fa-f]{2})+$'
"""No sign that has no place in an address (RFC 3986), and `%` only before two hexadecimal digits."""


class FrozenModel(BaseModel):
    """A model that cannot be changed and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    key_order: ClassVar[tuple[str, ...]] = ()
    """The order of its keys in a file, where it is not that of its fields: inherited ones first."""


def line(least: int, most: int, description: str) -> object:
    """Constraints for one line of plain text of `least` to `most` characters."""
    return Field(min_length=least, max_length=most, pattern=LINE_PATTERN, description=description)


Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=80),
    Field(description="Lower-case letters, digits and single hyphens; permanent once published."),
]
ClaimRef = Annotated[
    str,
    StringConstraints(pattern=forms.CLAIM.pattern, max_length=161),
    Field(description="The full id of a claim: record id, slash, claim id."),
    Refers(CLAIM),
]
SourceRef = Annotated[Id, Refers(SOURCE, back="citations_by_source")]
RecordRef = Annotated[Id, Refers(RECORD)]
OwnClaimRef = Annotated[Id, Refers(OWN_CLAIM)]
Title = Annotated[str, line(2, 120, "A short name, as a reader would look for it."), Voice.NAME]
OtherName = Annotated[str, line(1, 120, "Another name, sign or spelling that readers look for."), Voice.NAME]
ShortText = Annotated[str, line(1, 200, "One short line of plain text."), Voice.LABEL]
Text = Annotated[str, line(1, 900, "One paragraph of plain text; no markup is read from it."), Voice.PROSE]
LightText = Annotated[
    str,
    line(1, 900, "One paragraph in which *emphasis* and [[record-id]] links are read, nothing else."),
    Voice.PROSE,
    Refers(TOPIC_OR_TERM, or_claim=True, in_text=True),
]


def _can_be_followed(address: str) -> str:
    try:
        split_address(address)
    except ValueError as error:
        raise PydanticCustomError(
            "address_form", "a web address can be followed: {reason}", {"reason": str(error)}
        ) from None
    return address


WebAddress = Annotated[
    str,
    StringConstraints(pattern=ADDRESS_PATTERN, max_length=600),
    AfterValidator(_can_be_followed),
    Field(description="A full web address that starts with http:// or https://."),
]
Flag = StrictBool
"""True or false, and no other word for either."""
Count = Annotated[StrictInt, Field(ge=0, description="A whole number, zero or more.")]
