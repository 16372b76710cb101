"""The pages of situations on the built site: the first step near, in plain words, under a finger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

from handbook_data import Handbook
from handbook_data.reading_grade import reading_grade
from tests.building import BuiltSite
from tests.site.browser import shown

MOST_WORDS = 150
"""Between the head of a situation's page and its first step."""
HIGHEST_GRADE = 7.0
FINGER = 44
"""CSS pixels that what is tapped measures at least, both ways."""


def words_before(page: BeautifulSoup, selector: str) -> int:
    """How many words of an article stand before an element."""
    article = page.select_one("article")
    first = page.select_one(selector)
    assert article is not None
    assert first is not None
    words = 0
    for part in article.descendants:
        if part is first:
            return words
        if isinstance(part, NavigableString):
            words += len(part.split())
    raise AssertionError(selector)


def test_the_first_step_of_a_situation_is_near(site: BuiltSite, handbook: Handbook) -> None:
    before = {
        name: words_before(site.pages[f"situations/{name}.html"], "ol.steps > li")
        for name in handbook.situations
    }
    assert {name: words for name, words in before.items() if words > MOST_WORDS} == {}


def test_what_a_situation_says_to_do_is_easy_to_read(site: BuiltSite, handbook: Handbook) -> None:
    """What is read without opening anything: advice and steps, each with its caveat."""
    grades = {}
    for name in handbook.situations:
        said = site.pages[f"situations/{name}.html"].select(
            ".claim-statement, .brief-caveat, .brief-statement"
        )
        grades[name] = reading_grade([part.get_text() for part in said])
    assert {name: grade for name, grade in grades.items() if grade > HIGHEST_GRADE} == {}


SIZES = """<script>addEventListener("load", () => {
  const sizes = [...document.querySelectorAll("SELECTOR")].map((tag) => {
    const box = tag.getBoundingClientRect();
    return [tag.textContent.trim(), box.width, box.height];
  });
  document.body.innerHTML = `<pre id="sizes"></pre>`;
  document.getElementById("sizes").textContent = JSON.stringify(sizes);
});</script>"""


@pytest.mark.parametrize(
    ("page", "selector"),
    [
        ("support/index.html", "ul.contacts a"),
        ("index.html", ".help-bar a[href^='tel:'], .help-bar a[href^='sms:']"),
        ("situations/someone-will-not-wake-up.html", ".help-bar a[href^='tel:'], .help-bar a[href^='sms:']"),
    ],
)
def test_what_dials_is_large_enough_for_a_finger(
    site: BuiltSite, tmp_path: Path, page: str, selector: str
) -> None:
    original = site.html / page
    base = f'<head><base href="{original.as_uri()}">'
    text = original.read_text(encoding="utf-8").replace("<head>", base, 1)
    measured = tmp_path / "measured.html"
    measured.write_text(
        text.replace("</body>", SIZES.replace("SELECTOR", selector) + "</body>"), encoding="utf-8"
    )
    told = shown(measured).select_one("#sizes")
    assert isinstance(told, Tag)
    sizes = json.loads(told.get_text())
    assert sizes
    assert [size for size in sizes if min(size[1:]) < FINGER] == []
