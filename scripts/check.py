"""Check the records: schema and rules, all problems at once."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from handbook_data.checking import check
from handbook_data.command import run
from handbook_data.folder import RECORDS
from handbook_data.problems import Problem, capped
from handbook_data.reporting import as_text, placed

if TYPE_CHECKING:
    from handbook_data.outcome import Report


def main(arguments: list[str] | None = None) -> int:
    """Print every problem; return 1 if any is an error, or something could not be checked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder, or one file in one")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    options = parser.parse_args(arguments)
    report, prefix = _report(options.records)
    print(FORMATS[options.format](report, prefix))
    if options.format != "text":
        for what in report.unchecked:
            print(f"not checked: {what}", file=sys.stderr)
    return 1 if report.errors or report.unchecked else 0


def _report(records: Path) -> tuple[Report, Path]:
    """The report on a folder, or on one file within the folder it belongs to."""
    if not records.is_file():
        return check(records), records
    from handbook_data.loading import read_file
    from handbook_data.models.kinds import KINDS
    from handbook_data.outcome import Report

    path = Path(os.path.normpath(records.absolute()))
    for root in path.parents:
        relative = path.relative_to(root).as_posix()
        if relative.rpartition("/")[0] in KINDS:
            whole = check(root)
            ours = tuple(problem for problem in whole.problems if problem.path == relative)
            return Report(whole.handbook, ours, whole.unchecked), root
    found = read_file(path, path.name)
    return Report(None, tuple(found) if isinstance(found, list) else ()), path.parent


def as_json(report: Report, prefix: Path) -> str:
    """A JSON list of problems."""
    return json.dumps([asdict(problem) for problem in capped(report.problems)], ensure_ascii=False, indent=2)


def as_github(report: Report, prefix: Path) -> str:
    """Annotations that a code host shows at the line."""
    return "\n".join(_annotation(placed(problem, prefix)) for problem in capped(report.problems))


def _annotation(problem: Problem) -> str:
    kind = "error" if problem.is_error else "warning"
    message = "; ".join(part for part in (problem.must, problem.found, problem.fix) if part)
    text = f"{problem.where}: {message}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = problem.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{kind} file={path},line={problem.line},col={problem.column},title={problem.code}::{text}"


FORMATS = {"text": as_text, "json": as_json, "github": as_github}

if __name__ == "__main__":
    sys.exit(run(main))
