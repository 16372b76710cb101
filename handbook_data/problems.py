"""A problem in the data, told to the person who can fix it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: where, what must hold, what was found, how to fix it.

    `line` and `column` count from 1. `code` names the rule on the handbook's rules page.
    """

    path: str
    line: int
    column: int
    code: str
    where: str
    must: str
    found: str
    fix: str
    is_error: bool = True

    def __str__(self) -> str:
        parts = "; ".join(part for part in (self.must, self.found, self.fix) if part)
        mark = "" if self.is_error else " (warning)"
        place = f" {self.where}" if self.where else ""
        return f"{self.path}:{self.line}:{self.column}: {self.code}{mark}{place}: {parts}"


def shown(value: object, most: int = 80) -> str:
    """A value from a file as a message may show it: short, on one line, without control characters."""
    text = value if isinstance(value, str) else repr(value)
    safe = "".join(
        char if unicodedata.category(char)[0] != "C" else f"\\u{ord(char):04x}" for char in text[: most * 2]
    )
    return safe if len(safe) <= most else safe[: most - 1] + "…"


def sorted_problems(problems: list[Problem]) -> list[Problem]:
    """Problems in the order of a reader working through the files, each once."""
    return sorted(set(problems), key=lambda p: (PurePosixPath(p.path).parts, p.line, p.column, p.code, p))
