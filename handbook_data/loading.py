"""From files to models: every problem of every file, with its line and column, all at once.

The good path reads each file once: in canonical layout with the reader of that layout, else with the C
parser of YAML as well. Only when something is wrong is a file read again to find the places. A file whose
text cannot be read is not validated, and its ids are kept, so that what names it is not told to name
nothing: one mistake gives one message.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from handbook_data import layout, quick_reading
from handbook_data.folder import EXCEPTIONS_FILE, RECORDS
from handbook_data.models.forms import FORMS
from handbook_data.models.kinds import KINDS
from handbook_data.models.record import Record
from handbook_data.problems import Problem, shown, unforeseen
from handbook_data.reading import KEY, Place, UnreadableError, parse, places, read_text
from handbook_data.replacing import is_part
from handbook_data.vocabulary import Vocabulary, vocabularies


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """One record with the file it came from."""

    path: str
    """Below the records folder, with forward slashes."""
    folder: str
    record: Record
    is_canonical: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a records folder that could be read, and what is wrong with the others."""

    root: Path
    files: tuple[LoadedFile, ...]
    problems: tuple[Problem, ...]
    unread: Mapping[str, str] = field(default_factory=dict)
    """The ids whose record is there and could not be read, with the path of its file."""
    has_every_folder: bool = True
    """Whether every folder could be read, so that nothing is there of which nothing is known."""


def read_tree(root: Path = RECORDS, quickly: quick_reading.Said | None = None) -> Tree:
    """Read and validate every record below `root`; problems are returned, never raised.

    `quickly` is what the quick reader says of the files, if another process has asked it before.
    """
    quickly = quick_reading.read_folder(root) if quickly is None else quickly
    files: list[LoadedFile] = []
    unread: dict[str, str] = {}
    paths, problems = _walk(root)
    has_every_folder = not problems
    for path in paths:
        relative = "/".join(path.parts[len(root.parts) :])
        if relative == EXCEPTIONS_FILE or path.name == ".gitkeep" or is_part(path):
            continue
        found_file = _of_quick(relative, quickly.get(relative)) or read_file(path, relative)
        if isinstance(found_file, LoadedFile):
            files.append(found_file)
        else:
            problems.extend(found_file)
            unread[path.stem] = shown(relative, 200)
            unread |= {p.where.removesuffix(".id"): p.path for p in found_file if p.code == "S202"}
    return Tree(root, tuple(files), tuple(problems), unread, has_every_folder)


def _walk(root: Path) -> tuple[list[Path], list[Problem]]:
    """Every file below `root` in order, and every folder that cannot be read or has no place there.

    Links to folders are not followed; they are told as the files that they are not.
    """
    paths: list[Path] = []
    unread: list[OSError] = []
    problems: list[Problem] = []
    for folder, folders, names in os.walk(root, onerror=unread.append):
        here = Path(folder)
        for name in folders:
            relative = shown((here / name).relative_to(root).as_posix(), 200)
            if (here / name).is_symlink():
                must, fix = "a folder of records is a plain folder", "put the folder itself here"
                problems.append(Problem(relative, 1, 1, "Y101", "", must, "a link to a folder", fix))
            elif name.endswith(".yaml"):
                must, fix = "a record is a file", "move what is in the folder, and delete it"
                problems.append(Problem(relative, 1, 1, "Y101", "", must, "a folder", fix))
        paths += [here / name for name in names]
    for error in unread:
        relative = shown(Path(error.filename).relative_to(root).as_posix(), 200)
        if relative == ".":
            must, found = "the records folder exists and can be read", f"{shown(root.name)}: {error.strerror}"
            fix = "name an existing folder, or set its permissions"
            problems.append(Problem(".", 1, 1, "S201", "", must, found, fix))
            continue
        must, found = "a folder of records can be read", shown(error.strerror or str(error))
        problems.append(Problem(relative, 1, 1, "Y101", "", must, found, "set its permissions"))
    return sorted(paths, key=lambda path: path.parts), problems


def _of_quick(relative: str, said: tuple[str, dict[str, Any]] | None) -> LoadedFile | None:
    """The record of a file in canonical layout; None if it is in another, or anything is wrong with it."""
    folder, _, name = relative.rpartition("/")
    if said is None or folder not in KINDS:
        return None
    text, data = said
    try:
        record = KINDS[folder].model_validate(data)
        if record.id != name.removesuffix(".yaml") or layout.canonical(record) != text:
            return None
    except Exception:  # what is wrong is told by reading it as YAML
        return None
    return LoadedFile(relative, folder, record, is_canonical=True)


