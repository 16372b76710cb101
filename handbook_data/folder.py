"""Where the records lie."""

from __future__ import annotations

from pathlib import Path

RECORDS = Path(__file__).parent / "records"
EXCEPTIONS_FILE = "exceptions.yaml"
