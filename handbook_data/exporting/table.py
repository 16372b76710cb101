"""A table of the release: its columns, keys and rows, described once for every format.

CSV files, the SQLite database, `datapackage.json` and the documentation are made from these descriptions.
Columns that stand for a field of a model take their type, limits and wording from the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

from pydantic import BaseModel, TypeAdapter

from handbook_data.handbook import Handbook
from handbook_data.models.base import LINE_PATTERN
from handbook_data.models.dates import ExactDate
from handbook_data.models.measurement import Printed

Type = Literal["string", "integer", "number", "boolean", "date", "list"]
"""Types of Table Schema; a `number` is given as printed in its source, so that trailing zeros stay."""
Value = str | int | bool | tuple[str, ...] | None
DELIMITER = ";"
"""What separates the items of a list in a CSV cell; no item of a list column can hold one."""


@dataclass(frozen=True, slots=True)
class Release:
    """What is given out: the handbook, and the day for which "now" is answered."""

    handbook: Handbook
    day: date


class Part(NamedTuple):
    """One of several things that belong to an owner, in their order, counted from 1."""

    owner: str
    position: int
    item: Any


def parts(owner: str, items: Iterable[Any]) -> Iterator[Part]:
    """The items of an owner with their positions."""
    for position, item in enumerate(items, start=1):
        yield Part(owner, position, item)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name and type, what it holds, what limits it, and where its value comes from."""

    name: str
    description: str
    of: Callable[[Any], object]
    type: Type = "string"
    required: bool = True
    words: tuple[str, ...] = ()
    """The closed list of values, if there is one."""
    pattern: str | None = None
    minimum: int | None = None
    repeats: str = ""
    """The table that has the same in rows of its own; the database leaves such a column out."""

    def value(self, item: Any) -> Value:
        """The value of this column for one row, in plain Python types."""
        return _plain(self.of(item))


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values stand in columns of another table."""

    columns: tuple[str, ...]
    table: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table; a row for each of its items."""

    name: str
    title: str
    description: str
    items: Callable[[Release], Iterable[Any]] = field(repr=False)
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    def rows(self, release: Release) -> Iterator[tuple[Value, ...]]:
        """Every row, its values in the order of the columns."""
        for item in self.items(release):
            yield tuple(column.value(item) for column in self.columns)


def refers(column: str, table: str, other: str = "id") -> ForeignKey:
    """A foreign key of one column."""
    return ForeignKey((column,), table, (other,))


def owner(name: str, description: str) -> Column:
    """The column that says to what a part belongs."""
    return Column(name, description, attrgetter("owner"))


POSITION = Column(
    "position", "Its place in the order of the record, from 1.", attrgetter("position"), "integer", minimum=1
)


def fields(
    model: type[BaseModel],
    *names: str,
    at: str = "",
    called: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Column, ...]:
    """Columns for fields of a model, found at the attribute path `at` of an item.

    `called` gives a column another name than its field.
    """
    return tuple(_of_field(model, name, at, called.get(name)) for name in names)


def _of_field(model: type[BaseModel], name: str, at: str, called: str | None) -> Column:
    info = model.model_fields[name]
    key = info.alias or name
    whole = _schema(model)
    written = whole["properties"][key]
    schema = _resolved(written, whole)
    items = _resolved(schema["items"], whole) if schema.get("type") == "array" else {}
    pattern = schema.get("pattern")
    return Column(
        name=called or key,
        description=_description(written, schema, items, f"{model.__name__}.{name}"),
        of=attrgetter(f"{at}.{name}" if at else name),
        type=_type(schema, info.metadata),
        required=info.is_required() or _always_there(info.default),
        words=tuple(word["const"] for word in (items or schema).get("oneOf", ())),
        pattern=pattern if pattern != LINE_PATTERN else None,
        minimum=schema.get("minimum"),
    )


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _resolved(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """A schema without the way to it: references followed, `or null` left out."""
    if "anyOf" in schema:
        chosen = next(option for option in schema["anyOf"] if option.get("type") != "null")
        return _resolved(chosen, whole)
    if "$ref" in schema:
        return _resolved(whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    return schema


def _description(*places: Any) -> str:
    *schemas, where = places
    for schema in schemas:
        if "description" in schema:
            return str(schema["description"]).splitlines()[0]
    raise ValueError(f"{where} has no description")


def _type(schema: dict[str, Any], metadata: list[Any]) -> Type:
    if get_args(ExactDate)[1] in metadata:
        return "date"
    if schema.get("pattern") == TypeAdapter(Printed).json_schema()["pattern"]:
        return "number"
    named: dict[str, Type] = {"integer": "integer", "boolean": "boolean", "array": "list"}
    return named.get(schema.get("type", "string"), "string")


def _always_there(default: object) -> bool:
    """Whether a field that may be left out of a file still has a value, other than an empty list."""
    return default is not None and default != ()


def _plain(value: object) -> Value:
    match value:
        case None | bool():
            return value
        case Enum():
            return str(value.value)
        case int():
            return value
        case tuple():
            return tuple(str(_plain(item)) for item in value)
        case date():
            return value.isoformat()
    return str(value)
