"""Read one YAML file into plain values, or say what is wrong with it and where.

YAML is read from the events of the C parser, which is faster than building nodes first and leaves no
room for surprises:

- scalars follow the YAML 1.2 core schema: `true`/`false`, `null`, integers, decimals; everything else
  is text. `NO` is Norway, `2023-12-01` is not turned into a date, `0123` stays text;
- anchors, aliases, tags, merge keys and several documents in one file are refused;
- a key stands once in a mapping; nesting, size and text are bounded;
- control, bidirectional and private-use characters, and those that the fonts of the printed handbook
  do not have, are refused, written plainly or as escapes;
- a comment has lines of its own: what looks like one after a value is most often text (`sample # 4`).

Places (line and column) are found by a second, slower reading, made only when there is a problem.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from handbook_data.printable import unprintable
from handbook_data.problems import shown

MAX_BYTES = 512 * 1024
"""A record is a page or two; half a megabyte is far more than any will need."""
MAX_DEPTH = 12
"""The deepest model nests eight levels."""

Place = tuple[str | int, ...]
"""Where a value stands in a file: keys and list positions from the top."""

JOINERS = "\u200c\u200d"
"""What parts or joins the letters on both sides of it: Sinhala and Persian cannot be spelled without."""
_JOINS = frozenset(JOINERS)
_INDIC = "\u0900-\u0dff"
_VIRAMA = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
_ARABIC = "\u0620-\u0652\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f"
_BESIDE_A_JOINER = (
    f"(?:(?<=[{_VIRAMA}])(?=[{JOINERS}][{_INDIC}])"
    f"|(?<=[{_INDIC}])(?=[{JOINERS}][{_VIRAMA}])|(?<=[{_ARABIC}])(?=[{JOINERS}][{_ARABIC}]))"
)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    f"|(?=[{JOINERS}])(?!{_BESIDE_A_JOINER})[{JOINERS}]"
)
"""Characters that a reader cannot see, or that change what a reader sees."""
_SPECIAL = re.compile(
    r"(?P<null>null|Null|NULL|~)|(?P<true>true|True|TRUE)|(?P<false>false|False|FALSE)"
    r"|(?P<int>[-+]?(?:0|[1-9][0-9]{0,17}))"
    r"|(?P<float>[-+]?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][-+]?[0-9]{1,3})?)"
)
_MAY_BE_SPECIAL = frozenset("ntfNTF~-+0123456789")


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """What keeps a file from being read at all."""

    line: int
    column: int
    code: str
    must: str
    found: str
    fix: str


class UnreadableError(Exception):
    """A file that cannot be read; it holds every problem that was found before reading had to stop."""

    def __init__(self, *problems: SyntaxProblem) -> None:
        super().__init__(problems[0].must)
        self.problems = problems


def read_text(path: Path) -> str:
    """The text of a record file; raise `UnreadableError` if it is not a plain, small, clean UTF-8 file."""
    try:
        status = os.lstat(path)
    except OSError as error:
        raise UnreadableError(
            _top("Y101", "a record is a file", shown(error.strerror or error), "add the file")
        ) from None
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(
            _top("Y101", "a record is a plain file", "a link or special file", "put the file itself here")
        )
    if status.st_size > MAX_BYTES:
        must, found = f"a record has at most {MAX_BYTES:,} bytes", f"{status.st_size:,} bytes"
        raise UnreadableError(_top("Y102", must, found, "split the record"))
    try:
        with path.open("rb", buffering=0) as file:
            raw = file.read()
    except OSError as error:
        raise UnreadableError(
            _top("Y101", "a record can be read", shown(error.strerror or error), "set its permissions")
        ) from None
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise UnreadableError(
            SyntaxProblem(
                line,
                column,
                "Y103",
                "a record is UTF-8 text",
                f"byte 0x{raw[error.start]:02x}",
                "save the file as UTF-8",
            )
        ) from None
    odd = raw.translate(None, _PLAIN)
    others = odd.decode("utf-8")
    if odd and unfit(others if _JOINS.isdisjoint(others) else text):
        raise UnreadableError(*_unfit_places(text))
    return text


_PLAIN = bytes([*b"\t\n", *range(0x20, 0x7F)])
"""What any text may hold; only other characters are looked at one by one."""


def unfit(text: str) -> re.Match[str] | None:
    """The first character of a text that no record may hold; None if there is none."""
    return FORBIDDEN.search(text) or (None if text.isascii() else unprintable().search(text))


def _top(code: str, must: str, found: str, fix: str) -> SyntaxProblem:
    return SyntaxProblem(1, 1, code, must, found, fix)


def _unfit_places(text: str) -> list[SyntaxProblem]:
    found: list[SyntaxProblem] = []
    either = re.compile(f"{FORBIDDEN.pattern}|{unprintable().pattern}")
    for match in either.finditer(text):
        start = match.start()
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        if found and found[-1].line == line:
            continue
        found.append(SyntaxProblem(line, column, *_told_of(match.group())))
        if len(found) == 20:
            break
    return found


def _told_of(char: str) -> tuple[str, str, str, str]:
    """Code, what must hold, what was found and how to mend it, for a character that no record may hold."""
    name = f"U+{ord(char):04X}"
    if FORBIDDEN.match(char):
        must = "text has no control, invisible or direction-changing characters"
        if char in JOINERS:
            return (
                "Y104",
                must,
                name,
                "delete the character; it may stand between Indic or Arabic letters only",
            )
        return "Y104", must, name, "delete the character"
    must = "text has only characters that the fonts of the printed handbook have"
    return "Y112", must, f"{name} {unicodedata.name(char, '')}".rstrip(), _IN_OTHERS


_IN_OTHERS = (
    "write it in other characters: a raised or lowered letter as a plain one, a title or name in a script "
    "that they lack as it is romanised"
)


def parse(text: str) -> Any:
    """The value of the one YAML document in `text`; raise `UnreadableError` if it is not allowed."""
    parser = CParser(text)
    try:
        result = _document(parser)
    except UnreadableError as error:
        raise UnreadableError(*error.problems, *_lost(text)) from None
    except yaml.YAMLError as error:
        raise UnreadableError(_yaml_problem(error)) from None
    except RecursionError:
        raise UnreadableError(_too_deep(1, 1)) from None
    finally:
        parser.dispose()
    lost = _lost(text)
    if lost:
        raise UnreadableError(*lost)
    return result


def _yaml_problem(error: yaml.YAMLError) -> SyntaxProblem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    found = shown(getattr(error, "problem", None) or "YAML that cannot be read")
    fix = "mend the line; quote text that holds `: ` or ` #` or starts with a sign"
    return SyntaxProblem(line, column, "Y105", "a record is valid YAML", found, fix)


def _at(event: Any, code: str, must: str, found: str, fix: str) -> SyntaxProblem:
    mark = event.start_mark
    return SyntaxProblem(mark.line + 1, mark.column + 1, code, must, found, fix)


def _too_deep(line: int, column: int) -> SyntaxProblem:
    must = f"a record nests at most {MAX_DEPTH} levels"
    return SyntaxProblem(line, column, "Y106", must, "deeper nesting", "flatten it")


def _document(parser: Any) -> Any:
    """Build the value from events in one loop: no recursion, no node tree."""
    next_event = parser.get_event
    problems: list[SyntaxProblem] = []
    stack: list[tuple[Any, Any]] = []  # the open containers, each with the key that waits for its value
    container: Any = None
    key: Any = None  # the key that waits for its value, in a mapping
    result: Any = None
    seen_document = False
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                problems.append(_not_allowed(event))
            value = event.value
            style = event.style
            if not style:
                if not value:
                    value = None
                elif value[0] in _MAY_BE_SPECIAL:
                    value = plain_scalar(value)
            elif style == '"' and (wrong := unfit(value)):
                problems.append(_escaped(event, wrong.group()))
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                problems.append(_not_allowed(event))
            if len(stack) >= MAX_DEPTH:
                mark = event.start_mark
                raise UnreadableError(*problems, _too_deep(mark.line + 1, mark.column + 1))
            value = {} if kind is MappingStartEvent else []
            if type(container) is dict and key is None:
                problems.append(_bad_key(event))
                key = ("bad", len(container))
            stack.append((container, key))
            container, key = value, None
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = container
            container, key = stack.pop()
        elif kind is AliasEvent:
            problems.append(_not_allowed(event))
            value = ""
        elif kind is StreamEndEvent:
            break
        elif kind is DocumentStartEvent:
            if seen_document:
                raise UnreadableError(*problems, _second_document(event))
            seen_document = True
            continue
        elif kind is DocumentEndEvent or kind is StreamStartEvent:
            continue
        else:  # pragma: no cover - the parser knows no other event
            raise AssertionError(kind)
        if type(container) is dict:
            if key is None:
                if not isinstance(value, str) or kind is not ScalarEvent:
                    problems.append(_bad_key(event))
                    value = f"\0{len(container)}"
                elif value in container:
                    problems.append(_twice(event, value))
                    value = f"\0{len(container)}"
                elif value == "<<":
                    problems.append(_bad_key(event))
                key = value
            else:
                container[key] = value
                key = None
        elif container is None:
            result = value
        else:
            container.append(value)
    if problems:
        raise UnreadableError(*problems)
    return result


def plain_scalar(value: str) -> Any:
    """A plain scalar by the YAML 1.2 core schema, without its octal, hexadecimal, infinite forms."""
    if value[0] not in _MAY_BE_SPECIAL:
        return value
    match = _SPECIAL.fullmatch(value)
    if match is None:
        return value
    match match.lastgroup:
        case "int":
            return int(value)
        case "float":
            return float(value)
        case "null":
            return None
        case "true":
            return True
    return False


def _not_allowed(event: Any) -> SyntaxProblem:
    must, fix = "a record has no anchors, aliases or tags", "write the value out"
    if type(event) is AliasEvent:
        return _at(event, "Y107", must, f"alias *{shown(event.anchor, 40)}", fix)
    if event.anchor is not None:
        return _at(event, "Y107", must, f"anchor &{shown(event.anchor, 40)}", fix)
    return _at(event, "Y107", must, f"tag {shown(event.tag, 40)}", fix)


def _bad_key(event: Any) -> SyntaxProblem:
    found = "a merge key" if getattr(event, "value", None) == "<<" else "something else"
    return _at(event, "Y108", "a key is plain text", found, "quote the key or write its name")


def _twice(event: Any, key: str) -> SyntaxProblem:
    return _at(
        event,
        "Y109",
        "a key stands once in a mapping",
        f"`{shown(key, 40)}` again",
        "delete one of the two, or join them",
    )


def _escaped(event: Any, char: str) -> SyntaxProblem:
    code, must, found, _ = _told_of(char)
    return _at(event, code, must, f"{found}, written as an escape", "delete the escape")


def _second_document(event: Any) -> SyntaxProblem:
    return _at(event, "Y110", "a file holds one record", "a second document", "put it in a file of its own")


def _lost(text: str) -> list[SyntaxProblem]:
    """Comments that stand after a value, or go on below it like its next line: YAML drops them silently."""
    if " #" not in text and "\t#" not in text:
        return []
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:  # of what cannot be composed, `parse` has said what is wrong
        return []
    scalars = tuple(_scalars(root))
    goes_on = {  # the line below a value, to the column beyond which it would go on with the value
        node.end_mark.line + (not node.style): indent
        for node, indent in scalars
        if node.style in (None, "", "|", ">") and node.value and indent is not None
    }
    problems: list[SyntaxProblem] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        column = _comment_in(line, start, scalars)
        before = line[:column] if column is not None else ""
        if column is not None and (before.strip() or column > goes_on.get(number, column)):
            problems.append(
                SyntaxProblem(
                    number + 1,
                    column + 1,
                    "Y111",
                    "a comment has lines of its own, apart from what a value says",
                    f"`{shown(line[column:], 40)}`",
                    "put quotes around the whole text, or the comment above the key",
                )
            )
        start += len(line) + 1
    return problems


_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")


def _comment_in(line: str, start: int, scalars: tuple[tuple[yaml.ScalarNode, int | None], ...]) -> int | None:
    """The column at which a comment begins in a line that begins at `start`: a # outside every value."""
    for match in _COMMENT.finditer(line):
        at = start + match.start()
        if not any(
            node.start_mark.index <= at < node.end_mark.index
            and (node.style not in ("|", ">") or node.start_mark.index < start)  # below its first line
            for node, _ in scalars
        ):
            return match.start()
    return None


def _scalars(
    node: yaml.Node | None, indent: int | None = None
) -> Iterator[tuple[yaml.ScalarNode, int | None]]:
    """Every scalar: a value with the column beyond which it would go on, a key with None."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value, key.start_mark.column)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, node.start_mark.column)
    elif isinstance(node, yaml.ScalarNode):
        yield node, indent


def places(text: str) -> dict[Place, tuple[int, int]]:
    """Line and column of every value in `text`, and of every key under the place `(…, key, KEY)`.

    Raise `UnreadableError` only if `parse` would.
    """
    found: dict[Place, tuple[int, int]] = {}

    def visit(node: yaml.Node, place: Place) -> None:
        found[place] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                visit(value, (*place, key.value))
                found[(*place, key.value, KEY)] = (key.start_mark.line + 1, key.start_mark.column + 1)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                visit(item, (*place, index))

    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is not None:
        visit(root, ())
    return found


KEY = "\0key"
"""Last part of the place of a key itself, rather than of its value."""
