"""Releases to look at: of the live handbook, of the small one, and of one whose texts try to be markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

from handbook_data import Handbook
from handbook_data.clock import build_date
from handbook_data.exporting.table import Release
from handbook_data.exporting.writing import release_files, write_release
from handbook_data.models.source import Source
from tests.hostile_tree import HostileTree
from tests.tree import TODAY, Tree


@dataclass(frozen=True)
class Given:
    """A release and the folder it was written to."""

    release: Release
    folder: Path

    @property
    def handbook(self) -> Handbook:
        """What was given out."""
        return self.release.handbook

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Its sources by id."""
        return dict(self.handbook.sources)

    def text(self, name: str) -> str:
        """One of its files."""
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture(scope="session", params=["live", "frozen", "small", "hostile"])
def given(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Given:
    """Each of the releases, written once."""
    folder = tmp_path_factory.mktemp(request.param)
    match request.param:
        case "live":
            handbook = request.getfixturevalue("handbook")
        case "frozen":
            return request.getfixturevalue("released")
        case "small":
            handbook = Tree(folder / "records").check().handbook
        case _:
            handbook = HostileTree(folder / "records").check().handbook
    assert handbook is not None
    return written(handbook, folder / "data", build_date() if request.param == "live" else TODAY)


@pytest.fixture(scope="session")
def released(frozen: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Given:
    """The release of the frozen records."""
    return written(frozen, tmp_path_factory.mktemp("release") / "data", TODAY)


def written(handbook: Handbook, folder: Path, day: date) -> Given:
    """The release of a handbook, written to a folder."""
    release = Release(handbook, day)
    write_release(release_files(release), folder)
    return Given(release, folder)
