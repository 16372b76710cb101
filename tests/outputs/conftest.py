"""The book and the sheets, each printed once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.building import BuiltSite
from tests.outputs.printed import Print, run
from tests.shared import once

EPOCH = int(os.environ["SOURCE_DATE_EPOCH"])
"""The moment of the run, set for all tests: what is printed twice is of one day."""


@pytest.fixture(scope="session")
def book(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Print:
    """The whole handbook, printed from the pages of the built site."""

    def make(folder: Path) -> tuple[Path, str]:
        options = ("--docs", site.docs, "--doctrees", site.doctrees, "--output", folder / "book.pdf")
        done = run("pdf", *options, epoch=EPOCH)
        assert (done.returncode, done.stderr) == (0, "")
        return folder / "book.pdf", done.stdout

    return Print(*once(tmp_path_factory, "pdf", make))


@pytest.fixture(scope="session")
def handouts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Print]:
    """Every sheet by the id of its record."""

    def make(folder: Path) -> tuple[Path, str]:
        done = run("handouts", "--output", folder, epoch=EPOCH)
        assert (done.returncode, done.stderr) == (0, "")
        return folder, done.stdout

    folder, said = once(tmp_path_factory, "handouts", make)
    return {path.stem: Print(path, said) for path in sorted(folder.glob("*.pdf"))}
