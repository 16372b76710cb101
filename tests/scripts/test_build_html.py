"""`make html` builds what changed, and does nothing when nothing did."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import REPOSITORY

DAY = {"SOURCE_DATE_EPOCH": "1790000000"}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of one page, which Sphinx builds without the handbook."""
    for name in ("docs/index.md", "docs/conf.py", "handbook_data/__init__.py", "scripts/build_html.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
    shutil.copy(REPOSITORY / "scripts" / "build_html.py", tmp_path / "scripts")
    (tmp_path / "docs" / "sphinx.options").write_text("--fail-on-warning\n")
    (tmp_path / "docs" / "conf.py").write_text("extensions = ['myst_parser']\nhtml_theme = 'basic'\n")
    (tmp_path / "docs" / "index.md").write_text("# One page\n")
    (tmp_path / "handbook_data" / "__init__.py").write_text("")
    return tmp_path


def build(repository: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(repository / "scripts" / "build_html.py")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **DAY, **settings},
    )


def did_nothing(done: subprocess.CompletedProcess[str]) -> bool:
    assert (done.returncode, done.stderr) == (0, "")
    return "unchanged since they were built" in done.stdout


def test_a_second_build_does_nothing_until_something_changes(repository: Path) -> None:
    page = repository / "build" / "html" / "index.html"
    assert not did_nothing(build(repository))
    assert did_nothing(build(repository))
    (repository / "docs" / "index.md").write_text("# Another title\n")
    assert not did_nothing(build(repository))
    assert "Another title" in page.read_text()
    page.write_text("cut off")
    assert not did_nothing(build(repository))
    assert did_nothing(build(repository))
    (repository / "handbook_data" / "more.yaml").write_text("a: 1\n")
    assert not did_nothing(build(repository))
    assert not did_nothing(build(repository, SOURCE_DATE_EPOCH="1790086400"))
    assert not did_nothing(
        build(repository, SOURCE_DATE_EPOCH="1790086400", HANDBOOK_SITE="https://a.example")
    )


def test_a_build_that_fails_is_tried_again(repository: Path) -> None:
    settings = repository / "docs" / "conf.py"
    good = settings.read_text()
    settings.write_text("extensions = ['no_such_extension']\n")
    for _ in range(2):
        done = build(repository)
        assert done.returncode != 0
        assert "no_such_extension" in done.stderr
    settings.write_text(good)
    assert not did_nothing(build(repository))
    assert did_nothing(build(repository))


def test_what_was_saved_while_it_was_built_is_built_next(repository: Path) -> None:
    settings = repository / "docs" / "conf.py"
    good = settings.read_text()
    saved = repository / "handbook_data" / "saved-meanwhile.yaml"
    settings.write_text(f"{good}open({str(saved)!r}, 'w').close()\n")
    assert not did_nothing(build(repository))
    assert saved.exists()
    assert not did_nothing(build(repository))
