"""Put rendered pages into the documentation folder: only what changed, and nothing that is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDERS = (
    "care",
    "circulating",
    "conditions",
    "figures",
    "fragments",
    "gaps",
    "interactions",
    "legal",
    "measurements",
    "mechanisms",
    "risks",
    "sources",
    "substances",
    "support",
    "use",
)
"""Folders that belong to the generator: what it did not write there is removed."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a run changed, as paths below the documentation folder."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]


def write_pages(docs: Path, pages: Mapping[str, str]) -> Written:
    """Write the files whose text differs, each at once, and remove what no record stands behind."""
    changed = tuple(path for path, text in pages.items() if _write(docs / path, text))
    removed = []
    for folder in FOLDERS:
        for path in sorted(path for path in (docs / folder).rglob("*") if path.is_file()):
            name = path.relative_to(docs).as_posix()
            if name not in pages:
                path.unlink()
                removed.append(name)
    return Written(changed, tuple(removed))


def _write(path: Path, text: str) -> bool:
    try:
        if path.read_text(encoding="utf-8") == text:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
    return True
