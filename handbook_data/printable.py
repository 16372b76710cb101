"""Which characters the printed handbook can show: those that one of its fonts has.

The fonts come with the extra `pdf`; checking a record needs none of it. So what they have is written down
beside this module as ranges, and a test compares it with the fonts. After a change of the fonts:

    PYTHONPATH=docs/_ext python -m tests.pdf.test_fonts
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

RANGES = Path(__file__).with_name("printable.txt")
"""A range of code points a line, in hexadecimal: `41-5A`."""


@cache
def unprintable() -> re.Pattern[str]:
    """What finds a character that no font of the printed handbook has."""
    ranges = (line.split("-") for line in RANGES.read_text(encoding="ascii").split())
    return re.compile("[^{}]".format("".join(rf"\U{first:>08}-\U{last:>08}" for first, last in ranges)))


def as_ranges(characters: Iterable[str]) -> str:
    """Characters as the lines of `printable.txt`."""
    ranges: list[tuple[int, int]] = []
    for code in sorted(map(ord, characters)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return "".join(f"{first:X}-{last:X}\n" for first, last in ranges)
