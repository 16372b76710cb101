"""Partial dates keep their precision and compare only as far as they can."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook_data.models.dates import PartialDate

days = st.dates(min_value=date(1500, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize("text", ["1943", "2023-12", "2024-02-29", "2025-11-12"])
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "2023-13",
        "2023-00",
        "2023-02-29",
        "2025-11-31",
        "2025-1-2",
        "25-11-12",
        "2025/11/12",
        "2025-11-12T00:00",
        "0000",
        "9999",
        "2025-",
        " 2025",
        "2025-11-00",
        "",
        "circa 1943",
        "1943?",
        "٢٠٢٥",
    ],
)
def test_an_impossible_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        PartialDate.parse(text)


def test_a_year_spans_its_days() -> None:
    year = PartialDate.parse("2024")
    assert (year.earliest, year.latest) == (date(2024, 1, 1), date(2024, 12, 31))
    month = PartialDate.parse("2024-02")
    assert (month.earliest, month.latest) == (date(2024, 2, 1), date(2024, 2, 29))


def test_a_month_is_neither_before_nor_after_a_day_in_it() -> None:
    month, day = PartialDate.parse("2024-02"), PartialDate.parse("2024-02-10")
    assert not month.surely_before(day)
    assert not month.surely_after(day)


@given(days, days)
def test_exact_dates_compare_as_dates_do(one: date, other: date) -> None:
    a, b = PartialDate.parse(one.isoformat()), PartialDate.parse(other.isoformat())
    assert a.surely_before(b) == (one < other)
    assert a.surely_after(b) == (one > other)


@given(days, days, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_what_is_surely_before_is_before_on_every_day(one: date, other: date, p: int, q: int) -> None:
    a, b = PartialDate.parse(one.isoformat()[:p]), PartialDate.parse(other.isoformat()[:q])
    if a.surely_before(b):
        assert one < other
    assert not (a.surely_before(b) and b.surely_before(a))
