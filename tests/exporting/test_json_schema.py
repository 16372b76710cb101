"""The JSON Schema says of every key what it is for and of every fixed word what it means."""

from __future__ import annotations

import json

import pytest

from handbook_data.exporting.json_schema import json_schema
from handbook_data.models.kinds import KINDS
from handbook_data.vocabulary import CaveatKind, Stance, vocabularies


@pytest.mark.parametrize("folder", KINDS)
def test_every_kind_has_a_closed_schema(folder: str) -> None:
    schema = json_schema(folder)
    assert schema["additionalProperties"] is False
    assert "id" in schema["required"]
    json.dumps(schema)


def test_fixed_words_carry_their_meaning() -> None:
    definitions = json_schema("conditions")["$defs"]
    for vocabulary in (Stance, CaveatKind):
        words = {word["const"]: word["description"] for word in definitions[vocabulary.__name__]["oneOf"]}
        assert words == {word.value: word.meaning for word in vocabulary}


def test_legal_dates_are_called_as_in_the_files() -> None:
    period = json_schema("legal/us")["$defs"]["LegalPeriod"]
    assert {"from", "to"} <= set(period["properties"])


def test_every_fixed_word_is_explained_in_one_line() -> None:
    for vocabulary in vocabularies():
        assert vocabulary.summary().endswith(".")
        for word in vocabulary:
            assert word.meaning.endswith("."), word
            assert "\n" not in word.meaning
            assert len(word.meaning) < 100
            assert word.label
