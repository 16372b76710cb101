"""The JSON files: they fit their schemas, and what stands in them equals the models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import regress

from handbook_data.exporting.records_json import FOLDERS
from handbook_data.models.base import ADDRESS_PATTERN
from handbook_data.models.certainty import Grade
from handbook_data.models.claim import Claim
from handbook_data.models.kinds import KINDS
from tests.exporting.conftest import Given

CONTRACT = {
    *("id", "kind", "statement", "applies_to", "caveats", "evidence", "certainty"),
    *("reviewed", "review_by", "page"),
}


def valid(given: Given, name: str, data: Any) -> None:
    """Check data against a schema of the release, and the schema against its own."""
    schema = json.loads(given.text(f"schema/{name}.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(data)] == []


def test_every_claim_equals_its_model(given: Given) -> None:
    claims = json.loads(given.text("claims.json"))
    valid(given, "claims", claims)
    assert [claim["id"] for claim in claims] == list(given.handbook.claims)
    for claim in claims:
        linked = given.handbook.claims[claim["id"]]
        item = linked.assertion
        assert set(claim) >= CONTRACT
        assert claim["kind"] == linked.kind.value
        assert claim["statement"] == linked.statement
        assert claim["applies_to"] == linked.applies_to.model_dump(mode="json")
        assert claim["caveats"] == [
            {**caveat.model_dump(mode="json"), "derived": caveat not in item.caveats}
            for caveat in linked.caveats
        ]
        assert claim["depth"] == (linked.depth.value if linked.depth else None)
        assert claim["evidence"] == [evidence.model_dump(mode="json") for evidence in item.evidence]
        assert claim["page"] == f"{linked.page}.html#{item.id}"
        assert claim["study_needed"] == getattr(item, "study_needed", None)
        assert claim["contradicted_by"] == list(getattr(item, "contradicted_by", ()))
        assert (claim["reviewed"], claim["review_by"]) == (str(item.reviewed), str(item.review_by))
        reading = item.second_reading
        assert claim["second_reading"] == (reading.model_dump(mode="json") if reading else None)
        certainty = claim["certainty"]
        assert certainty["level"] == (linked.level.value if linked.level else None)
        assert certainty["level"] or certainty["basis"]
        assert all(certainty["reasons"])
        if isinstance(linked.certainty, Grade):
            assert certainty["basis"] is None
            assert {k: certainty[k] for k in ("start", "level", "downgrades", "upgrades")} == (
                linked.certainty.model_dump(mode="json")
            )
        elif linked.stated_basis:
            assert certainty["basis"] == linked.stated_basis.basis.value
            assert certainty["reasons"] == [linked.stated_basis.reason]
        else:
            assert certainty["basis"] == linked.authority.value
            for advice in linked.advised:
                assert f"Advice of {advice.by}: {advice.strength.label}." in certainty["reasons"]
            if linked.attestation:
                (reason,) = certainty["reasons"]
                assert reason.startswith(linked.attestation.meaning)
                assert reason.endswith(f"As of {linked.as_of.in_words}.")


def test_no_claim_stands_without_caveat_and_source(given: Given) -> None:
    sources = {source["id"] for source in json.loads(given.text("sources.json"))}
    for claim in json.loads(given.text("claims.json")):
        assert all(caveat["text"] for caveat in claim["caveats"])
        assert claim["caveats"]
        assert claim["evidence"]
        assert {item["source"] for item in claim["evidence"]} <= sources


def test_a_claim_about_law_keeps_the_fields_it_is_coded_in(given: Given) -> None:
    for claim in json.loads(given.text("claims.json")):
        item = given.handbook.claims[claim["id"]].assertion
        if isinstance(item, Claim):
            assert claim["law"] is None
        else:
            common = {
                "id": item.id,
                "caveats": [
                    {key: caveat[key] for key in ("kind", "text", "source", "locator")}
                    for caveat in claim["caveats"]
                    if not caveat["derived"]
                ],
                **{k: claim[k] for k in ("evidence", "second_reading", "reviewed", "review_by")},
            }
            assert type(item).model_validate({**claim["law"], **common}) == item


@pytest.mark.parametrize("kind", FOLDERS)
def test_every_record_fits_its_schema_and_comes_back_equal(given: Given, kind: str) -> None:
    model = KINDS[FOLDERS[kind]]
    records = json.loads(given.text("records.json"))[kind]
    every = (*given.handbook.sources.values(), *given.handbook.records.values())
    schema = json.loads(given.text(f"schema/{kind}.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for record in records for error in validator.iter_errors(record)] == []
    assert [model.model_validate(record) for record in records] == [
        record for record in every if isinstance(record, model)
    ]


def test_sources_fit_their_schema(given: Given) -> None:
    valid(given, "sources", json.loads(given.text("sources.json")))


def test_the_file_of_all_records_fits_a_schema_of_its_own(given: Given) -> None:
    valid(given, "records", json.loads(given.text("records.json")))


def test_every_schema_has_a_name_and_patterns_that_other_engines_read(given: Given) -> None:
    schemas = [json.loads(file.read_text(encoding="utf-8")) for file in given.folder.glob("schema/*.json")]
    assert len({schema["$id"] for schema in schemas}) == len(schemas) > len(FOLDERS)
    patterns = {pattern for schema in schemas for pattern in patterns_of(schema)}
    assert len(patterns) > 10
    for pattern in patterns:  # ECMAScript with the flag u, as JSON Schema asks for
        regress.Regex(pattern, "u")
    address = regress.Regex(ADDRESS_PATTERN, "u")
    assert address.find("https://a.example/b?c=%20")
    assert not address.find('https://a.example/"')


def patterns_of(value: Any) -> Iterator[str]:
    """Every pattern anywhere in a schema."""
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value["pattern"]
        for item in value.values():
            yield from patterns_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from patterns_of(item)
