"""The canonical layout of a record file: one way to write each record, so that differences mean something.

Keys stand in the order of the model, defaults are left out, ids stand together on a line where they
fit, long text is folded at 100 columns. The writer covers just what a record can hold (text, whole
numbers, true/false, lists, mappings); a general YAML emitter takes many times as long and would
dominate `make check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

from pydantic import BaseModel

from handbook_data.models.dates import PartialDate

WIDTH = 100
_PLAIN = re.compile(
    r"(?!(?:null|Null|NULL|true|True|TRUE|false|False|FALSE|~)$)"  # other types in YAML 1.2
    r"(?!(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$)"  # and in YAML 1.1
    r"(?![-+]?[.\d][\d.,_eE+:-]*$)"
    r"[^\W\d_][^:#\n]*(?:(?::(?=\S)|(?<=\S)#)[^:#\n]*)*(?<![\s:])"
)
_WORD = re.compile(
    r"(?!(?:null|true|false|y|yes|n|no|on|off)$)[a-z][a-z0-9/-]*", re.IGNORECASE
)  # ids and fixed words, which may stand together on one line
_BREAK = re.compile(r"(?<=\S) (?=\S)")


@cache
def field_order(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model in the order in which it writes them down.

    A key that its order leaves out would be lost when a file is written, so that is a ValueError.
    """
    order: tuple[str, ...] = getattr(model, "key_order", ()) or tuple(model.model_fields)
    if sorted(order) != sorted(model.model_fields):
        differ = set(order) ^ set(model.model_fields) or "a key twice"
        raise ValueError(f"{model.__name__}.key_order and its fields differ: {differ}")
    return order


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Any], ...]:
    """Attribute, key and default of each field, in their order."""
    fields = model.model_fields
    return tuple(
        (name, fields[name].alias or name, None if fields[name].is_required() else fields[name].get_default())
        for name in field_order(model)
    )


def canonical(record: BaseModel) -> str:
    """The file of a record in canonical layout."""
    lines: list[str] = []
    _write(record, "", lines)
    return "".join(lines)


def _write(model: BaseModel, indent: str, lines: list[str]) -> None:
    """Add the lines of a model."""
    values = model.__dict__
    for name, key, default in _fields(type(model)):
        value = values[name]
        if value is None or value is default or (default is not None and value == default):
            continue
        kind: type[object] = type(value)
        if kind is str:
            lines.append(f"{indent}{key}: {_text(value, indent, len(indent) + len(key) + 2)}\n")
        elif kind is tuple:
            if not value:
                continue
            flow = f"{indent}{key}: [{', '.join(value)}]\n" if isinstance(value[0], str) else ""
            if flow and len(flow) <= WIDTH and all(map(_WORD.fullmatch, value)):
                lines.append(flow)
            else:
                lines.append(f"{indent}{key}:\n")
                _write_items(value, indent, lines)
        elif _is_model(kind):  # type: ignore[arg-type]
            lines.append(f"{indent}{key}:\n")
            _write(value, indent + "  ", lines)
        else:
            lines.append(f"{indent}{key}: {_scalar(value, indent, len(indent) + len(key) + 2)}\n")


def _write_items(items: tuple[Any, ...], indent: str, lines: list[str]) -> None:
    """Add the lines of a list, in which a model begins beside its dash."""
    inner = indent + "  "
    for item in items:
        kind: type[object] = type(item)
        if _is_model(kind):  # type: ignore[arg-type]
            first = len(lines)
            _write(item, inner, lines)
            lines[first] = f"{indent}- {lines[first][len(inner) :]}"
        else:
            lines.append(f"{indent}- {_scalar(item, indent, len(indent) + 2)}\n")


@cache
def _is_model(kind: type[object]) -> bool:
    """Whether values of a type are models; kept, because to ask it of each value takes long."""
    return issubclass(kind, BaseModel)


def _scalar(value: Any, indent: str, column: int) -> str:
    kind = type(value)
    if kind is PartialDate:
        return f"'{value}'" if value.month is None else str(value)
    if kind is str:
        return _text(value, indent, column)
    if isinstance(value, Enum):
        word = _plain_word(value)
        return word if word and column + len(word) <= WIDTH else _text(value.value, indent, column)
    if kind is bool:
        return "true" if value else "false"
    return str(value)


@cache
def _plain_word(value: Enum) -> str | None:
    """What a member of an enumeration is written as where it needs no quotes; None where it does."""
    return str(value.value) if _PLAIN.fullmatch(value.value) else None


def _text(text: str, indent: str, column: int) -> str:
    if column + len(text) <= WIDTH and len(text) < WIDTH:
        if _PLAIN.fullmatch(text):
            return text
        if column + len(text) + 2 + text.count("'") <= WIDTH:
            return "'" + text.replace("'", "''") + "'"
    return ">-\n" + "\n".join(_folded(text, indent + "  "))


def _folded(text: str, indent: str) -> Iterator[str]:
    """Lines of a folded block; a line break stands only for a single space between two words."""
    room = WIDTH - len(indent)
    start = 0
    while len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        while end >= 0 and not (
            0 < end < len(text) - 1 and not text[end - 1].isspace() and not text[end + 1].isspace()
        ):
            end = text.rfind(" ", start, end)
        if end < 0:  # a word that is longer than a line
            found = _BREAK.search(text, start + room)
            if not found:
                break
            end = found.start()
        yield indent + text[start:end]
        start = end + 1
    yield indent + text[start:]
