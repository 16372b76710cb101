"""Second readings and draws as tables: what was read again, what was opened for it, and what was found."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from handbook_data.exporting.table import POSITION, Column, Part, Release, Table, fields, owner, parts, refers
from handbook_data.models.draw import Draw, DrawnClaim, FaultSeen
from handbook_data.models.second_reading import SecondReading, SourceReadAgain
from handbook_data.second_reading import Readable, readable

ASSERTION = "The full id of a claim, or the id of a table of measurements or a circulating claim."


def _read(release: Release) -> Iterator[Readable]:
    return (item for item in readable(release.handbook) if item.reading is not None)


def _opened(release: Release) -> Iterator[Part]:
    for item in _read(release):
        if item.reading is not None:
            yield from parts(item.id, item.reading.read)


SECOND_READINGS = Table(
    "second_readings",
    "Second readings",
    "What someone who had not written it held against its sources, and what came of it.",
    _read,
    (
        Column("assertion", ASSERTION, attrgetter("id")),
        Column("record", "The record it stands in.", attrgetter("record.id")),
        *fields(SecondReading, "on", "found", "faults", "note", "interests", "words", at="reading"),
    ),
    ("assertion",),
    (refers("record", "records"),),
)

SOURCES_READ_AGAIN = Table(
    "sources_read_again",
    "Sources read again",
    "The sources that were opened for each second reading, and how deep.",
    _opened,
    (
        owner("assertion", ASSERTION),
        POSITION,
        *fields(SourceReadAgain, "source", "depth", "address", at="item"),
    ),
    ("assertion", "position"),
    (refers("assertion", "second_readings", "assertion"), refers("source", "sources")),
)

DRAWS = Table(
    "draws",
    "Draws",
    "Claims drawn by chance and read again, and how often they were wrong.",
    lambda release: release.handbook.draws.values(),
    (
        Column("record", "The id of the draw.", attrgetter("id")),
        *fields(
            Draw,
            *("on", "edition", "seed", "population", "population_size", "readers", "n", "stood"),
            *("small_fault", "misleading", "not_found_again", "done"),
        ),
    ),
    ("record",),
    (refers("record", "records"),),
)

DRAW_FAULTS = Table(
    "draw_faults",
    "Faults that draws found",
    "In what ways claims that were drawn were wrong.",
    lambda release: (p for draw in release.handbook.draws.values() for p in parts(draw.id, draw.faults)),
    (owner("draw", "The draw."), POSITION, *fields(FaultSeen, "kind", "count", "seen", at="item")),
    ("draw", "position"),
    (refers("draw", "draws", "record"),),
)

DRAWN_CLAIMS = Table(
    "drawn_claims",
    "Claims that were drawn",
    "The verdict on each claim of a draw, where it was kept. A claim may be gone since: see tombstones.",
    lambda release: (p for draw in release.handbook.draws.values() for p in parts(draw.id, draw.verdicts)),
    (
        owner("draw", "The draw."),
        POSITION,
        *fields(DrawnClaim, "claim", "found", "faults", "note", "done", at="item"),
    ),
    ("draw", "claim"),
    (refers("draw", "draws", "record"),),
)

READING_TABLES = (SECOND_READINGS, SOURCES_READ_AGAIN, DRAWS, DRAW_FAULTS, DRAWN_CLAIMS)
