"""Lists of words that rules look into, one file a list, words parted by space."""

from __future__ import annotations

from pathlib import Path


def listed(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset((Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").split())


def opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Pairs of words that stand opposite each other: each line has those of one side, `|`, and the others."""
    lines = (Path(__file__).parent / "opposites.txt").read_text(encoding="utf-8").splitlines()
    sides = (line.split("|") for line in lines)
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in sides)


def one_meaning() -> dict[str, str]:
    """Words that say the same in a finding and in plain words, each with the first of its line."""
    lines = (Path(__file__).parent / "one-meaning.txt").read_text(encoding="utf-8").splitlines()
    return {word: line.split()[0] for line in lines for word in line.split()}
