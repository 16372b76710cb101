"""Cut an edition: refuse, or write what changed, commit and tag."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "docs" / "_ext"))

from handbook_editions.release import Wish, release  # noqa: E402

from handbook_data.clock import build_date  # noqa: E402
from handbook_data.command import run  # noqa: E402
from handbook_data.editions.naming import EditionError  # noqa: E402

PUBLISH = "Publish it with: git push --follow-tags"


def main(arguments: list[str] | None = None) -> int:
    """Cut the edition and say so; return 1 with the reason, and the tree as it was, if it cannot be cut."""
    parser = argparse.ArgumentParser(description=__doc__, usage="make release EDITION=2026.11 [OPTIONS=...]")
    parser.add_argument("edition", help="YYYY.MM, or YYYY.MM.N for a further one in a month")
    parser.add_argument("--announce-due", action="store_true", help="list what is due for review, and go on")
    parser.add_argument(
        "--announce-unread", action="store_true", help="list key points that nobody has read twice, and go on"
    )
    parser.add_argument("--without-tests", action="store_true", help="do not run the tests")
    parser.add_argument("--data-version", help="a higher version of the data than the changes ask for")
    options = parser.parse_args(arguments)
    if options.without_tests:
        print("The tests were not run.")
    try:
        wish = Wish(
            options.edition,
            build_date(),
            options.announce_due,
            options.announce_unread,
            options.without_tests,
            options.data_version,
        )
        cut = release(ROOT, wish)
    except (EditionError, ValueError) as error:
        print(error, "Nothing was changed.", sep="\n", file=sys.stderr)
        return 1
    if cut.was_committed:
        print(f"Edition {cut.edition} was committed before and is tagged now.")
        print(PUBLISH)
        return 0
    changes = f"{len(cut.found.changes)} changes" if cut.found else "the first one"
    print(f"Edition {cut.edition} is committed and tagged ({changes}, data version {cut.data_version}).")
    print(PUBLISH)
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
