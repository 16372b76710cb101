"""Put a file in its place whole, so that nobody ever sees half of it, and leave nothing beside it.

Work that is killed cannot tidy up; the next one of its kind does.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> bool:
    """Write a file at once, and only if it differs from what is there; tell whether it was written.

    Text is written as UTF-8. Raises OSError; then the file is as it was, and nothing is left beside it.
    """
    data = content.encode() if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return True


def is_part(path: Path) -> bool:
    """Whether a file is what a killed `write_whole` leaves."""
    return path.name.startswith(".") and path.suffix == ".part"


def remove_parts(folder: Path) -> None:
    """Remove what killed writers left in a folder and below it."""
    for path in folder.rglob(".*.part"):
        path.unlink(missing_ok=True)


@contextmanager
def scratch(parent: Path, name: str) -> Iterator[Path]:
    """A folder for what is needed only meanwhile, in place of those that killed processes left.

    It bears the number of its process, so that two at work do not meet.
    """
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.glob(f".{name}-*"):
        number = left.name.rpartition("-")[2]
        if number.isdecimal() and not _is_at_work(int(number)):
            shutil.rmtree(left, ignore_errors=True)
    folder = parent / f".{name}-{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_at_work(process: int) -> bool:
    """Whether another process of that number runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()
