"""Every pattern of a field has words for whoever wrote a value that does not fit it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from handbook_data.exceptions import ExceptionsFile
from handbook_data.models.base import ADDRESS_PATTERN, ID_PATTERN, LINE_PATTERN
from handbook_data.models.forms import FORMS, Form
from handbook_data.models.kinds import KINDS
from handbook_data.models.source import DOI_PATTERN

TOLD_APART = {LINE_PATTERN, ID_PATTERN, ADDRESS_PATTERN, DOI_PATTERN, "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}


def patterns(schema: Any) -> Iterator[str]:
    """The patterns in a schema, however deep."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for part in schema.values():
            yield from patterns(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from patterns(part)


def test_every_pattern_has_words() -> None:
    schemas = [model.model_json_schema() for model in (*KINDS.values(), ExceptionsFile)]
    assert set(patterns(schemas)) - TOLD_APART == {form.pattern for form in FORMS}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_the_example_has_the_form(form: Form) -> None:
    assert re.search(form.pattern, form.example.strip("'"))
