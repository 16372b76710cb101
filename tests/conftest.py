"""What tests share: the small tree, the real handbook, and the site built from it once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook_data import Handbook, load
from tests.building import BuiltSite, build_site
from tests.tree import Tree

SUMMARY = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def summary(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say a line at the end of the run, where people see it."""
    return request.config.stash.setdefault(SUMMARY, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what the tests had to say."""
    for line in config.stash.get(SUMMARY, []):
        terminalreporter.write_line(line)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """The small valid tree, to be changed and checked."""
    return Tree(tmp_path / "records")


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The real handbook."""
    return load()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real handbook's site, built once from a copy of the documentation."""
    return build_site(tmp_path_factory.mktemp("site"))


@pytest.fixture
def copied_records(tmp_path: Path) -> Callable[[], Path]:
    """Make a copy of the real records that a test may change."""

    def copy() -> Path:
        from handbook_data.loading import RECORDS

        return Path(shutil.copytree(RECORDS, tmp_path / "records"))

    return copy
