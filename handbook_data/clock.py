"""The day that things are checked and built for: the one place that looks at a clock."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

LATEST = datetime(2199, 12, 31, tzinfo=UTC)
"""The last day that a record can name."""


class ClockError(ValueError):
    """SOURCE_DATE_EPOCH names no day; the message says what was found."""


def source_date() -> datetime | None:
    """The moment of SOURCE_DATE_EPOCH in UTC; None where it is not set.

    Raises ClockError if it is no number of seconds since 1970 (reproducible-builds.org), or lies after
    the year 2199.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    if not re.fullmatch(r"[0-9]{1,10}", epoch) or int(epoch) > LATEST.timestamp():
        raise ClockError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch!r}; correct or unset it")
    return datetime.fromtimestamp(int(epoch), UTC)


def build_date() -> date:
    """The day of SOURCE_DATE_EPOCH where it is set, else today, both in UTC; raises ClockError."""
    return (source_date() or datetime.now(UTC)).date()
