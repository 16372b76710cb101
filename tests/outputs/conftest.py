"""The book and the sheets, each printed once."""

from __future__ import annotations

import os

import pytest

from tests.building import BuiltSite
from tests.outputs.printed import Print, run

EPOCH = int(os.environ["SOURCE_DATE_EPOCH"])
"""The moment of the run, set for all tests: what is printed twice is of one day."""


@pytest.fixture(scope="session")
def book(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Print:
    """The whole handbook, printed from the pages of the built site."""
    target = tmp_path_factory.mktemp("pdf") / "book.pdf"
    doctrees = site.html.parent / "doctrees"
    options = ("--docs", site.docs, "--doctrees", doctrees, "--output", target)
    done = run("pdf", *options, epoch=EPOCH)
    assert (done.returncode, done.stderr) == (0, "")
    return Print(target, done.stdout)


@pytest.fixture(scope="session")
def handouts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Print]:
    """Every sheet by the id of its record."""
    folder = tmp_path_factory.mktemp("handouts")
    done = run("handouts", "--output", folder, epoch=EPOCH)
    assert (done.returncode, done.stderr) == (0, "")
    return {path.stem: Print(path, done.stdout) for path in sorted(folder.glob("*.pdf"))}
