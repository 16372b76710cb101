"""Read files in canonical layout quickly: by their lines, without a parser of YAML and without the models.

What it needs is imported in no time, so that another process can read a whole folder while this one
imports the models and the rules.
"""

from __future__ import annotations

import marshal
import os
from pathlib import Path
from typing import Any

from handbook_data.reading import plain_scalar, read_text

Said = dict[str, tuple[str, dict[str, Any]]]
"""Text and values of files that can be in canonical layout, by their paths below the folder of records."""
DEEPEST = 2
"""How many folders below the root records lie: `legal/us`."""


def read(text: str) -> dict[str, Any] | None:
    """What a text in canonical layout says, at half the cost of reading it as YAML; None if it is in another.

    It takes the layout for granted and says nonsense of most other texts. Whoever asks has to compare
    `layout.canonical` of the record with the text: where they are the same, YAML says the same.
    """
    lines = text.split("\n")
    top: dict[str, Any] = {}
    mappings = {0: top}  # the mapping that is open at each column
    lists: dict[int, list[Any]] = {}
    number, end = 0, len(lines) - 1
    try:
        while number < end:
            line = lines[number]
            number += 1
            bare = line.lstrip(" ")
            column = len(line) - len(bare)
            if bare.startswith("- "):
                bare = bare[2:]
                if bare[0] == "'" or not (": " in bare or bare[-1] == ":"):
                    value, number = _value(bare, column + 2, lines, number)
                    lists[column].append(value)
                    continue
                mappings[column + 2] = {}
                lists[column].append(mappings[column + 2])
                column += 2
            key, colon, value = bare.partition(": ")
            if colon:
                mappings[column][key], number = _value(value, column + 2, lines, number)
            elif lines[number].startswith("- ", column):
                mappings[column][key[:-1]] = lists[column] = []
            else:
                mappings[column][key[:-1]] = mappings[column + 2] = {}
    except (IndexError, KeyError):
        return None
    return top


def _value(written: str, indent: int, lines: list[str], number: int) -> tuple[Any, int]:
    """What is written behind a key or a dash, and the number of the line after it."""
    if written == ">-":
        first, pad = number, " " * indent
        while lines[number].startswith(pad):
            number += 1
        return " ".join([line[indent:] for line in lines[first:number]]), number
    match written[0]:
        case "'":
            return written[1:-1].replace("''", "'"), number
        case "[":
            return written[1:-1].split(", "), number
    return plain_scalar(written), number


def read_folder(root: Path) -> Said:
    """What each file below a folder says, if it can be in canonical layout."""
    said: Said = {}
    for folder, folders, names in os.walk(root):
        parts = Path(folder).parts[len(root.parts) :]
        if len(parts) == DEEPEST:
            folders.clear()
        for name in names:
            if name.endswith(".yaml") and (found := _read_file(Path(folder, name))):
                said["/".join((*parts, name))] = found
    return said


def _read_file(path: Path) -> tuple[str, dict[str, Any]] | None:
    try:
        text = read_text(path)
        data = read(text)
    except Exception:  # what is wrong is told by reading it as YAML
        return None
    return None if data is None else (text, data)


def packed(root: Path) -> bytes:
    """What `read_folder` gives, to be sent from one process to another; `unpacked` reads it."""
    return marshal.dumps(read_folder(root))


def unpacked(sent: bytes) -> Said:
    """What was packed."""
    said: Said = marshal.loads(sent)
    return said
