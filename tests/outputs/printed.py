"""Run the commands that print, and read what they printed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from tests.building import REPOSITORY


@dataclass
class Print:
    """A printed file: its text page by page as PDFium reads it, its structure as pypdf does."""

    path: Path
    said: str = ""

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page; for a hyphen at the end of a line PDFium has a sign of its own."""
        texts = []
        document = pypdfium2.PdfDocument(self.path)
        for page in document:
            content = page.get_textpage()
            texts.append(content.get_text_range().replace("\x02", "-").replace("\ufffe", "-"))
            content.close()
            page.close()
        document.close()
        return texts

    @cached_property
    def words(self) -> str:
        """The whole text without any space."""
        return squeezed("".join(self.pages))

    @cached_property
    def reader(self) -> PdfReader:
        """The structure."""
        return PdfReader(self.path)

    @cached_property
    def metadata(self) -> str:
        """The XMP packet."""
        return str(self.reader.root_object["/Metadata"].get_data().decode())

    def outline(self) -> list[tuple[int, str, int]]:
        """Depth, title and page of each bookmark."""
        numbers = {page.indirect_reference.idnum: n for n, page in enumerate(self.reader.pages, 1)}

        def walk(items: list[Any], depth: int) -> Iterator[tuple[int, str, int]]:
            for item in items:
                if isinstance(item, list):
                    yield from walk(item, depth + 1)
                else:
                    yield depth, str(item.title), numbers[item["/Page"].indirect_reference.idnum]

        return list(walk(self.reader.outline, 0))

    def links(self) -> Iterator[tuple[int, Any]]:
        """Each link with the number of its page."""
        for number, page in enumerate(self.reader.pages, 1):
            for reference in page.get("/Annots", ()):
                annotation = reference.get_object()
                if annotation["/Subtype"] == "/Link":
                    yield number, annotation

    def fonts(self) -> dict[str, Any]:
        """The fonts of all pages by name."""
        found: dict[int, Any] = {}
        for page in self.reader.pages:
            for reference in page["/Resources"].get("/Font", {}).values():
                if isinstance(reference, IndirectObject):
                    found.setdefault(reference.idnum, reference)
        return {str(font["/BaseFont"]): font for font in (ref.get_object() for ref in found.values())}


def squeezed(text: str) -> str:
    """A text without spaces, which line breaks change."""
    return re.sub(r"\s+", "", text)


def run(script: str, *options: object, epoch: int) -> subprocess.CompletedProcess[str]:
    """Run a command of `scripts/` as of a day."""
    return subprocess.run(
        [sys.executable, f"scripts/{script}.py", *map(str, options)],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
        env={"SOURCE_DATE_EPOCH": str(epoch), "PYTHONPATH": str(REPOSITORY)},
    )


def assert_accessible(printed: Print, title: str) -> None:
    """Whether a file is what PDF/UA-1 asks for, as far as its catalogue says."""
    root = printed.reader.root_object
    assert "<pdfuaid:part>1</pdfuaid:part>" in printed.metadata
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert title in printed.metadata
    for name, font in printed.fonts().items():
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor), name
        assert "/ToUnicode" in font, name
