"""CSV (RFC 4180, UTF-8, a line feed after each row): one file a table, lists joined in one cell.

A spreadsheet takes a cell that begins with a sign of a formula for one and runs it. So such a text has an
apostrophe before it, as OWASP advises, and a reader takes one away again.
"""

from __future__ import annotations

import csv
import io
import re

from handbook_data.exporting.table import DELIMITER, Release, Table, Value

_NUMBER = re.compile(r"-\d+(\.\d+)?")
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].", re.DOTALL)
"""How a formula begins, in signs of full width too; a sign alone is none. Apostrophes before it are kept."""


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
            return _text(DELIMITER.join(value))
    return _text(str(value))


def _text(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
