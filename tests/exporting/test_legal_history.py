"""The law for every day as a table: what the first day of a span is, and the oldest day seen."""

from __future__ import annotations

from handbook_data.exporting.law_tables import LEGAL_HISTORY, Answered
from handbook_data.legal_status import history
from handbook_data.vocabulary import LegalSubstance
from tests.test_legal_status import period, place


def test_a_rule_whose_first_day_was_not_seen_gives_the_oldest_day_for_which_a_source_shows_it() -> None:
    seen = period("rules", "scheduled", seen_from="2018-07", valid_through="2024", to="2025-01-01")
    record = place(seen, period("free", "no-specific-law", **{"from": "2025-01-01"}))
    columns = {column.name: column.value for column in LEGAL_HISTORY.columns}
    rows = []
    for number, span in enumerate(history(record, LegalSubstance.KRATOM)):
        row = Answered(number, record, None, span, None)
        rows.append(tuple(columns[name](row) for name in ("first_is", "begins", "seen_from")))
    assert rows == [
        (None, None, None),
        ("earliest-seen", None, "2018-07"),
        ("begins", "2025-01-01", None),
    ]
