"""The built site: every claim, caveat, certainty and source is there, and every link leads somewhere."""

from __future__ import annotations

from urllib.parse import unquote, urldefrag

from bs4 import Tag

from handbook_data import Handbook
from tests.building import BuiltSite


def test_the_site_builds_without_a_warning(site: BuiltSite) -> None:
    assert (site.html / "index.html").is_file()
    assert "WARNING" not in site.output


def claim_elements(site: BuiltSite) -> dict[str, list[tuple[str, Tag]]]:
    found: dict[str, list[tuple[str, Tag]]] = {}
    for path, page in site.pages.items():
        for element in page.select("[data-claim]"):
            found.setdefault(str(element["data-claim"]), []).append((path, element))
    return found


def test_every_claim_is_one_element_with_all_its_parts(site: BuiltSite, handbook: Handbook) -> None:
    elements = claim_elements(site)
    assert set(elements) == set(handbook.claims)
    for full_id, places in elements.items():
        claim = handbook.claims[full_id]
        assert len(places) == 1, full_id
        path, element = places[0]
        assert path == f"{claim.page}.html"
        assert element["id"] == claim.anchor
        assert words(element.select_one(".claim-statement")) == claim.statement
        caveats = [words(caveat) for caveat in element.select(".claim-caveat")]
        assert len(caveats) == len(claim.caveats)
        for caveat in claim.caveats:
            assert any(caveat.text.rstrip(".") in text for text in caveats), full_id
        certainty = words(element.select_one(".claim-certainty"))
        if claim.depth:
            assert f"Read: {claim.depth_in_words}" in certainty
        mark = element.select_one(".certainty-mark")
        assert all(advice.by in certainty for advice in claim.advised)
        if claim.level is None:
            assert mark is None
            assert claim.advised or f"Law: {claim.attestation.label}, as of" in certainty
            continue
        assert f"{claim.level.label.capitalize()} certainty" in certainty
        assert mark is not None
        assert mark["aria-hidden"] == "true"


def test_every_source_link_of_every_claim_leads_to_the_entry_of_that_source(
    site: BuiltSite, handbook: Handbook
) -> None:
    for full_id, places in claim_elements(site).items():
        path, element = places[0]
        wanted = sorted(item.source for item in handbook.claims[full_id].assertion.evidence)
        found = []
        for link in element.select("a.claim-source"):
            target, anchor = resolve(path, str(link["href"]))
            entry = site.pages[target].find(id=anchor)
            assert isinstance(entry, Tag), (full_id, target, anchor)
            assert "source-entry" in entry["class"]
            found.append(anchor)
        assert sorted(found) == wanted, full_id


def test_every_finding_and_locator_stands_with_its_claim(site: BuiltSite, handbook: Handbook) -> None:
    for full_id, places in claim_elements(site).items():
        text = words(places[0][1])
        for item in handbook.claims[full_id].assertion.evidence:
            assert item.finding.rstrip(".") in text, full_id
            assert item.locator in text, full_id


def test_every_link_inside_the_site_leads_somewhere(site: BuiltSite) -> None:
    for path, page in site.pages.items():
        for link in page.find_all("a", href=True):
            href = str(link["href"])
            if href.startswith(("http://", "https://", "tel:", "sms:")):
                continue
            target, anchor = resolve(path, href)
            if target == path and not anchor:
                continue
            assert target in site.pages or (site.html / target).exists(), (path, href)
            if anchor and target in site.pages:
                assert anchor in site.ids[target], (path, href)


def test_no_id_stands_twice_on_a_page(site: BuiltSite) -> None:
    for path, page in site.pages.items():
        ids = [str(tag["id"]) for tag in page.find_all(id=True)]
        twice = {name for name in ids if ids.count(name) > 1 and not name.startswith(("pst-", "__"))}
        assert not twice, (path, twice)


def test_the_help_bar_is_at_the_same_place_on_every_page(site: BuiltSite) -> None:
    for path, page in site.pages.items():
        if path in ("genindex.html", "rules.html") or path.startswith("_static/"):
            continue
        title = page.find("h1")
        assert title is not None, path
        bar = title.find_next_sibling()
        assert bar is not None, path
        assert "help-bar" in bar["class"], path
        assert words(bar).startswith(
            "Need help now? Danger to life: 911 (US), 999 (UK), 112 (EU) · Crisis: 988 (US)"
        ), path


def test_pages_load_nothing_from_other_hosts(site: BuiltSite) -> None:
    for path, page in site.pages.items():
        for tag in page.select("script[src], link[rel=stylesheet], img[src], iframe[src]"):
            address = str(tag.get("src") or tag.get("href"))
            assert not address.startswith(("http://", "https://", "//")), (path, address)


def test_key_points_show_a_caveat_beside_the_statement(site: BuiltSite, handbook: Handbook) -> None:
    for topic in handbook.topics:
        page = site.pages[f"{handbook.pages[topic.id]}.html"]
        for brief in page.select("ul.briefs > li"):
            assert words(brief.select_one(".brief-statement"))
            assert words(brief.select_one(".brief-caveat")).startswith("Caveat: ")
            marked = "Advice of" in words(brief) or "Law: " in words(brief)
            assert brief.select_one(".certainty-mark") or marked


def test_sources_say_which_claims_rest_on_them(site: BuiltSite, handbook: Handbook) -> None:
    entries = {
        str(entry["id"]): entry for page in site.pages.values() for entry in page.select(".source-entry")
    }
    assert set(entries) == set(handbook.sources)
    for source_id, claims in handbook.claims_by_source.items():
        text = words(entries[source_id])
        for claim in claims:
            assert claim.statement in text, source_id


def words(tag: Tag | None) -> str:
    """The text of an element with single spaces."""
    assert tag is not None
    return " ".join(tag.get_text().split())


def resolve(path: str, href: str) -> tuple[str, str]:
    """The page below the site and the anchor that a link on a page leads to."""
    address, anchor = urldefrag(href)
    if not address:
        return path, unquote(anchor)
    parts = path.split("/")[:-1]
    for step in address.split("/"):
        if step == "..":
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    return "/".join(parts), unquote(anchor)
