"""Build the site as `make html` does, into a folder of the test's own."""

from __future__ import annotations

import gc
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup

REPOSITORY = Path(__file__).parents[1]
DOCS = REPOSITORY / "docs"
TRACKED = ("conf.py", "sphinx.options", "index.md", "search.md", "guide", "_ext", "_templates", "_static")
"""What stands below docs/ that the generator does not write."""


@dataclass
class BuiltSite:
    """A built site: where it is and what Sphinx said."""

    docs: Path
    html: Path
    output: str

    @property
    def doctrees(self) -> Path:
        """Where Sphinx keeps what it has read."""
        return self.html.parent / "doctrees"

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Every HTML page by its path below the site."""
        gc.disable()  # all of them stay: it would look through the earlier ones again and again
        try:
            return {
                path.relative_to(self.html).as_posix(): BeautifulSoup(
                    path.read_text(encoding="utf-8"), "lxml"
                )
                for path in sorted(self.html.rglob("*.html"))
            }
        finally:
            gc.freeze()
            gc.enable()

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """Every element id of every page."""
        return {name: {str(tag["id"]) for tag in page.find_all(id=True)} for name, page in self.pages.items()}


def copy_docs(folder: Path, original: Path = DOCS) -> Path:
    """The hand-written documentation without any generated page."""
    docs = folder / "docs"
    docs.mkdir()
    for name in TRACKED:
        source = original / name
        if source.is_dir():
            shutil.copytree(source, docs / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, docs / name)
    return docs


def sphinx_command(docs: Path, html: Path, *options: str, builder: str = "html") -> list[str]:
    """The command of `make html` for other folders."""
    return [
        *(sys.executable, "-m", "sphinx", "-b", builder, "--no-color"),
        *(docs / "sphinx.options").read_text(encoding="utf-8").split(),
        *("-d", str(html.parent / "doctrees"), *options, str(docs), str(html)),
    ]


def run_sphinx(
    docs: Path, html: Path, *options: str, builder: str = "html"
) -> subprocess.CompletedProcess[str]:
    """Run sphinx-build with the options of `make html`; the caller looks at the outcome."""
    return subprocess.run(
        sphinx_command(docs, html, *options, builder=builder),
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )


def build_site(folder: Path, *options: str) -> BuiltSite:
    """Build the site into a folder; fail with Sphinx's own words if it does not build."""
    docs = copy_docs(folder)
    done = run_sphinx(docs, folder / "html", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return BuiltSite(docs, folder / "html", done.stdout + done.stderr)


def documents_read(output: str) -> set[str]:
    """The documents that a Sphinx run read, from its progress lines."""
    return set(re.findall(r"reading sources\.\.\. \[ *\d+%\] (\S+)", output))


def listed_reads(output: str) -> Iterator[int]:
    """How many documents a Sphinx run said it would read."""
    for added, changed in re.findall(r"(\d+) added, (\d+) changed", output):
        yield int(added) + int(changed)
