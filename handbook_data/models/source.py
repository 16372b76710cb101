"""A source: what was published, by whom, about whom; how it stands; how deep it was read.

Bibliographic fields follow the Citation Style Language 1.0.2, so that a source exports to CSL-JSON,
BibTeX and RIS without loss.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from handbook_data.models import forms
from handbook_data.models.base import Count, FrozenModel, Id, ShortText, Text, WebAddress, line
from handbook_data.models.dates import ExactDate, PartialDate
from handbook_data.models.identifiers import is_trial_number, isbn13
from handbook_data.models.record import Record
from handbook_data.models.references import SOURCE, Refers
from handbook_data.models.voices import Voice
from handbook_data.vocabulary import Counted, CslType, Depth, Design, Exposure, Provenance, Standing, Subject

DOI_PATTERN = r"^10\.[0-9]{4,9}(\.[0-9]+)*/[A-Za-z0-9._;()/:<>\[\]#&+*,!$=@~?-]+$"
"""Prefix and suffix, with the signs that agencies give out, or gave out once (`<`, `>` and `;` in a SICI).

No `%`: that is how an address writes one of these.
"""


def _isbn(value: str | None) -> str | None:
    if value is not None and isbn13(value) is None:
        raise PydanticCustomError("identifier_form", "the check digit of this ISBN is wrong")
    return value


def _trial(value: str | None) -> str | None:
    if value is not None and not is_trial_number(value):
        raise PydanticCustomError("identifier_form", "trial numbers of this register have another form")
    return value


Printed = Annotated[ShortText, Voice.QUOTED]
"""One short line, as the source prints it."""


class Name(FrozenModel):
    """A person (`family`, `given`) or a body (`literal`)."""

    family: Annotated[Printed | None, Field(description="Family name of a person.")] = None
    given: Annotated[
        Printed | None, Field(description="Given names or initials of a person, as printed.")
    ] = None
    literal: Annotated[Printed | None, Field(description="Name of a body.")] = None

    @model_validator(mode="after")
    def _person_or_body(self) -> Self:
        if (self.family is None) == (self.literal is None) or (self.literal and self.given):
            raise PydanticCustomError(
                "name_form", "a name is either `family` (and `given`) or `literal`, not both"
            )
        return self

    def __str__(self) -> str:
        return self.literal or self.family or ""


class Studied(FrozenModel):
    """Whom and what a source studied."""

    subjects: Annotated[tuple[Subject, ...], Field(min_length=1)]
    exposures: Annotated[tuple[Exposure, ...], Field(min_length=1)]
    population: Annotated[Text | None, Field(description="Who or what was studied, where and when.")] = None
    n: Annotated[Count | None, Field(description="How many, of what `n_of` says.")] = None
    n_of: Annotated[Counted | None, Field(description="What the number counts.")] = None
    n_note: Annotated[ShortText | None, Field(description="What the number counts, or leaves out.")] = None
    product: Annotated[Text | None, Field(description="The product, dose or exposure studied.")] = None


class Publication(FrozenModel):
    """How a publication stands today."""

    status: Standing = Standing.CURRENT
    on: Annotated[
        PartialDate | None, Field(description="When it was corrected, retracted or superseded.")
    ] = None
    notice: Annotated[ShortText | None, Field(description="Where the correction or retraction is.")] = None


class Checked(FrozenModel):
    """When a source was last looked at, how deep, and where."""

    on: Annotated[ExactDate, Field(description="The day on which it was last looked at.")]
    depth: Depth
    address: Annotated[
        WebAddress | None,
        Field(
            description="Where it was looked at: of a full text always (it may be `https://doi.org/…`), of "
            "an abstract where no `doi` or `pmid` leads to it."
        ),
    ] = None
    note: Annotated[
        ShortText | None,
        Field(description="What could not be seen, or why; of a text on paper, that it has no address."),
    ] = None


class Source(Record):
    """One publication, law, notice or page."""

    noun: ClassVar[str] = "source"

    type: CslType
    provenance: Provenance
    design: Design
    title: Annotated[str, line(3, 400, "The title as printed."), Voice.QUOTED]
    authors: Annotated[tuple[Name, ...], Field(description="Who wrote it, in the order printed.")] = ()
    issued: Annotated[PartialDate | None, Field(description="When it was published.")] = None
    container: Annotated[Printed | None, Field(description="Journal, book, site or register.")] = None
    publisher: Annotated[Printed | None, Field(description="Who published it.")] = None
    volume: Annotated[Printed | None, Field(description="Volume of the journal or book.")] = None
    issue: Annotated[Printed | None, Field(description="Issue of the journal.")] = None
    pages: Annotated[Printed | None, Field(description="Pages or article number.")] = None
    number: Annotated[Printed | None, Field(description="Bill, act, report or registry number.")] = None
    language: Annotated[
        str | None,
        StringConstraints(pattern=forms.LANGUAGE.pattern),
        Field(description="BCP 47 tag: `en`, `pt-BR`, `zh-Hant`."),
    ] = None
    doi: Annotated[
        str | None,
        StringConstraints(pattern=DOI_PATTERN, max_length=200),
        Field(description="Digital Object Identifier, without an address before it."),
    ] = None
    pmid: Annotated[
        str | None, StringConstraints(pattern=forms.PMID.pattern), Field(description="Number in PubMed.")
    ] = None
    pmcid: Annotated[
        str | None,
        StringConstraints(pattern=forms.PMCID.pattern),
        Field(description="Number in PubMed Central."),
    ] = None
    isbn: Annotated[
        str | None,
        StringConstraints(pattern=forms.ISBN.pattern),
        AfterValidator(_isbn),
        Field(description="International Standard Book Number, without hyphens."),
    ] = None
    registry_id: Annotated[
        str | None,
        StringConstraints(pattern=forms.TRIAL.pattern),
        AfterValidator(_trial),
        Field(description="Trial number."),
    ] = None
    url: Annotated[WebAddress | None, Field(description="Its own address.")] = None
    reports_on: Annotated[
        Id | None,
        Refers(SOURCE, back="reports_by_source"),
        Field(
            description="The id of the main report of the same study, test or statement, where this is "
            "another report of it: both are one origin and count once."
        ),
    ] = None
    includes: Annotated[
        tuple[Id, ...],
        Refers(SOURCE, back="reviews_by_source"),
        Field(description="For a review: the ids of the studies that it is known to include."),
    ] = ()
    studied: Annotated[Studied, Field(description="Whom and what it studied.")]
    design_note: Annotated[Text | None, Field(description="What a reader must know of how it was done.")] = (
        None
    )
    funding: Annotated[Text | None, Field(description="Who paid, as stated; empty where not seen.")] = None
    conflicts: Annotated[Text | None, Field(description="Interests declared or known.")] = None
    publication: Annotated[Publication, Field(description="How it stands today.")] = Publication()
    checked: Annotated[Checked, Field(description="When it was last looked at, how deep, and where.")]
    note: Annotated[Text | None, Field(description="What else a reader should know of it.")] = None

    @property
    def short_citation(self) -> str:
        """Author and year, as a reader meets it in running text."""
        names = [str(name) for name in self.authors]
        if not names:
            who = self.publisher or self.container or self.title
            who = who if len(who) <= 60 else who[:57].rstrip() + "…"
        elif len(names) == 1:
            who = names[0]
        elif len(names) == 2:
            who = f"{names[0]} and {names[1]}"
        else:
            who = f"{names[0]} et al."
        return f"{who} {self.issued.year}" if self.issued else f"{who}, undated"
