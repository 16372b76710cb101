"""Every model is frozen, closed and documented."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, get_args

import pytest
from pydantic import BaseModel, Field, ValidationError

from handbook_data.layout import canonical, field_order
from handbook_data.models.base import FrozenModel
from handbook_data.models.glossary import GlossaryTerm
from handbook_data.models.kinds import KINDS, ROWS
from handbook_data.vocabulary import Vocabulary


def models(base: type[BaseModel] = FrozenModel) -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = []
    for model in base.__subclasses__():
        found += [model, *models(model)]
    return found


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_a_model_is_frozen_closed_and_explained(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"
    assert model.__doc__


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_the_keys_of_a_model_have_one_order_and_each_a_description(model: type[BaseModel]) -> None:
    assert sorted(field_order(model)) == sorted(model.model_fields)
    if model.__module__.startswith("handbook_data.models"):
        undescribed = [name for name, info in model.model_fields.items() if not info.description]
        assert all(vocabulary_of(model.model_fields[name].annotation) for name in undescribed), undescribed


def vocabulary_of(annotation: Any) -> bool:
    """Whether a field holds words of a closed list, which says itself what it is for."""
    if isinstance(annotation, type) and issubclass(annotation, Vocabulary):
        return bool(annotation.summary())
    return any(vocabulary_of(part) for part in get_args(annotation))


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_a_field_is_said_again_only_where_it_narrows(model: type[BaseModel]) -> None:
    for base in model.__mro__[1:]:
        for name in set(getattr(base, "model_fields", {})) & set(model.__annotations__):
            assert model.model_fields[name].metadata != base.model_fields[name].metadata, name  # type: ignore[attr-defined]


def test_a_key_that_an_order_leaves_out_is_an_error_and_no_loss() -> None:
    class Short(FrozenModel):
        """A model whose order lacks a key."""

        key_order: ClassVar[tuple[str, ...]] = ("one",)

        one: Annotated[str, Field(description="One.")]
        two: Annotated[str, Field(description="Two.")]

    with pytest.raises(ValueError, match="two"):
        canonical(Short(one="a", two="b"))


def test_each_kind_has_a_folder_a_noun_and_a_name_of_its_own() -> None:
    assert len({row.folder for row in ROWS}) == len({row.new for row in ROWS}) == len(ROWS)
    assert len({model.noun for model in KINDS.values()}) == len(set(KINDS.values()))


def term(**changes: Any) -> dict[str, Any]:
    good = {
        "id": "a-term",
        "term": "A term",
        "meaning": "What it means.",
        "reviewed": "2026-01-01",
        "review_by": "2027-01-01",
    }
    return good | changes


def test_a_record_cannot_be_changed() -> None:
    record = GlossaryTerm.model_validate(term())
    with pytest.raises(ValidationError):
        record.term = "Another"  # type: ignore[misc]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "A Term"},
        {"id": "a--term"},
        {"id": "-a"},
        {"id": ""},
        {"id": "a" * 81},
        {"id": 1},
        {"term": "x"},
        {"term": "two\nlines"},
        {"term": " led"},
        {"term": None},
        {"meaning": ""},
        {"meaning": ["a"]},
        {"own_method": "yes"},
        {"own_method": 1},
        {"sources": "a"},
        {"sources": [1]},
        {"reviewed": "2026-01"},
        {"reviewed": 20260101},
        {"reviewed": True},
        {"review_by": "2027-02-30"},
        {"colour": "red"},
    ],
)
def test_a_wrong_value_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        GlossaryTerm.model_validate(term(**changes))
