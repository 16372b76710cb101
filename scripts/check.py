"""Check the records: schema and rules, all problems at once."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from handbook_data.checking import Report, check
from handbook_data.command import run
from handbook_data.loading import RECORDS, read_file
from handbook_data.models.kinds import KINDS
from handbook_data.problems import Problem, capped


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
    path = Path(os.path.normpath(records.absolute()))
    for root in path.parents:
        relative = path.relative_to(root).as_posix()
        if relative.rpartition("/")[0] in KINDS:
            whole = check(root)
            ours = tuple(problem for problem in whole.problems if problem.path == relative)
            return Report(whole.handbook, ours, whole.unchecked), root
    found = read_file(path, path.name)
    return Report(None, tuple(found) if isinstance(found, list) else ()), path.parent


def as_text(report: Report, prefix: Path) -> str:
    """One line a problem, one for each thing that was not checked, then one that sums up."""
    lines = [str(_placed(problem, prefix)) for problem in capped(report.problems)]
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


def as_json(report: Report, prefix: Path) -> str:
    """A JSON list of problems."""
    return json.dumps([asdict(problem) for problem in capped(report.problems)], ensure_ascii=False, indent=2)


def as_github(report: Report, prefix: Path) -> str:
    """Annotations that a code host shows at the line."""
    return "\n".join(_annotation(_placed(problem, prefix)) for problem in capped(report.problems))


def _annotation(problem: Problem) -> str:
    kind = "error" if problem.is_error else "warning"
    message = "; ".join(part for part in (problem.must, problem.found, problem.fix) if part)
    text = f"{problem.where}: {message}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = problem.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{kind} file={path},line={problem.line},col={problem.column},title={problem.code}::{text}"


def _placed(problem: Problem, prefix: Path) -> Problem:
    """The problem with a path that leads from where the command was run."""
    path = Path(os.path.normpath(prefix.absolute() / problem.path))  # not where a link there leads
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return Problem(path.as_posix(), *[getattr(problem, name) for name in Problem.__slots__[1:]])


FORMATS = {"text": as_text, "json": as_json, "github": as_github}

if __name__ == "__main__":
    sys.exit(run(main))
