"""The law pages as built and as a browser shows them: counts agree, and any day can be asked for."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag

from handbook_data import Handbook
from handbook_data.clock import build_date
from handbook_data.composed_wording import sentence
from handbook_data.composition import compose
from handbook_data.legal_status import status_on
from handbook_data.models.jurisdiction import Jurisdiction
from handbook_data.vocabulary import JurisdictionLevel, LegalStatus, LegalSubstance
from tests.building import BuiltSite
from tests.site.browser import shown


def in_groups(handbook: Handbook) -> tuple[list[Jurisdiction], list[Jurisdiction]]:
    """The US jurisdictions and the countries."""
    records = list(handbook.jurisdictions.values())
    return (
        [r for r in records if r.level is not JurisdictionLevel.COUNTRY],
        [r for r in records if r.level is JurisdictionLevel.COUNTRY],
    )


def counted(records: list[Jurisdiction], substance: LegalSubstance, day: date) -> Counter[str]:
    return Counter(status_on(record, substance, day).in_words for record in records)


def expected_legend(counts: Counter[str]) -> dict[str, str]:
    """What the legend says of each status: the places that have it, and those last known to have it."""
    last = {status: counts[f"last known: {status.label}"] for status in LegalStatus}
    return {s.value: f"{counts[s.label]}{f' + {last[s]} last known' if last[s] else ''}" for s in LegalStatus}


def legend(page: BeautifulSoup, map_id: str) -> dict[str, str]:
    drawing = page.find(id=map_id)
    assert isinstance(drawing, Tag)
    return {
        str(entry["data-status"]): entry.get_text().rpartition(": ")[2]
        for entry in drawing.select(".legend-entry")
    }


def rows(table: Tag) -> list[list[str]]:
    return [
        [" ".join(cell.get_text().split()) for cell in row.find_all("td")] for row in table.select("tbody tr")
    ]


def test_tables_legends_and_lists_count_the_same(site: BuiltSite, handbook: Handbook) -> None:
    index = site.pages["legal/index.html"]
    tables = index.select("table")
    for number, (records, name) in enumerate(zip(in_groups(handbook), ("us", "world"), strict=True)):
        counts = counted(records, LegalSubstance.KRATOM, build_date())
        table = {row[0]: int(row[1]) for row in rows(tables[number])}
        assert table.pop("all") == len(records)
        assert table == dict(counts)
        page = site.pages[f"legal/{name}/index.html"]
        assert legend(page, f"legal-{name}-map") == expected_legend(counts)
        headings = {" ".join(h.get_text().split()).rstrip("#") for h in page.select("h3")}
        assert headings == {f"{words[:1].upper()}{words[1:]}: {n}" for words, n in counts.items()}
        grid = page.select("table")[-1]
        assert sorted(row[0] for row in rows(grid)) == sorted(record.title for record in records)


def test_without_a_script_the_page_answers_for_the_day_it_was_made(
    site: BuiltSite, handbook: Handbook
) -> None:
    page = site.pages["legal/on-a-day.html"]
    check_day(page, handbook, LegalSubstance.KRATOM, build_date())
    assert page.select_one(".law-day-form") is None


@pytest.mark.parametrize(
    ("day", "substance"),
    [
        ("2015-01-01", LegalSubstance.KRATOM),
        ("2019-07-01", LegalSubstance.MITRAGYNINE),
        ("2023-12-31", LegalSubstance.KRATOM),
        ("2026-06-30", LegalSubstance.SEVEN_OH),
        ("2026-07-02", LegalSubstance.SEVEN_OH_CONCENTRATE),
    ],
)
def test_a_browser_answers_for_any_day_and_product(
    site: BuiltSite, handbook: Handbook, day: str, substance: LegalSubstance
) -> None:
    page = shown(site.html / "legal" / "on-a-day.html", f"?on={day}&of={substance.value}")
    check_day(page, handbook, substance, date.fromisoformat(day))
    assert page.select_one(".law-day-form") is not None


def check_day(page: BeautifulSoup, handbook: Handbook, substance: LegalSubstance, day: date) -> None:
    """Table, map and legend of the page say what the function says."""
    tables = page.select("table.law-day")
    for table, records, name in zip(tables, in_groups(handbook), ("us", "world"), strict=True):
        answers = {record.title: status_on(record, substance, day) for record in records}
        found = {row[0]: row[1:] for row in rows(table)}
        assert sorted(found) == sorted(answers)
        for title, answer in answers.items():
            status, dates, caveat = found[title]
            assert status.startswith(answer.in_words), title
            if answer.period is not None:
                record = next(record for record in records if record.title == title)
                seen = handbook.claims[f"{record.id}/{answer.period.id}"].attestation
                assert status.endswith(seen.label), title
            assert caveat
            if answer.period is not None:
                assert dates.startswith("since ")
                assert answer.period.caveats[0].text.split()[0] in caveat
        counts = counted(records, substance, day)
        assert legend(page, f"legal-{name}-day") == expected_legend(counts)
        drawing = page.find(id=f"legal-{name}-day")
        assert isinstance(drawing, Tag)
        for link in drawing.select("a.place"):
            answer = status_on(handbook.jurisdictions[str(link["data-place"])], substance, day)
            area = link.select_one(".area")
            assert area is not None
            assert area["fill"] == f"url(#legal-{name}-day-{answer.shown.value})"
            assert answer.in_words in link.get_text()


def test_a_day_that_cannot_be_asked_for_is_refused_in_words(site: BuiltSite) -> None:
    page = shown(site.html / "legal" / "on-a-day.html", "?on=2999-01-01")
    said = page.select_one(".law-day-control [role=status]")
    assert said is not None
    assert said.get_text().startswith("Choose a day from 1900-01-01 to ")


def test_a_browser_tells_what_holds_together_in_a_place(site: BuiltSite, handbook: Handbook) -> None:
    query = "?on=2026-07-02&of=7-oh-concentrate&at=us-tx"
    page = shown(site.html / "legal" / "on-a-day.html", query)
    composed = compose(handbook, "us-tx", LegalSubstance.SEVEN_OH_CONCENTRATE, date(2026, 7, 2))
    told = page.select_one(".law-day-control ul.composed")
    assert told is not None
    assert sentence(composed) in " ".join(told.get_text().split())


@pytest.mark.parametrize("query", ["?on=2026-02-30", "?of=7-oh", "?at=atlantis"])
def test_an_address_that_asks_for_what_there_is_not_is_told_so(site: BuiltSite, query: str) -> None:
    page = shown(site.html / "legal" / "on-a-day.html", query)
    said = page.select_one(".law-day-control [role=status]")
    assert said is not None
    assert f"“{query.partition('=')[2]}”, which is none." in said.get_text()


def test_long_lists_are_searched_by_their_words(site: BuiltSite) -> None:
    name = "sertraline"
    page = shown(site.html / "interactions" / "index.html", f"?find={name}")
    entries = page.select(".searchable > li")
    visible = [entry for entry in entries if not entry.has_attr("hidden")]
    assert 0 < len(visible) < len(entries)
    assert all(name.lower() in entry.get_text().lower() for entry in visible)
    said = page.select_one(".filter-count[role=status]")
    assert said is not None
    assert said.get_text() == f"{len(visible)} of {len(entries)} shown"


def test_every_dated_place_links_its_feeds(site: BuiltSite) -> None:
    linked = {
        f"{path.rsplit('/', 1)[0]}/{link['href']}"
        for path, page in site.pages.items()
        for link in page.select(".feeds a")
    }
    there = {
        p.relative_to(site.html).as_posix() for p in site.html.rglob("*") if p.suffix in (".atom", ".ics")
    }
    assert linked == there
