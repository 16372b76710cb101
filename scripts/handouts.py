"""Print a two-page sheet for each situation, condition and place."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
sys.path.insert(0, str(REPOSITORY / "docs" / "_ext"))

from handbook_pdf.command import told  # noqa: E402

from handbook_data import load  # noqa: E402
from handbook_data.command import run  # noqa: E402
from handbook_data.folder import RECORDS  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Write the sheets; return 1 if something keeps one from being printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder")
    parser.add_argument("--docs", type=Path, default=REPOSITORY / "docs", help="the documentation folder")
    parser.add_argument("--output", type=Path, help="the folder to write into")
    options = parser.parse_args(arguments)

    def job() -> str:
        from handbook_pdf.handouts import print_handouts

        from handbook_data.clock import build_date

        began, today = time.monotonic(), build_date()
        output = options.output or options.docs.parent / "build" / "handouts"
        written = print_handouts(load(options.records, today), options.docs, output, today)
        return f"{len(written)} sheets are in {output}, printed in {time.monotonic() - began:.0f} s"

    return told(job)


if __name__ == "__main__":
    sys.exit(run(main))
