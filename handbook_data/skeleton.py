"""A commented record to fill in, made from its model: what each key wants, and the words it may hold."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from handbook_data.layout import field_order
from handbook_data.models.certainty import Grade, StatedBasis
from handbook_data.models.kinds import KINDS, ROWS
from handbook_data.models.record import Record
from handbook_data.vocabulary import Vocabulary

FOLDERS: dict[str, str] = {row.new: row.folder for row in ROWS}
"""What `make new` calls each kind, and the folder of its files."""


def skeleton(kind: str, record_id: str) -> str:
    """The text of a new record of a kind, with a comment above each key.

    Raise KeyError if there is no such kind.
    """
    folder = FOLDERS[kind]
    model = KINDS[folder]
    lines = [
        f"# A new {model.noun}. Lines that begin with # are help; `make format` takes them out.",
        "# Delete the keys that you do not need; those marked (needed) must be filled in.",
        *_keys(model, "", record_id),
    ]
    return "\n".join(lines) + "\n"


def _keys(model: type[BaseModel], indent: str, record_id: str | None = None) -> Iterator[str]:
    for name in field_order(model):
        info = model.model_fields[name]
        key = info.alias or name
        yield from _comment(info, info.description or _described(info.annotation) or "", indent)
        if name == "id" and record_id is not None and issubclass(model, Record):
            yield f"{indent}id: {record_id}"
        else:
            yield from _value(key, info.annotation, indent)


def _comment(info: FieldInfo, text: str, indent: str) -> Iterator[str]:
    need = "(needed) " if info.is_required() else ""
    if need or text:
        yield f"{indent}# {need}{text}".rstrip()
    vocabulary = _inner(info.annotation)
    if isinstance(vocabulary, type) and issubclass(vocabulary, Vocabulary):
        for word in vocabulary:
            yield f"{indent}#   {word.value}: {word.meaning}"


def _value(key: str, annotation: Any, indent: str) -> Iterator[str]:
    inner = _inner(annotation)
    many = _is_list(annotation)
    if {Grade, StatedBasis} <= _forms(annotation):
        yield f"{indent}# guidance and law have none of it"
        yield f"{indent}{key}:"
        yield f"{indent}  # for an effect, a harm or a frequency in people:"
        yield from _keys(Grade, indent + "  ")
        yield f"{indent}  # for every other claim, instead of all of the above:"
        yield from (f"{indent}  # {line.strip()}" for line in _keys(StatedBasis, ""))
        return
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        yield f"{indent}{key}:"
        nested = list(_keys(inner, indent + "  "))
        if many:
            first = next(n for n, line in enumerate(nested) if not line.lstrip().startswith("#"))
            nested[first] = f"{indent}- {nested[first].strip()}"
        yield from nested
        return
    yield f"{indent}{key}: {'[]' if many else ''}".rstrip()


def _forms(annotation: Any) -> set[Any]:
    """The models that a field can hold, in however many layers of annotation they stand."""
    forms = {_bare(annotation), *map(_bare, _parts(annotation))}
    return forms.union(*(_forms(part) for part in _parts(annotation)))


def _bare(annotation: Any) -> Any:
    """An annotation without its `Annotated`."""
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _parts(annotation: Any) -> tuple[Any, ...]:
    """The members of a union."""
    bare = _bare(annotation)
    return get_args(bare) if get_origin(bare) in (Union, types.UnionType) else ()


def _inner(annotation: Any) -> Any:
    """What a field holds, or what its items are, without `None`."""
    bare = _bare(annotation)
    parts = [part for part in _parts(bare) if part is not type(None)]
    if len(parts) == 1:
        return _inner(parts[0])
    if get_origin(bare) is tuple:
        return _inner(get_args(bare)[0])
    return None if get_origin(bare) is Literal else bare


def _is_list(annotation: Any) -> bool:
    bare = _bare(annotation)
    return get_origin(bare) is tuple or any(_is_list(part) for part in _parts(bare))


def _described(annotation: Any) -> str | None:
    """The description that a named type carries, or the first line of a model's or vocabulary's docstring."""
    for part in (annotation, *_parts(annotation), *get_args(_bare(annotation))):
        for extra in get_args(part)[1:] if get_origin(part) is Annotated else ():
            if isinstance(extra, FieldInfo) and extra.description:
                return extra.description
    inner = _inner(annotation)
    if isinstance(inner, type) and issubclass(inner, Vocabulary):
        return inner.summary()
    return None
