"""What tests share: the small tree, the real handbook, and the site built from it once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook_data import Handbook, load
from tests.building import BuiltSite, build_site
from tests.tree import Tree


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
