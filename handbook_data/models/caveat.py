"""A limit that a reader must see beside a claim."""

from __future__ import annotations

from typing import Annotated

from handbook_data.models.base import FrozenModel, line
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import CaveatKind

CaveatText = Annotated[
    str, line(20, 600, "The limit in plain words, written for this very claim."), Voice.CAVEAT
]


class Caveat(FrozenModel):
    """One limit of one claim: its kind, and words written for this claim."""

    kind: CaveatKind
    text: CaveatText
