"""The page about the data names every file and column, and the data names pages that are there."""

from __future__ import annotations

import json

from bs4 import BeautifulSoup

from handbook_data.clock import build_date
from handbook_data.exporting.formats import FILES
from handbook_data.exporting.table import Release
from handbook_data.exporting.tables import TABLES
from handbook_data.exporting.views import VIEWS
from handbook_data.exporting.writing import release_files
from handbook_data.handbook import Handbook
from tests.building import BuiltSite


def words(text: str) -> str:
    """A text without the marks of code and with single spaces."""
    return " ".join(text.replace("`", "").split())


def page(site: BuiltSite) -> BeautifulSoup:
    """The page about the data."""
    return site.pages["guide/data.html"]


def test_every_column_stands_on_the_page_with_its_description(site: BuiltSite) -> None:
    for table in TABLES:
        anchor = page(site).find(id=f"data-{table.name.replace('_', '-')}")
        assert anchor, table.name
        section = anchor if anchor.name == "section" else anchor.find_next("section")
        assert section
        assert words(table.description) in words(section.get_text())
        rows = [[words(cell.get_text()) for cell in row.find_all("td")] for row in section.select("tbody tr")]
        assert [row[0] for row in rows] == [column.name for column in table.columns]
        for row, column in zip(rows, table.columns, strict=True):
            assert row[1].split(",")[0] == column.type
            assert row[1].endswith("may be empty") is not column.required
            assert row[2].startswith(words(column.description))
            assert ", ".join(column.words) in row[2]


def test_every_file_and_view_stands_on_the_page(site: BuiltSite, handbook: Handbook) -> None:
    codes = {code.get_text() for code in page(site).find_all("code")}
    named = {
        name for name in release_files(Release(handbook, build_date())) if not name.startswith("schema/")
    }
    assert {file.name for file in FILES} <= named <= codes
    assert {view.name for view in VIEWS} <= codes


def test_every_claim_is_where_the_data_says(site: BuiltSite, handbook: Handbook) -> None:
    files = release_files(Release(handbook, build_date()))
    for claim in json.loads(files["claims.json"]):
        path, _, anchor = claim["page"].partition("#")
        element = site.pages[path].find(id=anchor)
        assert element, claim["id"]
        assert element["data-claim"] == claim["id"]
