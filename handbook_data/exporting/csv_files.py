"""CSV (RFC 4180, UTF-8, a line feed after each row): one file a table, lists joined in one cell."""

from __future__ import annotations

import csv
import io

from handbook_data.exporting.table import DELIMITER, Release, Table, Value


def csv_file(table: Table, release: Release) -> bytes:
    """A table with its heading; what is empty or not known is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows(release))
    return out.getvalue().encode()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            if any(DELIMITER in item for item in value):
                raise ValueError(f"an item of a list holds {DELIMITER!r}: {value!r}")
            return DELIMITER.join(value)
    return str(value)
