"""The whole handbook as one PDF: pages, one body of HTML, Typst, PDF."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pypandoc
from handbook_pages.text import show_date
from pypdf import PdfReader
from sphinx.cmd.build import build_main
from sphinx.config import Config
from sphinx.util.tags import Tags

from handbook_data.addresses import place_in_book
from handbook_data.checking import load
from handbook_data.contacts import EMERGENCY, spoken, way_to
from handbook_data.edition import EDITION
from handbook_data.handbook import Handbook
from handbook_data.models.support import Contact
from handbook_data.replacing import write_whole
from handbook_data.vocabulary import Channel
from handbook_pdf.builder import BOUNDARY
from handbook_pdf.command import PrintingError
from handbook_pdf.fonts import refuse, uncovered, uncovered_in
from handbook_pdf.index_terms import index_terms
from handbook_pdf.typesetting import HERE, Press, workshop

PART = 2_000_000
"""How many characters of HTML Pandoc is given at once."""
MAIN = '#import "book.typ": *\n#show: book\n\n'


def print_book(records: Path, docs: Path, doctrees: Path, target: Path, today: date) -> int:
    """Write the book as PDF and say how many pages it has.

    Raises `PrintingError` if something keeps it from being printed.
    """
    handbook = load(records, today)
    refuse(uncovered(handbook))
    with workshop(target.parent, "theme.typ", "book.typ") as folder:
        body = typst_of(html_of(docs, doctrees, records, folder / "html"))
        refuse(uncovered_in(body, "the text of the pages"))
        (folder / "main.typ").write_text(MAIN + body, encoding="utf-8")
        (folder / "html" / "_images").rename(folder / "_images")
        facts = json.dumps(facts_of(handbook, docs, today), ensure_ascii=False)
        (folder / "book.json").write_text(facts, encoding="utf-8")
        content = Press(folder, today).pdf("main.typ")
    write_whole(target, content)
    return len(PdfReader(io.BytesIO(content)).pages)


def html_of(docs: Path, doctrees: Path, records: Path, folder: Path) -> Path:
    """Let Sphinx write all pages as one body of HTML."""
    options = (docs / "sphinx.options").read_text(encoding="utf-8").split()
    options += ["--quiet", "--no-color", "-D", f"handbook_records={records}"]
    options += ["-b", "book", "-d", str(doctrees)]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        failed = build_main([*options, str(docs), str(folder)])
    if failed:
        raise PrintingError(f"Sphinx could not write the pages:\n{said.getvalue()}")
    return folder / "book.html"


def typst_of(html: Path) -> str:
    """Let Pandoc turn the body into Typst, some documents at a time, on all processors.

    What it holds in memory grows with what it is given at once: the whole book takes it gigabytes.
    """
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return "\n".join(threads.map(typst_of_part, parts_of(html.read_text(encoding="utf-8"))))


def parts_of(body: str) -> Iterator[str]:
    """The body in parts of whole documents, each of about `PART` characters or of one longer document."""
    part: list[str] = []
    for document in body.split(BOUNDARY):
        if part and sum(map(len, part)) + len(document) > PART:
            yield "".join(part)
            part = []
        part.append(document)
    yield "".join(part)


def typst_of_part(body: str) -> str:
    """Let Pandoc turn some documents into Typst."""
    options = ["--wrap=none", f"--lua-filter={HERE / 'book.lua'}"]
    pandoc = shutil.which("pandoc", path=Path(pypandoc.__file__).parent / "files")
    if pandoc is None:
        raise PrintingError("Pandoc is missing: install pypandoc_binary, which has it inside")
    done = subprocess.run(
        [pandoc, "--from=html", "--to=typst-smart", *options],
        input=body,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise PrintingError(f"Pandoc could not turn the pages into Typst: {done.stderr.strip()}")
    return done.stdout


def edition(docs: Path, handbook: Handbook, today: date) -> dict[str, Any]:
    """What says which edition a print is of, and the help lines that stand on it."""
    config = Config.read(docs, overrides={}, tags=Tags())
    return {
        "handbook": config.project,
        "author": config.author,
        "copyright": config.copyright,
        "edition": f"Edition {EDITION}" if EDITION else "Not yet an edition",
        "date": show_date(today),
        "bar": help_bar(handbook),
        "dial": dialled(handbook),
    }


def dialled(handbook: Handbook) -> list[dict[str, str]]:
    """How texts tell each number, and what dials it."""
    contacts = [contact for record in handbook.support.values() for contact in record.contacts]
    numbers = [contact for contact in contacts if contact.channel in (Channel.CALL, Channel.TEXT)]
    numbers += [Contact(channel=Channel.CALL, value=number) for number in sorted(EMERGENCY)]
    found = {spoken(contact): way_to(contact) for contact in reversed(numbers)}
    return [
        {"words": words, "way": way} for words, way in sorted(found.items(), key=lambda one: -len(one[0]))
    ]


def facts_of(handbook: Handbook, docs: Path, today: date) -> dict[str, Any]:
    """What stands on the cover, in the footer and in the index."""
    return {
        **edition(docs, handbook, today),
        "description": "Kratom, its alkaloids, mental health, pain, substance use and the law: "
        "every claim with its caveat and its source",
        "counts": f"{len(handbook.claims):,} claims · {len(handbook.sources):,} sources · "
        f"{len(handbook.jurisdictions)} jurisdictions",
        "index": index_terms(handbook),
    }


def help_bar(handbook: Handbook) -> list[dict[str, Any]]:
    """The help lines of the bar on every page: by need, with their numbers."""
    return [
        {
            "need": need.label[:1].upper() + need.label[1:],
            "lines": [
                {
                    "number": contact.value,
                    "way": way_to(contact),
                    "short": f"{contact.value} ({', '.join(line.regions)})",
                    "regions": ", ".join(line.regions),
                    "title": line.title,
                    "hours": line.hours,
                    "name": place_in_book(handbook, line),
                }
                for line in lines
                for contact in line.contacts
                if contact.channel is Channel.CALL
            ],
        }
        for need, lines in handbook.help_lines
    ]
