"""Draw claims by a seed, and print a sheet on which to hold them against their sources."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from handbook_data.checking import load
from handbook_data.clock import build_date
from handbook_data.command import run
from handbook_data.drawing import KINDS, sheet
from handbook_data.folder import RECORDS


def number(text: str) -> int:
    """A whole number of one or more, as it is written on the command line."""
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise argparse.ArgumentTypeError(f"a whole number from 1 to 999,999,999, not {text!r}")
    return int(text)


def main(arguments: list[str] | None = None) -> int:
    """Print the sheet in Markdown; return 1 if the records do not hold together."""
    parser = argparse.ArgumentParser(
        description=__doc__, usage="make draw N=40 SEED=20261130 [KIND=health]", allow_abbrev=False
    )
    parser.add_argument("n", type=number, help="how many claims")
    parser.add_argument("seed", type=number, help="the seed; the same one draws the same claims")
    parser.add_argument("kind", nargs="?", choices=KINDS, help="which claims (default: all)")
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder")
    options = parser.parse_args(arguments)
    handbook, today = load(options.records), build_date()
    print(sheet(handbook, options.seed, options.n, options.kind, today), end="")
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
