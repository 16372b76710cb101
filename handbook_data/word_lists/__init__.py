"""Lists of words that rules look into, one file a list, words parted by space."""

from __future__ import annotations

from pathlib import Path


def listed(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset((Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").split())
