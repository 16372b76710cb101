"""Programs that a few tests need beside the Python packages."""

from __future__ import annotations

import os
import shutil

import pytest


def program(*names: str, package: str) -> str:
    """The path of the first of these programs that is there.

    Without any of them the test is skipped, and fails where `CI` is set: there they are installed.
    """
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up(f"needs {names[0]}: apt-get install {package}")
    return found
