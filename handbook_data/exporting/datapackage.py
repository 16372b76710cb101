"""`datapackage.json`: what every file is, in the terms of the Frictionless Data Package.

Each CSV file has a Table Schema with types, limits, a primary key and foreign keys; each other file its
media type. Sizes and hashes let a reader check that nothing was changed on the way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from handbook_data.edition import DATA_VERSION
from handbook_data.exporting.data_file import DataFile
from handbook_data.exporting.formats import FILES
from handbook_data.exporting.json_text import json_text
from handbook_data.exporting.table import DELIMITER, Column, ForeignKey, Release, Table
from handbook_data.exporting.tables import TABLES


def datapackage(release: Release, files: Mapping[str, bytes]) -> bytes:
    """The description of a release whose other files are given."""
    return json_text(
        {
            "name": "kratom-evidence-handbook",
            "title": "Kratom Evidence Handbook",
            "description": "Claims about kratom, each with its caveat, its certainty and its sources. Quote "
            "a claim with its caveats and its certainty. No medical or legal advice.",
            "version": DATA_VERSION,
            "licenses": [
                {
                    "name": "CC-BY-4.0",
                    "title": "Creative Commons Attribution 4.0",
                    "path": "https://creativecommons.org/licenses/by/4.0/",
                }
            ],
            "keywords": [
                "kratom",
                "mitragynine",
                "7-hydroxymitragynine",
                "evidence synthesis",
                "drug policy",
            ],
            "resources": [
                *(_table(table, files[f"{table.name}.csv"]) for table in TABLES),
                *(_file(file, files[file.name]) for file in FILES),
            ],
        }
    )


def _table(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_integrity(content),
        "schema": {
            "fields": [_field(column, table) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(key) for key in table.foreign_keys],
            "missingValues": [""],
        },
    }


def _file(file: DataFile, content: bytes) -> dict[str, Any]:
    return {
        "name": file.name.replace(".", "-"),
        "title": file.title,
        "description": file.description,
        "path": file.name,
        "format": file.name.rpartition(".")[2],
        "mediatype": file.media_type,
        **_integrity(content),
    }


def _integrity(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _field(column: Column, table: Table) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if table.key == (column.name,):
        limits["unique"] = True
    if column.type != "list":
        if column.words:
            limits["enum"] = list(column.words)
        if column.pattern and column.type == "string":
            limits["pattern"] = column.pattern
        if column.minimum is not None:
            limits["minimum"] = column.minimum
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
    }
    if column.type == "list":
        field |= {"delimiter": DELIMITER, "itemType": "string"}
    if limits:
        field["constraints"] = limits
    return field


def _foreign_key(key: ForeignKey) -> dict[str, Any]:
    return {
        "fields": list(key.columns),
        "reference": {"resource": key.table, "fields": list(key.others)},
    }
