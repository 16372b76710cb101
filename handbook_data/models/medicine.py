"""A medicine, or another substance that people take: its names, its codes, and the classes it is in."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from handbook_data.models.base import FrozenModel, Id, OtherName, ShortText, SourceRef, Title
from handbook_data.models.codes import Code
from handbook_data.models.evidence import Locator
from handbook_data.models.record import Record, ReviewBy, Reviewed
from handbook_data.models.references import Refers
from handbook_data.vocabulary import Market


class GenericName(FrozenModel):
    """What a medicine is called generically in some countries, if not by its title."""

    name: Annotated[Title, Field(description="The generic name.")]
    countries: Annotated[
        tuple[Market, ...], Field(min_length=1, description="Where it is called that, as the source says.")
    ]
    source: Annotated[SourceRef, Field(description="The source in which it was seen.")]


class Brand(FrozenModel):
    """One brand name, and where it is sold under it."""

    name: Annotated[Title, Field(description="The brand name.")]
    countries: Annotated[
        tuple[Market, ...], Field(description="Where it is sold under it, as the source says.")
    ] = ()
    sources: Annotated[
        tuple[SourceRef, ...],
        Field(description="The sources in which it was seen: often one list for each country."),
    ] = ()

    @model_validator(mode="after")
    def _countries_have_sources(self) -> Self:
        if self.countries and not self.sources:
            raise PydanticCustomError(
                "brand_form", "a brand with `countries` has the `sources` that name them"
            )
        return self


class Purpose(FrozenModel):
    """One thing that a medicine is used for, as one source says."""

    what: Annotated[ShortText, Field(description="What it is used for, in a few plain words.")]
    source: Annotated[SourceRef, Field(description="The source that says so.")]
    locator: Annotated[Locator, Field(description="Where in that source it stands.")]


class ListEntry(FrozenModel):
    """A place in a published list of the medicines that are used most."""

    source: Annotated[SourceRef, Field(description="The list.")]
    locator: Annotated[Locator, Field(description="Where it stands in the list: its rank, or its row.")]


class Medicine(Record):
    """One medicine under its international name, with every class it is in; it makes no claim of its own."""

    noun: ClassVar[str] = "medicine"

    title: Annotated[Title, Field(description="Its international name, in small letters.")]
    names: Annotated[
        tuple[GenericName, ...], Field(description="Its generic names in countries that call it otherwise.")
    ] = ()
    also_known_as: Annotated[
        tuple[OtherName, ...], Field(description="Other names, short forms and slang that people type.")
    ] = ()
    brands: Annotated[tuple[Brand, ...], Field(description="Brand names by country.")] = ()
    codes: Annotated[
        tuple[Code, ...], Field(description="ATC, RxNorm, UNII …, each as one source shows it.")
    ] = ()
    interactions: Annotated[
        tuple[Id, ...],
        Refers("interaction", back="medicines_by_interaction"),
        Field(min_length=1, description="Every class it is in: the ids of interaction records."),
    ]
    used_for: Annotated[tuple[Purpose, ...], Field(description="What it is used for.")] = ()
    most_used: Annotated[
        tuple[ListEntry, ...], Field(description="Lists of the most used medicines on which it stands.")
    ] = ()
    reviewed: Reviewed
    review_by: ReviewBy
