"""The law on a day: exactly one answer, or unknown."""

from __future__ import annotations

import dataclasses
import itertools
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook_data import Handbook
from handbook_data.legal_status import (
    Answer,
    EventKind,
    FirstDay,
    Held,
    begun_by,
    changes_between,
    due_for_check,
    events,
    held_on,
    history,
    layers_on,
    status_on,
    taking_effect,
)
from handbook_data.models.jurisdiction import Jurisdiction, LegalPeriod
from handbook_data.vocabulary import LegalStatus, LegalSubstance, MeasureStage
from tests.tree import TODAY


def period(identity: str = "one", status: str = "scheduled", **fields: Any) -> dict[str, Any]:
    return {
        "id": identity,
        "substance": "kratom",
        "status": status,
        "evidence": [
            {"source": "a", "stance": "supports", "finding": "It says so here.", "locator": "section 1"}
        ],
        "caveats": [{"kind": "jurisdiction", "text": "Local rules were not looked at here."}],
        "checked": "2026-11-01",
        "reviewed": "2026-11-01",
        "review_by": "2027-01-01",
        **fields,
    }


def place(
    *periods: dict[str, Any],
    pending: tuple[dict[str, Any], ...] = (),
    local: tuple[dict[str, Any], ...] = (),
) -> Jurisdiction:
    return Jurisdiction.model_validate(
        {
            "id": "xx",
            "code": "XX",
            "title": "A place",
            "level": "country",
            "periods": periods,
            "pending": pending,
            "local": local,
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


def test_what_was_seen_from_a_day_on_holds_from_that_day() -> None:
    seen = {"seen_from": "2018-07-04", "valid_through": "2024-05"}
    assert held("2018-07-03", **seen) is Held.MAYBE
    assert held("2018-07-04", **seen) is Held.YES
    assert held("2021-01-01", **seen) is Held.YES
    assert held("2021-12-31", **seen, to="2022-01-01") is Held.YES
    assert held("2022-01-01", **seen, to="2022-01-01") is Held.NO


def test_a_year_of_which_a_text_is_was_surely_reached_on_its_last_day() -> None:
    seen = {"seen_from": "2018", "valid_through": "2024-05"}
    assert held("2018-12-30", **seen) is Held.MAYBE
    assert held("2018-12-31", **seen) is Held.YES
    record = place(period("none", "no-specific-law", **seen))
    span = history(record, LegalSubstance.KRATOM)[1]
    assert (span.first, span.first_is) == (date(2018, 12, 31), FirstDay.EARLIEST_SEEN)


def test_a_rough_beginning_lies_before_the_oldest_day_for_which_a_source_shows_it() -> None:
    seen = {"from": "2018", "seen_from": "2018-07", "valid_through": "2024"}
    assert held("2017-12-31", **seen) is Held.NO
    assert held("2018-07-30", **seen) is Held.MAYBE
    assert held("2018-07-31", **seen) is Held.YES
    assert history(place(period(**seen)), LegalSubstance.KRATOM)[2].first_is is FirstDay.EARLIEST_SEEN


def test_what_ended_last_is_told_where_nothing_follows() -> None:
    first = period("first", **{"from": "2018-01-01", "to": "2019-01-01"})
    here = place(first, period("second", **{"from": "2019-01-01", "to": "2020-05"}))
    answer = status_on(here, LegalSubstance.KRATOM, date(2020, 6, 1))
    assert answer.ended is not None
    assert (answer.status, answer.ended.id) == (LegalStatus.UNKNOWN, "second")
    assert status_on(here, LegalSubstance.KRATOM, date(2020, 5, 2)).ended is None
    assert status_on(here, LegalSubstance.KRATOM, date(2017, 5, 2)).ended is None


def test_a_rough_beginning_lies_before_the_day_for_which_a_source_shows_it() -> None:
    seen = {"from": "2026", "valid_through": "2026-03-05"}
    assert held("2026-03-04", **seen) is Held.MAYBE
    assert held("2026-03-05", **seen) is Held.YES
    assert held("2026-10-31", **{"from": "2026"}) is Held.MAYBE
    assert held("2026-11-01", **{"from": "2026"}) is Held.YES  # the day of the check


def test_a_city_bill_does_not_overtake_the_law_of_the_state() -> None:
    bill = pending(earliest="2026-11-13", place="A county")
    county = {**period("here", valid_through="2026-10-10"), "place": "A county"}
    here = place(period("none", valid_through="2026-10-10"), pending=(bill,), local=(county,))
    day = date(2026, 11, 20)
    assert status_on(here, LegalSubstance.KRATOM, day).status is LegalStatus.SCHEDULED
    assert status_on(here, LegalSubstance.KRATOM, day, "A county").overtaken_by == here.pending


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


# --- every day --------------------------------------------------------------------------------------------

precisions = st.sampled_from([4, 7, 10])


@st.composite
def places(draw: st.DrawFn) -> Jurisdiction:
    """A jurisdiction whose periods follow each other, each date as precise as it happens to be."""
    edges = sorted(draw(st.lists(dates, min_size=2, max_size=6, unique=True)))
    written = [edge.isoformat()[: draw(precisions)] for edge in edges]
    statuses = st.sampled_from(["scheduled", "sale-banned", "no-specific-law", "unknown"])
    chain = []
    for number, (first, last) in enumerate(itertools.pairwise(written)):
        item = period(f"p{number}", draw(statuses))
        if draw(st.booleans()):
            item["from"] = first
        if draw(st.booleans()):
            item["to"] = last
        elif draw(st.booleans()):
            item["end_unknown"] = True
        if draw(st.booleans()):
            item["valid_through"] = last
            if "from" not in item and draw(st.booleans()):
                item["seen_from"] = first
        chain.append(item)
    measures = tuple(
        pending(id=f"m{number}", **{draw(st.sampled_from(["earliest", "takes_effect"])): day.isoformat()})
        for number, day in enumerate(draw(st.lists(dates, max_size=2)))
    )
    return place(*chain, pending=measures, local=({**chain[0], "id": "here", "place": "A county"},))


@given(places(), dates)
def test_every_day_lies_in_one_span_and_has_its_answer(record: Jurisdiction, day: date) -> None:
    spans = history(record, LegalSubstance.KRATOM)
    assert (spans[0].first, spans[-1].end) == (None, None)
    assert all(one.end == other.first for one, other in itertools.pairwise(spans))
    assert not any(one.answer.says_the_same_as(other.answer) for one, other in itertools.pairwise(spans))
    inside = [s for s in spans if (s.first or date.min) <= day and (s.end is None or day < s.end)]
    assert len(inside) == 1
    answer = status_on(record, LegalSubstance.KRATOM, day)
    assert inside[0].answer.says_the_same_as(answer)
    assert (answer.period is not None) or answer.status is LegalStatus.UNKNOWN


@given(places())
def test_an_answer_that_begins_without_a_first_day_was_seen_then_or_earlier(record: Jurisdiction) -> None:
    for span in history(record, LegalSubstance.KRATOM):
        decides = span.answer.period
        if decides is not None and decides.start is None and decides.seen_from is not None:
            assert span.first is not None
            assert span.first_is is FirstDay.EARLIEST_SEEN
            assert span.first >= begun_by(decides)
            assert begun_by(decides) <= decides.seen_from.latest


def handbook_of(frozen: Handbook, *records: Jurisdiction) -> Handbook:
    """The frozen handbook with these jurisdictions in place of its own."""
    return dataclasses.replace(frozen, records={record.id: record for record in records})


@given(record=places(), days=st.lists(dates, min_size=3, max_size=3))
def test_changes_to_a_day_and_from_it_are_all_the_changes(
    frozen: Handbook, record: Jurisdiction, days: list[date]
) -> None:
    first, middle, last = sorted(days)
    one = handbook_of(frozen, record)
    whole = changes_between(one, first, last)
    assert changes_between(one, first, middle) + changes_between(one, middle, last) == whole
    for where in (None, "A county"):
        answer = status_on(record, LegalSubstance.KRATOM, first, where)
        for change in whole:
            if change.place == where:
                assert change.before.says_the_same_as(answer)
                answer = change.after
        assert answer.says_the_same_as(status_on(record, LegalSubstance.KRATOM, last, where))


def test_a_day_before_and_after_a_rough_date() -> None:
    record = place(period("ban", **{"from": "2023-12"}))
    answers = [span.answer for span in history(record, LegalSubstance.KRATOM)]
    assert [(a.day, a.status, len(a.could_hold)) for a in answers[1:]] == [
        (date(2023, 12, 1), LegalStatus.UNKNOWN, 1),
        (date(2023, 12, 31), LegalStatus.SCHEDULED, 0),
    ]


def test_federal_state_and_local_law_stand_side_by_side(frozen: Handbook) -> None:
    parish = "Concordia Parish"
    layers = layers_on(frozen, "us-la", LegalSubstance.KRATOM, date(2025, 7, 31), parish)
    assert [(layer.jurisdiction.id, layer.place) for layer in layers] == [
        ("us", None),
        ("us-la", None),
        ("us-la", parish),
    ]
    assert layers[1].answer.status is LegalStatus.AGE_RESTRICTED
    assert layers[2].answer.status is LegalStatus.SALE_BANNED
    day_after = layers_on(frozen, "us-la", LegalSubstance.KRATOM, date(2025, 8, 1), parish)
    assert day_after[1].answer.status is LegalStatus.SCHEDULED
    assert [layer.jurisdiction.id for layer in layers_on(frozen, "th", LegalSubstance.KRATOM, TODAY)] == [
        "th"
    ]
    with pytest.raises(KeyError):
        layers_on(frozen, "atlantis", LegalSubstance.KRATOM, TODAY)


def test_events_are_the_dates_of_the_records(frozen: Handbook) -> None:
    for record in frozen.jurisdictions.values():
        found = events(frozen, record)
        begins = [e for e in found if e.kind is EventKind.BEGINS]
        dated = [p for p in (*record.periods, *record.local) if p.start is not None]
        assert sorted(e.claim.assertion.id for e in begins) == sorted(p.id for p in dated)
        assert all(e.on == getattr(e.claim.assertion, "start", None) for e in begins)
        assert [e.on.earliest for e in found] == sorted((e.on.earliest for e in found), reverse=True)
        awaited = [e for e in found if e.kind in (EventKind.WOULD_BEGIN, EventKind.COULD_BEGIN)]
        stopped = (MeasureStage.LAPSED, MeasureStage.STAYED)
        named = [m for m in record.pending if (m.takes_effect or m.earliest) and m.stage not in stopped]
        assert sorted(e.claim.assertion.id for e in awaited) == sorted(m.id for m in named)


def test_a_day_from_which_a_measure_could_begin_is_an_event(frozen: Handbook) -> None:
    found = [e for r in frozen.jurisdictions.values() for e in events(frozen, r)]
    assert any(e.kind is EventKind.COULD_BEGIN for e in found)


def test_every_period_is_the_answer_of_the_day_on_which_it_had_surely_begun(frozen: Handbook) -> None:
    for record in frozen.jurisdictions.values():
        for item in record.periods:
            day = begun_by(item)
            if held_on(item, day) is Held.YES:
                answer = status_on(record, item.substance, day)
                assert answer.period == item or item in answer.could_hold, (record.id, item.id)


UNKNOWN = "unknown"
ASKED = ("2015-01-01", "2019-07-01", "2023-12-31", "2026-06-30", "2026-07-02")
EXPECTED: dict[tuple[str, str], tuple[str, str, str, str, str]] = {
    # Act No. 2016-279, in effect on 10 May 2016
    ("us-al", "kratom"): (UNKNOWN, *["scheduled"] * 4),
    # list of the Department of Health, 1 February 2016
    ("us-ar", "7-hydroxymitragynine"): (UNKNOWN, *["scheduled"] * 4),
    # R.S. 40:989.3 without a known first day; Act 416 from 1 August 2023; Act 41 from 1 August 2025
    ("us-la", "kratom"): (UNKNOWN, UNKNOWN, "age-restricted", "scheduled", "scheduled"),
    # listed in 2017; the Kratom Act from 1 April 2026
    ("us-ri", "kratom"): (UNKNOWN, "scheduled", "scheduled", "legal-regulated", "legal-regulated"),
    # emergency rule from 12 December 2025 until 10 June 2026; what followed was not seen
    ("us-oh", "7-hydroxymitragynine"): (UNKNOWN,) * 5,
    # section 500.92 from 1 July 2023
    ("us-fl", "kratom"): (UNKNOWN, UNKNOWN, "age-restricted", "age-restricted", "age-restricted"),
    # a rule of June 2026 could have replaced the emergency rule of December 2025
    ("us-fl", "7-oh-concentrate"): (UNKNOWN,) * 5,
    # 39-17-452(a)(3) from 2018; a ban that names 1 July 2026 was last seen before its passage
    ("us-tn", "kratom"): (UNKNOWN, *["legal-regulated"] * 3, UNKNOWN),
    # not in the schedules when last seen; a reported ban names 1 July 2026
    ("us-ks", "kratom"): (UNKNOWN, UNKNOWN, UNKNOWN, "no-specific-law", UNKNOWN),
    # Narcotics Act of 1979; delisted on 24 August 2021; Kratom Plant Act from 27 August 2022
    ("th", "kratom"): ("scheduled", "scheduled", *["legal-regulated"] * 3),
    # a narcotic since some day of December 2023
    ("no", "kratom"): (UNKNOWN, UNKNOWN, *["scheduled"] * 3),
    # Regulation 456/2025 from 12 November 2025
    ("cz", "kratom"): (UNKNOWN, UNKNOWN, UNKNOWN, "legal-regulated", "legal-regulated"),
}


@pytest.mark.parametrize("asked", EXPECTED, ids="-".join)
def test_asked_days_agree_with_the_instruments(frozen: Handbook, asked: tuple[str, str]) -> None:
    record = frozen.jurisdictions[asked[0]]
    answers = [status_on(record, LegalSubstance(asked[1]), date.fromisoformat(day)) for day in ASKED]
    assert tuple(answer.status.value for answer in answers) == EXPECTED[asked]


def test_an_emergency_rule_holds_until_the_day_before_its_end(frozen: Handbook) -> None:
    ohio = frozen.jurisdictions["us-oh"]
    days = [date(2025, 12, 11), date(2025, 12, 12), date(2026, 6, 9), date(2026, 6, 10)]
    statuses = [status_on(ohio, LegalSubstance.SEVEN_OH, day).status.value for day in days]
    assert statuses == [UNKNOWN, "emergency-scheduled", "emergency-scheduled", UNKNOWN]


def test_what_takes_effect_soon_is_what_could_fall_into_the_days(frozen: Handbook) -> None:
    all_ahead = taking_effect(frozen, date(2017, 1, 1), 365 * 12)
    one_day = taking_effect(frozen, date(2026, 3, 31), 1)
    assert {event.claim.full_id for event in one_day} <= {event.claim.full_id for event in all_ahead}
    assert "us-ri/kratom-act" in {event.claim.full_id for event in one_day}
    assert "us-ri/kratom-act" not in {e.claim.full_id for e in taking_effect(frozen, date(2026, 4, 1), 30)}


def test_what_is_due_for_check_grows_with_the_days_ahead(frozen: Handbook) -> None:
    assert due_for_check(frozen, date(2026, 11, 22)) == ()
    legal = [c for c in frozen.claims.values() if not c.is_written]
    assert len(due_for_check(frozen, date(2026, 11, 22), 400)) == len(legal)


def test_an_answer_says_the_same_whatever_the_day() -> None:
    one = Answer(LegalSubstance.KRATOM, date(2020, 1, 1), LegalStatus.UNKNOWN, None)
    assert one.says_the_same_as(dataclasses.replace(one, day=date(2021, 1, 1)))
    assert not one.says_the_same_as(dataclasses.replace(one, status=LegalStatus.SCHEDULED))


def test_before_the_first_period_the_answer_says_which_it_is() -> None:
    here = place(period("ban", **{"from": "2020-03-01"}), period("later", **{"from": "2024-03-01"}))
    before = status_on(here, LegalSubstance.KRATOM, date(2020, 2, 29))
    assert before.status is LegalStatus.UNKNOWN
    assert before.before is not None
    assert before.before.id == "ban"
    assert status_on(here, LegalSubstance.KRATOM, date(2020, 3, 1)).before is None
    assert status_on(here, LegalSubstance.MITRAGYNINE, date(2020, 2, 1)).before is None


def test_every_change_has_an_event_and_every_event_of_a_known_day_is_a_change(frozen: Handbook) -> None:
    for record in frozen.jurisdictions.values():
        periods = [(None, one) for one in record.periods] + [(rule.place, rule) for rule in record.local]
        told = events(frozen, record)
        for where, substance in {(where, one.substance) for where, one in periods}:
            mine = [one for at, one in periods if (at, one.substance) == (where, substance)]
            measures = [one for one in record.pending if one.place == where and substance in one.substances]
            ids = {one.id for one in (*mine, *measures)}
            of_mine = [event for event in told if event.claim.assertion.id in ids]
            changes = {span.first for span in history(record, substance, where)} - {None}
            days = {day for event in of_mine for day in (event.on.earliest, event.on.latest)}
            assert changes <= days | {begun_by(one) for one in mine}, (record.id, substance)
            happened = [e for e in of_mine if e.kind in (EventKind.BEGINS, EventKind.ENDS) and e.on.is_exact]
            assert {event.on.earliest for event in happened} <= changes, (record.id, substance)
