"""Begin a second reading: print what to write into the record of each claim named."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from handbook_data.clock import build_date
from handbook_data.command import run
from handbook_data.folder import RECORDS
from handbook_data.linking import link
from handbook_data.loading import read_tree
from handbook_data.second_reading import begun, readable, words_of


def main(arguments: list[str] | None = None) -> int:
    """Print a `second_reading` to fill in for each; return 1 if one is not there or cannot be read."""
    parser = argparse.ArgumentParser(
        description=__doc__, usage="make read ID=liver-injury/cases", allow_abbrev=False
    )
    parser.add_argument("ids", nargs="+", help="full ids of claims, or ids of tables or circulating claims")
    parser.add_argument("--words", action="store_true", help="print the hash of the words alone")
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder")
    options = parser.parse_args(arguments)
    handbook = link(read_tree(options.records).files)
    known = {item.id: item for item in readable(handbook)}
    missing = [name for name in options.ids if name not in known]
    for name in missing:
        print(f"{name!r} is no claim, table or circulating claim that can be read", file=sys.stderr)
    for name in options.ids:
        if name in known and options.words:
            print(f"{name} {words_of(known[name].item)}")
        elif name in known:
            path = options.records / handbook.file_of(known[name].record).path
            print(f"# {name}, in {path}\n{begun(known[name], build_date())}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(run(main))
