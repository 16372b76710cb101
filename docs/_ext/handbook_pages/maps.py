"""Maps of the law as SVG: a tile for each US jurisdiction, and the countries of the world.

Each status has a colour and a pattern, each place a title that says what its fill means, and the legend
counts what the map shows. A map says nothing that the table beside it does not say. With `id` attributes
that begin with the name of the map, several maps can stand on one page.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from handbook_data.handbook import LinkedClaim
from handbook_data.legal_status import Answer
from handbook_data.models.jurisdiction import Jurisdiction
from handbook_data.vocabulary import Attestation, LegalStatus

SHAPES = Path(__file__).parent / "shapes" / "world.json"

TILES: tuple[str, ...] = (
    "AK . . . . . . . . . . ME",
    ". . . . . . . . . . VT NH",
    ". WA ID MT ND MN WI MI . NY MA RI",
    ". OR NV WY SD IA IL IN OH PA NJ CT",
    ". CA UT CO NE MO KY WV VA MD DE .",
    ". . AZ NM KS AR TN NC SC DC . .",
    ". . . . OK LA MS AL GA . . .",
    "HI . . . TX . . . . FL . .",
    "US . . . AS GU MP PR VI . . .",
)
"""Where each US tile stands; the last row holds the federal level and the territories."""

_TILE = 56
_GAP = 4
_LEGEND_LINE = 26
_LEGEND_COLUMN = 300

Mark = tuple[str, dict[str, str]]
_INK = "#1d1d1d"


def _lines(*paths: str, width: str = "1.4") -> tuple[Mark, ...]:
    return tuple(("path", {"d": d, "stroke": _INK, "stroke-width": width, "fill": "none"}) for d in paths)


def _dot(x: str, y: str, radius: str = "1.3") -> Mark:
    return "circle", {"cx": x, "cy": y, "r": radius, "fill": _INK}


_FALLING, _RISING = "M-1 -1L9 9M-1 7L1 9M7 -1L9 1", "M-1 9L9 -1M-1 1L1 -1M7 9L9 7"
PATTERNS: dict[LegalStatus, tuple[str, tuple[Mark, ...]]] = {
    LegalStatus.SCHEDULED: ("#f2a29a", _lines(_FALLING, _RISING)),
    LegalStatus.EMERGENCY_SCHEDULED: ("#f2a29a", (*_lines(_RISING), _dot("2", "2"))),
    LegalStatus.POSSESSION_BANNED: ("#f4b6a6", _lines("M2 0V8M6 0V8")),
    LegalStatus.SALE_BANNED: ("#f7cf8f", _lines("M0 2H8M0 6H8", width="1.2")),
    LegalStatus.PRESCRIPTION_ONLY: ("#d9c2ee", (_dot("2", "2"), _dot("6", "6"))),
    LegalStatus.REGULATED: ("#a9cdf0", _lines(_RISING, width="1")),
    LegalStatus.AGE_RESTRICTED: ("#cfe4f7", _lines("M0 0L8 8", width="0.8")),
    LegalStatus.NO_SPECIFIC_LAW: ("#d7ecd4", ()),
    LegalStatus.UNKNOWN: ("#d9dce0", (_dot("4", "4", "0.9"),)),
}
"""The colour and the marks of each status, drawn on a tile of eight by eight."""


@dataclass(frozen=True, slots=True)
class MappedPlace:
    """What a map shows of one jurisdiction."""

    id: str
    code: str
    title: str
    address: str
    status: LegalStatus
    seen: Attestation | None
    """How its law was seen; None where nothing on record decides."""
    is_last_known: bool = False
    """Whether its status was last known, and may hold no longer."""

    @classmethod
    def of(
        cls, record: Jurisdiction, answer: Answer, claim: LinkedClaim | None, address: str = ""
    ) -> MappedPlace:
        """A jurisdiction with the answer that the map shows; without an address it is no link."""
        seen = claim.attestation if claim else None
        last = answer.last_known is not None
        return cls(record.id, record.code, record.title, address, answer.shown, seen, last)

    @property
    def is_doubtful(self) -> bool:
        """Whether its status is unknown, or reported without confirmation."""
        unsure = self.is_last_known or self.status is LegalStatus.UNKNOWN
        return unsure or self.seen in (None, Attestation.UNCONFIRMED)

    @property
    def words(self) -> str:
        """What the fill of a place means, as a sentence."""
        seen = f" ({self.seen.label})" if self.seen else ""
        return f"{self.title}: {'last known: ' if self.is_last_known else ''}{self.status.label}{seen}"


def us_map(name: str, title: str, places: Iterable[MappedPlace]) -> str:
    """A tile map of the United States; a place without a tile of its own stands below."""
    by_code = {place.code.removeprefix("US-"): place for place in places}
    cells = {
        code: (column, row)
        for row, line in enumerate(TILES)
        for column, code in enumerate(line.split())
        if code != "."
    }
    step = _TILE + _GAP
    width, height = len(TILES[0].split()) * step, len(TILES) * step + 10
    drawing = _Drawing(name, title, width, height, tuple(by_code.values()))
    for code, (column, row) in cells.items():
        if code in by_code:
            x, y = column * step, row * step + (10 if row == len(TILES) - 1 else 0)
            drawing.tile(by_code[code], code, x, y)
    drawing.row_of_tiles(by_code.keys() - cells.keys(), by_code)
    return drawing.finished()


def world_map(name: str, title: str, places: Iterable[MappedPlace]) -> str:
    """A map of the world; a place too small for a shape is a circle, and one without either stands below."""
    world = _world()
    by_code = {place.code: place for place in places}
    drawing = _Drawing(name, title, world["width"], world["height"], tuple(by_code.values()))
    for code, path in world["paths"].items():
        if code in by_code:
            drawing.place(by_code[code], "path", {"d": path})
        else:
            _add(drawing.root, "path", {"d": path, "class": "not-covered"}, fill="none", stroke="#8b929a")
    for code, (x, y) in world["points"].items():
        if code in by_code:
            drawing.place(by_code[code], "circle", {"cx": x, "cy": y, "r": 5})
    drawing.row_of_tiles(by_code.keys() - world["paths"].keys() - world["points"].keys(), by_code)
    return drawing.finished("Outline only: not in the handbook.")


@cache
def _world() -> Any:
    return json.loads(SHAPES.read_text(encoding="utf-8"))


class _Drawing:
    """One map: its patterns, its places, and a legend that counts them."""

    def __init__(self, name: str, title: str, width: int, height: int, places: Sequence[MappedPlace]) -> None:
        self.name, self.places = name, places
        self.width, self.height = width, height
        self.root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "id": name,
                "class": "legal-map",
                "role": "group",
                "aria-labelledby": f"{name}-title",
                "font-family": "sans-serif",
                "font-size": "15",
            },
        )
        _add(self.root, "title", {"id": f"{name}-title"}).text = title
        definitions = _add(self.root, "defs", {})
        for status, (colour, marks) in PATTERNS.items():
            size = {"width": 8, "height": 8, "patternUnits": "userSpaceOnUse"}
            pattern = _add(definitions, "pattern", {"id": f"{name}-{status.value}", **size})
            _add(pattern, "rect", {"width": 8, "height": 8}, fill=colour)
            for kind, attributes in marks:
                _add(pattern, kind, attributes)

    def fill(self, status: LegalStatus) -> str:
        """The fill of a status on this map."""
        return f"url(#{self.name}-{status.value})"

    def place(self, place: MappedPlace, shape: str, geometry: dict[str, Any]) -> ET.Element:
        """Draw one place, as a link where it has an address, with a title that says its status."""
        tag, target = ("a", {"href": place.address}) if place.address else ("g", {})
        link = _add(self.root, tag, {**target, "class": "place", "data-place": place.id})
        _add(link, "title", {}).text = place.words
        dashes = {"stroke-dasharray": "3 2"} if place.is_doubtful else {}
        known = {"data-known": "last"} if place.is_last_known else {}
        drawn = {**geometry, "class": "area", "data-status": place.status.value, **known, **dashes}
        _add(link, shape, drawn, fill=self.fill(place.status), stroke=_INK)
        return link

    def tile(self, place: MappedPlace, label: str, x: float, y: float) -> None:
        """Draw one place as a square with its letters."""
        link = self.place(place, "rect", {"x": x, "y": y, "width": _TILE, "height": _TILE, "rx": 5})
        plate = {"x": x + 9, "y": y + 17, "width": _TILE - 18, "height": 22, "rx": 4}
        _add(link, "rect", plate, fill="#ffffff", opacity="0.85")
        at = {"x": x + _TILE / 2, "y": y + 33, "text-anchor": "middle", "font-weight": "bold"}
        _add(link, "text", at, fill=_INK).text = label

    def row_of_tiles(self, codes: Iterable[str], by_code: Mapping[str, MappedPlace]) -> None:
        """Draw the places that the map has no spot for as tiles below it, as many rows as they need."""
        step = _TILE + _GAP
        a_row = max(1, self.width // step)
        homeless = sorted(codes)
        for index, code in enumerate(homeless):
            self.tile(by_code[code], code, (index % a_row) * step, self.height + 8 + index // a_row * step)
        if homeless:
            self.height += 8 + -(-len(homeless) // a_row) * step

    def finished(self, *notes: str) -> str:
        """The map with its legend, as text."""
        counts = Counter((place.status, place.is_last_known) for place in self.places)
        columns = max(1, self.width // _LEGEND_COLUMN)
        rows = -(-len(LegalStatus) // columns)
        top = self.height + 16
        legend = _add(self.root, "g", {"class": "legend"})
        for index, status in enumerate(LegalStatus):
            x, y = (index // rows) * _LEGEND_COLUMN, top + (index % rows) * _LEGEND_LINE
            entry = _add(legend, "g", {"class": "legend-entry", "data-status": status.value})
            swatch = {"x": x + 1, "y": y, "width": 28, "height": 18, "rx": 3}
            _add(entry, "rect", swatch, fill=self.fill(status), stroke=_INK)
            label = _add(entry, "text", {"x": x + 38, "y": y + 14}, fill="currentColor")
            label.text = f"{status.label}: "
            _add(label, "tspan", {"class": "count"}).text = str(counts[status, False])
            _add(label, "tspan", {"class": "last-known"}).text = last_known(counts[status, True])
        y = top + rows * _LEGEND_LINE + 12
        total = f"{len(self.places)} places in all."
        edge = "A dashed edge: unknown, last known, or reported without confirmation."
        for note in (f"{total} {edge}", *notes):
            _add(legend, "text", {"x": 1, "y": y, "font-size": "13"}, fill="currentColor").text = note
            y += 20
        self.root.set("viewBox", f"-2 -2 {self.width + 4} {y}")
        return ET.tostring(self.root, encoding="unicode")


def last_known(count: int) -> str:
    """How a legend adds the places whose status was last known."""
    return f" + {count} last known" if count else ""


def _add(parent: ET.Element, tag: str, attributes: dict[str, Any], **more: str) -> ET.Element:
    return ET.SubElement(parent, tag, {name: str(value) for name, value in {**attributes, **more}.items()})
