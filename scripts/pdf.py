"""Print the whole handbook as one tagged PDF."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
sys.path.insert(0, str(REPOSITORY / "docs" / "_ext"))

from handbook_pdf.command import told  # noqa: E402

from handbook_data.command import run  # noqa: E402
from handbook_data.folder import RECORDS  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Write the book; return 1 if something keeps it from being printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=Path, default=RECORDS, help="a records folder")
    parser.add_argument("--docs", type=Path, default=REPOSITORY / "docs", help="the documentation folder")
    parser.add_argument("--doctrees", type=Path, help="where Sphinx keeps what it read")
    parser.add_argument("--output", type=Path, help="the file to write")
    options = parser.parse_args(arguments)
    build = options.docs.parent / "build"

    def job() -> str:
        from handbook_pdf.book import print_book

        from handbook_data.clock import build_date

        began, today = time.monotonic(), build_date()
        output = options.output or build / "pdf" / "kratom-handbook.pdf"
        doctrees = options.doctrees or build / "doctrees"
        pages = print_book(options.records, options.docs, doctrees, output, today)
        return f"The book is at {output}: {pages} pages in {time.monotonic() - began:.0f} s"

    return told(job)


if __name__ == "__main__":
    sys.exit(run(main))
