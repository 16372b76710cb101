"""The CSV files as frictionless reads them: the package is valid and every record comes back."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from frictionless import Package, Resource, validate

from handbook_data.exporting.tables import TABLES
from tests.exporting.conftest import Given
from tests.exporting.rebuilding import Rebuilt

Rows = dict[str, list[dict[str, Any]]]


def cell(value: object) -> Any:
    """A value as a record file would have it, by the rule of the page on the data."""
    if isinstance(value, str):
        return re.sub("^'('*[=+@\uff1d\uff0b\uff0d\uff20-].)", r"\1", value)
    return str(value) if isinstance(value, (date, Decimal)) else value


@pytest.fixture(scope="module")
def rows(given: Given) -> Rows:
    """Every table, read by frictionless with the types that the package declares."""
    package = Package(str(given.folder / "datapackage.json"))
    found = {}
    for resource in package.resources:
        assert isinstance(resource, Resource)
        if resource.format == "csv":
            found[resource.name] = [
                {key: cell(value) for key, value in row.to_dict().items()} for row in resource.read_rows()
            ]
    return found


def test_the_package_is_valid(given: Given) -> None:
    report = validate(str(given.folder / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "message"]) == []
    assert report.valid
    names = {task.name for task in report.tasks}
    assert {table.name for table in TABLES} <= names


def test_every_record_comes_back_equal(given: Given, rows: Rows) -> None:
    rebuilt = Rebuilt(rows)
    assert rebuilt.sources == given.sources
    assert rebuilt.records == dict(given.handbook.records)
    assert rebuilt.exceptions == given.handbook.exceptions


def test_no_cell_is_a_formula_to_a_spreadsheet(given: Given) -> None:
    for table in TABLES:
        for row in csv.reader(given.text(f"{table.name}.csv").splitlines(keepends=True)):
            for text in row:
                harmless = text in ("=", "") or re.fullmatch(r"-?\d+(\.\d+)?", text)
                assert harmless or text[0] not in "=+-@\t\r\uff1d\uff0b\uff0d\uff20", (table.name, text)


def test_the_order_of_the_handbook_is_kept(given: Given, rows: Rows) -> None:
    assert [row["id"] for row in rows["claims"]] == list(given.handbook.claims)
    assert [row["id"] for row in rows["sources"]] == list(given.handbook.sources)


def test_no_row_that_asserts_stands_without_caveat_and_source(given: Given, rows: Rows) -> None:
    for table in ("claims", "legal_periods", "pending_measures", "decisions"):
        for row in rows[table]:
            claim = given.handbook.claims[row["id" if table == "claims" else "claim"]]
            assert all(caveat.text in row["caveats"] for caveat in claim.caveats)
            assert row["sources"] == list(dict.fromkeys(e.source for e in claim.assertion.evidence))
            if table == "claims":
                assert row["level"] == (claim.level.value if claim.level else None)
                assert row["depth"] == (claim.depth.value if claim.depth else None)
            assert row["attestation"] == (claim.attestation.value if claim.attestation else None)
    for row in rows["measurements"]:
        table = given.handbook.measurement_tables[row["table"]]
        assert all(caveat.text in row["caveats"] for caveat in table.caveats)
        assert row["source"]


def test_a_page_is_an_address_with_an_anchor(given: Given, rows: Rows) -> None:
    for row in rows["claims"]:
        claim = given.handbook.claims[row["id"]]
        assert row["page"] == f"{claim.page}.html#{claim.anchor}"


def test_every_column_says_what_it_holds(given: Given) -> None:
    package = json.loads(given.text("datapackage.json"))
    for resource in package["resources"]:
        assert resource["description"].endswith(".")
        for column in resource.get("schema", {}).get("fields", ()):
            assert len(column["description"]) > 8, (resource["name"], column["name"])
            assert not column["description"].startswith(("One short line", "One paragraph"))


def test_the_package_declares_what_is_never_empty_and_what_is_unique(released: Given) -> None:
    package = json.loads(released.text("datapackage.json"))
    schemas = {
        resource["name"]: resource["schema"] for resource in package["resources"] if "schema" in resource
    }
    for table in TABLES:
        limits = {c["name"]: c.get("constraints", {}) for c in schemas[table.name]["fields"]}
        assert {name for name, limit in limits.items() if limit.get("required")} == {
            column.name for column in table.columns if column.required
        }
        assert schemas[table.name]["primaryKey"] == list(table.key)
        assert len(schemas[table.name]["foreignKeys"]) == len(table.foreign_keys)
        if len(table.key) == 1:
            assert limits[table.key[0]]["unique"] is True
    assert {"statement", "caveats", "sources"} <= {
        column["name"]
        for column in schemas["claims"]["fields"]
        if column.get("constraints", {}).get("required")
    }


def test_foreign_keys_name_keys() -> None:
    tables = {table.name: table for table in TABLES}
    for table in TABLES:
        columns = {column.name for column in table.columns}
        for key in table.foreign_keys:
            assert set(key.columns) <= columns
            assert {c.name for c in tables[key.table].columns} >= set(key.others)
