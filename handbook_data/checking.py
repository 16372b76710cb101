"""Check a records folder: read, link, apply every rule, and say all that is wrong."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook_data.applying import apply, stumbled
from handbook_data.clock import build_date
from handbook_data.exceptions import read_exceptions
from handbook_data.handbook import Handbook
from handbook_data.linking import link
from handbook_data.loading import EXCEPTIONS_FILE, RECORDS, Tree, read_tree
from handbook_data.problems import Problem, capped, sorted_problems
from handbook_data.published import FILE, read_published
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
            problems.append(stumbled(error, "linking it", tree.files))
            return Report(None, tuple(sorted_problems(problems)), ("any rule across records",))
        unread = Unread(handbook, tree.unread)
        unchecked = list(unread.told())
        if published_problems:
            unchecked.append(f"whether ids of earlier editions are still there: {FILE} could not be read")
        whole = None if problems else handbook
        problems += apply(handbook, unread, root, today)
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
