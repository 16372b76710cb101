"""The finder in a real browser: what is typed finds its entry, and what is not found is not called safe."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from tests.building import BuiltSite
from tests.site.browser import shown


def found(site: BuiltSite, text: str, page: str = "search.html") -> BeautifulSoup:
    return shown(site.html / page, f"?q={quote(text)}")


def addresses(page: BeautifulSoup) -> list[str]:
    """Where the results lead, below the site, best first."""
    links = page.select(".finder-results .found-title")
    return ["/".join(str(link["href"]).rsplit("/", 2)[1:]) for link in links]


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("kratom seizures", "questions/body-and-mind.html#can-kratom-cause-seizures"),
        ("7oh", "questions/products.html#what-is-7-oh"),
        ("7-OH Texas", "questions/law-and-travel.html#7-oh-in-texas"),
        ("how to taper off kratom", "questions/stopping.html#how-to-taper"),
        ("my dog ate kratom", "questions/emergencies.html#a-dog-or-cat-ate-kratom"),
        ("losing my hair", "questions/body-and-mind.html#kratom-hair-loss"),
        ("trucker", "questions/tests-and-work.html#commercial-drivers-and-dot"),
        ("help", "support/index.html"),
        ("Tennessee", "us/us-tn.html"),
    ],
)
def test_what_people_type_finds_its_entry_first(site: BuiltSite, typed: str, at: str) -> None:
    assert addresses(found(site, typed))[0] == at


@pytest.mark.parametrize("typed", ["sertralin hcl", "certraline", "Zoloft", "ZOLOFT?"])
def test_a_medicine_is_found_by_its_brand_and_with_a_slip(site: BuiltSite, typed: str) -> None:
    assert "medicines/sertraline.html" in addresses(found(site, typed, "medicines/index.html"))[:3]


@pytest.mark.parametrize("page", ["medicines/index.html", "search.html", "index.html"])
def test_what_is_not_found_is_not_called_safe(site: BuiltSite, page: str) -> None:
    unknown = found(site, "qqqqqqqq", page).select_one(".nothing-found:not([hidden])")
    assert unknown is not None
    assert "is not the same as safe" in unknown.get_text()
    assert unknown.select("a[href]")


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "x" * 900, "🌿"]
)
def test_whatever_is_typed_is_text(site: BuiltSite, typed: str) -> None:
    page = found(site, typed)
    assert page.select("#finder-0")
    assert not page.select("article script:not([src]), article img[src=x]")


def test_every_result_shows_how_sure_its_answer_is_and_its_caveat(site: BuiltSite) -> None:
    results = found(site, "kratom and my liver").select(".finder-results > li")
    assert len(results) > 3
    for result in results:
        if result.select_one(".found-answer"):
            assert result.select_one(".found-sure")
            assert str(result.select_one(".found-caveat")).count("Caveat: ")
