"""Hostile text in every field that takes a text: shown as text in every output, never alive, no file copied.

The pages, the feeds, the drawings, the book for readers, the printed book and the sheets are made from one
small tree; what each data format makes of it is tested beside that format.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

import icalendar
import pytest
from bs4 import BeautifulSoup
from handbook_pages.feeds import feeds
from handbook_pages.gone import body, gone_pages
from handbook_pages.pages import render
from handbook_pages.writing import write_pages
from handbook_pdf.book import MAIN, edition, facts_of, typst_of
from handbook_pdf.handouts import fitted, sheets
from handbook_pdf.typesetting import Press, workshop
from lxml import etree

from handbook_data import Handbook
from handbook_data.linking import link
from handbook_data.loading import read_tree
from handbook_data.models.addresses import doi_address, web_address
from tests.building import copy_docs, run_sphinx
from tests.hostile import WEB_ADDRESS, assert_nothing_came_alive
from tests.hostile_tree import HostileTree, text_fields
from tests.outputs.printed import Print, squeezed
from tests.tree import TODAY

NOT_SHOWN = {
    ("Name", "given"),  # as initials
    *(("Measurement", name) for name in ("unit", "spread")),  # only beside a value
    *(("Source", "url"), ("Checked", "address"), ("OfficialText", "address")),  # as links
    ("SourceReadAgain", "address"),  # in the data alone
}


@dataclass(frozen=True)
class Hostile:
    """The poisoned tree, what was made of it, and the folder for more."""

    tree: HostileTree
    handbook: Handbook
    folder: Path
    docs: Path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    folder = tmp_path_factory.mktemp("hostile")
    tree = HostileTree(folder / "records")
    tree.write()
    handbook = link(read_tree(tree.folder).files)
    docs = copy_docs(folder)
    write_pages(docs, render(handbook, TODAY))
    return Hostile(tree, handbook, folder, docs)


@pytest.fixture(scope="module")
def html(hostile: Hostile) -> Path:
    return built(hostile, "html")


def built(hostile: Hostile, builder: str) -> Path:
    """What Sphinx makes of the pages as they stand."""
    target = hostile.folder / builder
    done = run_sphinx(hostile.docs, target, "-D", "handbook_records=", builder=builder)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    assert not list(target.rglob("_downloads"))
    assert not [path for path in target.rglob("*") if path.suffix in (".py", ".yaml")]
    return target


def test_every_text_field_of_every_model_was_tried(hostile: Hostile, summary: Callable[[str], None]) -> None:
    assert set(hostile.tree.fields) == text_fields()
    taking = [field for field, taken in hostile.tree.fields.items() if taken]
    summary(
        f"hostile text: {len(hostile.tree.fields)} fields of models tried, {len(taking)} take some of it, "
        f"{len(hostile.tree.taken)} texts put in"
    )


def test_on_pages_it_is_shown_letter_by_letter(hostile: Hostile, html: Path) -> None:
    pages = {
        path: BeautifulSoup(path.read_text(encoding="utf-8"), "lxml") for path in sorted(html.rglob("*.html"))
    }
    shown = ""
    for path, page in pages.items():
        assert_nothing_came_alive(page, path)
        shown += plain(page.get_text())
    for gone in gone_pages(hostile.handbook):
        soup = BeautifulSoup(body(gone), "lxml")
        assert_nothing_came_alive(soup, PurePath(gone.document))
        shown += plain(soup.get_text())
    missing = [
        (field, text) for field, text in hostile.tree.taken.values() if plain(text).strip() not in shown
    ]
    assert [(field, text) for field, text in missing if field not in NOT_SHOWN] == []


def plain(text: str) -> str:
    """A text in one line, without the stars that light text reads."""
    return " ".join(text.replace("*", "").split()) + "\n"


def test_links_lead_to_just_the_addresses_of_the_records(hostile: Hostile, html: Path) -> None:
    for source in hostile.handbook.sources.values():
        pages = (html / "sources").glob("*.html")
        entries = (
            BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").find(id=source.id) for page in pages
        )
        entry = next(filter(None, entries))
        links = {str(a["href"]) for a in entry.select(".source-reference a, .source-checked a")}
        wanted = {web_address(address) for address in (source.checked.address,) if address}
        if source.doi:
            wanted.add(doi_address(source.doi))
        elif source.url:
            wanted.add(web_address(source.url))
        if source.pmid:
            wanted.add(f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/")
        assert links == wanted, source.id
    for place in hostile.handbook.jurisdictions.values():
        path = html / f"{hostile.handbook.pages[place.id]}.html"
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        links = {str(a["href"]) for a in page.select("a.reference.external")}
        assert links >= {web_address(text.address) for text in place.official_texts}, place.id


def test_no_file_but_the_handbooks_own_is_copied(hostile: Hostile, html: Path) -> None:
    drawings = {path.name for path in (hostile.docs / "figures").glob("*.svg")}
    assert {path.name for path in (html / "_images").iterdir()} <= drawings


def test_in_the_epub_it_is_text(hostile: Hostile) -> None:
    book = built(hostile, "epub") / "kratom-handbook.epub"
    with zipfile.ZipFile(book) as archive:
        assert not [name for name in archive.namelist() if "conf.py" in name or "_downloads" in name]
        for name in archive.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx")):
                etree.fromstring(archive.read(name))  # well-formed
            if name.endswith(".xhtml"):
                assert_nothing_came_alive(BeautifulSoup(archive.read(name), "lxml-xml"), PurePath(name))


def test_in_drawings_it_is_text(hostile: Hostile) -> None:
    drawings = sorted((hostile.docs / "figures").glob("*.svg"))
    assert drawings
    for path in drawings:
        for element in etree.fromstring(path.read_bytes()).iter():
            name = etree.QName(element).localname
            assert name not in ("script", "foreignObject", "image", "use", "style", "b", "img"), path
            for key, value in element.attrib.items():
                assert not str(key).startswith("on"), path
                if str(key).endswith("href"):
                    assert re.fullmatch(r"[a-z./#-]+", str(value)), path


def test_in_feeds_it_is_text_of_entries(hostile: Hostile) -> None:
    found = dict(feeds(hostile.handbook, "https://example.org/"))
    assert found
    for name, content in found.items():
        if name.endswith(".atom"):
            feed = etree.fromstring(content)
            for element in feed.iter():
                assert etree.QName(element).namespace == "http://www.w3.org/2005/Atom"
                assert set(element.attrib) <= {
                    "uri",
                    "version",
                    "href",
                    "rel",
                    "type",
                    "{http://www.w3.org/XML/1998/namespace}lang",
                }
                assert str(element.get("href", "https://example.org/")).startswith("https://example.org/")
        else:
            atom = etree.fromstring(found[name.replace(".ics", ".atom")])
            calendar = icalendar.Calendar.from_ical(content)
            assert len(calendar.events) == len(atom.findall("{*}entry"))
            titles = [str(title.text) for title in atom.iterfind("{*}entry/{*}title")]
            assert sorted(str(event["summary"]) for event in calendar.events) == sorted(titles)
            assert {key for event in calendar.events for key in event} <= {
                *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP", "STATUS", "URL"),
                *("CREATED", "LAST-MODIFIED"),
            }


def outside(printed: Print) -> Iterator[str]:
    """Where the links of a print lead, outside it."""
    for _, annotation in printed.links():
        if "/A" in annotation and "/URI" in annotation["/A"]:
            yield str(annotation["/A"]["/URI"])


def test_on_sheets_it_is_text(hostile: Hostile) -> None:
    facts = edition(hostile.docs, hostile.handbook, TODAY)
    addresses = {
        web_address(text.address)
        for place in hostile.handbook.jurisdictions.values()
        for text in place.official_texts
    }
    with workshop(hostile.folder / "printing", "theme.typ", "handout.typ") as folder:
        press = Press(folder, TODAY)
        for sheet in sheets(hostile.handbook, TODAY):
            path = hostile.folder / f"{sheet.id}.pdf"
            path.write_bytes(fitted(sheet, facts, press))
            printed = Print(path)
            led = {address for address in outside(printed) if not address.startswith(("tel:", "sms:"))}
            assert led <= addresses, sheet.id
            assert all(map(WEB_ADDRESS.fullmatch, outside(printed))), sheet.id
            assert squeezed(sheet.title) in printed.words, sheet.id
            for item in sheet.sections[0].items:
                assert squeezed(item.statement) in printed.words, sheet.id


def test_in_the_printed_book_it_is_text(hostile: Hostile) -> None:
    target = built(hostile, "book")
    text = typst_of(target / "book.html")
    with workshop(hostile.folder / "printing", "theme.typ", "book.typ") as folder:
        (folder / "main.typ").write_text(MAIN + text, encoding="utf-8")
        (target / "_images").rename(folder / "_images")
        facts = facts_of(hostile.handbook, hostile.docs, TODAY)
        (folder / "book.json").write_text(json.dumps(facts), encoding="utf-8")
        path = hostile.folder / "book.pdf"
        path.write_bytes(Press(folder, TODAY).pdf("main.typ"))
    printed = Print(path)
    for address in outside(printed):
        assert web_address(address) == address
        assert WEB_ADDRESS.fullmatch(address)
    for claim in hostile.handbook.claims.values():
        assert squeezed(claim.statement) in printed.words, claim.full_id
