"""A limit that a reader must see beside a claim."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook_data.models.base import FrozenModel, Id, line
from handbook_data.models.evidence import Locator
from handbook_data.models.references import SOURCE, Refers
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import CaveatKind

CaveatText = Annotated[
    str, line(8, 600, "The limit in plain words, written for this very claim."), Voice.CAVEAT
]


class Caveat(FrozenModel):
    """One limit of one claim: its kind, and words written for this claim."""

    kind: CaveatKind
    text: CaveatText
    source: Annotated[
        Id | None,
        Refers(SOURCE, back="citations_by_source"),
        Field(description="The id of the source of what it states, where no evidence of its claim has it."),
    ] = None
    locator: Annotated[Locator | None, Field(description="Where in that source it stands.")] = None
