"""The workflows: when they run, and that they call make targets and nothing else."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.building import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
CALL = re.compile(
    r'make((?: [a-z]+)+)((?: [A-Z]+=\S+|(?: \$\{\{ [a-z_.]+ \}\}))*)( >> "\$GITHUB_STEP_SUMMARY")?'
)


def read(name: str) -> Any:
    """A workflow; YAML reads its key `on` as true."""
    text = (REPOSITORY / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    return {"on" if key is True else key: value for key, value in yaml.safe_load(text).items()}


def commands(name: str) -> list[str]:
    return [step["run"] for job in read(name)["jobs"].values() for step in job["steps"] if "run" in step]


@pytest.mark.parametrize("name", [path.stem for path in WORKFLOWS])
def test_a_workflow_calls_make_targets_and_nothing_else(name: str) -> None:
    found = commands(name)
    assert found
    for command in found:
        match = CALL.fullmatch(re.sub(r"=\$\{\{ \S+ \}\}", "=value", command))
        assert match, command
        assert set(match.group(1).split()) <= TARGETS, command


def test_pull_requests_are_linted_checked_built_and_tested() -> None:
    assert commands("check") == ["make lint", "make check", "make html", "make test"]
    assert set(read("check")["on"]) == {"pull_request", "push"}


def test_a_tag_makes_every_output_and_the_site_of_all_editions() -> None:
    assert set(read("release")["on"]["push"]) == {"tags"}
    assert commands("release")[0] == "make html pdf epub data"
    assert "make versions" in commands("release")


@pytest.mark.parametrize(("name", "cron"), [("links", r"\d+ \d+ \* \* 1"), ("due", r"\d+ \d+ 1 \* \*")])
def test_what_runs_by_the_calendar(name: str, cron: str) -> None:
    (schedule,) = read(name)["on"]["schedule"]
    assert re.fullmatch(cron, schedule["cron"])


def test_read_the_docs_makes_the_same_target() -> None:
    text = (REPOSITORY / ".readthedocs.yaml").read_text(encoding="utf-8")
    build, *rest = yaml.safe_load(text)["build"]["commands"]
    assert build == "make html"
    assert all("$READTHEDOCS_OUTPUT" in command for command in rest)


def test_each_phony_target_says_what_it_is_for() -> None:
    text = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert set(phony.split()) - {"help"} <= set(re.findall(r"^## ([a-z]+): ", text, re.MULTILINE))
    assert set(phony.split()) == TARGETS
