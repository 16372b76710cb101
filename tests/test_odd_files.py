"""Files and folders that are none, and the last net under all of it: messages, never an exception."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from handbook_data import applying, judging, loading, quick_reading
from handbook_data.checking import check
from handbook_data.handbook import Handbook
from handbook_data.problems import MOST_A_FILE, Problem, capped
from handbook_data.rules import Breach, Rule
from tests.tree import TODAY, Tree


def a_loop_of_links(root: Path) -> None:
    (root / "glossary" / "a.yaml").symlink_to("b.yaml")
    (root / "glossary" / "b.yaml").symlink_to("a.yaml")


def a_folder_linked_to_itself(root: Path) -> None:
    (root / "glossary" / "again").symlink_to(root)


def a_kind_that_is_a_link(root: Path) -> None:
    (root / "care").rename(root.parent / "care")
    (root / "care").symlink_to(root.parent / "care")


def a_link_out_of_the_tree(root: Path) -> None:
    (root / "glossary" / "passwd.yaml").symlink_to("/etc/passwd")


def a_folder_named_like_a_record(root: Path) -> None:
    (root / "glossary" / "x.yaml").mkdir()


def a_pipe(root: Path) -> None:
    os.mkfifo(root / "glossary" / "pipe.yaml")


def a_name_that_is_no_text(root: Path) -> None:
    Path(os.fsdecode(os.fsencode(root / "glossary") + b"/\xff\xfe.yaml")).write_text("id: x\n")


def a_name_with_a_line_break(root: Path) -> None:
    (root / "glossary" / "one\ntwo.yaml").write_text("id: x\n")


def bytes_that_are_no_text(root: Path) -> None:
    (root / "glossary" / "ki.yaml").write_bytes(b"id: ki\nterm: \xc3\x28\n")


def a_null_byte(root: Path) -> None:
    (root / "glossary" / "ki.yaml").write_bytes(b"id: ki\nterm: a\0b\n")


def deep_nesting(root: Path) -> None:
    (root / "glossary" / "ki.yaml").write_text("[" * 100_000)


def an_alias_bomb(root: Path) -> None:
    lines = ["a0: &a0 x", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
    (root / "glossary" / "ki.yaml").write_text("\n".join(lines))


def ten_million_letters(root: Path) -> None:
    (root / "glossary" / "ki.yaml").write_text(f"id: ki\nterm: {'k' * 10_000_000}\n")


def exceptions_that_are_a_folder(root: Path) -> None:
    (root / "exceptions.yaml").mkdir()


def exceptions_that_lead_in_a_circle(root: Path) -> None:
    (root / "exceptions.yaml").symlink_to("exceptions.yaml")


ODD: dict[Callable[[Path], None], tuple[str, str]] = {
    a_loop_of_links: ("glossary/a.yaml", "Y101"),
    a_folder_linked_to_itself: ("glossary/again", "Y101"),
    a_kind_that_is_a_link: ("care", "Y101"),
    a_link_out_of_the_tree: ("glossary/passwd.yaml", "Y101"),
    a_folder_named_like_a_record: ("glossary/x.yaml", "Y101"),
    a_pipe: ("glossary/pipe.yaml", "Y101"),
    a_name_that_is_no_text: ("glossary/\\udcff\\udcfe.yaml", "S203"),
    a_name_with_a_line_break: ("glossary/one\\u000atwo.yaml", "S203"),
    bytes_that_are_no_text: ("glossary/ki.yaml", "Y103"),
    a_null_byte: ("glossary/ki.yaml", "Y104"),
    deep_nesting: ("glossary/ki.yaml", "Y106"),
    an_alias_bomb: ("glossary/ki.yaml", "Y107"),
    ten_million_letters: ("glossary/ki.yaml", "Y102"),
    exceptions_that_are_a_folder: ("exceptions.yaml", "Y101"),
    exceptions_that_lead_in_a_circle: ("exceptions.yaml", "Y101"),
}


@pytest.mark.parametrize("make", ODD, ids=lambda make: make.__name__)
def test_what_is_no_record_is_told_with_its_name(tree: Tree, make: Callable[[Path], None]) -> None:
    tree.after_writing = make
    path, code = ODD[make]
    found = tree.check().problems
    assert (path, code) in {(problem.path, problem.code) for problem in found}
    assert all("\n" not in str(problem) for problem in found)


def test_a_records_folder_that_is_a_file_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "records").write_text("no folder")
    (problem,) = check(tmp_path / "records", TODAY).problems
    assert (problem.code, problem.found) == ("S201", "records: Not a directory")


@pytest.mark.parametrize(("folder", "path", "code"), [("glossary", "glossary", "Y101"), (".", ".", "S201")])
def test_a_folder_that_cannot_be_read_is_not_taken_as_empty(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, folder: str, path: str, code: str
) -> None:
    shut, scandir = tree.folder / folder, os.scandir

    def refuse(name: str) -> object:
        if Path(name) == shut:
            raise PermissionError(13, "Permission denied", name)
        return scandir(name)

    tree.write()
    monkeypatch.setattr(os, "scandir", refuse)
    report = check(tree.folder, TODAY)
    assert report.handbook is None
    assert [(p.path, p.code) for p in report.errors] == [(path, code)]
    assert "Permission denied" in report.errors[0].found


# --- the last net ---------------------------------------------------------------------------------------


def test_a_file_that_nobody_foresaw_is_one_message(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    read_text = loading.read_text

    def stumble(path: Path) -> str:
        if path.stem == "ki":
            raise ZeroDivisionError("division by zero")
        return read_text(path)

    tree.write()
    monkeypatch.setattr(quick_reading, "read_text", stumble)
    monkeypatch.setattr(loading, "read_text", stumble)
    (problem,) = check(tree.folder, TODAY).problems
    assert (problem.path, problem.code) == ("glossary/ki.yaml", "S299")
    assert problem.found.startswith("ZeroDivisionError: division by zero at loading.py:")


def test_a_rule_that_stumbles_names_itself_and_the_file_it_looked_at(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbles(handbook: Handbook, today: date) -> Iterator[Breach]:
        for record in handbook.records.values():
            yield from [Breach(record, ("id",), record.id[99])] if record.id == "ki" else []

    rules = (Rule("R998", "it holds", "It must.", "mend it", stumbles), *applying.RULES)
    monkeypatch.setattr(applying, "RULES", rules)
    tree["glossary/ki"]["sources"] = ["no-such-source"]
    found = {problem.code: problem for problem in tree.check().problems}
    assert set(found) == {"S299", "R101"}, "the other rules go on"
    assert found["S299"].path == "glossary/ki.yaml"
    assert "rule R998" in found["S299"].must
    assert "IndexError" in found["S299"].found


def test_linking_that_stumbles_names_the_file(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(files: tuple[loading.LoadedFile, ...], *others: object) -> None:
        for file in files:
            if file.record.id == "sickness":
                raise KeyError("nobody thought of it")

    monkeypatch.setattr(judging, "link", stumble)
    (problem,) = tree.check().problems
    assert (problem.path, problem.code) == ("risks/sickness.yaml", "S299")


# --- how much is said -----------------------------------------------------------------------------------


def test_a_file_full_of_mistakes_is_told_in_part_and_counted(tree: Tree) -> None:
    tree.after_writing = lambda root: (root / "glossary" / "ki.yaml").write_text("- *a\n" * 100_000)
    found = tree.check().problems
    told = capped(found)
    assert len(found) == 100_000
    assert len(told) == MOST_A_FILE + 1
    assert (told[-1].path, told[-1].code, told[-1].found) == ("glossary/ki.yaml", "S298", "99,900 more")


def test_the_mistakes_of_other_files_are_told_in_full() -> None:
    def problem(path: str, line: int) -> Problem:
        return Problem(path, line, 1, "S203", "", "it is given", "it is missing", "add it")

    few = [problem("b.yaml", line) for line in range(1, MOST_A_FILE + 1)]
    told = capped([*(problem("a.yaml", line) for line in range(1, 1000)), *few])
    assert told[MOST_A_FILE + 1 :] == few
