"""`records.json`: every record by kind, key by key as in its file; each fits the JSON Schema of its kind."""

from __future__ import annotations

from typing import Any

from handbook_data.exporting.data_file import DataFile
from handbook_data.exporting.json_schema import json_schema, named_schema
from handbook_data.exporting.json_text import json_text
from handbook_data.exporting.table import Release
from handbook_data.models.kinds import KINDS
from handbook_data.models.record import Record

FOLDERS = {kind.noun.replace(" ", "-"): folder for folder, kind in KINDS.items()}
"""What each kind is called in the release, and a folder of records of that kind."""


def records_json(release: Release) -> bytes:
    """Every record of every kind; keys without a value are left out."""
    handbook = release.handbook
    every: tuple[Record, ...] = (*handbook.sources.values(), *handbook.records.values())
    return json_text(
        {
            name: [
                record.model_dump(mode="json", by_alias=True, exclude_none=True)
                for record in every
                if isinstance(record, KINDS[folder])
            ]
            for name, folder in FOLDERS.items()
        }
    )


def record_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind, by what the kind is called in the release, and that of the whole file."""
    kinds = {name: json_schema(folder) for name, folder in FOLDERS.items()}
    whole = {
        "type": "object",
        "properties": {
            name: {"type": "array", "items": {"$ref": schema["$id"]}} for name, schema in kinds.items()
        },
        "required": list(kinds),
        "additionalProperties": False,
        "$defs": kinds,
    }
    return {**kinds, "records": named_schema("records", whole)}


FILE = DataFile(
    "records.json",
    "Records",
    "application/json",
    "Every record, key by key as in its file.",
    records_json,
    schemas=record_schemas,
)
