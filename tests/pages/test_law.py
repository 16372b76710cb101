"""The law pages: maps, tables and the history for the browser say what the records say."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from handbook_pages.law import Law, before_the_first, why_unknown
from handbook_pages.maps import TILES, MappedPlace, us_map, world_map
from handbook_pages.pages import render
from hypothesis import given
from hypothesis import strategies as st

from handbook_data import Handbook
from handbook_data.composed_wording import CAVEAT, act_words, clauses, pointer
from handbook_data.composition import PRODUCTS, Act, Verdict, compose, pointers
from handbook_data.legal_status import Answer, history, status_on
from handbook_data.rules.law import AMERICAN_CODES
from handbook_data.vocabulary import JurisdictionLevel, LegalStatus, LegalSubstance, Level
from tests.tree import TODAY

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def law(frozen: Handbook) -> Law:
    return Law(frozen, TODAY)


@pytest.fixture(scope="module")
def drawings(law: Law) -> dict[str, ET.Element]:
    return {name: ET.fromstring(text) for name, text in law.figures()}


@pytest.fixture(scope="module")
def written(law: Law) -> Any:
    """The history as a browser reads it."""
    return json.loads(law.history_as_json())


def answers(law: Law, name: str) -> dict[str, Answer]:
    records = law.us if "-us-" in name else law.world
    return {r.id: status_on(r, LegalSubstance.KRATOM, TODAY) for r in records}


def test_every_place_stands_once_on_its_map_with_its_status(
    law: Law, drawings: dict[str, ET.Element]
) -> None:
    for name, drawing in drawings.items():
        expected = answers(law, name)
        links = drawing.findall(f"{SVG}a") or drawing.findall(f"{SVG}g[@class='place']")
        assert sorted(link.attrib["data-place"] for link in links) == sorted(expected)
        for link in links:
            answer = expected[link.attrib["data-place"]]
            area = next(part for part in link if part.get("class") == "area")
            assert area.attrib["data-status"] == answer.shown.value
            assert area.attrib["fill"].endswith(f"-{answer.shown.value})")
            assert answer.in_words in (link.findtext(f"{SVG}title") or "")
            assert answer.last_known is None or area.attrib["stroke-dasharray"]


def test_the_legend_of_a_map_adds_up(law: Law, drawings: dict[str, ET.Element]) -> None:
    for name, drawing in drawings.items():
        counted = Counter(answer.in_words for answer in answers(law, name).values())
        legend = {
            entry.attrib["data-status"]: "".join(entry.itertext()).rpartition(": ")[2]
            for entry in drawing.iter(f"{SVG}g")
            if entry.get("class") == "legend-entry"
        }
        for status in LegalStatus:
            last = counted[f"last known: {status.label}"]
            expected = f"{counted[status.label]}{f' + {last} last known' if last else ''}"
            assert legend[status.value] == expected
        assert f"{sum(counted.values())} places in all." in "".join(drawing.itertext())


def test_the_ids_of_a_map_are_its_own(drawings: dict[str, ET.Element]) -> None:
    pictures = [drawing for name, drawing in drawings.items() if ".linked" not in name]
    ids = [element.attrib["id"] for drawing in pictures for element in drawing.iter() if element.get("id")]
    assert ids
    assert len(ids) == len(set(ids))
    for name, drawing in drawings.items():
        text = ET.tostring(drawing, encoding="unicode")
        assert set(re.findall(r"url\(#([^)]+)\)", text)) <= {e.get("id") for e in drawing.iter()}, name


def test_the_tile_map_has_a_tile_for_every_us_jurisdiction() -> None:
    codes = [code for line in TILES for code in line.split() if code != "."]
    assert sorted(f"US-{code}".removesuffix("-US") for code in codes) == sorted(AMERICAN_CODES)
    assert len({len(line.split()) for line in TILES}) == 1


@pytest.mark.parametrize("draw", [us_map, world_map])
def test_a_place_without_a_spot_stands_below_the_map(draw: Any) -> None:
    places = [
        MappedPlace(code.lower(), code, "Nowhere", "zz.html", LegalStatus.UNKNOWN, Level.LOW)
        for code in ("ZZ", "QQ", *(f"X{letter}" for letter in "ABCDEFGHIJLMNOPQRSTUVWYZ"))
    ]
    drawing = ET.fromstring(draw("a-map", "A map", places))
    tiles = [link.find(f"{SVG}rect[@class='area']") for link in drawing.findall(f"{SVG}a")]
    spots = {(tile.attrib["x"], tile.attrib["y"]) for tile in tiles if tile is not None}
    assert len(spots) == len(places)


def test_every_jurisdiction_is_in_one_of_both_lists(frozen: Handbook, law: Law) -> None:
    ids = [record.id for record in (*law.us, *law.world)]
    assert sorted(ids) == sorted(frozen.jurisdictions)
    levels = Counter(record.level for record in law.us)
    assert JurisdictionLevel.COUNTRY not in levels
    assert {r.level for r in law.world} == {JurisdictionLevel.COUNTRY}


def test_the_groups_by_status_hold_every_place_once(law: Law) -> None:
    for records in (law.us, law.world):
        for substance in LegalSubstance:
            groups = law.by_status(records, substance)
            ids = [row.record.id for group in groups for row in group.rows]
            assert sorted(ids) == sorted(record.id for record in records)


def test_an_unknown_status_says_why(law: Law) -> None:
    for records in (law.us, law.world):
        for row in (row for _, rows in law.grid(records) for row in rows):
            assert row.caveat
            if row.answer.period is None:
                assert row.answer.status is LegalStatus.UNKNOWN
                assert row.caveat.startswith(why_unknown(row.answer))
            assert row.answer.last_known is None or row.claim is not None


@given(day=st.dates(date(1930, 1, 1), TODAY))
def test_the_history_for_the_browser_says_what_the_function_says(law: Law, written: Any, day: date) -> None:
    for place in written["places"]:
        record = law.handbook.jurisdictions[place["id"]]
        for substance in LegalSubstance:
            spans = place["spans"][substance.value]
            number = [number for first, number in spans if first <= day.isoformat()][-1]
            status, seen, dates, caveat, _, last = written["answers"][number]
            row = law.row(record, status_on(record, substance, day))
            attested = row.claim.attestation.value if row.claim and row.claim.attestation else ""
            assert (status, seen) == (row.answer.shown.value, attested)
            assert bool(last) == (row.answer.last_known is not None)
            assert (dates, caveat) == (row.dates, row.caveat)


def test_a_place_opens_with_what_all_levels_of_law_say_together(frozen: Handbook) -> None:
    pages = render(frozen, TODAY)
    for record in frozen.jurisdictions.values():
        text = pages[f"{frozen.pages[record.id]}.md"].replace("\\", "")
        opening = text.partition("## What holds on ")[2].partition(":::{container} not-advice")[0]
        assert CAVEAT in opening, record.id
        for product in PRODUCTS:
            for clause in clauses(compose(frozen, record.id, product, TODAY)):
                assert clause.words in opening, record.id
                for holding in clause.by:
                    assert f"(#claim/{holding.layer.jurisdiction.id}/{holding.period.id})" in opening


def test_a_place_that_was_once_seen_is_not_headed_as_unknown(law: Law) -> None:
    for records in (law.us, law.world):
        for row in law.rows(records, LegalSubstance.KRATOM):
            if row.answer.last_known:
                assert row.answer.in_words.startswith("last known: ")
                assert row.claim is not None


def test_the_page_for_travellers_has_every_place_once_and_the_strictest_first(law: Law) -> None:
    for records in (law.us, law.world):
        for product in PRODUCTS:
            rows = law.on_the_way(records, product)
            assert sorted(p.id for row in rows for p in row.places) == sorted(r.id for r in records)
            verdicts = [
                compose(law.handbook, row.places[0].id, product, TODAY).on(Act.HAVING).verdict for row in rows
            ]
            assert verdicts == sorted(verdicts, key=lambda verdict: -verdict.strictness)


def test_a_few_words_on_an_act_are_no_surer_than_the_composition(law: Law) -> None:
    for record in (*law.us, *law.world):
        for product in PRODUCTS:
            composed = compose(law.handbook, record.id, product, TODAY)
            for act in Act:
                found, words = composed.on(act), act_words(composed, act)
                if found.verdict in (Verdict.NOT_SEEN, Verdict.NOT_NAMED):
                    assert words.startswith(("not seen", "no specific law seen")), record.id
                else:
                    assert found.verdict.value.partition(" ")[0] in words or "allowed" in words
                if any(holding.on(act).restricts for holding in found.maybe):
                    assert "last known" in words or "may be" in words, record.id


def test_what_travellers_ask_is_answered_once(law: Law) -> None:
    asked = law.asked_on_the_way()
    names = [claim.full_id for one in asked for claim in one.claims]
    assert len(names) == len(set(names))
    assert set(names) == {name for one in asked for name in one.question.answer}


def test_a_product_points_at_the_rules_on_others_that_cover_it_or_may(frozen: Handbook) -> None:
    pages = render(frozen, TODAY)
    pointed = set()
    for record in frozen.jurisdictions.values():
        text = pages[f"{frozen.pages[record.id]}.md"].replace("\\", "")
        told = text.partition("## Status on ")[2].partition("\n## ")[0]
        for product in PRODUCTS:
            composed = compose(frozen, record.id, product, TODAY)
            for holding in pointers(composed):
                pointed.add(product)
                assert pointer(composed, holding).words in told, record.id
                assert f"(#claim/{holding.layer.jurisdiction.id}/{holding.period.id})" in told, record.id
    assert LegalSubstance.SEVEN_OH_CONCENTRATE in pointed


def test_before_the_first_rule_nobody_reads_that_a_product_was_legal(frozen: Handbook, law: Law) -> None:
    pages = render(frozen, TODAY)
    for record in frozen.jurisdictions.values():
        timeline = pages[f"{frozen.pages[record.id]}.md"].partition("\n## Timeline")[2].partition("\n## ")[0]
        for substance in {period.substance for period in record.periods}:
            first = history(record, substance)[0]
            day, words = before_the_first(record, substance)
            assert "nothing was seen" in words
            assert not timeline or f"**Before {day}**" in timeline, record.id
            assert first.answer.status is LegalStatus.UNKNOWN, record.id
            if first.answer.before and first.answer.before.start:
                assert why_unknown(first.answer).startswith(f"Before {day} nothing was seen"), record.id
