"""A file of the release that is no table: what it is called, what it holds and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from handbook_data.exporting.table import Release


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of the release, described once for writing, `datapackage.json` and the documentation."""

    name: str
    title: str
    media_type: str
    """As IANA registers it, or the name in common use where it does not."""
    description: str
    content: Callable[[Release], bytes]
    schemas: Callable[[], Mapping[str, dict[str, Any]]] = dict
    """JSON Schemas that are given out with it, by the name of each."""
