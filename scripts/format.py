"""Write every record in canonical layout."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from handbook_data.command import run
from handbook_data.folder import RECORDS
from handbook_data.layout import canonical
from handbook_data.loading import read_tree
from handbook_data.problems import capped
from handbook_data.replacing import remove_parts, write_whole


def main(arguments: list[str] | None = None) -> int:
    """Rewrite the files that need it; return 1 if some could not be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder")
    options = parser.parse_args(arguments)
    remove_parts(options.records)
    tree = read_tree(options.records)
    changed = [file for file in tree.files if not file.is_canonical]
    for file in changed:
        write_whole(options.records / file.path, canonical(file.record))
    for problem in capped(tree.problems):
        print(problem, file=sys.stderr)
    print(f"{len(changed)} of {len(tree.files)} records rewritten")
    return 1 if tree.problems else 0


if __name__ == "__main__":
    sys.exit(run(main))
