"""The queries on the page about the data, run as they stand there."""

from __future__ import annotations

import csv
import re
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from datetime import date

import pytest

from handbook_data.composition import Act, Verdict, compose
from handbook_data.legal_status import status_on
from handbook_data.vocabulary import ClaimKind, JurisdictionLevel, LegalStatus, LegalSubstance, Level
from tests.building import DOCS
from tests.exporting.conftest import Given
from tests.tree import TODAY

PAGE = (DOCS / "guide" / "data.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code on the page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_prints_every_such_claim_with_its_caveat(
    released: Given, code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("handbook_data.load", lambda: released.handbook)
    monkeypatch.chdir(released.folder)
    exec(code, {})
    expected = [
        f"{claim.full_id} | {claim.statement} | {claim.caveats[0].text}"
        for claim in released.handbook.claims.values()
        if claim.kind is ClaimKind.HARM and claim.level is Level.MODERATE
    ]
    assert capsys.readouterr().out.splitlines() == expected
    assert expected


def query(given: Given, sql: str) -> list[tuple[object, ...]]:
    """What the database of the release answers."""
    with closing(sqlite3.connect(given.folder / "handbook.sqlite")) as connection:
        return connection.execute(sql).fetchall()


def test_the_sql_gives_the_law_now(released: Given) -> None:
    expected = []
    for record in released.handbook.jurisdictions.values():
        answer = status_on(record, LegalSubstance.KRATOM, TODAY)
        if answer.status is LegalStatus.SCHEDULED and answer.period:
            caveat = answer.period.caveats[0].text
            seen = released.handbook.claims[f"{record.id}/{answer.period.id}"].attestation
            expected.append((record.title, answer.status.value, seen, caveat))
    assert query(released, blocks("sql")[0]) == sorted(expected)
    assert expected


def test_the_sql_gives_the_law_on_another_day(released: Given) -> None:
    expected = []
    for record in released.handbook.jurisdictions.values():
        answer = status_on(record, LegalSubstance.KRATOM, date(2023, 5, 1))
        period = f"{record.id}/{answer.period.id}" if answer.period else None
        seen = released.handbook.claims[period].attestation if period else None
        expected.append((record.id, answer.status.value, seen, period))
    assert query(released, blocks("sql")[1]) == sorted(expected)


BANS = (
    LegalStatus.SCHEDULED,
    LegalStatus.EMERGENCY_SCHEDULED,
    LegalStatus.POSSESSION_BANNED,
    LegalStatus.SALE_BANNED,
)


def test_the_sql_lists_the_states_whose_rules_began_in_a_year(released: Given) -> None:
    began = defaultdict(list)
    for record in released.handbook.jurisdictions.values():
        for period in record.periods:
            if (
                record.level is JurisdictionLevel.STATE
                and period.substance is LegalSubstance.KRATOM
                and period.status in (LegalStatus.REGULATED, LegalStatus.AGE_RESTRICTED)
                and period.start
            ):
                began[period.start.year].append((record.id, period.status.value, str(period.start)))
    assert began
    for year in (2025, *began):
        sql = blocks("sql")[2].replace("2025", str(year))
        assert query(released, sql) == sorted(began.get(year, []))


def test_the_sql_counts_bans_by_the_year_in_which_they_began(released: Given) -> None:
    expected = Counter(
        str(period.start.year) if period.start else "not seen"
        for record in released.handbook.jurisdictions.values()
        for period in record.periods
        if period.substance is LegalSubstance.KRATOM and period.status in BANS
    )
    assert query(released, blocks("sql")[3]) == sorted(expected.items())
    assert expected


def test_the_sql_tells_what_all_levels_say_together(released: Given) -> None:
    expected = []
    for record in released.handbook.jurisdictions.values():
        product = LegalSubstance.SEVEN_OH_CONCENTRATE
        having = compose(released.handbook, record.id, product, TODAY).on(Act.HAVING)
        if having.verdict is Verdict.FORBIDDEN:
            expected += [
                (record.id, "forbidden", f"{h.layer.jurisdiction.id}/{h.period.id}") for h in having.by
            ]
    assert query(released, blocks("sql")[4]) == sorted(expected)
    assert expected


def test_the_sql_searches(released: Given) -> None:
    found = query(released, blocks("sql")[5])
    assert found
    for full_id, level, statement in found:
        claim = released.handbook.claims[str(full_id)]
        assert (level, statement) == (claim.level, claim.statement)
        words = " ".join(
            [claim.statement, *(c.text for c in claim.caveats)]
            + [item.finding for item in claim.assertion.evidence]
        ).casefold()
        assert "naloxone" in words
        assert "overdos" in words


def test_the_formula_counts(released: Given) -> None:
    """COUNTIFS is evaluated here; a library for formulas would bring 200 MB into every installation."""
    (formula,) = blocks("text")
    match = re.fullmatch(r"=COUNTIFS\((.+)\)", formula.strip())
    assert match
    arguments = match.group(1).split(",")
    with (released.folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    criteria = [
        (ord(columns[0]) - ord("A"), word.strip('"'))
        for columns, word in zip(arguments[::2], arguments[1::2], strict=True)
    ]
    assert [rows[0][column] for column, _ in criteria] == ["kind", "level"]
    counted = sum(all(row[column] == word for column, word in criteria) for row in rows)
    assert counted == sum(
        claim.kind is ClaimKind.HARM and claim.level is Level.VERY_LOW
        for claim in released.handbook.claims.values()
    )
    assert counted
