"""`claims.json`: a list of every claim with its caveats, its evidence, its certainty and its address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from handbook_data.exporting.claim_tables import shown_at
from handbook_data.exporting.data_file import DataFile
from handbook_data.exporting.json_schema import named_schema
from handbook_data.exporting.json_text import json_text
from handbook_data.exporting.table import Release, fields
from handbook_data.handbook import LinkedClaim
from handbook_data.models.advice import Advice
from handbook_data.models.base import ClaimRef, FrozenModel, Id, Text
from handbook_data.models.certainty import Downgrade, Upgrade
from handbook_data.models.claim import AppliesTo, Sourced
from handbook_data.models.dates import ExactDate
from handbook_data.models.evidence import Evidence
from handbook_data.models.second_reading import Read
from handbook_data.vocabulary import Authority, Basis, CaveatKind, ClaimKind, Depth, Level


class GivenCertainty(FrozenModel):
    """How sure one can be: the level, with the GRADE steps or the stated basis that it follows from.

    Advice and law have no level: their basis names whose word counts, and the reasons say who advises it
    and how strongly, or how the law was seen and for which day.
    """

    level: Level | None
    basis: Annotated[
        Basis | Authority | None,
        Field(description="Where GRADE does not apply: what kind of thing bears it."),
    ]
    start: Annotated[Level | None, Field(description="Where GRADE applies: the level it starts from.")]
    downgrades: tuple[Downgrade, ...]
    upgrades: tuple[Upgrade, ...]
    reasons: Annotated[tuple[str, ...], Field(description="Why, one a step; or why this basis.")]


class GivenCaveat(FrozenModel):
    """One limit of a claim."""

    kind: CaveatKind
    text: Annotated[str, Field(description="The limit in plain words.")]
    derived: Annotated[
        bool,
        Field(description="Whether it follows from the sources rather than being written for this claim."),
    ]
    source: Annotated[Id | None, Field(description="The source of what it states, if it has its own.")]
    locator: Annotated[str | None, Field(description="Where in that source it stands.")]


class GivenClaim(FrozenModel):
    """One claim as it is given out."""

    id: Annotated[ClaimRef, Field(description="The full id; permanent.")]
    record: Annotated[Id, Field(description="The record it stands in.")]
    kind: ClaimKind
    statement: Annotated[str, Field(description="What is asserted. Quote it with caveats and certainty.")]
    applies_to: AppliesTo
    advised: Annotated[
        tuple[Advice, ...], Field(description="For guidance: who advises it and how strongly.")
    ]
    caveats: Annotated[tuple[GivenCaveat, ...], Field(min_length=1)]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    certainty: GivenCertainty
    depth: Annotated[
        Depth | None,
        Field(
            description="How closely the most closely read of its supporting sources was read; another fact "
            "than how sure it is."
        ),
    ]
    study_needed: Annotated[
        Text | None, Field(description="For an evidence gap: the study that would answer it.")
    ]
    contradicted_by: Annotated[
        tuple[ClaimRef, ...], Field(description="Claims of the handbook that say otherwise.")
    ]
    law: Annotated[
        dict[str, Any] | None,
        Field(description="For a legal period, pending measure or decision: the fields it is coded in."),
    ]
    second_reading: Read
    reviewed: ExactDate
    review_by: ExactDate
    page: Annotated[str, Field(description="Where it is shown, below the address of the site, with anchor.")]


KEYS: tuple[tuple[str, str], ...] = tuple(
    (column.name, column.description) for column in fields(GivenClaim, *GivenClaim.model_fields)
)
"""Each key of a claim with what it holds."""
_ALL = TypeAdapter(tuple[GivenClaim, ...])


def claims_json(release: Release) -> bytes:
    """Every claim, in the order of the handbook."""
    given = tuple(given_claim(claim) for claim in release.handbook.claims.values())
    return json_text(_ALL.dump_python(given, mode="json"))


def claims_schema() -> dict[str, Any]:
    """The JSON Schema of `claims.json`."""
    return named_schema("claims", _ALL.json_schema(mode="serialization"))


def given_claim(claim: LinkedClaim) -> GivenClaim:
    """A claim as it is given out."""
    item = claim.assertion
    return GivenClaim(
        id=claim.full_id,
        record=claim.record.id,
        kind=claim.kind,
        statement=claim.statement,
        applies_to=claim.applies_to,
        advised=claim.advised,
        caveats=tuple(
            GivenCaveat(
                kind=caveat.kind,
                text=caveat.text,
                derived=index >= len(item.caveats),
                source=caveat.source,
                locator=caveat.locator,
            )
            for index, caveat in enumerate(claim.caveats)
        ),
        evidence=item.evidence,
        certainty=_certainty(claim),
        depth=claim.depth,
        study_needed=claim.study_needed,
        contradicted_by=claim.contradicted_by,
        law=None if claim.is_written else _coded(item),
        second_reading=item.second_reading,
        reviewed=item.reviewed,
        review_by=item.review_by,
        page=shown_at(claim),
    )


def _certainty(claim: LinkedClaim) -> GivenCertainty:
    grade, stated = claim.grade, claim.stated_basis
    return GivenCertainty(
        level=claim.level,
        basis=stated.basis if stated else claim.authority,
        start=grade.start if grade else None,
        downgrades=grade.downgrades if grade else (),
        upgrades=grade.upgrades if grade else (),
        reasons=claim.reasons or tuple(_word_of(claim)),
    )


def _word_of(claim: LinkedClaim) -> Iterator[str]:
    """What stands in place of reasons: who advises it and how strongly, or how the law was seen."""
    for advice in claim.advised:
        yield f"Advice of {advice.by}: {advice.strength.label}."
    if claim.attestation and claim.as_of:
        yield f"{claim.attestation.meaning} As of {claim.as_of.in_words}."


def _coded(item: Sourced) -> dict[str, Any]:
    """What an assertion about law has beyond what every claim has."""
    return item.model_dump(mode="json", by_alias=True, exclude=set(Sourced.model_fields))


FILE = DataFile(
    "claims.json",
    "Claims",
    "application/json",
    "Every claim with caveats, evidence and certainty.",
    claims_json,
    schemas=lambda: {"claims": claims_schema()},
)
