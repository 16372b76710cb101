"""A problem in the data, told to the person who can fix it."""

from __future__ import annotations

import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MOST_A_FILE = 100
"""How many problems of one file are told before they are only counted."""


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


def capped(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in their order, of each file no more than `MOST_A_FILE` and then how many more it has."""
    problems = tuple(problems)
    counts = Counter(problem.path for problem in problems)
    told: list[Problem] = []
    seen: Counter[str] = Counter()
    for problem in problems:
        seen[problem.path] += 1
        if seen[problem.path] <= MOST_A_FILE:
            told.append(problem)
        elif seen[problem.path] == counts[problem.path]:
            must = f"the first {MOST_A_FILE} problems of a file are told"
            found, fix = f"{counts[problem.path] - MOST_A_FILE:,} more", "mend those, then check again"
            told.append(Problem(problem.path, problem.line, problem.column, "S298", "", must, found, fix))
    return told


_CODE = frozenset(("handbook_data", "handbook_pages", "handbook_pdf", "scripts"))


def told_of(error: BaseException) -> str:
    """An exception that was not foreseen, by its type, its words and where in the code it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _CODE & set(Path(frame.filename).parts)] or frames
    where = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}: {shown(str(error), 160) or 'no words'}{where}"


def unforeseen(path: str, error: BaseException, doing: str = "reading it") -> Problem:
    """The last net: one problem for a file on which the check itself stumbled."""
    must, found = f"a check foresees what a file can hold; {doing} it did not", told_of(error)
    return Problem(
        path, 1, 1, "S299", "", must, found, "look there for what is odd, and tell the maintainers"
    )


def sorted_problems(problems: list[Problem]) -> list[Problem]:
    """Problems in the order of a reader working through the files, each once."""
    return sorted(set(problems), key=lambda p: (PurePosixPath(p.path).parts, p.line, p.column, p.code, p))
