"""The few questions that editions ask of git; what git answers to a failure becomes the message."""

from __future__ import annotations

import subprocess
from pathlib import Path

from handbook_data.editions.naming import EditionError, EditionName, edition_names


def git(root: Path, *arguments: str) -> str:
    """What git prints; raise `EditionError` with its words if it fails or is not there."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise EditionError("git is needed and was not found; install it") from None
    if done.returncode:
        said = (done.stderr or done.stdout).strip() or f"exit {done.returncode}"
        raise EditionError(f"git {arguments[0]}: {said}")
    return done.stdout


def editions(root: Path) -> list[EditionName]:
    """The editions that are tagged, the oldest first."""
    return edition_names(git(root, "tag", "--list").split())


def changed_files(root: Path) -> list[str]:
    """Files that differ from the last commit or are not known to git, ignored ones left out."""
    return [line[3:] for line in git(root, "status", "--porcelain").splitlines()]
