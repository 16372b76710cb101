"""The last step to paper: Typst files to tagged PDF, as PDF/UA-1 asks, with the fonts of the package."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

from handbook_data.replacing import scratch
from handbook_pdf.command import PrintingError
from handbook_pdf.fonts import write_fonts

HERE = Path(__file__).parent
STANDARD: typst.PDFStandard = "ua-1"
"""Accessible PDF: tagged, titled, in a stated language, every figure with words in its place."""


@contextmanager
def workshop(parent: Path, *names: str) -> Iterator[Path]:
    """A folder with the fonts and the named files of this package, gone when all is done."""
    with scratch(parent, "workshop") as folder:
        write_fonts(folder / "fonts")
        for name in names:
            shutil.copyfile(HERE / name, folder / name)
        yield folder


class Press:
    """Sets Typst files of one folder."""

    def __init__(self, folder: Path, day: date) -> None:
        self.folder = folder
        self.printed = datetime.combine(day, time(), UTC)
        self.compiler = typst.Compiler(
            root=folder, font_paths=typst.Fonts(False, False, [str(folder / "fonts")])
        )

    def pdf(self, main: str) -> bytes:
        """One file as PDF; raise `PrintingError` in Typst's words."""
        try:
            content, warnings = self.compiler.compile_with_warnings(
                self.folder / main, format="pdf", pdf_standards=STANDARD, timestamp=self.printed
            )
        except typst.TypstError as error:
            raise PrintingError(f"Typst could not set {main}: {error.diagnostic or error.message}") from error
        if warnings:
            raise PrintingError(f"Typst warns of {main}: {warnings[0].diagnostic or warnings[0].message}")
        assert isinstance(content, bytes)
        return content
