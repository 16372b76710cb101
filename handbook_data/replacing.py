"""Put a file in its place whole, so that nobody ever sees half of it."""

from __future__ import annotations

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
