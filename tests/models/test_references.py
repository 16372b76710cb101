"""Every field that holds an id says what it names, and the walk finds each of them in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from pydantic import BaseModel

from handbook_data.handbook import Handbook
from handbook_data.models.base import ID_PATTERN, FrozenModel
from handbook_data.models.kinds import KINDS
from handbook_data.models.references import (
    CLAIM,
    GONE,
    NOW_OR_ONCE,
    OWN_CLAIM,
    RECORD,
    RECORD_OR_SOURCE,
    SOURCE,
    TOPIC,
    TOPIC_OR_TERM,
    WORD,
    mark_of,
    references,
    ways_back,
)
from handbook_data.models.tombstone import Tombstone
from tests.tree import Tree

STONE = Tombstone.model_validate(
    {
        "id": "mood",
        "was": "mood",
        "kind": "moved",
        "to": ["low-mood"],
        "reason": "The name was too wide.",
        "on": "2026-11-01",
    }
)
KNOWN = {CLAIM, GONE, NOW_OR_ONCE, OWN_CLAIM, RECORD, RECORD_OR_SOURCE, SOURCE, TOPIC, TOPIC_OR_TERM, WORD}


def parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and the models in it."""
    schema = model.model_json_schema()
    for part in FrozenModel.__subclasses__():
        yield from (m for m in subclasses(part) if m.__name__ in schema.get("$defs", {}) or m is model)


def subclasses(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for other in model.__subclasses__():
        yield from subclasses(other)


def holds_ids(schema: Any) -> bool:
    """Whether a value, or one of its items, has the form of an id."""
    inner = [schema, schema.get("items", {}), *schema.get("anyOf", ())]
    return any(part.get("pattern", "").startswith(ID_PATTERN.rstrip("$")) for part in inner)


MODELS = list(dict.fromkeys(part for kind in KINDS.values() for part in parts(kind)))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_field_that_holds_ids_says_what_they_name(model: type[BaseModel]) -> None:
    for name, info in model.model_fields.items():
        schema = model.model_json_schema()["properties"][info.alias or name]
        mark = mark_of(model, name)
        assert name == "id" or mark or not holds_ids(schema), name
        if mark:
            assert mark.to in KNOWN | {kind.noun for kind in KINDS.values()}


def test_every_way_back_is_an_index_of_the_handbook() -> None:
    names = {name for kind in KINDS.values() for name in ways_back(kind)}
    assert "care_by_condition" in names
    assert names <= {field.name for field in fields(Handbook)}


def test_the_walk_finds_every_reference_in_its_place(tree: Tree) -> None:
    handbook = tree.check().handbook
    assert handbook is not None
    found = [(r.named, r.place, r.to) for r in references(handbook.circulating_claims["lifts-mood"])]
    assert found == [
        ("promo-one", ("found_in", 0), SOURCE),
        ("low-mood", ("about", 0), TOPIC),
        ("low-mood", ("reason",), TOPIC_OR_TERM),
        ("low-mood/relief-unknown", ("decided_by", 0), CLAIM),
        ("sickness/how-often", ("decided_by", 1), CLAIM),
        ("promo-one", ("second_reading", "read", 0, "source"), SOURCE),
    ]
    stone = [(r.named, r.place, r.to) for r in references(STONE)]
    assert stone == [("mood", ("was",), GONE), ("low-mood", ("to", 0), RECORD_OR_SOURCE)]
    medicines = {r.named: r.place for r in references(handbook.interactions["mood-medicines"])}
    assert medicines["mood-medicines/gap-mood-medicines"] == ("severity", "decided_by", 0)
    assert medicines["trial-one"] == ("claims", 0, "evidence", 0, "source")
    assert medicines["ssri"] == ("medicine_classes", 0)


def test_what_is_named_finds_those_that_name_it(tree: Tree) -> None:
    handbook = tree.check().handbook
    assert handbook is not None
    assert [care.id for care in handbook.care_by_condition["low-mood"]] == ["talking-therapy"]
    assert [record.id for record in handbook.circulating_by_claim["sickness/how-often"]] == ["lifts-mood"]
    assert [record.id for record in handbook.citations_by_source["promo-one"]] == ["lifts-mood"]
    assert not handbook.support["crisis-line"].conditions
    assert all(handbook.support_by_condition[name] for name in handbook.conditions)
