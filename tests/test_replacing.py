"""A file is replaced whole, only where it differs, and nothing is left beside it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from handbook_data.replacing import is_part, remove_parts, scratch, write_whole


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


WRITES_AND_STOPS = """
import os, sys
from pathlib import Path
from handbook_data.replacing import scratch, write_whole
Path.replace = lambda *paths: os._exit(9)
with scratch(Path(sys.argv[1]), "work") as folder:
    (folder / "a.txt").write_text("one")
    write_whole(Path(sys.argv[1], "b.txt"), "two")
"""


def test_what_a_killed_process_leaves_is_removed_by_the_next(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", WRITES_AND_STOPS, tmp_path], check=False)
    assert killed.returncode == 9
    assert [path.name for path in tmp_path.rglob("*") if is_part(path)] == [".b.txt.part"]
    assert len(list(tmp_path.glob(".work-*"))) == 1
    remove_parts(tmp_path)
    with scratch(tmp_path, "work") as folder:
        assert list(tmp_path.iterdir()) == [folder]
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_a_process_at_work_stays(tmp_path: Path) -> None:
    theirs = tmp_path / f".work-{os.getppid()}"
    theirs.mkdir()
    with scratch(tmp_path, "work"):
        assert theirs.is_dir()
    assert list(tmp_path.iterdir()) == [theirs]
