"""Sentences of the law pages say no more than the fields they are composed from."""

from __future__ import annotations

import re
from typing import Any

import pytest

from handbook_data import Handbook
from handbook_data.legal_wording import (
    Fact,
    decision_statement,
    facts,
    pending_statement,
    period_statement,
)
from handbook_data.models.international_body import Decision
from handbook_data.models.jurisdiction import LegalPeriod, LocalRule, PendingMeasure
from handbook_data.reading_grade import reading_grade
from handbook_data.vocabulary import Attestation
from tests.test_legal_status import pending, period


def sentence(attested: Attestation = Attestation.TEXT, **fields: Any) -> str:
    model = LocalRule if "place" in fields else LegalPeriod
    return period_statement("Here", model.model_validate(period(**fields)), attested)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"from": "2020-01", "schedule": "Schedule I", "valid_through": "2026-05"},
            "Here: kratom (plant, leaf and products) is controlled or prohibited (Schedule I) since "
            "January 2020. This was last seen for May 2026.",
        ),
        (
            {"attested": Attestation.UNCONFIRMED, "to": "2021"},
            "Here: kratom (plant, leaf and products) is reported to have been controlled or prohibited. "
            "That was from a date that was not seen until 2021. This is not confirmed.",
        ),
        (
            {"status": "no-specific-law", "attested": Attestation.REPORTED, "valid_through": "2026-08"},
            "Here: no specific law is reported to have named kratom (plant, leaf and products). "
            "This was last seen for August 2026.",
        ),
        (
            {"status": "no-specific-law", "seen_from": "2018-07", "valid_through": "2026"},
            "Here: no specific law named kratom (plant, leaf and products). This was first seen for "
            "July 2018 and last seen for 2026.",
        ),
        (
            {"seen_from": "2018-07", "valid_through": "2026"},
            "Here: kratom (plant, leaf and products) is controlled or prohibited. The day it began was not "
            "seen. This was first seen for July 2018 and last seen for 2026.",
        ),
        (
            {"seen_from": "2018-07", "valid_through": "2020", "to": "2021"},
            "Here: kratom (plant, leaf and products) was controlled or prohibited. That was from a date that "
            "was not seen until 2021; it was first seen for July 2018.",
        ),
        (
            {"status": "no-specific-law", "attested": Attestation.UNCONFIRMED},
            "Here: as undated sources tell it, no specific law is reported to have named "
            "kratom (plant, leaf and products). This is not confirmed.",
        ),
        (
            {"status": "unknown", "attested": Attestation.UNCONFIRMED},
            "Here: the legal status of kratom (plant, leaf and products) is unknown. "
            "It was last checked on 1 November 2026.",
        ),
        (
            {
                "status": "age-restricted",
                "rules": [{"kind": "minimum-age", "text": "Nobody under 21.", "amount": "21"}],
                "attested": Attestation.OFFICIAL,
                "from": "2024",
                "place": "A county",
            },
            "A county, Here: kratom (plant, leaf and products) is allowed from age 21 since 2024. "
            "So says an official body.",
        ),
        (
            {"substance": "7-oh-concentrate", "status": "sale-banned", "end_unknown": True},
            "Here: concentrated 7-OH products were banned from sale. That was from a date that was not "
            "seen until a date that was not seen.",
        ),
    ],
)
def test_a_period_as_a_sentence(fields: dict[str, Any], expected: str) -> None:
    assert sentence(**fields) == expected


def test_the_coded_facts_of_a_period_stand_beside_its_sentence() -> None:
    limit = {"kind": "alkaloid-limit", "text": "No more of 7-OH.", "amount": "2", "unit": "%", "basis": "all"}
    data = period(
        instrument="An act",
        citation="Act 1",
        enacted="2023-05",
        end_unknown=True,
        rules=[{"kind": "labelling", "text": "A label."}, limit],
        penalties="A fine.",
        **{"from": "2023-07-01"},
    )
    assert facts(LegalPeriod.model_validate(data)) == (
        Fact("Instrument: An act (Act 1)"),
        Fact(
            "Enacted May 2023; in effect from 1 July 2023 until a date that was not seen; "
            "shown by a source for no stated day; checked 1 November 2026"
        ),
        Fact("Labelling: A label."),
        Fact("Alkaloid limit: No more of 7-OH.", "2 % of all"),
        Fact("Penalties as stated in a source: A fine."),
    )


def test_the_oldest_day_for_which_a_source_shows_it_stands_beside_the_newest() -> None:
    data = period(seen_from="2018", valid_through="2024-05")
    (fact,) = facts(LegalPeriod.model_validate(data))
    assert "shown by a source for 2018 and for May 2024; " in fact.words


def test_what_an_author_wrote_has_no_coded_facts(frozen: Handbook) -> None:
    for claim in frozen.claims.values():
        if claim.is_written:
            assert facts(claim.assertion) == ()


def test_a_pending_measure_as_a_sentence() -> None:
    measure = PendingMeasure.model_validate(pending(earliest="2026-11-13"))
    assert pending_statement("Here", measure, Attestation.TEXT) == (
        "Here: A bill. It is about kratom. It was announced, not in force, as seen for 10 October 2026. "
        "The first day on which it could take effect is 13 November 2026."
    )


def test_a_decision_as_a_sentence() -> None:
    data = pending(substances=["kratom", "mitragynine"], position="under-surveillance", on="2021-10")
    for key in ("title", "summary", "stage", "as_of"):
        del data[key]
    assert decision_statement("A body", Decision.model_validate(data), Attestation.TEXT) == (
        "A body: kratom (plant, leaf and products) and mitragynine were kept under surveillance, "
        "with no control proposed. That was as of October 2021."
    )


def test_no_sentence_of_the_law_is_surer_than_it_was_seen(frozen: Handbook) -> None:
    for claim in frozen.claims.values():
        said = getattr(claim.assertion, "status", None) or getattr(claim.assertion, "position", None)
        if claim.is_written or claim.attestation in (Attestation.TEXT, Attestation.OFFICIAL):
            continue
        if said == "unknown":
            continue
        assert re.search(r"reported", claim.statement), claim.statement


def test_a_composed_sentence_asks_no_more_of_its_reader_than_a_written_one(handbook: Handbook) -> None:
    grades = {name: reading_grade([claim.statement]) for name, claim in handbook.claims.items()}
    assert {name: grade for name, grade in grades.items() if grade > 12} == {}
