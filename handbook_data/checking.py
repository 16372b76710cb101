"""Check a records folder: read, link, apply every rule, and say all that is wrong."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook_data.editions.snapshot import read_published
from handbook_data.exceptions import RuleException, read_exceptions
from handbook_data.handbook import Handbook
from handbook_data.linking import link
from handbook_data.loading import EXCEPTIONS_FILE, RECORDS, name_place, read_tree
from handbook_data.problems import Problem, sorted_problems
from handbook_data.reading import KEY, Place, UnreadableError, parse, places, read_text
from handbook_data.rules import RULES, Breach, Rule, RuleLevel


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check: the handbook, if its files could be read, and every problem found."""

    handbook: Handbook | None
    problems: tuple[Problem, ...]

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
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def check(root: Path = RECORDS, today: date | None = None) -> Report:
    """Read the records below `root` and apply every rule, as of `today` (default: the present day).

    When a file cannot be read or does not fit its model, the rules are not applied: their messages
    would only echo what is already said.
    """
    with _collection_paused():
        tree = read_tree(root)
        exceptions, exception_problems = read_exceptions(root)
        published, published_problems = read_published(root)
        problems = [*tree.problems, *exception_problems, *published_problems]
        if problems:
            return Report(None, tuple(sorted_problems(problems)))
        handbook = link(tree.files, exceptions, published)
        return Report(handbook, tuple(sorted_problems(_apply(handbook, root, today or date.today()))))


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Keep the garbage collector from looking through records that all stay.

    At 25,000 claims it would take a fifth of the time, and what is read has no cycles to collect.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def load(root: Path = RECORDS, today: date | None = None) -> Handbook:
    """The checked handbook; raise `InvalidHandbookError` if any rule is broken."""
    report = check(root, today)
    if report.handbook is None or report.errors:
        raise InvalidHandbookError(report.errors)
    return report.handbook


def _apply(handbook: Handbook, root: Path, today: date) -> list[Problem]:
    problems: list[Problem] = []
    needed: set[RuleException] = set()
    excused = {(exception.rule, exception.at): exception for exception in handbook.exceptions}
    cache: dict[str, tuple[dict[Place, tuple[int, int]], object]] = {}
    for rule in RULES:
        for breach in rule.check(handbook, today):
            problem = _problem(rule, breach, handbook, root, cache)
            exception = excused.get((rule.code, problem.where))
            if exception:
                needed.add(exception)
            else:
                problems.append(problem)
    problems.extend(_unneeded(handbook.exceptions, needed, root))
    return problems


def _problem(
    rule: Rule,
    breach: Breach,
    handbook: Handbook,
    root: Path,
    cache: dict[str, tuple[dict[Place, tuple[int, int]], object]],
) -> Problem:
    is_error = rule.level is RuleLevel.ERROR
    fix = breach.fix or rule.remedy
    if breach.record is None:
        return Problem(breach.file, 1, 1, rule.code, "", rule.must, breach.found, fix, is_error)
    path = handbook.file_of(breach.record).path
    if path not in cache:
        try:
            text = read_text(root / path)
            cache[path] = places(text), parse(text)
        except UnreadableError:  # the file has changed since it was read
            cache[path] = {}, None
    where, data = cache[path]
    line, column = _position(breach.place, where)
    name = name_place(breach.place, data)
    return Problem(path, line, column, rule.code, name, rule.must, breach.found, fix, is_error)


def _position(place: Place, where: dict[Place, tuple[int, int]]) -> tuple[int, int]:
    """The line and column of a place: of its key where it has one, else of the value."""
    while place:
        if (*place, KEY) in where:
            return where[(*place, KEY)]
        if place in where:
            return where[place]
        place = place[:-1]
    return (1, 1)


def _unneeded(exceptions: tuple[RuleException, ...], needed: set[RuleException], root: Path) -> list[Problem]:
    unneeded = [(n, e) for n, e in enumerate(exceptions) if e not in needed]
    if not unneeded:
        return []
    where = places(read_text(root / EXCEPTIONS_FILE))
    return [
        Problem(
            EXCEPTIONS_FILE,
            *where.get(("exceptions", number), (1, 1)),
            "R901",
            exception.at,
            "an exception is needed",
            f"nothing breaks {exception.rule} there",
            "delete the exception",
        )
        for number, exception in unneeded
    ]
