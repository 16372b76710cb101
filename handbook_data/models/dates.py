"""Dates that keep the precision they have.

EDTF level 0 (ISO 8601-2:2019): `1943`, `2023-12` or `2025-11-12`. A partial date is the span of days
that it could mean; two dates compare only as far as those spans allow.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


_MONTHS = tuple(calendar.month_name)
"""Their names, which the calendar would format anew each time."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day, never padded to more than is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raise ValueError on anything else."""
        return _parse(text)

    @property
    def earliest(self) -> date:
        """The first day that this date could mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this date could mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def surely_before(self, other: PartialDate) -> bool:
        """Whether every day this could mean lies before every day `other` could mean."""
        return self.latest < other.earliest

    def surely_after(self, other: PartialDate) -> bool:
        """Whether every day this could mean lies after every day `other` could mean."""
        return other.surely_before(self)

    @property
    def in_words(self) -> str:
        """As a reader reads it, no more precise than it is known: `12 November 2025`, `June 2026`, `1943`."""
        if self.month is None:
            return str(self.year)
        month = _MONTHS[self.month]
        return f"{month} {self.year}" if self.day is None else f"{self.day} {month} {self.year}"

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The partial date that means just this day."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
            "description": "A date as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD (EDTF level 0).",
        }


@lru_cache(maxsize=4096)
def _parse(text: str) -> PartialDate:
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError("a date is written YYYY, YYYY-MM or YYYY-MM-DD")
    parts = [int(part) for part in match.groups() if part is not None]
    found = PartialDate(*parts)
    if not 1500 <= found.year <= 2199:
        raise ValueError("the year lies between 1500 and 2199")
    if found.month is not None and not 1 <= found.month <= 12:
        raise ValueError(f"there is no month {found.month:02d}")
    if found.day is not None and found.month is not None:
        last = calendar.monthrange(found.year, found.month)[1]
        if not 1 <= found.day <= last:
            raise ValueError(f"{found.year:04d}-{found.month:02d} has {last} days")
    return found


def _validate(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise PydanticCustomError("date_form", "a date is written YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        return _parse(value)
    except ValueError as error:
        raise PydanticCustomError("date_form", "{reason}", {"reason": str(error)}) from None


def _exact(value: PartialDate) -> PartialDate:
    if not value.is_exact:
        raise PydanticCustomError("date_exact", "the day is needed here: YYYY-MM-DD")
    return value


def _exact_schema() -> Any:
    from pydantic import AfterValidator

    return AfterValidator(_exact)


ExactDate = Annotated[PartialDate, _exact_schema()]
"""A date whose day is known: the handbook's own acts (read, reviewed, checked) always have one."""
