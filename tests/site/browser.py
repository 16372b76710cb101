"""A page as a real browser shows it, after its scripts have run."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from bs4 import BeautifulSoup

from tests.tools import program

NAMES = ("chromium", "chromium-browser", "google-chrome")


def shown(page: Path, query: str = "") -> BeautifulSoup:
    """The document of a page in headless Chromium."""
    browser = program(*NAMES, package="chromium")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        done = subprocess.run(
            [
                *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
                *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
                *("--virtual-time-budget=20000", f"--user-data-dir={profile}"),
                *("--dump-dom", f"{page.as_uri()}{query}"),
            ],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
    return BeautifulSoup(done.stdout, "lxml")
