"""YAML as the handbook reads it: the 1.2 core schema, no surprises, and a place for every problem."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from handbook_data.reading import MAX_BYTES, MAX_DEPTH, UnreadableError, parse, places, read_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2023-12-01", "2023-12-01"),
        ("2023-12", "2023-12"),
        ("1943", 1943),
        ("0123", "0123"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        (".5", ".5"),
        ("1.50", 1.5),
        ("-3", -3),
        (".inf", ".inf"),
        ("'1943'", "1943"),
        ('"true"', "true"),
        ("1" * 30, "1" * 30),
    ],
)
def test_a_plain_scalar_is_read_by_the_yaml_1_2_core_schema(text: str, value: object) -> None:
    found = parse(f"key: {text}\n")["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("finding: None of 12 items (see sample # 4, women only).\n", 1, 39),
        ("a: µé # b\n", 1, 7),
        ("a: b\t# c\n", 1, 6),
        ("a: 'b' # c\n", 1, 8),
        ("a: # 4 of 12\n", 1, 4),
        ("a: [b, c] # d\n", 1, 11),
        ("a: >- # b\n  c\n", 1, 7),
        ("a: one\n  # 4, women only\nb: c\n", 2, 3),
        ("a:\n- one\n  # 4\n", 3, 3),
        ("a: >-\n  one\n # 4\nb: c\n", 3, 2),
    ],
)
def test_text_that_yaml_takes_for_a_comment_is_refused(text: str, line: int, column: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(text)
    assert [(p.code, p.line, p.column) for p in caught.value.problems] == [("Y111", line, column)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("# help\na: b\n# help\n", {"a": "b"}),
        ("a:\n  # help # more\n  b: c\n", {"a": {"b": "c"}}),
        ("a:\n- b: c\n  # help\n  d: e\n", {"a": [{"b": "c", "d": "e"}]}),
        ("a: 'b # c'\n", {"a": "b # c"}),
        ("a: >-\n  b # c\n  # d\n", {"a": "b # c # d"}),
        ('a: "b\n  # c"\n', {"a": "b # c"}),
        ("a: b#c\n", {"a": "b#c"}),
    ],
)
def test_a_comment_on_lines_of_its_own_is_help_and_a_number_sign_in_text_is_text(
    text: str, value: object
) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: &x 2\nc: 3\n", "Y107", 2, 4),
        ("a: 1\nb: *x\n", "Y107", 2, 4),
        ("a: !!python/object/apply:os.system [ls]\n", "Y107", 1, 4),
        ("a: !!str 1\n", "Y107", 1, 4),
        ("a: ! b\n", "Y107", 1, 4),
        ("<<: {a: 1}\n", "Y108", 1, 1),
        ("? [a]\n: 1\n", "Y108", 1, 3),
        ("1: a\n", "Y108", 1, 1),
        ("a: 1\nb: 2\na: 3\n", "Y109", 3, 1),
        ("x:\n  - a: 1\n    a: 2\n", "Y109", 3, 5),
        ("--- a\n--- b\n", "Y110", 2, 1),
        ("a: [1\n", "Y105", 2, 1),
        ("a: b: c\n", "Y105", 1, 5),
        ("\ta: 1\n", "Y105", 1, 1),
        ('a: "\\u202e"\n', "Y104", 1, 4),
        ('a: "\\0"\n', "Y104", 1, 4),
        ("%YAML 9.9\n---\na: 1\n", "Y105", 1, 1),
    ],
)
def test_what_is_not_allowed_is_refused_at_its_place(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(text)
    first = caught.value.problems[0]
    assert (first.code, first.line, first.column) == (code, line, column)


def test_every_problem_of_a_file_is_told_at_once() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse("a: &x 1\na: !t 2\nb: *x\n")
    assert [problem.code for problem in caught.value.problems] == ["Y107", "Y109", "Y107", "Y107"]


def test_nesting_is_bounded() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    for text in ("[" * (MAX_DEPTH + 1), "{a: " * 100_000, "- " * 100_000):
        with pytest.raises(UnreadableError) as caught:
            parse(text)
        assert caught.value.problems[0].code == "Y106"


def test_a_bomb_of_aliases_costs_nothing() -> None:
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40))
    began = time.process_time()
    with pytest.raises(UnreadableError):
        parse(f"a0: &a0 lol\n{levels}\n")
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x1b", "\x85", "\u200b", "\u202e", "\u2066", "\ufeff", "\ue000", "\U000e0041"],
)
def test_characters_that_nobody_sees_are_refused(tmp_path: Path, character: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"a: 1\nb: x{character}y\n", encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_text(file)
    first = caught.value.problems[0]
    assert (first.code, first.line, first.column) == ("Y104", 2, 5)


@pytest.mark.parametrize("text", ["μ-opioid", "กระท่อม", "Häme", "β-arrestin ≤ 5 µM", "中文", "±"])
def test_letters_of_every_script_are_allowed(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"a: {text}\n", encoding="utf-8")
    assert parse(read_text(file)) == {"a": text}


def test_a_file_that_is_not_utf_8_names_the_byte(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: 1\nb: caf\xe9\n")
    with pytest.raises(UnreadableError) as caught:
        read_text(file)
    first = caught.value.problems[0]
    assert (first.code, first.line, first.column, first.found) == ("Y103", 2, 7, "byte 0xe9")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    with file.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    assert MAX_BYTES < 100 * 1024 * 1024
    with pytest.raises(UnreadableError) as caught:
        read_text(file)
    assert caught.value.problems[0].code == "Y102"


def test_links_folders_and_missing_files_are_no_records(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("/etc/passwd")
    (tmp_path / "folder.yaml").mkdir()
    for name in ("link.yaml", "folder.yaml", "missing.yaml"):
        with pytest.raises(UnreadableError) as caught:
            read_text(tmp_path / name)
        assert caught.value.problems[0].code == "Y101"


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: 1\r\nb: 2\r\n")
    assert parse(read_text(file)) == {"a": 1, "b": 2}


def test_places_name_every_value_and_key() -> None:
    where = places("a:\n- b: 1\n  c: [x, y]\n")
    assert where[("a", 0, "c", 1)] == (3, 10)
    assert where[("a", 0, "c", "\0key")] == (3, 3)
