"""What an edition keeps of itself, so that the next one can tell what changed and which ids must stay.

It stands beside the records folder as `published.json` and is written only when an edition is cut.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import Field, ValidationError

from handbook_data.models.base import FrozenModel
from handbook_data.problems import Problem

FILE = "published.json"


class ClaimSnapshot(FrozenModel):
    """A claim: what it said and how sure it was. Caveats, evidence and scope are kept as digests."""

    statement: str
    kind: str
    level: str
    scope: str
    caveats: str
    evidence: str
    reviewed: str
    review_by: str
    law: dict[str, str] = Field(default_factory=dict)
    """The coded facts of a period, local rule, measure or decision; empty for a claim in words."""


class RecordSnapshot(FrozenModel):
    """A record other than a source."""

    kind: str
    title: str
    judgement: str = ""
    """The verdict on a circulating claim, the severity of an interaction."""
    contacts: dict[str, str] = Field(default_factory=dict)
    """Each number or address of a help line, with the newest day on which a source was seen to show it."""


class SourceSnapshot(FrozenModel):
    """A source and how its publication stood."""

    title: str
    status: str


class TombstoneSnapshot(FrozenModel):
    """Why an id is no longer in use."""

    was: str
    kind: str
    to: tuple[str, ...] = ()
    reason: str


class EntrySnapshot(FrozenModel):
    """An entry of the law's feeds: a digest of its words, and the days on which it and they were new."""

    words: str
    published: str
    updated: str


class Once(FrozenModel):
    """A record, source or claim that an edition has had: its last page, and what it was called."""

    page: str = ""
    title: str = ""


class Snapshot(FrozenModel):
    """One edition."""

    edition: str
    data_version: str
    released: str
    claims: dict[str, ClaimSnapshot]
    records: dict[str, RecordSnapshot]
    sources: dict[str, SourceSnapshot]
    tombstones: dict[str, TombstoneSnapshot]
    fields: tuple[str, ...]
    """Every field of a record, column of a table and word of a closed list, by name."""
    ever: dict[str, Once]
    """Every record and claim of this and all earlier editions."""
    ever_sources: dict[str, Once]
    """Every source of this and all earlier editions."""
    read_twice: dict[str, str] = Field(default_factory=dict)
    """Every claim, table and judged claim that was read twice, with the hash of the words that were read."""
    entries: dict[str, EntrySnapshot] = Field(default_factory=dict)
    """Every entry of the law's feeds, by its UUID."""

    def as_json(self) -> str:
        """The file: one way to write each snapshot."""
        data = self.model_dump(mode="json", exclude_defaults=True)
        return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_published(root: Path) -> tuple[Snapshot | None, list[Problem]]:
    """The last edition of the records below `root` (None before the first), and what is wrong with it."""
    path = root.parent / FILE
    try:
        return Snapshot.model_validate_json(path.read_bytes()), []
    except FileNotFoundError:
        return None, []
    except (ValidationError, OSError) as error:
        found = str(error).splitlines()[0]
        must = "the last edition can be read"
        return None, [
            Problem(f"../{FILE}", 1, 1, "S211", "", must, found, f"restore {FILE} from the last tag")
        ]
