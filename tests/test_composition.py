"""What all levels of law say together: never less than the strictest of them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_data import Handbook
from handbook_data.composed_wording import clauses, sentence
from handbook_data.composition import (
    PRODUCTS,
    Act,
    Composed,
    Reach,
    Verdict,
    compose,
    compositions,
    places_of,
)
from handbook_data.legal_status import FirstDay, begun_by, history, status_on
from handbook_data.vocabulary import LegalStatus, LegalSubstance
from tests.tree import TODAY

DAYS = st.dates(date(1940, 1, 1), date(2030, 1, 1))


def each(handbook: Handbook, day: date) -> list[tuple[str, Composed]]:
    """What holds for every place, those inside jurisdictions too, and every product."""
    asked = [(r.id, place) for r in handbook.jurisdictions.values() for place in (None, *places_of(r))]
    return [
        (name, compose(handbook, name, product, day, place)) for name, place in asked for product in PRODUCTS
    ]


@settings(max_examples=25)
@given(day=DAYS)
def test_it_never_says_less_than_its_strictest_layer(frozen: Handbook, day: date) -> None:
    for name, composed in each(frozen, day):
        for act in Act:
            found = composed.on(act)
            sure = [h.on(act) for h in composed.holdings if h.is_sure]
            assert all(found.verdict.strictness >= verdict.strictness for verdict in sure), name
            assert found.verdict is Verdict.NOT_SEEN or found.by, name
            assert all(h.on(act).strictness > found.verdict.strictness for h in found.maybe), name


@settings(max_examples=25)
@given(day=DAYS)
def test_a_ban_of_any_layer_is_told(frozen: Handbook, day: date) -> None:
    for name, composed in each(frozen, day):
        banned = [layer for layer in composed.layers if layer.answer.status is LegalStatus.SCHEDULED]
        if banned:
            assert composed.on(Act.HAVING).verdict is Verdict.FORBIDDEN, name
            assert "forbidden" in sentence(composed), name


@settings(max_examples=25)
@given(day=DAYS)
def test_what_is_not_sure_is_never_told_as_sure(frozen: Handbook, day: date) -> None:
    for name, composed in each(frozen, day):
        for clause in clauses(composed):
            doubtful = [h for h in clause.by if not h.is_sure]
            if doubtful:
                assert "Last known" in clause.words or "may be" in clause.words, name
            assert not clause.words.endswith("."), name


@settings(max_examples=25)
@given(day=DAYS)
def test_what_was_first_seen_later_is_not_last_known(frozen: Handbook, day: date) -> None:
    for name, composed in each(frozen, day):
        assert all(begun_by(holding.period) <= day for holding in composed.last_known), name


def test_nobody_reads_that_nothing_is_known_where_a_rule_under_another_name_covers_it(
    frozen: Handbook,
) -> None:
    for name, composed in each(frozen, TODAY):
        if composed.product is LegalSubstance.SEVEN_OH_CONCENTRATE:
            record = frozen.jurisdictions[name]
            listed = status_on(record, LegalSubstance.SEVEN_OH, TODAY)
            if listed.period is not None and listed.status is not LegalStatus.UNKNOWN:
                assert any(h.reach in (Reach.NAMES, Reach.COVERS) for h in composed.holdings), name


def test_all_days_follow_each_other_and_agree_with_each_day(frozen: Handbook) -> None:
    for record in frozen.jurisdictions.values():
        for product in PRODUCTS:
            found = compositions(frozen, record.id, product)
            assert found[0].day == date.min
            for before, after in pairwise(found):
                assert before.day < after.day
                middle = before.day + (after.day - before.day) / 2
                assert sentence(compose(frozen, record.id, product, middle)) == sentence(before)


def test_a_place_that_is_none_is_refused(frozen: Handbook) -> None:
    with pytest.raises(KeyError):
        compose(frozen, "atlantis", LegalSubstance.KRATOM, TODAY)


def test_every_first_day_says_what_it_is(frozen: Handbook) -> None:
    seen = set()
    for record in frozen.jurisdictions.values():
        for substance in LegalSubstance:
            for span in history(record, substance):
                assert (span.first_is is None) == (span.first is None)
                seen.add(span.first_is)
                if span.first_is is FirstDay.BEGINS:
                    period = span.answer.period
                    assert period is not None
                    assert period.start is not None
                    assert period.start.is_exact
                    assert period.start.earliest == span.first
    assert set(FirstDay) <= seen
