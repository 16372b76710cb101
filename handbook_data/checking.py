"""Check a records folder: read, link, apply every rule, and say all that is wrong."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook_data.clock import build_date
from handbook_data.exceptions import read_exceptions
from handbook_data.excusing import Excuses
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.linking import link
from handbook_data.loading import EXCEPTIONS_FILE, RECORDS, LoadedFile, Tree, name_place, read_tree
from handbook_data.positions import WrittenFile
from handbook_data.problems import Problem, capped, sorted_problems, unforeseen
from handbook_data.published import FILE, read_published
from handbook_data.reading import UnreadableError, read_text
from handbook_data.rules import RULES, Breach, Rule, RuleLevel
from handbook_data.unread import Unread


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check: the handbook, if all its files could be read, and every problem found."""

    handbook: Handbook | None
    problems: tuple[Problem, ...]
    unchecked: tuple[str, ...] = ()
    """What was not checked, and why, a sentence each; empty if everything was."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that must be mended."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that should be looked at."""
        return tuple(problem for problem in self.problems if not problem.is_error)


class InvalidHandbookError(ValueError):
    """The records do not hold together; `problems` says where and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, capped(problems))))
        self.problems = problems


def check(root: Path = RECORDS, today: date | None = None) -> Report:
    """Read the records below `root` and apply every rule, as of `today` (default: the day of the build).

    Raises ClockError if the present day is not told by `today` and SOURCE_DATE_EPOCH names none.

    When a file cannot be read or does not fit its model, the rules are applied to the others. What is
    said of a place that names the missing record is left out, and so are the rules that need every
    record: they could only echo what is already said. `unchecked` tells so.
    """
    today = today or build_date()
    with _collection_paused():
        tree = read_tree(root)
        exceptions, exception_problems = read_exceptions(root)
        published, published_problems = read_published(root)
        problems = [*tree.problems, *exception_problems, *published_problems]
        hindrance = _hindrance(tree, bool(exception_problems))
        if problems and hindrance:
            return Report(None, tuple(sorted_problems(problems)), (f"any rule across records: {hindrance}",))
        try:
            handbook = link(tree.files, exceptions, published)
            _ = handbook.own_words  # all texts are split at once, before a rule asks for one after the other
        except Exception as error:
            problems.append(_stumbled(error, "linking it", tree.files))
            return Report(None, tuple(sorted_problems(problems)), ("any rule across records",))
        unread = Unread(handbook, tree.unread)
        unchecked = list(unread.told())
        if published_problems:
            unchecked.append(f"whether ids of earlier editions are still there: {FILE} could not be read")
        whole = None if problems else handbook
        problems += _apply(handbook, unread, root, today)
        return Report(whole, tuple(sorted_problems(problems)), tuple(unchecked))


def _hindrance(tree: Tree, exceptions_failed: bool) -> str | None:
    """Why no rule can be applied at all, if so."""
    if exceptions_failed:
        return f"{EXCEPTIONS_FILE} could not be read"
    if not tree.has_every_folder:
        return "a folder of records could not be read"
    return None if tree.files else "no record could be read"


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Keep the garbage collector from looking through records that all stay.

    At 25,000 claims it would take a fifth of the time, and what is read has no cycles to collect. At
    the end all of it is put among what is old, so that it is not looked through at once either.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if enabled:
            gc.enable()


def load(root: Path = RECORDS, today: date | None = None) -> Handbook:
    """The checked handbook; raise `InvalidHandbookError` if any rule is broken."""
    report = check(root, today)
    if report.handbook is None or report.errors:
        raise InvalidHandbookError(report.errors)
    return report.handbook


def _apply(handbook: Handbook, unread: Unread, root: Path, today: date) -> list[Problem]:
    problems: list[Problem] = []
    excuses = Excuses(handbook, RULES)
    cache: dict[str, WrittenFile] = {}
    for rule in RULES:
        if rule.on_whole and unread.paths:
            continue
        try:
            for breach in rule.check(handbook, today):
                if breach.record is not None and unread.bears_on(breach.record, breach.place):
                    continue
                problem = _problem(rule, breach, handbook, root, cache)
                if not excuses.excuse(rule, problem):
                    problems.append(problem)
        except Exception as error:
            problems.append(_stumbled(error, f"rule {rule.code}", handbook.files))
    problems.extend(excuses.problems(root, today, is_whole=not unread.paths))
    return problems


def _stumbled(error: Exception, doing: str, files: Iterable[LoadedFile]) -> Problem:
    """What could not go on, told at the file of the record that it was looking at."""
    paths = {id(file.record): file.path for file in files}
    for frame, _ in reversed(list(traceback.walk_tb(error.__traceback__))):
        for value in reversed(list(frame.f_locals.values())):
            record = value.record if isinstance(value, (LinkedClaim, LoadedFile)) else value
            if id(record) in paths:
                return unforeseen(paths[id(record)], error, doing)
    return unforeseen("records", error, doing)


def _problem(
    rule: Rule,
    breach: Breach,
    handbook: Handbook,
    root: Path,
    cache: dict[str, WrittenFile],
) -> Problem:
    is_error = rule.level is RuleLevel.ERROR
    fix = breach.fix or rule.remedy
    if breach.record is None:
        return Problem(breach.file, 1, 1, rule.code, "", rule.must, breach.found, fix, is_error)
    path = handbook.file_of(breach.record).path
    if path not in cache:
        try:
            cache[path] = WrittenFile(read_text(root / path))
        except UnreadableError:  # the file has changed since it was read
            cache[path] = WrittenFile("")
    written = cache[path]
    line, column = written.position(breach.place, breach.found)
    name = name_place(breach.place, written.data)
    return Problem(path, line, column, rule.code, name, rule.must, breach.found, fix, is_error)
