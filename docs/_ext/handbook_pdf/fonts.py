"""The fonts of the printed handbook, and which characters they have.

They come from packages, so that a build needs none from the system and looks the same anywhere.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, newTable
from pydantic import BaseModel

from handbook_data.handbook import Handbook
from handbook_data.models.record import Record
from handbook_pdf.command import PrintingError

FONTS = (
    "FiraGO_Regular",
    "FiraGO_Bold",
    "FiraGO_Italic",
    "FiraGO_BoldItalic",
    "FiraMono_Regular",
    "NotoSansSymbols2_Regular",
    "NotoSansSymbols_Regular",
    "NotoSansMath_Regular",
)
"""Modules of `pymupdf_fonts`: the text, and behind it what its characters lack."""
SCRIPTS = (
    "",
    "Arabic",
    "Armenian",
    "Bengali",
    "Devanagari",
    "Ethiopic",
    "Georgian",
    "Gujarati",
    "Gurmukhi",
    "Kannada",
    "Khmer",
    "Lao",
    "Malayalam",
    "Myanmar",
    "Oriya",
    "Sinhala",
    "Tamil",
    "Telugu",
    "Thai",
)
"""Noto Sans, and what it is called for other scripts, in `manimgx_fonts`: for names and titles in them."""
LAST = "DroidSansFallback"
LAST_FAMILY = "Droid Sans Fallback"
"""The font behind all of them, for Chinese, Japanese and Korean; `pymupdf` has it inside."""

ALL = (*FONTS, *(f"NotoSans{script}" for script in SCRIPTS), LAST)


def write_fonts(folder: Path) -> Path:
    """Write the font files into a folder."""
    folder.mkdir(parents=True)
    for name in ALL:
        (folder / f"{name}.ttf").write_bytes(_font(name))
    return folder


@cache
def _font(name: str) -> bytes:
    content: bytes
    if name == LAST:
        content = _named(import_module("pymupdf").Font("cjk").buffer, LAST_FAMILY)
    elif name in FONTS:
        content = import_module(f"pymupdf_fonts.{name}").fontbuffer
    else:
        content = (files("manimgx_fonts") / f"{name}[wght].ttf").read_bytes()
    return content


def _named(content: bytes, family: str) -> bytes:
    """A font with its family's name in it, by which Typst finds it; `pymupdf` leaves the names out."""
    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    font["name"] = newTable("name")
    font["name"].names = []
    for number, text in ((1, family), (2, "Regular"), (4, f"{family} Regular"), (6, family.replace(" ", ""))):
        font["name"].setName(text, number, 3, 1, 0x409)
    named = io.BytesIO()
    font.save(named)
    return named.getvalue()


@cache
def covered() -> frozenset[str]:
    """Every character that one of the fonts has."""
    found: set[int] = set()
    for name in ALL:
        found.update(TTFont(io.BytesIO(_font(name)), lazy=True).getBestCmap())
    return frozenset(map(chr, found)) | {"\n"}


def refuse(messages: Iterable[str]) -> None:
    """Raise `PrintingError` with every message, if there is any."""
    found = list(messages)
    if found:
        raise PrintingError("\n".join(found))


def uncovered(handbook: Handbook) -> Iterator[str]:
    """A message for each character that no font has, with the first record and field that needs it."""
    seen: set[str] = set()
    for record in (*handbook.records.values(), *handbook.sources.values()):
        for field, text in texts(record):
            for char in sorted(set(text) - covered() - seen):
                seen.add(char)
                yield message(char, f"{record.id}.{field}")


def uncovered_in(text: str, name: str) -> Iterator[str]:
    """A message for each character of a text that no font has."""
    for char in sorted(set(text) - covered()):
        at = text.index(char)
        around = " ".join(text[max(0, at - 30) : at + 30].split())
        yield message(char, f"{name}, in “{around}”")


def message(char: str, where: str) -> str:
    """What to tell the person who wrote a character that cannot be printed."""
    return (
        f"No font of the printed handbook has the character {char} (U+{ord(char):04X}), which stands in "
        f"{where}. Write it in other characters, or add a font that has it to handbook_pdf/fonts.py."
    )


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """Every text of a record with the name of its field."""
    yield from _texts(record, "")


def _texts(value: Any, name: str) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield name, value
        case BaseModel():
            for field in type(value).model_fields:
                yield from _texts(getattr(value, field), f"{name}.{field}" if name else field)
        case dict():
            for key, item in value.items():
                yield from _texts(item, f"{name}.{key}")
        case Iterable():
            for number, item in enumerate(value):
                yield from _texts(item, f"{name}[{number}]")
