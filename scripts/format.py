"""Write every record in canonical layout."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from handbook_data.layout import canonical
from handbook_data.loading import RECORDS, read_tree


def main(arguments: list[str] | None = None) -> int:
    """Rewrite the files that need it; return 1 if some could not be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder")
    options = parser.parse_args(arguments)
    tree = read_tree(options.records)
    changed = [file for file in tree.files if not file.is_canonical]
    for file in changed:
        _replace(options.records / file.path, canonical(file.record))
    for problem in tree.problems:
        print(problem, file=sys.stderr)
    print(f"{len(changed)} of {len(tree.files)} records rewritten")
    return 1 if tree.problems else 0


def _replace(path: Path, text: str) -> None:
    """Put a text in place of a file at once, so that no half-written file is ever seen."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


if __name__ == "__main__":
    sys.exit(main())
