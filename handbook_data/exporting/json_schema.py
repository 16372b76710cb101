"""JSON Schema of each record kind (draft 2020-12), for editors and for those who read the data.

Every key carries its description, and every fixed word its meaning: the same text that the glossary and
the error messages show.
"""

from __future__ import annotations

from typing import Any

from handbook_data.models.kinds import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(folder: str) -> dict[str, Any]:
    """The schema of the records in a folder below `records/`; raise KeyError if there is none such."""
    schema = KINDS[folder].model_json_schema(by_alias=True)
    return {"$schema": DIALECT, **schema, "title": KINDS[folder].noun}
