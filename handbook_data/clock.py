"""The day that things are built for: the one place that looks at a clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_date() -> date:
    """The day of SOURCE_DATE_EPOCH where it is set, else today, both in UTC.

    Raises ValueError if SOURCE_DATE_EPOCH is no number of seconds (reproducible-builds.org).
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch!r}") from None
