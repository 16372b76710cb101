"""CHANGELOG.md: one section an edition, and `Unreleased` at the head for notes by hand."""

from __future__ import annotations

import re
from datetime import date

from handbook_data.editions.naming import EditionError

UNRELEASED = "Unreleased"
_HEADING = re.compile(r"^## (\S+).*$", re.MULTILINE)


def sections(text: str) -> dict[str, str]:
    """The text under each heading by the first word of the heading, in their order."""
    found = list(_HEADING.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {match.group(1): text[match.end() : end].strip() for match, end in zip(found, ends, strict=False)}


def cut(text: str, edition: str, released: date, told: str) -> str:
    """The file with a section for an edition; what stood under `Unreleased` becomes its notes.

    Raises `EditionError` if there is no such heading, or a section for that edition already.
    """
    parts = sections(text)
    if UNRELEASED not in parts:
        raise EditionError(f"CHANGELOG.md has no heading `## {UNRELEASED}`; put it back above the editions")
    if edition in parts:
        raise EditionError(f"CHANGELOG.md has a section on {edition} already; choose another name")
    notes = parts[UNRELEASED]
    body = "\n\n".join(filter(None, (told, f"### Notes\n\n{notes}" if notes else "")))
    heading = next(match for match in _HEADING.finditer(text) if match.group(1) == UNRELEASED)
    following = next((m.start() for m in _HEADING.finditer(text, heading.end())), len(text))
    new = f"## {UNRELEASED}\n\n## {edition} ({released.isoformat()})\n\n{body}\n"
    rest = text[following:]
    return text[: heading.start()] + new + (f"\n{rest}" if rest else "")
