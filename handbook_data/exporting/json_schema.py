"""JSON Schema of each record kind (draft 2020-12), for editors and for those who read the data.

Every key carries its description, and every fixed word its meaning: the same text that the glossary and
the error messages show.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook_data.models.kinds import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAMES = "urn:kratom-evidence-handbook:schema:{}"
"""What a schema is called wherever it is kept: a name, not a place."""


def named_schema(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema of the release with its dialect, its name and its title."""
    return {"$schema": DIALECT, "$id": NAMES.format(name), **schema, "title": name}


def json_schema(folder: str) -> dict[str, Any]:
    """The schema of the records in a folder below `records/`; raise KeyError if there is none such."""
    kind = KINDS[folder]
    return named_schema(kind.noun.replace(" ", "-"), kind.model_json_schema(by_alias=True))
