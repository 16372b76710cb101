"""Start a record: a commented file to fill in."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from handbook_data.command import run
from handbook_data.folder import RECORDS
from handbook_data.models.base import ID_PATTERN
from handbook_data.skeleton import FOLDERS, skeleton


def main(arguments: list[str] | None = None) -> int:
    """Write the file and say where it is; return 1 if the id is not one or is taken."""
    parser = argparse.ArgumentParser(
        description=__doc__, usage="make new KIND=risk ID=liver-injury", allow_abbrev=False
    )
    parser.add_argument("kind", choices=FOLDERS)
    parser.add_argument("id")
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder")
    options = parser.parse_args(arguments)
    if not re.fullmatch(ID_PATTERN, options.id) or len(options.id) > 80:
        print(f"an id has lower-case letters, digits and single hyphens: {options.id!r}", file=sys.stderr)
        return 1
    path = options.records / FOLDERS[options.kind] / f"{options.id}.yaml"
    if path.exists():
        print(f"{path} is already there", file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(skeleton(options.kind, options.id), encoding="utf-8")
    print(f"{path}: fill it in, then `make check` and `make format`")
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
