"""What tests share: the small tree, the frozen records, the live handbook, and the site built from it once.

A run has one day, that of SOURCE_DATE_EPOCH or else the present one: `SOURCE_DATE_EPOCH=$(date -d
2027-03-01 +%s) make test` is how the tests will go on that day. Tests of code look at the small tree or
the frozen records, as of the day of these.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from handbook_data import Handbook, load
from handbook_data.linking import link
from handbook_data.loading import read_tree
from tests.building import BuiltSite, build_site
from tests.shared import once
from tests.tree import FROZEN, Tree

os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(time.time())))  # the run may go on past midnight

settings.register_profile("handbook", deadline=None)  # how long an example takes depends on the machine
settings.load_profile("handbook")

SUMMARY = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def summary(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say a line at the end of the run, where people see it."""
    return request.config.stash.setdefault(SUMMARY, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what the tests had to say."""
    for line in config.stash.get(SUMMARY, []):
        terminalreporter.write_line(line)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the lines of a process that runs a part of the tests to the one that tells of them."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["summary"] = session.config.stash.get(SUMMARY, [])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the lines of a process that has run its part."""
    lines = getattr(node, "workeroutput", {}).get("summary", [])
    node.config.stash.setdefault(SUMMARY, []).extend(lines)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """The small valid tree, to be changed and checked."""
    return Tree(tmp_path / "records")


@pytest.fixture(scope="session")
def frozen() -> Handbook:
    """Some real records that do not change: what a test of code looks at."""
    return link(read_tree(FROZEN).files)


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The live handbook, on the day of the run: only what follows the records, whatever they say, uses it."""
    return load()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The live handbook's site, built once from a copy of the documentation."""
    return once(tmp_path_factory, "site", build_site)
