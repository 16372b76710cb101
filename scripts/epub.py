"""Pack an EPUB again so that its bytes follow from its content alone, and put it where readers look for it.

Sphinx leaves the time of each file's writing in the archive. Here every entry gets the day of
SOURCE_DATE_EPOCH, or the nearest that the format knows.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from handbook_data.clock import source_date
from handbook_data.command import run
from handbook_data.replacing import write_whole

FIRST_DAY, LAST_DAY = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, tzinfo=UTC)


def repack(source: Path, target: Path) -> None:
    """Write `source` to `target` with one date for all entries; the target appears when it is whole."""
    day = min(max(source_date() or FIRST_DAY, FIRST_DAY), LAST_DAY)
    content = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(content, "w") as new:
        if not old.infolist():
            raise zipfile.BadZipFile(f"{source} is empty")
        first, *others = old.infolist()  # the format wants the entry `mimetype` first and unpacked
        for entry in (first, *sorted(others, key=lambda item: item.filename)):
            packed = zipfile.ZipInfo(entry.filename, day.timetuple()[:6])
            packed.compress_type = zipfile.ZIP_STORED if entry is first else zipfile.ZIP_DEFLATED
            new.writestr(packed, old.read(entry))
    write_whole(target, content.getvalue())


def main() -> int:
    """Read the command line and pack."""
    parser = argparse.ArgumentParser(
        description="Pack an EPUB so that the same content gives the same bytes."
    )
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    try:
        repack(options.source, options.target)
    except (OSError, zipfile.BadZipFile) as error:
        print(f"{options.target} was not written: {error}", file=sys.stderr)
        return 1
    print(f"The book is at {options.target}")
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
