"""One piece of evidence: what one source found, which way it points, and where it says so."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook_data.models.base import FrozenModel, Id, line
from handbook_data.models.references import SOURCE, Refers
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import Directness, Stance

Finding = Annotated[
    str,
    line(10, 900, "What the source found, in our words, with figures, denominators and units."),
    Voice.FINDING,
]
Locator = Annotated[
    str,
    line(2, 200, "Where in the source it stands: abstract, Table 3, section 40:989.1(B) …"),
    Voice.LOCATOR,
]


class Evidence(FrozenModel):
    """What one source says about one claim.

    The axes are kept apart: `stance` is which way it points for the claim as worded, `directness` how
    closely it bears on it; how the study was done is a property of the source.
    """

    source: Annotated[Id, Refers(SOURCE), Field(description="The id of a source record.")]
    stance: Stance
    directness: Directness = Directness.DIRECT
    finding: Finding
    locator: Locator
    read_in: Annotated[
        Id | None,
        Refers(SOURCE, back="citations_by_source"),
        Field(
            description="The id of another source in which this was read, where the source itself was not: "
            "what follows is then told at second hand."
        ),
    ] = None