def read_file(path: Path, relative: str) -> LoadedFile | list[Problem]:
    """One record, or everything that is wrong with its file; nothing is raised."""
    try:
        return _read_file(path, relative)
    except Exception as error:
        return [unforeseen(shown(relative, 200), error)]


def _read_file(path: Path, relative: str) -> LoadedFile | list[Problem]:
    folder, _, name = relative.rpartition("/")
    if folder not in KINDS or not name.endswith(".yaml"):
        must = "a record is a .yaml file in the folder of its kind"
        found = shown(relative, 120)
        fix = f"move it to one of {', '.join(KINDS)}" if folder not in KINDS else "name it ID.yaml"
        return [Problem(shown(relative, 200), 1, 1, "S201", "", must, found, fix)]
    stem = name.removesuffix(".yaml")
    model = KINDS[folder]
    try:
        text = read_text(path)
        data = parse(text)
    except UnreadableError as error:
        return [
            Problem(shown(relative, 200), p.line, p.column, p.code, shown(stem), p.must, p.found, p.fix)
            for p in error.problems
        ]
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        return explain(error, data, text, shown(relative, 200), model.noun)
    if record.id != stem:
        line, column = places(text).get(("id",), (1, 1))
        fix = f"name the file {record.id}.yaml, or write `id: {shown(stem)}`"
        must = "a record's id is the name of its file"
        found = f"`{record.id}` in {shown(name)}"
        shown_path = shown(relative, 200)
        return [Problem(shown_path, line, column, "S202", f"{record.id}.id", must, found, fix)]
    return LoadedFile(relative, folder, record, layout.canonical(record) == text)


# --- what Pydantic says, in words for a contributor ------------------------------------------------


def explain(error: ValidationError, data: Any, text: str, path: str, noun: str) -> list[Problem]:
    """Pydantic's errors as problems with line, column and remedy."""
    where = places(text)
    problems: list[Problem] = []
    for item in error.errors(include_url=False):
        if item["type"] == "too_short" and item["input"]:
            continue  # the list has items; each of them has been told what is wrong with it
        place = _place(item["loc"])
        code, must, found, fix = _message(item, _name_of(place, noun))
        if item["type"] == "extra_forbidden":
            line, column = where.get((*place, KEY), where.get(place, (1, 1)))
        else:
            line, column = _nearest(place, where)
        where_named = name_place(place, data) if isinstance(data, dict) else ""
        problems.append(Problem(path, line, column, code, where_named, must, found, fix))
    return problems


def _place(loc: tuple[int | str, ...]) -> Place:
    """The place in the file that a Pydantic location means: without the tag after `certainty`."""
    return tuple(
        part
        for before, part in zip((None, *loc), loc, strict=False)
        if not (before == "certainty" and part in ("grade", "basis"))
    )


def _at(data: Any, place: Iterable[int | str]) -> Any:
    for part in place:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _nearest(place: Place, where: Mapping[Place, tuple[int, int]]) -> tuple[int, int]:
    """The place itself, or the innermost thing around it that is in the file."""
    while place and place not in where:
        place = place[:-1]
        if (*place, KEY) in where:
            return where[(*place, KEY)]
    return where.get(place, (1, 1))


def name_place(place: Place, data: Any) -> str:
    """A place by the ids in it: `depression.claims.self-reported-relief.evidence.smith-2024.finding`.

    Ids stay when something is inserted above them; positions would not.
    """
    top = data.get("id") if isinstance(data, dict) else None
    names = [shown(top) if isinstance(top, str) else "record"]
    here = data
    for part in place:
        here = _at(here, (part,))
        if isinstance(part, int):
            name = None
            if isinstance(here, dict):
                name = next((here[k] for k in ("id", "source", "kind", "domain") if k in here), None)
            names.append(shown(name, 60) if isinstance(name, str) else str(part + 1))
        else:
            names.append(shown(part, 60))
    return ".".join(names)


_QUOTED = re.compile(r"'([^']*)'")


def _vocabulary(expected: str) -> type[Vocabulary] | None:
    values = tuple(_QUOTED.findall(expected))
    return next((v for v in vocabularies() if tuple(m.value for m in v) == values), None)


def _name_of(place: Place, noun: str) -> str:
    """What a message calls a place: its key, or an item of the list under its key."""
    if not place:
        return f"a {noun}"
    if isinstance(place[-1], int):
        key = next((part for part in reversed(place) if isinstance(part, str)), noun)
        return f"an item of `{shown(key)}`"
    return f"`{shown(place[-1])}`"


