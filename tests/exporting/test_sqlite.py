"""The database: every record comes back, keys hold, views and search answer what they say."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handbook_data.edition import DATA_VERSION
from handbook_data.exporting.sqlite import PAGE_SIZE, database
from handbook_data.exporting.table import Release
from handbook_data.exporting.views import VIEWS
from handbook_data.freshness import is_due
from handbook_data.handbook import Handbook
from handbook_data.legal_status import history, status_on
from handbook_data.vocabulary import Depth, LegalSubstance, Stance
from tests.exporting.conftest import Given
from tests.exporting.rebuilding import Rebuilt
from tests.tree import Tree


@pytest.fixture(scope="module")
def connection(given: Given) -> Iterator[sqlite3.Connection]:
    """The database, opened for reading only."""
    address = f"{(given.folder / 'handbook.sqlite').as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def rows(given: Given, connection: sqlite3.Connection) -> dict[str, list[dict[str, Any]]]:
    """Every table as the Data Package describes it, with lists put together again."""
    package = json.loads(given.text("datapackage.json"))
    found: dict[str, list[dict[str, Any]]] = {}
    for resource in package["resources"]:
        if resource["format"] != "csv":
            continue
        name, schema = resource["name"], resource["schema"]
        found[name] = [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid')]
        for column in schema["fields"]:
            match column["type"]:
                case "list":
                    table = f"{name}_{column['name']}"
                    key = schema["primaryKey"]
                    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone():
                        items: dict[tuple[Any, ...], list[str]] = {}
                        listed = (
                            f'SELECT * FROM "{table}" ORDER BY {", ".join(map(str, range(1, len(key) + 2)))}'
                        )
                        for *owner, _, item in connection.execute(listed):
                            items.setdefault(tuple(owner), []).append(item)
                        for row in found[name]:
                            row[column["name"]] = items.get(tuple(row[part] for part in key))
                case "boolean":
                    for row in found[name]:
                        row[column["name"]] = bool(row[column["name"]])
                case "number":
                    for row in found[name]:
                        text = row.pop(f"{column['name']}_printed")
                        assert row[column["name"]] == (None if text is None else float(text))
                        row[column["name"]] = text
    return found


def test_every_record_comes_back_equal(given: Given, connection: sqlite3.Connection) -> None:
    rebuilt = Rebuilt(rows(given, connection))
    assert rebuilt.sources == given.sources
    assert rebuilt.records == dict(given.handbook.records)
    assert rebuilt.exceptions == given.handbook.exceptions


def test_the_file_is_sound_and_every_foreign_key_holds(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA page_size").fetchone()[0] == PAGE_SIZE
    number = connection.execute("PRAGMA user_version").fetchone()[0]
    assert (number // 10_000, number // 100 % 100, number % 100) == tuple(map(int, DATA_VERSION.split(".")))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM sources WHERE id = (SELECT source FROM evidence)",
        "INSERT INTO caveats VALUES ('no/claim', 1, 'single-study', 'A limit.', 0, NULL, NULL)",
        "UPDATE claims SET level = 'certain'",
        "UPDATE legal_periods SET end_unknown = 2",
    ],
)
def test_what_breaks_a_key_or_a_closed_list_is_refused(
    released: Given, tmp_path: Path, statement: str
) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes((released.folder / "handbook.sqlite").read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)


def test_every_view_answers(connection: sqlite3.Connection) -> None:
    for view in VIEWS:
        connection.execute(f"SELECT * FROM {view.name}").fetchall()


def test_every_claim_stands_beside_its_sources(given: Given, connection: sqlite3.Connection) -> None:
    found = [
        (row["claim"], row["source"], row["finding"], row["caveat"])
        for row in connection.execute("SELECT * FROM claims_with_sources")
    ]
    assert sorted(found) == sorted(
        (claim.full_id, item.source, item.finding, claim.caveats[0].text)
        for claim in given.handbook.claims.values()
        for item in claim.assertion.evidence
    )


def test_the_law_now_is_the_law_on_the_day_of_the_release(
    given: Given, connection: sqlite3.Connection
) -> None:
    found = {
        (row["jurisdiction"], row["place"], row["substance"]): (
            row["status"],
            row["attestation"],
            row["period"],
        )
        for row in connection.execute("SELECT * FROM legal_status_now")
    }
    asked = [
        (record, place, substance)
        for record in given.handbook.jurisdictions.values()
        for place, substance in (
            *((None, substance) for substance in LegalSubstance),
            *dict.fromkeys((rule.place, rule.substance) for rule in record.local),
        )
    ]
    expected = {}
    for record, place, substance in asked:
        answer = status_on(record, substance, given.release.day, place)
        period = f"{record.id}/{answer.period.id}" if answer.period else None
        seen = given.handbook.claims[period].attestation if period else None
        expected[record.id, place, substance.value] = (answer.status.value, seen and seen.value, period)
    assert found == expected


def test_the_law_now_is_right_on_a_day_on_which_it_changes(frozen: Handbook) -> None:
    record = next(r for r in frozen.jurisdictions.values() if len(history(r, LegalSubstance.KRATOM)) > 1)
    day = history(record, LegalSubstance.KRATOM)[1].first
    assert day
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(Release(frozen, day)))
        found = connection.execute(
            "SELECT jurisdiction, status FROM legal_status_now "
            "WHERE substance = 'kratom' AND place IS NULL ORDER BY jurisdiction"
        ).fetchall()
    assert found == [
        (key, status_on(frozen.jurisdictions[key], LegalSubstance.KRATOM, day).status.value)
        for key in sorted(frozen.jurisdictions)
    ]


@pytest.mark.parametrize("day", [date(2015, 6, 1), date(2023, 5, 1), date(2026, 7, 1), date(2027, 1, 1)])
def test_the_history_has_one_answer_for_any_day(
    given: Given, connection: sqlite3.Connection, day: date
) -> None:
    query = """
        SELECT jurisdiction, substance, status FROM legal_history WHERE place IS NULL
        AND (first IS NULL OR first <= :day) AND ("end" IS NULL OR :day < "end") ORDER BY number
    """
    assert [tuple(row) for row in connection.execute(query, {"day": day.isoformat()})] == [
        (record.id, substance.value, status_on(record, substance, day).status.value)
        for record in given.handbook.jurisdictions.values()
        for substance in LegalSubstance
    ]


def test_contradicted_claims_are_those_with_something_against_them(
    given: Given, connection: sqlite3.Connection
) -> None:
    found = {tuple(row) for row in connection.execute("SELECT claim, id FROM contradicted_claims")}
    expected = {
        (claim.full_id, item.source)
        for claim in given.handbook.claims.values()
        for item in claim.assertion.with_stance(Stance.CONTRADICTS)
    } | {
        (claim.full_id, other)
        for claim in given.handbook.claims.values()
        for other in getattr(claim.assertion, "contradicted_by", ())
    }
    assert found == expected


def test_what_is_due_is_what_the_handbook_says_is_due(tmp_path: Path) -> None:
    handbook = Tree(tmp_path / "records").check().handbook
    assert handbook is not None
    day = max(claim.assertion.review_by.latest for claim in handbook.claims.values())
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(Release(handbook, day)))
        found = set(connection.execute("SELECT id FROM due_for_review WHERE what = 'claim'"))
    expected = {(c.full_id,) for c in handbook.claims.values() if is_due(c.assertion.review_by, day)}
    assert found == expected
    assert 0 < len(expected) < len(handbook.claims)


def test_sources_are_counted_by_depth(given: Given, connection: sqlite3.Connection) -> None:
    found = {row["depth"]: row["sources"] for row in connection.execute("SELECT * FROM sources_by_depth")}
    sources = given.sources.values()
    counts = {depth.value: sum(s.checked.depth is depth for s in sources) for depth in Depth}
    assert found == {depth: count for depth, count in counts.items() if count}


def test_claims_read_in_part_have_no_full_text_behind_them(
    given: Given, connection: sqlite3.Connection
) -> None:
    deep = (Depth.FULL_TEXT, Depth.OFFICIAL_TEXT)
    assert {row["claim"] for row in connection.execute("SELECT claim FROM claims_read_in_part")} == {
        claim.full_id
        for claim in given.handbook.claims.values()
        if not any(
            given.sources[item.source].checked.depth in deep
            for item in claim.assertion.with_stance(Stance.SUPPORTS)
        )
    }


def test_medicines_are_found_by_generic_and_brand_name(given: Given, connection: sqlite3.Connection) -> None:
    found = [tuple(row)[:4] for row in connection.execute("SELECT * FROM interactions_by_medicine")]
    assert sorted(found) == sorted(
        (name, medicine.title, record.id, record.title)
        for medicine in given.handbook.medicines.values()
        for record in (given.handbook.interactions[name] for name in medicine.interactions)
        for name in (
            medicine.title,
            *(named.name for named in (*medicine.names, *medicine.brands)),
            *medicine.also_known_as,
        )
    )


def test_every_question_has_its_answers_in_their_order(given: Given, connection: sqlite3.Connection) -> None:
    found = connection.execute("SELECT question, position, claim FROM answers ORDER BY question, position")
    assert [tuple(row) for row in found] == [
        (question.id, position, claim)
        for question in sorted(given.handbook.questions.values(), key=lambda one: one.id)
        for position, claim in enumerate(question.answer, start=1)
    ]


def test_search_finds_words_by_their_stem_and_without_accents(released: Given) -> None:
    with closing(sqlite3.connect(released.folder / "handbook.sqlite")) as connection:
        one, many = (
            connection.execute("SELECT claim FROM claims_search(?) ORDER BY claim", (word,)).fetchall()
            for word in ("overdose", "overdoses")
        )
        assert one == many
        assert {(c.full_id,) for c in released.handbook.claims.values() if "overdose" in c.statement} <= set(
            one
        )
        assert 0 < len(one) < len(released.handbook.claims)
        author = next(a for s in released.sources.values() for a in s.authors if "ó" in (a.family or ""))
        plain = (author.family or "").replace("ó", "o")
        found = connection.execute("SELECT source FROM sources_search(?)", (f'"{plain}"',)).fetchall()
        assert {s.id for s in released.sources.values() if author in s.authors} <= {row[0] for row in found}


def test_search_holds_every_claim_and_source(given: Given, connection: sqlite3.Connection) -> None:
    claims = {row["claim"]: row for row in connection.execute("SELECT * FROM claims_search")}
    assert set(claims) == set(given.handbook.claims)
    for full_id, claim in given.handbook.claims.items():
        assert claims[full_id]["caveats"] == " ".join(c.text for c in claim.caveats)
    sources = {row["source"] for row in connection.execute("SELECT source FROM sources_search")}
    assert sources == set(given.sources)
