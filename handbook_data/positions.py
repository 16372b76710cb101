"""Where in a file a problem stands: at the word or figure that is wrong, or at the key of what is wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Any

from handbook_data.reading import KEY, Place, parse, places

_QUOTED = re.compile(r"`([^`]+)`")


class WrittenFile:
    """A record file as its writer sees it; made only when something in it is wrong."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.data = parse(text) if text else None
        self.where = places(text) if text else {}

    def position(self, place: Place, found: str) -> tuple[int, int]:
        """The line and column, from 1, of the first word of a text that `found` quotes; else of its key."""
        return self._word(place, found) or self._key(place)

    def _key(self, place: Place) -> tuple[int, int]:
        """Of the key of a place where it has one, else of its value."""
        while place:
            if (*place, KEY) in self.where:
                return self.where[(*place, KEY)]
            if place in self.where:
                return self.where[place]
            place = place[:-1]
        return (1, 1)

    def _word(self, place: Place, found: str) -> tuple[int, int] | None:
        if place not in self.where or "`" not in found:
            return None
        value = self._value(place)
        if not isinstance(value, str) or " " not in value:
            return None
        begin = self._offset(self.where[place])
        end = self._ends[bisect_right(self._ends, begin)]
        for quoted in _QUOTED.findall(found):
            word = _as_written(quoted)
            if word.search(value) and (match := word.search(self.text, begin, end)):
                line = self.text.count("\n", 0, match.start()) + 1
                return line, match.start() - self.text.rfind("\n", 0, match.start())
        return None

    def _value(self, place: Place) -> Any:
        value: Any = self.data
        for part in place:
            value = value[part]
        return value

    def _offset(self, position: tuple[int, int]) -> int:
        line, column = position
        return self._starts[line - 1] + column - 1

    @cached_property
    def _starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def _ends(self) -> list[int]:
        """The offsets at which keys and values begin, up to which one before them can go on."""
        return sorted({*map(self._offset, self.where.values()), len(self.text)})


def _as_written(quoted: str) -> re.Pattern[str]:
    """A word or figure where it stands whole, over the end of a line too."""
    words = r"\s+".join(map(re.escape, quoted.split()))
    before = r"(?<![\w])(?<!\d[.,])" if quoted[:1].isalnum() else ""
    behind = r"(?!\w|[.,]\d)" if quoted[-1:].isalnum() else ""
    return re.compile(f"{before}{words}{behind}", re.IGNORECASE)
