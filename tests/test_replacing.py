"""A file is replaced whole, only where it differs, and nothing is left beside it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from handbook_data.replacing import write_whole


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "a" / "b.txt", "Jérôme\n")
    assert (tmp_path / "a" / "b.txt").read_bytes() == "Jérôme\n".encode()


def test_a_file_that_is_the_same_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    write_whole(path, "one\n")
    os.utime(path, (0, 0))
    assert not write_whole(path, b"one\n")
    assert path.stat().st_mtime == 0
    assert write_whole(path, b"two\n")
    assert path.read_text(encoding="utf-8") == "two\n"


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.txt"
    write_whole(path, "one\n")

    def full(part: Path, content: bytes) -> None:
        part.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(part))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "two\n")
    assert path.read_text(encoding="utf-8") == "one\n"
    assert list(tmp_path.iterdir()) == [path]
