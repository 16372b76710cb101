"""Check a records folder: read, link, apply every rule, and say all that is wrong."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_data.clock import build_date
from handbook_data.cores import Beside
from handbook_data.folder import RECORDS
from handbook_data.problems import Problem, capped

if TYPE_CHECKING:  # models and rules are imported while another process reads the files
    from handbook_data.handbook import Handbook
    from handbook_data.loading import Tree
    from handbook_data.outcome import Report


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
        tree = _read(root)
        from handbook_data.judging import judged

        return judged(root, tree, today)


def _read(root: Path) -> Tree:
    """Read the files: in another process while this one imports models and rules, if they are yet to be."""
    if "handbook_data.loading" in sys.modules:
        from handbook_data.loading import read_tree

        return read_tree(root)
    with Beside(partial(_packed, root)) as quickly:
        import_module("handbook_data.judging")
        from handbook_data.loading import read_tree
        from handbook_data.quick_reading import unpacked

        return read_tree(root, unpacked(quickly.result()))


def _packed(root: Path) -> bytes:
    from handbook_data.quick_reading import packed

    return packed(root)


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
