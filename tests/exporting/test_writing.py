"""Writing the release: the same bytes each time, hashes that hold, all of it or nothing."""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from handbook_data import Handbook, load
from handbook_data.exporting.table import Release
from handbook_data.exporting.writing import release_files, write_release
from tests.building import REPOSITORY
from tests.exporting.conftest import Given
from tests.tree import TINY, TODAY

CONTRACT = {
    *("claims.json", "claims.csv", "evidence.csv", "sources.json", "sources.bib", "sources.ris"),
    *("legal_periods.csv", "measurements.csv", "handbook.sqlite", "datapackage.json", "SHA256SUMS"),
}
EPOCH = "1795305600"
"""The day of the small records."""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as `make data` runs it."""
    return subprocess.run(
        [sys.executable, "scripts/data.py", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
        env={**os.environ, **environment},
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_file_of_the_contract_is_there(given: Given) -> None:
    found = contents(given.folder)
    assert set(found) >= CONTRACT
    assert any(name.startswith("schema/") and name.endswith(".schema.json") for name in found)


def test_the_checksums_are_those_of_every_other_file(given: Given) -> None:
    lines = given.text("SHA256SUMS").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = contents(given.folder)
    del found["SHA256SUMS"]
    assert listed == {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    first = run("--to", str(tmp_path / "a"), PYTHONHASHSEED="1", TZ="Asia/Bangkok", LC_ALL="C")
    second = run("--to", str(tmp_path / "b" / "data"), PYTHONHASHSEED="2", TZ="America/Los_Angeles")
    assert (first.returncode, first.stderr, second.stderr) == (0, "", "")
    assert first.stdout.startswith(f"The data is in {tmp_path / 'a'}: ")
    assert contents(tmp_path / "a") == contents(tmp_path / "b" / "data")


def test_only_the_day_and_what_follows_from_it_depends_on_the_day(
    frozen: Handbook, released: Given, tmp_path: Path
) -> None:
    later = release_files(Release(frozen, TODAY.replace(year=2027)))
    differ = {name for name, content in contents(released.folder).items() if later[name] != content}
    assert differ == {"release.csv", "handbook.sqlite", "datapackage.json", "SHA256SUMS"}


def test_a_release_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "data" / "old").mkdir(parents=True)
    (tmp_path / "data" / "old" / "file").write_text("x")
    write_release({"a.txt": b"new", "b/c.txt": b"also"}, tmp_path / "data")
    assert contents(tmp_path) == {"data/a.txt": b"new", "data/b/c.txt": b"also"}


def test_when_writing_fails_the_release_before_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_release({"a.txt": b"old"}, tmp_path / "data")
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "b.txt":
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_release({"a.txt": b"new", "b.txt": b"new"}, tmp_path / "data")
    assert contents(tmp_path) == {"data/a.txt": b"old"}


def test_when_moving_fails_the_release_before_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_release({"a.txt": b"old"}, tmp_path / "data")
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self.name == ".data-part":
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OSError, match="Permission denied"):
        write_release({"a.txt": b"new"}, tmp_path / "data")
    assert contents(tmp_path) == {"data/a.txt": b"old"}


def no_room() -> None:
    """Let no file grow beyond 100 kB, as on a disk that is nearly full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_a_full_disk_is_one_message_and_nothing_is_left(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-B", "scripts/data.py", "--to", str(tmp_path / "data"), "--records", TINY],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
        env={**os.environ},
        preexec_fn=no_room,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == f"{tmp_path / 'data'} could not be written: File too large; no data was written.\n"
    assert contents(tmp_path) == {}
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_cannot_be_written_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("--to", str(tmp_path / "file" / "data"), "--records", str(TINY))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "could not be written: Not a directory; no data was written." in done.stderr


def test_records_that_do_not_hold_together_are_not_given_out(tmp_path: Path) -> None:
    done = run("--to", str(tmp_path / "data"), "--records", "tests/broken/rules")
    assert done.returncode == 1
    assert done.stderr.endswith("The records do not hold together; no data was written.\n")
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_is_one_message_that_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "bibtexparser.py").write_text("raise ImportError('gone', name='bibtexparser')")
    done = run("--to", str(tmp_path / "data"), PYTHONPATH=f"{tmp_path}:{REPOSITORY}")
    assert done.returncode == 1
    assert done.stderr == (
        "bibtexparser is not installed; run `pip install -e '.[data]'`; no data was written.\n"
    )


def test_a_day_that_is_none_is_one_message(tmp_path: Path) -> None:
    done = run("--to", str(tmp_path / "data"), SOURCE_DATE_EPOCH="yesterday")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "SOURCE_DATE_EPOCH is no number of seconds: 'yesterday'" in done.stderr


def test_the_small_records_can_be_given_out_too(tmp_path: Path) -> None:
    done = run("--to", str(tmp_path / "data"), "--records", str(TINY), SOURCE_DATE_EPOCH=EPOCH)
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(tmp_path / "data") == release_files(Release(load(TINY, TODAY), TODAY))
