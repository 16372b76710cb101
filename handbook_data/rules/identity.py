"""Rules on what an id may be, on lists that are sets, and on what is left of ids that went."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from handbook_data.folding import folded, words
from handbook_data.handbook import Handbook
from handbook_data.models.codes import Code
from handbook_data.models.jurisdiction import OfficialText
from handbook_data.models.measurement import Measurement
from handbook_data.models.record import TopicRecord
from handbook_data.models.source import Name
from handbook_data.models.support import Contact
from handbook_data.models.tombstone import Tombstone
from handbook_data.reading import Place
from handbook_data.rules.registry import Breach, rule


@rule(
    "R105",
    "nothing stands twice in a list",
    reason="Every list of a record is a set; what stands twice is counted twice, or was meant to be another.",
    remedy="delete one of the two, or write what was meant",
)
def lists_are_sets(handbook: Handbook, today: date) -> Iterator[Breach]:
    for file in handbook.files:
        repeated: list[tuple[Place, str]] = []
        _gather_repeated(file.record, (), repeated)
        for place, found in repeated:
            yield Breach(file.record, place, found)


def _gather_repeated(model: BaseModel, place: Place, found: list[tuple[Place, str]]) -> None:
    """Add every item that repeats an earlier one of its list, anywhere in a record."""
    values = model.__dict__
    for name, key, has_lists in _parts(type(model)):
        value = values[name]
        if not value:
            continue
        if type(value) is not tuple:
            _gather_repeated(value, (*place, key), found)
            continue
        if len(value) > 1 and not _surely_differ(value):
            seen: set[Hashable] = set()
            for index, item in enumerate(value):
                same = _sameness(item)
                if same in seen:
                    found.append(((*place, key, index), _shown(item)))
                seen.add(same)
        if has_lists:
            for index, item in enumerate(value):
                _gather_repeated(item, (*place, key, index), found)


def _surely_differ(items: tuple[Any, ...]) -> bool:
    """Whether texts have different words, or models that are the same only as a whole other first fields."""
    if isinstance(items[0], str):
        return len({*map(words, items)}) == len(items)
    kind: type[object] = type(items[0])
    if not _is_same_as_a_whole(kind):  # type: ignore[arg-type]
        return False
    return len({next(iter(item.__dict__.values())) for item in items}) == len(items)


@cache
def _parts(kind: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """The fields that hold lists or lead to some: name, key in a file, and whether what they hold leads on.

    Two authors of one paper can share a name, so lists of names may repeat.
    """
    return tuple(
        (name, field.alias or name, has_lists)
        for name, field in kind.model_fields.items()
        if Name not in (kinds := set(_types(field.annotation)))
        if (has_lists := any(_parts(k) for k in kinds if _is_model(k))) or tuple in kinds
    )


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation if not hasattr(annotation, "__origin__") else annotation.__origin__
    for part in get_args(annotation):
        yield from _types(part)


@cache
def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


_SAME_IN_PART = (Code, Contact, OfficialText, Measurement)
"""Models that are the same when some of their fields are."""


@cache
def _is_same_as_a_whole(kind: type[object]) -> bool:
    return issubclass(kind, BaseModel) and not issubclass(kind, _SAME_IN_PART)


def _sameness(item: Any) -> Hashable:
    """What two items of one list must not share."""
    match item:
        case str():
            return words(item) or folded(item)
        case Code():
            return item.system, item.code
        case Contact():
            return item.channel, folded(item.value)
        case OfficialText():
            return item.address
        case Measurement():
            return item.id
    return item  # type: ignore[no-any-return]


def _shown(item: Any) -> str:
    match item:
        case str():
            return f"`{item}` stands twice"
        case Code():
            return f"`{item.code}` stands twice"
        case Contact():
            return f"`{item.value}` stands twice"
    return "the same stands above"


@rule(
    "R106",
    "nothing is related to itself",
    reason="A link from a page to itself, or a second name that is the first, tells a reader nothing.",
    remedy="delete it, or name what was meant",
)
def nothing_is_related_to_itself(handbook: Handbook, today: date) -> Iterator[Breach]:
    for topic in handbook.topics:
        if not isinstance(topic, TopicRecord):
            continue
        for index, other in enumerate(topic.related):
            if other == topic.id:
                yield Breach(topic, ("related", index), f"`{other}` names itself")
        for index, name in enumerate(topic.also_known_as):
            if _sameness(name) == _sameness(topic.title):
                yield Breach(topic, ("also_known_as", index), f"`{name}` is the title")


_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)
"""File names that Windows keeps for devices, whatever their suffix."""
_PAGES = frozenset(
    [
        "changes",
        "figures",
        "fragments",
        "gaps",
        "genindex",
        "glossary",
        "guide",
        "index",
        "on-a-day",
        "rules",
        "search",
        "static",
    ]
)
"""Names of pages and folders that the site has beside those of records."""


@rule(
    "R107",
    "an id is no name that a page, a folder or an operating system has taken",
    reason="A record called `index` takes the page that lists its kind; one called `con` cannot be a file.",
    remedy="choose an id that says what the record is about",
)
def ids_are_free_names(handbook: Handbook, today: date) -> Iterator[Breach]:
    for file in handbook.files:
        name = file.record.id
        if name in _DEVICES or name in _PAGES:
            yield Breach(file.record, ("id",), f"`{name}`")


@rule(
    "R108",
    "a tombstone is for one id that an edition had, and stands once, on a day that is past",
    reason="What no edition had needs no grave; two graves for one id send readers two ways.",
    remedy="delete the tombstone, or correct `was`, `to` or `on`",
)
def tombstones_are_for_what_was_published(handbook: Handbook, today: date) -> Iterator[Breach]:
    published = handbook.published
    had = {*published.ever, *published.ever_sources} if published else set()
    first: dict[str, str] = {}
    for stone in handbook.tombstones.values():
        living = stone.was in handbook.records and stone.was not in handbook.tombstones
        if stone.was not in had and not living:
            yield Breach(stone, ("was",), f"no edition has had `{stone.was}`")
        if stone.was in handbook.tombstones:
            yield Breach(stone, ("was",), f"`{stone.was}` is a tombstone itself")
        if (other := first.setdefault(stone.was, stone.id)) != stone.id:
            yield Breach(stone, ("was",), f"`{other}` is for `{stone.was}` too")
        for index, target in enumerate(stone.to):
            if target == stone.was or isinstance(handbook.records.get(target), Tombstone):
                found = "itself" if target == stone.was else "a tombstone"
                yield Breach(stone, ("to", index), f"`{target}` is {found}")
        if stone.on.earliest > today:
            yield Breach(stone, ("on",), f"{stone.on} lies in the future")