def _message(item: Any, name: str) -> tuple[str, str, str, str]:
    """Code, what must hold, what was found, how to fix it."""
    kind: str = item["type"]
    value = item["input"]
    context: dict[str, Any] = item.get("ctx", {})
    found = _found(value)
    match kind:
        case "missing":
            return "S203", f"{name} is given", "it is missing", f"add {name}"
        case "extra_forbidden":
            return "S204", "only known keys stand here", name, f"delete or rename {name}"
        case "enum" | "literal_error":
            return _unknown_value(name, value, str(context.get("expected", "")))
        case "string_type":
            hint = "put quotes around it" if isinstance(value, (int, float, bool)) else "write text"
            return "S205", f"{name} is text", found, hint
        case "model_type" | "dict_type" | "model_attributes_type":
            return "S205", f"{name} is a mapping of keys to values", found, "write `key: value` lines"
        case "tuple_type" | "list_type":
            return "S205", f"{name} is a list", found, "write one `- ` line for each item"
        case "int_type" | "int_parsing" | "int_from_float" | "bool_type" | "bool_parsing":
            what = "true or false" if kind.startswith("bool") else "a whole number"
            return "S205", f"{name} is {what}", found, "write it without quotes"
        case "string_too_short" | "string_too_long":
            least, most = context.get("min_length"), context.get("max_length")
            bound = f"at least {least}" if least is not None else f"at most {most}"
            size = f"{len(value)} characters"
            fix = "say more" if least is not None else "shorten or split it"
            return "S207", f"{name} has {bound} characters", size, fix
        case "string_pattern_mismatch":
            return _pattern(name, str(context.get("pattern", "")), found)
        case "too_short":
            return "S210", f"{name} has at least one item", "an empty list", "add an item"
        case "date_form" | "date_exact":
            return "S208", f"{name} is a date: {item['msg']}", found, "write it as precisely as it is known"
        case "greater_than_equal":
            return "S209", f"{name} is {context.get('ge')} or more", found, "correct the number"
        case "less_than_equal":
            return "S209", f"{name} is {context.get('le')} or less", found, "correct the number"
    if isinstance(value, (dict, BaseModel)):
        found = f"it has {shown(', '.join(f'`{key}`' for key in _keys(value)), 160) or 'nothing'}"
    return "S209", f"{name}: {shown(item['msg'], 160)}", found, "correct it"


def _found(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case dict():
            return "a mapping"
        case list() | tuple():
            return f"a list of {len(value)}"
        case bool():
            return "true" if value else "false"
        case str():
            return f"`{shown(value)}`"
        case BaseModel():
            return "these values"
    return shown(value)


def _keys(value: dict[Any, Any] | BaseModel) -> Iterable[str]:
    """The keys that are given."""
    return map(str, value if isinstance(value, dict) else value.model_fields_set)


def _unknown_value(name: str, value: Any, expected: str) -> tuple[str, str, str, str]:
    vocabulary = _vocabulary(expected)
    found = _found(value)
    if vocabulary is None:
        return "S206", f"{name} is one of {shown(expected, 200)}", found, "choose one of them"
    values = [member.value for member in vocabulary]
    must = f"{name} is one of {', '.join(values)}"
    near = difflib.get_close_matches(str(value), values, n=1, cutoff=0.7)
    if near:
        return (
            "S206",
            must,
            found,
            f"did you mean `{near[0]}` ({next(m.meaning for m in vocabulary if m == near[0])})",
        )
    return "S206", must, found, "the glossary gives the meaning of each"


def _pattern(name: str, pattern: str, found: str) -> tuple[str, str, str, str]:
    from handbook_data.models.base import ADDRESS_PATTERN, ID_PATTERN, LINE_PATTERN
    from handbook_data.models.source import DOI_PATTERN

    if pattern == LINE_PATTERN:
        must = f"{name} is one paragraph without line breaks or spaces at its ends"
        return "S207", must, found, "join the lines; `make format` does it for folded text"
    if pattern == ID_PATTERN:
        must = f"{name} is an id: lower-case letters, digits and single hyphens"
        return "S209", must, found, "rename it"
    if pattern == ADDRESS_PATTERN:
        must = f"{name} is a full web address"
        fix = "start it with https://, quote it, and write signs that no address holds as %XX"
        return "S209", must, found, fix
    if pattern == DOI_PATTERN:
        must = f"{name} is a DOI: `10.`, a number, a slash, and letters, digits and signs that DOIs hold"
        return "S209", must, found, "copy it from the publication; %28 of an address is `(` in the DOI"
    form = next(form for form in FORMS if form.pattern == pattern)
    return "S209", f"{name} is {form.words}", found, f"write it like `{form.example}`"
