"""Build the site into build/html, unless nothing has changed since it was built.

Nothing of the handbook is imported before that is known: an unchanged tree costs the reading of its
folders. The records are checked by the build itself, which stops with the messages of `make check`.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
SITE, CACHE, NOTE = Path("build/html"), Path("build/doctrees"), Path("build/html.unchanged")
MADE_FROM = (
    *("handbook_data", "CHANGELOG.md", "constraints.txt", "pyproject.toml", ".venv/.ready"),
    *("docs/_ext", "docs/_static", "docs/_templates", "docs/guide", "docs/conf.py", "docs/index.md"),
    *("docs/search.md", "docs/sphinx.options", "scripts/build_html.py"),
)
"""What is written by hand. The other pages below `docs/` are written by the build."""
PASSED_BY = {"__pycache__"}
"""Folders whose content bears on no page."""


def main() -> int:
    """Build if need be, say what there is now, and return the exit code of the build."""
    os.chdir(REPOSITORY)
    began, day = time.monotonic(), _day()
    if NOTE.is_file() and NOTE.read_text(encoding="utf-8") == _state(day):
        print(f"The handbook is at {SITE}/index.html: {_pages()} pages, unchanged since they were built")
        return 0
    NOTE.unlink(missing_ok=True)
    before = list(_lines(*MADE_FROM))
    options = Path("docs/sphinx.options").read_text(encoding="utf-8").split()
    sphinx = [
        sys.executable,
        "-m",
        "sphinx",
        *options,
        "-d",
        str(CACHE),
        "--quiet",
        "-b",
        "html",
        "docs",
        str(SITE),
    ]
    code = subprocess.run(sphinx, check=False).returncode
    if code == 0:
        if list(_lines(*MADE_FROM)) == before:  # else something was saved while it was built
            NOTE.write_text(_state(day), encoding="utf-8")
        took = round(time.monotonic() - began)
        print(f"The handbook is at {SITE}/index.html: {_pages()} pages, built in {took} s")
    return code


def _state(day: str) -> str:
    """A digest of all that the site is made from and of all that was made, by size and time of change."""
    digest = hashlib.sha256(json.dumps([day, sys.version, _settings()]).encode())
    for line in _lines(*MADE_FROM, "docs", str(SITE), str(CACHE)):
        digest.update(line.encode(errors="surrogateescape"))
    return digest.hexdigest()


def _lines(*names: str) -> Iterator[str]:
    """A line for each file at or below some paths."""
    for name in names:
        yield from _files(Path(name))


def _files(path: Path) -> Iterator[str]:
    """A line for each file at or below `path`: its path, size and time of change; in a fixed order."""
    if not path.is_dir():
        yield _line(str(path), path.stat()) if path.exists() else f"{path} is not there\n"
        return
    with os.scandir(path) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in PASSED_BY:
                    yield from _files(Path(entry.path))
            else:
                yield _line(entry.path, entry.stat(follow_symlinks=False))


def _line(path: str, stat: os.stat_result) -> str:
    return f"{path} {stat.st_size} {stat.st_mtime_ns}\n"


def _day() -> str:
    """What tells the day of the build: pages say what holds today."""
    return os.environ.get("SOURCE_DATE_EPOCH") or datetime.now(UTC).date().isoformat()


def _settings() -> list[tuple[str, str]]:
    """The settings in the environment that pages are made with."""
    return sorted((name, value) for name, value in os.environ.items() if name.startswith("HANDBOOK_"))


def _pages() -> int:
    return sum(1 for _ in SITE.rglob("*.html"))


if __name__ == "__main__":
    sys.exit(main())
