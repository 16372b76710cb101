"""Write the data release: JSON, CSV, SQLite, CSL-JSON, BibTeX and RIS from one checked handbook."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from pathlib import Path

from handbook_data.checking import InvalidHandbookError, load
from handbook_data.clock import build_date
from handbook_data.command import run
from handbook_data.exporting.table import Release
from handbook_data.folder import RECORDS

TARGET = Path("build/data")


def main(arguments: list[str] | None = None) -> int:
    """Write every file and say where; return 1, with one message and nothing written, if that fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder")
    parser.add_argument("--to", type=Path, default=TARGET, help="the folder to write, replaced as a whole")
    options = parser.parse_args(arguments)
    try:
        from handbook_data.exporting.writing import release_files, write_release

        day = build_date()
        files = release_files(Release(load(options.records, day), day))
        write_release(files, options.to)
    except ImportError as error:
        return _failed(f"{error.name} is not installed; run `pip install -e '.[data]'`")
    except InvalidHandbookError as error:
        return _failed(f"{error}\nThe records do not hold together")
    except sqlite3.Error as error:
        return _failed(f"the database could not be made: {error} (SQLite {sqlite3.sqlite_version})")
    except OSError as error:
        return _failed(f"{options.to} could not be written: {error.strerror}")
    except ValueError as error:
        return _failed(str(error))
    size = sum(map(len, files.values())) / 1_000_000
    print(f"The data is in {options.to}: {len(files)} files, {size:.1f} MB, for {day}")
    return 0


def _failed(message: str) -> int:
    print(f"{message}; no data was written.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(run(main))
