"""What is given to make on its command line reaches a command as it is, and runs nothing."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

from tests.building import REPOSITORY


def commands(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The commands that make would run; what make itself expands is run even so."""
    return subprocess.run(
        ["make", "--dry-run", *arguments], capture_output=True, text=True, check=False, cwd=REPOSITORY
    )


def words(script: str, *arguments: str) -> list[str]:
    """The words that a script would be given."""
    lines = commands(*arguments).stdout.splitlines()
    (line,) = [line for line in lines if f"scripts/{script}.py" in line]
    assert shlex.split(line)[1] == f"scripts/{script}.py"
    return shlex.split(line)[2:]


@pytest.mark.parametrize(
    "text",
    [
        "x; touch {0}",
        "$(shell touch {0})",
        "$$(touch {0})",
        "`touch {0}`",
        "a' ; touch {0} ; '",
        'a" & touch {0} #',
    ],
)
def test_a_value_is_one_word_and_runs_nothing(tmp_path: Path, text: str) -> None:
    hostile = text.format(tmp_path / "made")
    assert words("new", "new", "KIND=risk", f"ID={hostile}") == ["risk", hostile]
    assert words("new", "new", f"KIND={hostile}", "ID=x") == [hostile, "x"]
    assert words("due", "due", f"DAYS={hostile}") == [f"--within={hostile}"]
    assert words("draw", "draw", f"N={hostile}", "SEED=1", f"KIND={hostile}") == [hostile, "1", hostile]
    assert words("read", "read", f"ID={hostile}") == hostile.split()
    assert words("release", "release", f"EDITION={hostile}") == [hostile]
    assert words("versions", "versions", f"OPTIONS={hostile}") == hostile.split()
    assert not list(tmp_path.iterdir())


def test_a_line_break_starts_no_command_of_its_own(tmp_path: Path) -> None:
    done = commands("new", "KIND=risk", f"ID=x\ntouch {tmp_path / 'made'}")
    assert done.returncode == 2
    assert "a value on the command line is one line" in done.stderr
    assert str(tmp_path) not in done.stdout


def test_what_is_not_given_is_left_out() -> None:
    assert words("new", "new") == []
    assert words("due", "due") == ["--within=31"]
    assert words("draw", "draw", "N=40", "SEED=7") == ["40", "7"]
    given = words("release", "release", "EDITION=2026.11", "OPTIONS=--announce-due --without-tests")
    assert given == ["2026.11", "--announce-due", "--without-tests"]
