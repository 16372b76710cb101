"""The commands: what they print, where they write, and how they exit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from handbook_data.models.kinds import KINDS
from handbook_data.reading import parse
from handbook_data.skeleton import FOLDERS
from tests.broken.test_broken import HERE as BROKEN
from tests.building import REPOSITORY
from tests.tree import TINY, TODAY, Tree


def run(script: str, *arguments: str, day: date = TODAY) -> subprocess.CompletedProcess[str]:
    epoch = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    return subprocess.run(
        [sys.executable, f"scripts/{script}.py", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
    )


def test_checking_good_data_prints_one_line_and_exits_0() -> None:
    done = run("check", "--records", str(TINY))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert "no errors" in done.stdout


def test_what_stands_behind_claims_is_counted() -> None:
    done = run("origins", "--records", str(TINY))
    assert (done.returncode, done.stderr) == (0, "")
    assert "facts outside findings without a source: 0" in done.stdout
    assert "locators that name another text: 0" in done.stdout


def test_what_is_due_is_a_warning_and_no_error() -> None:
    done = run("check", "--records", str(TINY), day=date(2028, 2, 29))
    assert done.returncode == 0
    assert "R604 (warning)" in done.stdout
    assert " no errors, " in done.stdout.splitlines()[-1]


def test_checking_bad_data_prints_every_problem_and_exits_1() -> None:
    done = run("check", "--records", str(BROKEN / "files"))
    assert (done.returncode, done.stderr) == (1, "")
    lines = [line for line in done.stdout.splitlines() if not line.startswith("not checked: ")]
    assert len(lines) == len((BROKEN / "files.txt").read_text(encoding="utf-8").splitlines()) + 1
    assert lines[0].startswith("tests/broken/files/conditions/alias-bomb.yaml:1:5: Y107 ")
    assert lines[-1].endswith("errors, 0 warnings")


def test_problems_as_json() -> None:
    done = run("check", "--records", str(BROKEN / "rules"), "--format", "json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert {"path", "line", "column", "code", "where", "must", "found", "fix"} <= set(found[0])


def test_problems_as_annotations() -> None:
    done = run("check", "--records", str(BROKEN / "rules"), "--format", "github")
    assert done.returncode == 1
    assert all(
        line.startswith(("::error file=tests/broken/rules/", "::warning file="))
        for line in done.stdout.splitlines()
    )


@pytest.mark.parametrize("name", ["conditions/bare.yaml", "glossary/escape.yaml"])
def test_a_single_file_is_checked_alone(name: str) -> None:
    done = run("check", "--records", str(BROKEN / "files" / name))
    assert done.returncode == 1
    lines = done.stdout.splitlines()[:-1]
    assert all(name in line for line in lines if not line.startswith("not checked: "))


def test_a_single_good_file_is_good() -> None:
    done = run("check", "--records", str(TINY / "glossary" / "ki.yaml"))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_single_good_file_is_not_called_good_while_another_cannot_be_read(tree: Tree, form: str) -> None:
    tree.write()
    (tree.folder / "sources" / "survey-one.yaml").write_text("id: [\n", encoding="utf-8")
    done = run("check", "--records", str(tree.folder / "conditions" / "low-mood.yaml"), "--format", form)
    assert done.returncode == 1
    assert "not checked: what names `survey-one`, in low-mood: " in done.stdout + done.stderr


def test_a_folder_that_is_not_there_is_a_message() -> None:
    done = run("check", "--records", "no/such/folder")
    assert done.returncode == 1
    assert "S201" in done.stdout
    assert "Traceback" not in done.stderr


def test_formatting_rewrites_what_needs_it_and_nothing_else(tree: Tree) -> None:
    tree.write()
    file = tree.folder / "glossary" / "ki.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text("# a comment\n" + good, encoding="utf-8")
    assert run("format", "--records", str(tree.folder)).stdout.startswith(f"1 of {len(tree.records)} ")
    assert file.read_text(encoding="utf-8") == good
    assert run("format", "--records", str(tree.folder)).stdout.startswith(f"0 of {len(tree.records)} ")


def test_formatting_leaves_a_broken_file_alone_and_says_so(tree: Tree) -> None:
    tree.write()
    file = tree.folder / "glossary" / "ki.yaml"
    file.write_text("id: [\n", encoding="utf-8")
    done = run("format", "--records", str(tree.folder))
    assert done.returncode == 1
    assert "Y105" in done.stderr
    assert file.read_text(encoding="utf-8") == "id: [\n"


def test_what_a_killed_format_leaves_is_no_record_and_goes_with_the_next(tree: Tree) -> None:
    tree.write()
    part = tree.folder / "glossary" / ".ki.yaml.part"
    part.write_text("id: k", encoding="utf-8")
    assert run("check", "--records", str(tree.folder)).returncode == 0
    assert run("format", "--records", str(tree.folder)).returncode == 0
    assert not part.exists()


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_new_record_is_yaml_that_names_every_key(tmp_path: Path, kind: str) -> None:
    done = run("new", kind, "a-new-one", "--records", str(tmp_path))
    assert done.returncode == 0, done.stderr
    text = (tmp_path / FOLDERS[kind] / "a-new-one.yaml").read_text(encoding="utf-8")
    record = parse(text)
    model = KINDS[FOLDERS[kind]]
    assert record["id"] == "a-new-one"
    assert set(record) == {field.alias or name for name, field in model.model_fields.items()}


def test_a_new_record_replaces_nothing(tmp_path: Path) -> None:
    assert run("new", "risk", "one", "--records", str(tmp_path)).returncode == 0
    assert "already there" in run("new", "risk", "one", "--records", str(tmp_path)).stderr
    assert run("new", "risk", "../escape", "--records", str(tmp_path)).returncode == 1
    assert run("new", "riks", "two", "--records", str(tmp_path)).returncode == 2


def test_every_kind_can_be_started() -> None:
    assert set(FOLDERS.values()) == set(KINDS)


def test_no_script_has_the_name_of_a_module_that_python_brings() -> None:
    names = {path.stem for path in (REPOSITORY / "scripts").glob("*.py")}
    assert not names & sys.stdlib_module_names  # a script finds its neighbours before these
