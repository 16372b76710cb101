"""Which edition this is: written by `make release`; `docs/guide/editions.md` has the rules."""

from __future__ import annotations

from datetime import date

EDITION: str | None = None
"""The calendar version of the handbook, `2026.11`: the last edition that was cut, None before the first."""
DATA_VERSION = "0.1.0"
"""The semantic version of the data."""
RELEASED: date | None = None
"""The day on which that edition was cut."""
