"""A term of the field or of the handbook's method, explained."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import Flag, LightText, OtherName, SourceRef, Title
from handbook_data.models.evidence import Locator
from handbook_data.models.record import Record, ReviewBy, Reviewed


class GlossaryTerm(Record):
    """A term and what it means here."""

    noun: ClassVar[str] = "glossary term"

    term: Annotated[Title, Field(description="The term.")]
    also_known_as: Annotated[
        tuple[OtherName, ...], Field(description="Other names that readers look for.")
    ] = ()
    meaning: Annotated[
        LightText, Field(description="What it means; *emphasis* and [[id]] links to records are read in it.")
    ]
    sources: Annotated[
        tuple[SourceRef, ...], Field(description="Where the meaning was seen; empty only for our own method.")
    ] = ()
    locator: Annotated[
        Locator | None, Field(description="Where in the first of these it stands: the entry, the section.")
    ] = None
    own_method: Annotated[Flag, Field(description="Whether it is a term of this handbook's method.")] = False
    reviewed: Reviewed
    review_by: ReviewBy
