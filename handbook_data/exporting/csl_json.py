"""`sources.json`: CSL-JSON, the data format of the Citation Style Language 1.0.2."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter

from handbook_data.exporting.data_file import DataFile
from handbook_data.exporting.json_schema import named_schema
from handbook_data.exporting.json_text import json_text
from handbook_data.exporting.table import Release
from handbook_data.models.addresses import web_address
from handbook_data.models.base import FrozenModel
from handbook_data.models.dates import PartialDate
from handbook_data.models.source import Name, Source
from handbook_data.vocabulary import CslType, Standing

DateParts = tuple[int] | tuple[int, int] | tuple[int, int, int]


class CslName(FrozenModel):
    """A person or a body."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


class CslDate(FrozenModel):
    """A date as precise as it is known: year; year and month; or year, month and day."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    date_parts: Annotated[tuple[DateParts], Field(alias="date-parts")]


class CslCustom(FrozenModel):
    """What CSL has no variable for."""

    registry_id: Annotated[str, Field(description="Number in a register of trials.")]


class CslItem(FrozenModel):
    """One source in the variables of CSL 1.0.2."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    id: str
    type: CslType
    title: str
    author: tuple[CslName, ...] | None = None
    issued: CslDate | None = None
    container_title: Annotated[str | None, Field(alias="container-title")] = None
    publisher: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    language: str | None = None
    doi: Annotated[str | None, Field(alias="DOI")] = None
    pmid: Annotated[str | None, Field(alias="PMID")] = None
    pmcid: Annotated[str | None, Field(alias="PMCID")] = None
    isbn: Annotated[str | None, Field(alias="ISBN")] = None
    url: Annotated[str | None, Field(alias="URL")] = None
    accessed: Annotated[CslDate, Field(description="The day on which the handbook last looked at it.")]
    status: Annotated[
        Standing | None, Field(description="How it stands, where it no longer stands as printed.")
    ] = None
    note: str | None = None
    custom: CslCustom | None = None


_ALL = TypeAdapter(tuple[CslItem, ...])


def csl_json(release: Release) -> bytes:
    """Every source, by id."""
    items = tuple(csl_item(source) for source in release.handbook.sources.values())
    return json_text(_ALL.dump_python(items, mode="json", exclude_none=True))


def csl_schema() -> dict[str, Any]:
    """The JSON Schema of `sources.json`: the part of CSL-JSON that it uses."""
    return named_schema("sources", _ALL.json_schema(mode="serialization"))


def csl_item(source: Source) -> CslItem:
    """A source in the variables of CSL."""
    standing = source.publication.status
    return CslItem(
        id=source.id,
        type=source.type,
        title=source.title,
        author=tuple(map(_name, source.authors)) or None,
        issued=_date(source.issued) if source.issued else None,
        container_title=source.container,
        publisher=source.publisher,
        volume=source.volume,
        issue=source.issue,
        page=source.pages,
        number=source.number,
        language=source.language,
        doi=source.doi,
        pmid=source.pmid,
        pmcid=source.pmcid,
        isbn=source.isbn,
        url=web_address(source.url) if source.url else None,
        accessed=_date(source.checked.on),
        status=None if standing is Standing.CURRENT else standing,
        note=source.note,
        custom=CslCustom(registry_id=source.registry_id) if source.registry_id else None,
    )


def _name(name: Name) -> CslName:
    return CslName(**name.model_dump())


def _date(date: PartialDate) -> CslDate:
    if date.month is None:
        return CslDate(date_parts=((date.year,),))
    if date.day is None:
        return CslDate(date_parts=((date.year, date.month),))
    return CslDate(date_parts=((date.year, date.month, date.day),))


FILE = DataFile(
    "sources.json",
    "Sources",
    "application/vnd.citationstyles.csl+json",
    "Every source as CSL-JSON.",
    csl_json,
    schemas=lambda: {"sources": csl_schema()},
)
