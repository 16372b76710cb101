"""List what is due for review and what nobody has read twice, as a list to work off."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path

from handbook_data.checking import InvalidHandbookError, check
from handbook_data.clock import build_date
from handbook_data.command import run
from handbook_data.due import due_for_review, not_read_twice
from handbook_data.editions.telling import tell_due, tell_unread
from handbook_data.folder import RECORDS
from handbook_data.handbook import Handbook
from handbook_data.rules.second_readings import readings_are_of_these_words

MOST_DAYS = 36_600
"""A hundred years: further ahead nothing is due that is not due long before."""


def days(text: str) -> int:
    """A number of days as it is written on the command line."""
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > MOST_DAYS:
        raise argparse.ArgumentTypeError(f"a number of days from 0 to {MOST_DAYS:,}, not {text!r}")
    return int(text)


def _handbook(records: Path, today: date) -> Handbook:
    """The handbook, though words were changed after a second reading: that is what is listed here."""
    report = check(records, today)
    errors = tuple(problem for problem in report.errors if problem.code != readings_are_of_these_words.code)
    if report.handbook is None or errors:
        raise InvalidHandbookError(report.errors)
    return report.handbook


def main(arguments: list[str] | None = None) -> int:
    """Print the list in Markdown; return 1 if the records do not hold together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder")
    parser.add_argument("--within", type=days, default=31, metavar="DAYS", help="how many days ahead to look")
    options = parser.parse_args(arguments)
    try:
        today = build_date()
        handbook = _handbook(options.records, today)
        due = due_for_review(handbook, today, options.within)
    except (InvalidHandbookError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Due for review within {options.within} days of {today}: {len(due)}")
    for title, is_law in (("The law", True), ("Everything else", False)):
        part = [item for item in due if item.is_law is is_law]
        if part:
            print(f"\n## {title}: {len(part)}\n\n{tell_due(part)}")
    unread = not_read_twice(handbook)
    for title, is_key_point in (("Key points, answers and steps", True), ("Other assertions", False)):
        of_this_sort = [item for item in unread if item.is_key_point is is_key_point]
        if of_this_sort:
            print(
                f"\n## {title} to be read a second time: {len(of_this_sort)}\n\n{tell_unread(of_this_sort)}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
