"""The report on links to other sites."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from scripts.links import HOSTS, main


def found(folder: Path, *statuses: tuple[str, str]) -> str:
    """A file as Sphinx's link check leaves it."""
    path = folder / "output.json"
    items = [
        {
            "filename": "sources/law.md",
            "lineno": 1,
            "status": status,
            "code": 0,
            "uri": address,
            "info": "403",
        }
        for address, status in statuses
    ]
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return str(path)


def test_links_that_work_are_not_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([found(tmp_path, ("https://example.org/", "working"))]) == 0
    assert capsys.readouterr().out == "0 links failed, 0 more are excused\n"


def test_an_excused_failure_is_listed_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([found(tmp_path, ("https://doi.org/10.1/x", "broken"))]) == 0
    out = capsys.readouterr().out
    assert "excused (publishers behind the resolver answer programs with 403)" in out
    assert "https://doi.org/10.1/x" in out


def test_any_other_failure_fails_the_check_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twice = ("https://example.org/gone", "broken")
    assert main([found(tmp_path, twice, twice, ("https://example.org/slow", "timeout"))]) == 1
    out = capsys.readouterr().out
    assert out.count("failed: sources/law.md: https://example.org/gone: 403") == 1
    assert "2 links failed" in out


def test_a_check_that_did_not_run_is_a_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "output.json")]) == 1
    assert "left nothing to read" in capsys.readouterr().err


def test_every_excused_host_has_a_reason() -> None:
    reasons = yaml.safe_load(HOSTS.read_text(encoding="utf-8"))
    assert all(len(reason) > 15 for reason in reasons.values())
