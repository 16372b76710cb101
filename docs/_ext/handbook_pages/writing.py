"""Put rendered pages into the documentation folder: only what changed, and nothing that is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook_data.models.kinds import ROWS
from handbook_data.replacing import remove_parts, write_whole
from handbook_pages.pages import OWN_FOLDERS

FOLDERS = tuple(sorted({row.folder.partition("/")[0] for row in ROWS if row.has_pages} | set(OWN_FOLDERS)))
"""Folders that belong to the generator: what it did not write there is removed."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a run changed, as paths below the documentation folder."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]


def write_pages(docs: Path, pages: Mapping[str, str]) -> Written:
    """Write the files whose text differs, each whole, and remove what no record stands behind."""
    remove_parts(docs)
    changed = tuple(path for path, text in pages.items() if write_whole(docs / path, text))
    removed = []
    for folder in FOLDERS:
        for path in sorted(path for path in (docs / folder).rglob("*") if path.is_file()):
            name = path.relative_to(docs).as_posix()
            if name not in pages:
                path.unlink()
                removed.append(name)
    return Written(changed, tuple(removed))
