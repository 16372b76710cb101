"""Templates say how a page looks; what it says is decided in Python, where types are checked."""

from __future__ import annotations

import re

import pytest
from handbook_pages.rendering import TEMPLATES

MOST_CHARACTERS = 300
LINES = [
    (f"{path.name}:{number}", line)
    for path in sorted(TEMPLATES.glob("*.jinja"))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
]


def test_no_line_is_longer_than_one_can_read() -> None:
    assert [(place, len(line)) for place, line in LINES if len(line) > MOST_CHARACTERS] == []


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\.value\s*(==|!=|(not\s+)?in\b)", id="values of a vocabulary"),
        pytest.param(r"\bis\s+(not\s+)?(un)?defined\b", id="which fields a record has"),
    ],
)
def test_no_template_decides_by(pattern: str) -> None:
    assert [place for place, line in LINES if re.search(pattern, line)] == []
