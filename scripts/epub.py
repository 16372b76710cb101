"""Pack an EPUB again so that its bytes follow from its content alone, and put it where readers look for it.

Sphinx leaves the time of each file's writing in the archive, and the rights that the files had. Here every
entry gets the day of SOURCE_DATE_EPOCH, or the nearest that the format knows, and can be read by everybody.
What EPUB Accessibility 1.1 asks a book to say of itself, and Sphinx does not, is added on the way.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from handbook_data.clock import source_date
from handbook_data.command import run
from handbook_data.replacing import write_whole

ACCESSIBILITY = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
    (
        "accessibilitySummary",
        "All content is text with headings, lists and tables; each drawing has a title, a description and "
        "the same facts in a table or a list.",
    ),
)
"""What the book says of itself, in the terms of schema.org."""
XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
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
            packed.external_attr = 0o644 << 16
            new.writestr(packed, _completed(entry.filename, old.read(entry)))
    write_whole(target, content.getvalue())


def _completed(name: str, content: bytes) -> bytes:
    """The content of an entry, with what Sphinx leaves out of the book's description and its contents."""
    if name.endswith(".opf"):
        told = "".join(
            f'<meta property="schema:{term}">{value}</meta>\n    ' for term, value in ACCESSIBILITY
        )
        return content.replace(b"</metadata>", f"  {told.rstrip(' ')}  </metadata>".encode(), 1)
    return _contents_of_pages(content) if name.endswith("nav.xhtml") else content


def _contents_of_pages(nav: bytes) -> bytes:
    """The contents of a book with its pages alone: parts of a page give way to what stands below them."""
    ElementTree.register_namespace("", XHTML)
    ElementTree.register_namespace("epub", OPS)
    page = ElementTree.fromstring(nav)
    for contents in page.iter(f"{{{XHTML}}}nav"):
        contents.set("role", "doc-toc")
        for entries in contents.findall(f"{{{XHTML}}}ol"):
            _keep_pages(entries)
    ElementTree.indent(page)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n' + ElementTree.tostring(page)


def _keep_pages(entries: ElementTree.Element) -> None:
    kept: list[ElementTree.Element] = []
    for entry in entries:
        link, below = entry.find(f"{{{XHTML}}}a"), entry.find(f"{{{XHTML}}}ol")
        if below is not None:
            _keep_pages(below)
        if link is None or "#" not in link.get("href", ""):
            if below is not None and not len(below):
                entry.remove(below)
            kept.append(entry)
        elif below is not None:
            kept += below
    entries[:] = kept


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
