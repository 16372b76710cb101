"""A term of the field or of the handbook's method, explained."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook_data.models.base import Flag, Id, LightText, SourceRef, Title
from handbook_data.models.dates import ExactDate
from handbook_data.models.record import Record


class GlossaryTerm(Record):
    """A term and what it means here."""

    noun: ClassVar[str] = "glossary term"

    id: Id
    term: Title
    also_known_as: tuple[Title, ...] = ()
    meaning: LightText
    sources: Annotated[
        tuple[SourceRef, ...], Field(description="Where the meaning was seen; empty only for our own method.")
    ] = ()
    own_method: Annotated[Flag, Field(description="Whether it is a term of this handbook's method.")] = False
    reviewed: ExactDate
    review_by: ExactDate
