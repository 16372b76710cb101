"""What refers to what: a field says it once, and one walk finds every reference of a record.

Linking, the rules, the release and the tests all ask this walk; none of them has a list of its own. Each
model is looked at once, for the few fields that hold a reference or lead to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from handbook_data.reading import Place

LINK = re.compile(r"\[\[([a-z0-9-]+(?:/[a-z0-9-]+)?)\]\]")
"""A link in light text: to a record or, with a slash, to a claim."""
CLAIM = "claim"
OWN_CLAIM = "claim of its own"
SOURCE = "source"
RECORD = "record"
RECORD_OR_SOURCE = "record or source"
TOPIC = "topic"
TOPIC_OR_TERM = "topic or term"
WORD = "word"
"""A word of a closed list: by it records are found, and there is nothing to resolve."""
GONE = "what is gone"
"""An id that is no longer in use."""
NOW_OR_ONCE = "claim, there or gone"
"""A claim that was there at the time, and may have left a tombstone since."""


@dataclass(frozen=True, slots=True)
class Refers:
    """A mark on a field: what its ids name, and what the way back is called."""

    to: str
    """One of the words above, or the noun of a kind."""
    back: str = ""
    """The index by which what is named finds the records that name it; empty for none of that sort."""
    or_claim: bool = False
    """Whether an id with a slash names a claim."""
    in_text: bool = False
    """Whether the field is light text, which names what its links lead to."""
    none_is_all: bool = False
    """Whether a record that names none is meant for all of them."""


class Reference(NamedTuple):
    """One id in a record: what it names, where it stands, and what its field says of it."""

    named: str
    """An id, or the full id of a claim."""
    place: Place
    refers: Refers

    @property
    def to(self) -> str:
        """What it must be the id of."""
        if self.refers.to == OWN_CLAIM or (self.refers.or_claim and "/" in self.named):
            return CLAIM
        return self.refers.to

    @property
    def must_exist(self) -> bool:
        """Whether it leads to a record, source or claim that must be there."""
        return self.refers.to not in (WORD, GONE, NOW_OR_ONCE)


def references(record: Any) -> list[Reference]:
    """Every reference of a record, in the order of its model's fields."""
    found: list[Reference] = []
    for refers, place, value in _marked(record, (), []):
        if refers.in_text:
            found += [Reference(named, place, refers) for named in LINK.findall(value)]
        elif refers.to == OWN_CLAIM:
            found.append(Reference(f"{record.id}/{value}", place, refers))
        else:
            found.append(Reference(value, place, refers))
    return found


Marked = list[tuple[Refers, Place, Any]]


def _marked(item: BaseModel, place: Place, found: Marked) -> Marked:
    """Add what the marked fields of a model and of its parts hold."""
    values = item.__dict__
    for name, key, refers in _steps(type(item)):
        value = values[name]
        if not value:
            continue
        if type(value) is tuple:
            for index, part in enumerate(value):
                if refers is None:
                    _marked(part, (*place, key, index), found)
                else:
                    found.append((refers, (*place, key, index), part))
        elif refers is None:
            _marked(value, (*place, key), found)
        else:
            found.append((refers, (*place, key), value))
    return found


@cache
def _steps(model: type[BaseModel]) -> tuple[tuple[str, str, Refers | None], ...]:
    """Attribute, key and mark of each field that refers, or (without a mark) whose parts do."""
    return tuple(
        (name, info.alias or name, mark)
        for name, info in model.model_fields.items()
        if (mark := mark_of(model, name)) or any(_steps(part) for part in _models(info.annotation))
    )


def mark_of(model: type[BaseModel], name: str) -> Refers | None:
    """What a field says it refers to: itself, or else by the type of its ids."""
    info = model.model_fields[name]
    return next(_marks((*reversed(info.metadata), info.annotation)), None)


def _marks(parts: Iterable[Any]) -> Iterator[Refers]:
    for part in parts:
        if isinstance(part, Refers):
            yield part
        else:
            yield from _marks(get_args(part))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a field holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def fields_that_refer(model: type[BaseModel]) -> Iterator[tuple[str, Refers]]:
    """The fields of a record that hold ids of one sort, by path, outside the parts that it has many of."""
    for name, key, refers in _steps(model):
        if refers is not None:
            if not (refers.in_text or refers.or_claim):
                yield key, refers
        elif not any(part is Ellipsis for part in get_args(model.model_fields[name].annotation)):
            for part in _models(model.model_fields[name].annotation):
                yield from ((f"{key}.{inner}", mark) for inner, mark in fields_that_refer(part))


def ways_back(model: type[BaseModel]) -> Iterator[str]:
    """The names of the indexes to which a model's references belong."""
    for name, _, refers in _steps(model):
        if refers is None:
            for part in _models(model.model_fields[name].annotation):
                yield from ways_back(part)
        elif refers.back:
            yield refers.back


def meant_for_all(record: BaseModel) -> Iterator[Refers]:
    """The marks of a record's fields that name nothing and so mean everything they could name."""
    for name, _, refers in _steps(type(record)):
        if refers is not None and refers.none_is_all and not getattr(record, name):
            yield refers
