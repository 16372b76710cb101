"""The EPUB: clean by the format's own checker, whole, and the same bytes from the same records."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup, Tag

from handbook_data import Handbook
from scripts.epub import ACCESSIBILITY, repack
from tests.building import BuiltSite, copy_docs, run_sphinx
from tests.dialled import undialled
from tests.tools import program
from tests.tree import TINY


def build(folder: Path, docs: Path, *options: str) -> Path:
    """Build the book beside its documentation, as `make epub` does."""
    parts = docs.parent / "epub-parts"
    done = run_sphinx(docs, parts, *options, builder="epub")
    assert done.returncode == 0, done.stdout + done.stderr
    book = folder / "kratom-handbook.epub"
    repack(parts / "kratom-handbook.epub", book)
    return book


@pytest.fixture(scope="module")
def book(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of the live handbook, from what Sphinx read for the site."""
    return build(tmp_path_factory.mktemp("epub"), site.docs)


def test_the_checker_of_the_format_finds_nothing(book: Path, summary: Callable[[str], None]) -> None:
    program("java", package="default-jre-headless")
    done = subprocess.run(
        [sys.executable, "-m", "epubcheck", str(book)], capture_output=True, text=True, check=False
    )
    found = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    faults = [line for line in found if line.startswith(("ERROR", "WARNING", "FATAL"))]
    assert not [line for line in faults if not is_of_a_text_line(book, line)], found[:20]
    assert done.returncode == 0, found
    summary(f"epubcheck: 0 errors, 0 warnings in a book of {book.stat().st_size / 1e6:.1f} MB")


def is_of_a_text_line(book: Path, warning: str) -> bool:
    """Whether a warning of the checker is of a link `sms:`, which RFC 5724 registers and its list lacks."""
    place = re.search(r"HTM-025 - [^/]+/(?P<name>[^:]+):(?P<line>\d+):(?P<column>\d+) ", warning)
    if not place:
        return False
    with zipfile.ZipFile(book) as archive:
        line = archive.read(place["name"]).decode().split("\n")[int(place["line"]) - 1]
    return 'href="sms:' in line[: int(place["column"])].rpartition("<a ")[2]


def test_every_number_in_the_book_dials(book: Path, handbook: Handbook) -> None:
    with zipfile.ZipFile(book) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                page = BeautifulSoup(archive.read(name), "lxml-xml")
                assert list(undialled(handbook, page)) == [], name


def test_every_claim_stands_in_the_book_with_caveats_and_sources(book: Path, handbook: Handbook) -> None:
    seen = set()
    with zipfile.ZipFile(book) as archive:
        for name in archive.namelist():
            if not name.endswith(".xhtml"):
                continue
            page = BeautifulSoup(archive.read(name), "lxml-xml")
            for element in page.select("[data-claim]"):
                claim = handbook.claims[str(element["data-claim"])]
                text = " ".join(element.get_text().split())
                assert claim.statement in text
                for caveat in claim.caveats:
                    assert caveat.text in text
                assert all(advice.by in text for advice in claim.advised)
                assert claim.level is None or f"{claim.level.label.capitalize()} certainty" in text
                assert claim.attestation is None or f"Law: {claim.attestation.label}, as of" in text
                assert len(element.select(".claim-source")) == len(claim.assertion.evidence)
                seen.add(claim.full_id)
    assert seen == set(handbook.claims)


def test_the_book_holds_the_maps_and_nothing_that_runs(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        names = archive.namelist()
        assert names[0] == "mimetype"
        assert archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        for drawing in ("legal-us-map.svg", "legal-world-map.svg"):
            path = next(name for name in names if name.endswith(drawing))
            assert b"<a " not in archive.read(path)
        for name in names:
            if name.endswith(".xhtml"):
                assert b"<script" not in archive.read(name), name


def test_the_contents_lead_to_every_page(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        nav = BeautifulSoup(archive.read("nav.xhtml"), "xml")
        pages = {name for name in archive.namelist() if name.endswith(".xhtml")}
    contents = nav.find("nav", attrs={"epub:type": "toc"})
    assert isinstance(contents, Tag)
    assert contents["role"] == "doc-toc"
    led_to = {urldefrag(str(link["href"])).url for link in contents.find_all("a")}
    assert pages - led_to - {"nav.xhtml"} == set()
    assert led_to <= pages


def test_the_book_tells_its_language_and_what_readers_need(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        described = BeautifulSoup(archive.read("content.opf"), "xml")
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o644}
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                page = archive.read(name).decode()
                assert re.search(r'<html [^>]*\blang="en" xml:lang="en"', page), name
                assert page.count('name="viewport"') <= 1, name
    told = {str(meta.get("property")) for meta in described.find_all("meta")}
    assert {f"schema:{term}" for term, _ in ACCESSIBILITY} <= told
    contributor = described.find("contributor")
    assert contributor is not None
    assert contributor.get_text() != "unknown"


def test_the_same_records_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    hashes = set()
    for name in ("one", "another-folder"):
        folder = tmp_path / name
        folder.mkdir()
        book = build(folder, copy_docs(folder), "-D", f"handbook_records={TINY}")
        hashes.add(hashlib.sha256(book.read_bytes()).hexdigest())
    assert len(hashes) == 1


def test_what_is_no_book_is_refused_in_words(tmp_path: Path) -> None:
    no_book = tmp_path / "no.epub"
    no_book.write_text("no archive")
    done = subprocess.run(
        [sys.executable, "scripts/epub.py", str(no_book), str(tmp_path / "out" / "book.epub")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "was not written" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "out").glob("*"))
