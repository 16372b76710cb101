"""The names of editions (calendar versions) and the version of the data (semantic versioning 2.0)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

LATEST = "latest"
"""The name of the state between editions, and its folder in the site of them all."""
STABLE = "stable"
"""The folder of the newest edition there."""
_EDITION = re.compile(r"(20\d\d)\.(0[1-9]|1[0-2])(?:\.([1-9]\d?))?")
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


class EditionError(Exception):
    """An edition cannot be cut or built; the message says why, and what to do, in words."""


@dataclass(frozen=True, order=True, slots=True)
class EditionName:
    """The year and month of an edition; a further one in the same month has a number: `2026.11.1`."""

    year: int
    month: int
    number: int = 0

    @classmethod
    def parse(cls, text: str) -> EditionName:
        """Read `YYYY.MM` or `YYYY.MM.N`; raise `EditionError` on anything else."""
        match = _EDITION.fullmatch(text)
        if not match:
            raise EditionError(
                f"{text!r} is no name of an edition; write YYYY.MM, or YYYY.MM.N for a further one"
            )
        year, month, number = match.groups(default="0")
        return cls(int(year), int(month), int(number))

    def __str__(self) -> str:
        name = f"{self.year:04d}.{self.month:02d}"
        return f"{name}.{self.number}" if self.number else name


def edition_names(tags: list[str]) -> list[EditionName]:
    """The editions among the tags of a repository, the oldest first."""
    return sorted(EditionName.parse(tag) for tag in tags if _EDITION.fullmatch(tag))


class Bump(IntEnum):
    """Which part of the data's version counts up."""

    PATCH = 0
    MINOR = 1
    MAJOR = 2


@dataclass(frozen=True, order=True, slots=True)
class DataVersion:
    """`MAJOR.MINOR.PATCH`."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> DataVersion:
        """Read a version; raise `EditionError` if it is none."""
        match = _VERSION.fullmatch(text)
        if not match:
            raise EditionError(f"{text!r} is no version of the data; write MAJOR.MINOR.PATCH")
        return cls(*map(int, match.groups()))

    def bumped(self, bump: Bump) -> DataVersion:
        """The next version."""
        match bump:
            case Bump.MAJOR:
                return DataVersion(self.major + 1, 0, 0)
            case Bump.MINOR:
                return DataVersion(self.major, self.minor + 1, 0)
        return DataVersion(self.major, self.minor, self.patch + 1)

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


FIRST_VERSION = DataVersion(1, 0, 0)
"""The version of the data in the first edition."""
