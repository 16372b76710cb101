"""The frozen records are read and linked like the live ones."""

from __future__ import annotations

from handbook_data import Handbook
from handbook_data.checking import check
from handbook_data.models.kinds import KINDS
from handbook_data.models.source import Source
from tests.tree import FROZEN, TODAY


def test_they_can_be_read_and_every_reference_resolves() -> None:
    report = check(FROZEN, TODAY)
    assert report.handbook is not None, report.problems
    assert not {"R101", "R102"} & {problem.code for problem in report.problems}


def test_every_kind_of_record_is_among_them(frozen: Handbook) -> None:
    assert {type(record).__name__ for record in frozen.records.values()} == {
        kind.__name__ for kind in KINDS.values() if kind is not Source
    }
