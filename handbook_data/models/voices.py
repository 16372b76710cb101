"""In whose voice a text speaks: a field says it once, and one walk finds every text that is shown.

What is asked of a text depends on it. A caveat must say something, a name may be in any script, and what
others printed is shown as they printed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from handbook_data.reading import Place


class Voice(Enum):
    """A mark on a text field: what sort of text it holds."""

    STATEMENT = "statement"
    CAVEAT = "caveat"
    FINDING = "finding"
    REASON = "reason"
    PROSE = "text"
    """Other sentences of ours: a meaning, a summary, a note."""
    LOCATOR = "locator"
    LABEL = "label"
    """A few words or figures of ours."""
    NAME = "name"
    """What something is called, in any language."""
    QUOTED = "quotation"
    """What others printed, or what is being said; it is shown as theirs."""

    __hash__ = object.__hash__
    """Each voice is one object; that of an enumeration would be computed from its name each time."""


class ShownText(NamedTuple):
    """One text of a record, with the place where it stands."""

    voice: Voice
    place: Place
    words: str


_shown = tuple.__new__
"""What a named tuple is made by, without the call in between."""


def texts(record: BaseModel) -> list[ShownText]:
    """Every text of a record that is shown, in the order of its model's fields."""
    found: list[ShownText] = []
    _gather(record, (), found)
    return found


def _gather(part: BaseModel, place: Place, found: list[ShownText]) -> None:
    values = part.__dict__
    for name, key, voice in _steps(type(part)):
        value = values[name]
        if not value:
            continue
        if type(value) is not tuple:
            if voice is None:
                _gather(value, (*place, key), found)
            else:
                found.append(_shown(ShownText, (voice, (*place, key), value)))
        elif voice is None:
            for index, item in enumerate(value):
                _gather(item, (*place, key, index), found)
        else:
            found += [
                _shown(ShownText, (voice, (*place, key, index), item)) for index, item in enumerate(value)
            ]


@cache
def _steps(model: type[BaseModel]) -> tuple[tuple[str, str, Voice | None], ...]:
    """Attribute, key and mark of each field that holds text, or (without a mark) whose parts do."""
    return tuple(
        (name, info.alias or name, voice)
        for name, info in model.model_fields.items()
        if (voice := voice_of(model, name)) or any(_steps(part) for part in _models(info.annotation))
    )


def voice_of(model: type[BaseModel], name: str) -> Voice | None:
    """The voice of a field: its own mark, or else that of its type."""
    info = model.model_fields[name]
    return next(_marks((*reversed(info.metadata), info.annotation)), None)


def _marks(parts: Iterable[Any]) -> Iterator[Voice]:
    for part in parts:
        if isinstance(part, Voice):
            yield part
        else:
            yield from _marks(reversed(get_args(part)))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
