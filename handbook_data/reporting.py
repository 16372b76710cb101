"""A report of the check as text: what the commands print, and a build that was refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_data.problems import Problem, capped

if TYPE_CHECKING:
    from handbook_data.outcome import Report


def as_text(report: Report, prefix: Path) -> str:
    """One line a problem, one for each thing that was not checked, then one that sums up."""
    lines = [str(placed(problem, prefix)) for problem in capped(report.problems)]
    lines += [f"not checked: {what}" for what in report.unchecked]
    if report.errors or report.unchecked:
        lines.append(f"{len(report.errors)} errors, {len(report.warnings)} warnings")
    elif report.handbook is not None:
        handbook = report.handbook
        lines.append(
            f"{len(handbook.records)} records, {len(handbook.sources)} sources, "
            f"{len(handbook.claims)} claims: no errors, {len(report.warnings)} warnings"
        )
    return "\n".join(lines)


def placed(problem: Problem, prefix: Path) -> Problem:
    """The problem with a path that leads from where the command was run."""
    path = Path(os.path.normpath(prefix.absolute() / problem.path))  # not where a link there leads
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return Problem(path.as_posix(), *[getattr(problem, name) for name in Problem.__slots__[1:]])
