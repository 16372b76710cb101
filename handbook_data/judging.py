"""From the files of a tree to a handbook with everything that is wrong with it.

`handbook_data/checking.py` imports this module, and with it every rule, only while the files are read.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from handbook_data.applying import apply, stumbled
from handbook_data.exceptions import read_exceptions
from handbook_data.folder import EXCEPTIONS_FILE
from handbook_data.linking import link
from handbook_data.loading import Tree
from handbook_data.outcome import Report
from handbook_data.problems import sorted_problems
from handbook_data.published import FILE, read_published
from handbook_data.unread import Unread


def judged(root: Path, tree: Tree, today: date) -> Report:
    """Link what was read of the records below `root`, and apply every rule, as of `today`."""
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
