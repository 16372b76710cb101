"""The commands where they cannot do their work: a message and exit 1 or 2, whatever is in their way."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handbook_data.command import run as run_command
from tests.building import REPOSITORY
from tests.tools import program
from tests.tree import Tree

READERS = {
    "check": ("--records", "{}"),
    "format": ("--records", "{}"),
    "due": ("--records", "{}"),
    "data": ("--records", "{}", "--to", "{}/../out"),
    "pdf": ("--records", "{}", "--output", "{}/../out.pdf"),
    "handouts": ("--records", "{}", "--output", "{}/../out"),
}


def without_privilege() -> list[str]:
    """What makes permissions hold for a command even where the tests are run by root."""
    if os.geteuid():
        return []
    return [program("setpriv", package="util-linux"), "--bounding-set=-dac_override,-dac_read_search"]


def said(script: str, *arguments: str, **environment: str) -> str:
    """What a command says when it fails as it should."""
    done = subprocess.run(
        [*without_privilege(), sys.executable, f"scripts/{script}.py", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
        env=os.environ | environment,
    )
    assert done.returncode in (1, 2), done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr or done.stdout
    return done.stdout + done.stderr


@pytest.fixture
def shut(tmp_path: Path) -> Iterator[Callable[[Path, int], None]]:
    """Take permissions from a path until the test ends."""
    taken: list[Path] = []

    def take(path: Path, mode: int) -> None:
        taken.append(path)
        path.chmod(mode)

    yield take
    for path in taken:
        path.chmod(0o755)


@pytest.mark.parametrize("script", READERS)
def test_records_that_cannot_be_read_are_a_message(
    tree: Tree, script: str, shut: Callable[[Path, int], None]
) -> None:
    tree.write()
    root = tree.folder

    def answer(records: Path) -> str:
        return said(script, *(part.format(records) for part in READERS[script]))

    assert "No such file or directory" in answer(root.parent / "none")
    (root.parent / "file").write_text("no folder")
    assert "file" in answer(root.parent / "file")
    (root.parent / "loop").symlink_to("loop")
    assert "symbolic links" in answer(root.parent / "loop")
    shut(root / "glossary", 0)
    assert "glossary:1:1: Y101: a folder of records can be read; Permission denied" in answer(root)
    shut(root, 0)
    assert "S201: the records folder exists and can be read; records: Permission denied" in answer(root)
    assert not list(root.parent.glob("*out*"))


@pytest.mark.parametrize("epoch", ["yesterday", "-1", "1e9", "٣", "99999999999999999999"])
@pytest.mark.parametrize("script", ["check", "due", "data", "handouts"])
def test_a_day_that_is_none_is_a_message(tree: Tree, tmp_path: Path, script: str, epoch: str) -> None:
    tree.write()
    arguments = (part.format(tree.folder) for part in READERS[script])
    assert f"SOURCE_DATE_EPOCH is no number of seconds: '{epoch}'" in said(
        script, *arguments, SOURCE_DATE_EPOCH=epoch
    )


def test_a_day_that_is_none_stops_an_epub_and_a_release(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "book.zip", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
    arguments = (str(tmp_path / "book.zip"), str(tmp_path / "book.epub"))
    assert "is no number of seconds" in said("epub", *arguments, SOURCE_DATE_EPOCH="x")
    assert not (tmp_path / "book.epub").exists()
    assert "Nothing was changed." in said("release", "2026.11", SOURCE_DATE_EPOCH="x")


def test_a_folder_that_cannot_be_written_is_a_message(
    tree: Tree, tmp_path: Path, shut: Callable[[Path, int], None]
) -> None:
    tree.write()
    out = tmp_path / "out"
    out.mkdir()
    shut(out, 0o555)
    records = ("--records", str(tree.folder))
    assert "Permission denied; no data was written." in said("data", *records, "--to", str(out / "data"))
    assert "Permission denied" in said("handouts", *records, "--output", str(out / "handouts"))
    assert "Permission denied" in said("new", "risk", "x", "--records", str(out))
    file = tree.folder / "glossary" / "ki.yaml"
    file.write_text("# odd\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    shut(file.parent, 0o555)
    assert "Permission denied" in said("format", *records)
    assert file.read_text(encoding="utf-8").startswith("# odd\n")


def test_a_file_in_the_place_of_the_data_stays(tree: Tree, tmp_path: Path) -> None:
    tree.write()
    (tmp_path / "data").write_text("mine")
    assert "Not a directory" in said("data", "--records", str(tree.folder), "--to", str(tmp_path / "data"))
    assert (tmp_path / "data").read_text() == "mine"


def test_a_book_that_is_none_is_a_message(tmp_path: Path) -> None:
    zipfile.ZipFile(tmp_path / "empty.zip", "w").close()
    (tmp_path / "text.zip").write_text("no archive")
    for name in ("none.zip", "text.zip", "empty.zip"):
        assert "was not written" in said("epub", str(tmp_path / name), str(tmp_path / "book.epub"))


@pytest.mark.parametrize("days", ["999999999999", "-1", "x", "1_0", ""])
def test_days_that_are_none_are_a_message(days: str) -> None:
    assert "a number of days from 0 to 36,600" in said("due", f"--within={days}")


@pytest.mark.parametrize(
    "line", ["null", "[]", '"x"', "{", '{"status": "broken"}', '{"status": "broken", "uri": 1}']
)
def test_a_link_check_that_left_something_odd_is_a_message(tmp_path: Path, line: str) -> None:
    (tmp_path / "output.json").write_text(line + "\n")
    assert "left nothing to read" in said("links", str(tmp_path / "output.json"))


# --- the last net ---------------------------------------------------------------------------------------


def test_what_no_command_foresees_is_one_message(capsys: pytest.CaptureFixture[str]) -> None:
    def main() -> int:
        raise ZeroDivisionError("division by zero")

    assert run_command(main) == 1
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.startswith("This command does not foresee ZeroDivisionError: division by zero at ")
    assert found.err.count("\n") == 1


def test_a_command_that_is_stopped_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    def main() -> int:
        raise KeyboardInterrupt

    assert run_command(main) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_reader_that_has_gone_is_no_failure_of_its_own() -> None:
    command = f"{sys.executable} scripts/check.py --records tests/broken/files | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, cwd=REPOSITORY)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr
