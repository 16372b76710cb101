"""The law on a day: exactly one answer, or unknown."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook_data.legal_status import Held, held_on, status_on
from handbook_data.models.jurisdiction import Jurisdiction, LegalPeriod
from handbook_data.vocabulary import LegalStatus, LegalSubstance


def period(identity: str = "one", status: str = "scheduled", **fields: Any) -> dict[str, Any]:
    return {
        "id": identity,
        "substance": "kratom",
        "status": status,
        "evidence": [
            {"source": "a", "stance": "supports", "finding": "It says so here.", "locator": "section 1"}
        ],
        "caveats": [{"kind": "jurisdiction", "text": "Local rules were not looked at here."}],
        "certainty": {"basis": "official-text", "reason": "It was read."},
        "checked": "2026-11-01",
        "reviewed": "2026-11-01",
        "review_by": "2027-01-01",
        **fields,
    }


def place(*periods: dict[str, Any], pending: tuple[dict[str, Any], ...] = ()) -> Jurisdiction:
    return Jurisdiction.model_validate(
        {
            "id": "xx",
            "code": "XX",
            "title": "A place",
            "level": "country",
            "periods": periods,
            "pending": pending,
            "reviewed": "2026-11-01",
            "review_by": "2027-01-01",
        }
    )


def pending(**fields: Any) -> dict[str, Any]:
    measure = period("bill", **fields)
    for key in ("substance", "status", "checked"):
        del measure[key]
    return measure | {
        "title": "A bill",
        "substances": ["kratom"],
        "summary": "It would ban it.",
        "stage": "announced",
        "as_of": "2026-10-10",
        **fields,
    }


def held(day: str, **fields: Any) -> Held:
    return held_on(LegalPeriod.model_validate(period(**fields)), date.fromisoformat(day))


def test_a_period_is_half_open() -> None:
    exact = {"from": "2020-01-01", "to": "2021-01-01"}
    assert held("2019-12-31", **exact) is Held.NO
    assert held("2020-01-01", **exact) is Held.YES
    assert held("2020-12-31", **exact) is Held.YES
    assert held("2021-01-01", **exact) is Held.NO


def test_a_month_or_year_leaves_its_days_open() -> None:
    rough = {"from": "2020-03", "to": "2021"}
    assert held("2020-02-29", **rough) is Held.NO
    assert held("2020-03-15", **rough) is Held.MAYBE
    assert held("2020-03-31", **rough) is Held.YES
    assert held("2020-12-31", **rough) is Held.YES
    assert held("2021-06-01", **rough) is Held.MAYBE
    assert held("2021-12-31", **rough) is Held.NO


def test_an_unknown_beginning_is_unknown_before_it_was_seen() -> None:
    seen = {"valid_through": "2024-05"}
    assert held("2024-04-30", **seen) is Held.MAYBE
    assert held("2024-05-01", **seen) is Held.YES
    assert held("2030-01-01", **seen) is Held.YES


def test_an_unknown_end_is_never_sure() -> None:
    assert held("2024-01-01", **{"from": "2020", "end_unknown": True}) is Held.MAYBE


def test_the_day_a_status_changes_belongs_to_the_new_one() -> None:
    here = place(
        period("ban", **{"from": "2017", "to": "2026-04-01"}),
        period("rules", "no-specific-law", **{"from": "2026-04-01"}),
    )
    assert status_on(here, LegalSubstance.KRATOM, date(2026, 3, 31)).status is LegalStatus.SCHEDULED
    assert status_on(here, LegalSubstance.KRATOM, date(2026, 4, 1)).status is LegalStatus.NO_SPECIFIC_LAW
    before = status_on(here, LegalSubstance.KRATOM, date(2017, 6, 1))
    assert before.status is LegalStatus.UNKNOWN
    assert [p.id for p in before.could_hold] == ["ban"]


OTHER_SUBSTANCE = {"earliest": "2026-11-13", "substances": ["mitragynine"]}


@pytest.mark.parametrize(
    ("day", "measure", "status"),
    [
        ("2026-11-12", {"earliest": "2026-11-13"}, LegalStatus.NO_SPECIFIC_LAW),
        ("2026-11-13", {"earliest": "2026-11-13"}, LegalStatus.UNKNOWN),
        ("2026-11-22", {"takes_effect": "2026-11-13"}, LegalStatus.UNKNOWN),
        ("2026-11-22", {"earliest": "2026-09-01"}, LegalStatus.NO_SPECIFIC_LAW),
        ("2026-11-22", {"earliest": "2026-11-13", "stage": "lapsed"}, LegalStatus.NO_SPECIFIC_LAW),
        (
            "2026-11-22",
            {"earliest": "2026-11-13", "substances": ["mitragynine"]},
            LegalStatus.NO_SPECIFIC_LAW,
        ),
        ("2026-11-22", {}, LegalStatus.NO_SPECIFIC_LAW),
    ],
)
def test_what_could_have_changed_since_it_was_last_seen_is_unknown(
    day: str, measure: dict[str, Any], status: LegalStatus
) -> None:
    here = place(period("none", "no-specific-law", valid_through="2026-10-10"), pending=(pending(**measure),))
    answer = status_on(here, LegalSubstance.KRATOM, date.fromisoformat(day))
    assert answer.status is status
    assert bool(answer.overtaken_by) is (status is LegalStatus.UNKNOWN)


def test_a_substance_without_a_period_is_unknown_and_not_legal() -> None:
    answer = status_on(place(period()), LegalSubstance.SEVEN_OH, date(2026, 1, 1))
    assert (answer.status, answer.period, answer.could_hold) == (LegalStatus.UNKNOWN, None, ())


dates = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(st.lists(dates, min_size=2, max_size=6, unique=True), dates, st.sampled_from([4, 7, 10]))
def test_a_chain_of_periods_has_one_answer_on_every_day(edges: list[date], day: date, precision: int) -> None:
    edges.sort()
    chain = [
        period(f"p{n}", **{"from": a.isoformat()[:precision], "to": b.isoformat()[:precision]})
        for n, (a, b) in enumerate(itertools.pairwise(edges))
    ]
    answer = status_on(place(*chain), LegalSubstance.KRATOM, day)
    if precision == 10:
        inside = edges[0] <= day < edges[-1]
        assert (answer.period is not None) is inside
    if answer.period is not None:
        assert answer.could_hold == ()
        assert held_on(answer.period, day) is Held.YES
    else:
        assert answer.status is LegalStatus.UNKNOWN


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2026, 11, 22)])
def test_unknown_is_as_unsure_as_can_be(day: date) -> None:
    answer = status_on(place(period(**{"from": "2016", "end_unknown": True})), LegalSubstance.KRATOM, day)
    assert answer.level.rank == 0
