"""A second reading: an assertion is held against its sources by someone who had not written it.

It is bound to the words that were read: `handbook_data.second_reading` tells whether they still stand.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from handbook_data.models import forms
from handbook_data.models.base import FrozenModel, Id, Text, WebAddress, line
from handbook_data.models.dates import ExactDate
from handbook_data.models.references import SOURCE, Refers
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import Depth, FaultKind, ReadingOutcome

Words = Annotated[
    str,
    StringConstraints(pattern=forms.HASH.pattern),
    Field(description="Short hash of the words that were read; `make read ID=...` prints it."),
]
Interests = Annotated[
    str,
    line(4, 300, "Interests of the reader in kratom or its alternatives: `none`, or what they are."),
    Voice.LABEL,
]


NO_INTERESTS = "none"
"""What a reader without interests in the matter writes."""


class SourceReadAgain(FrozenModel):
    """One source that the second reader opened."""

    source: Annotated[Id, Refers(SOURCE), Field(description="One of the sources that it rests on.")]
    depth: Depth
    address: Annotated[
        WebAddress | None, Field(description="Where it was read, if not where its record says.")
    ] = None


class SecondReading(FrozenModel):
    """When an assertion was read again by someone who had not written it, how deep, and what was found."""

    on: Annotated[ExactDate, Field(description="The day on which it was read again.")]
    read: Annotated[
        tuple[SourceReadAgain, ...], Field(description="The sources that were opened, and how deep.")
    ] = ()
    found: ReadingOutcome
    faults: Annotated[
        tuple[FaultKind, ...], Field(description="The kinds of fault that were found, and mended since.")
    ] = ()
    note: Annotated[Text | None, Field(description="What was wrong, and how it was mended.")] = None
    interests: Interests
    words: Words

    @property
    def confirms(self) -> bool:
        """Whether what stands now was found in the sources, so that it counts as read twice."""
        return self.found is not ReadingOutcome.NOT_FOUND


Read = Annotated[
    SecondReading | None,
    Field(description="A second reading, source by source, by someone who did not write it."),
]
