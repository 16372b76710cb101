"""Claims as tables: what is asserted, its caveats, its evidence, its certainty and what says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from handbook_data.addresses import Address
from handbook_data.exporting.table import (
    POSITION,
    Column,
    Part,
    Release,
    Table,
    fields,
    owner,
    parts,
    refers,
)
from handbook_data.handbook import LinkedClaim
from handbook_data.models.advice import Advice
from handbook_data.models.caveat import Caveat
from handbook_data.models.certainty import Downgrade, StatedBasis
from handbook_data.models.claim import AppliesTo, Claim
from handbook_data.models.evidence import Evidence
from handbook_data.models.kinds import CLAIM_LISTS
from handbook_data.vocabulary import (
    Attestation,
    Authority,
    CaveatKind,
    Depth,
    DowngradeDomain,
    Level,
    UpgradeDomain,
)

CLAIM = "The full id of the claim."


def shown_at(claim: LinkedClaim) -> str:
    """Where a claim is shown, below the address of the site."""
    return str(Address(claim.page, claim.anchor))


def joined(caveats: Iterable[Caveat]) -> str:
    """Caveats in one text, each after its kind."""
    return " ".join(f"[{caveat.kind.label}] {caveat.text}" for caveat in caveats)


def beside() -> tuple[Column, ...]:
    """The caveats and sources of a claim once more, so that no row of a file stands without them."""
    return (
        Column(
            "caveats",
            "Its caveats in one cell, the most important first; caveats has them one a row.",
            lambda claim: joined(claim.caveats),
            repeats="caveats",
        ),
        Column(
            "sources",
            "The ids of its sources, for and against; evidence has what each of them says.",
            lambda claim: tuple(dict.fromkeys(e.source for e in claim.assertion.evidence)),
            "list",
            repeats="evidence",
        ),
    )


ATTESTATION = Column(
    "attestation",
    "For law: how it was seen, by the closest of the sources that support it directly.",
    attrgetter("attestation"),
    required=False,
    words=tuple(Attestation),
)


def _claims(release: Release) -> Iterator[LinkedClaim]:
    yield from release.handbook.claims.values()


def _of(judgement: str, name: str) -> Callable[[LinkedClaim], Any]:
    """A getter of one key of a claim's `grade` or `stated_basis`, empty where it has none."""
    return lambda claim: getattr(getattr(claim, judgement), name, None)


class GivenCaveat(NamedTuple):
    """A caveat as it is given out."""

    kind: CaveatKind
    text: str
    derived: bool
    source: str | None
    locator: str | None


def _caveats(claim: LinkedClaim) -> Iterator[GivenCaveat]:
    for index, caveat in enumerate(claim.caveats):
        derived = index >= len(claim.assertion.caveats)
        yield GivenCaveat(caveat.kind, caveat.text, derived, caveat.source, caveat.locator)


def _steps(release: Release) -> Iterator[Part]:
    for claim in _claims(release):
        if claim.grade:
            yield from parts(claim.full_id, (*claim.grade.downgrades, *claim.grade.upgrades))


CLAIMS = Table(
    "claims",
    "Claims",
    "Everything the handbook asserts, one claim a row. Read it with its rows in caveats and evidence.",
    _claims,
    (
        Column("id", "The full id of the claim: record, slash, claim. Permanent.", attrgetter("full_id")),
        Column("record", "The record it stands in.", attrgetter("record.id")),
        Column(
            "part",
            "The part of the record that holds it; all but `claims` have a table of their own.",
            lambda claim: claim.place[0],
            words=CLAIM_LISTS,
        ),
        Column("position", "Its place in that part, from 1.", lambda c: c.place[1] + 1, "integer", minimum=1),
        *fields(Claim, "kind", "statement"),
        *fields(AppliesTo, "exposures", "subjects", at="applies_to"),
        Column(
            "level",
            "How sure one can be that the claim is right (the four GRADE levels); empty for advice and law.",
            attrgetter("level"),
            required=False,
            words=tuple(Level),
        ),
        Column(
            "authority",
            "For advice and law: whose word counts in place of a level. The issuers are in advice.",
            attrgetter("authority"),
            required=False,
            words=tuple(Authority),
        ),
        Column(
            "starting_level",
            "For a claim judged by GRADE: the level it starts from. Its steps are in certainty_steps.",
            _of("grade", "start"),
            required=False,
            words=tuple(Level),
        ),
        *(
            Column(column.name, column.description, of, required=False, words=column.words)
            for column, of in (
                (fields(StatedBasis, "basis")[0], _of("stated_basis", "basis")),
                (
                    Column("basis_reason", "For a claim with a basis: why it is this one.", str),
                    _of("stated_basis", "reason"),
                ),
            )
        ),
        Column(
            "depth",
            "How closely the most closely read of its supporting sources was read; another fact than level.",
            attrgetter("depth"),
            required=False,
            words=tuple(Depth),
        ),
        ATTESTATION,
        Column(
            "as_of",
            "For law: the newest day for which a source shows it, or on which it was looked at.",
            attrgetter("as_of"),
            required=False,
        ),
        Column(
            "study_needed",
            "For an evidence gap: the study that would answer it.",
            attrgetter("study_needed"),
            required=False,
        ),
        *fields(
            Claim,
            "reviewed",
            "review_by",
            at="assertion",
        ),
        Column(
            "read_twice",
            "The day on which a second reader found it in its sources; second_readings says more.",
            lambda claim: claim.read_twice_on,
            "date",
            required=False,
        ),
        Column("page", "Where it is shown, below the address of the site, with its anchor.", shown_at),
        *beside(),
    ),
    ("id",),
    (refers("record", "records"),),
)

CAVEATS = Table(
    "caveats",
    "Caveats",
    "What limits each claim; every claim has at least one, the most important first.",
    lambda release: (p for c in _claims(release) for p in parts(c.full_id, _caveats(c))),
    (
        owner("claim", CLAIM),
        POSITION,
        Column("kind", "What sort of limit it names.", attrgetter("item.kind"), words=tuple(CaveatKind)),
        Column("text", "The limit in plain words.", attrgetter("item.text")),
        Column(
            "derived",
            "Whether it follows from the sources (how they were read, who has a stake in them) rather than "
            "being written for this claim.",
            attrgetter("item.derived"),
            "boolean",
        ),
        *fields(Caveat, "source", "locator", at="item"),
    ),
    ("claim", "position"),
    (refers("claim", "claims"), refers("source", "sources")),
)

EVIDENCE = Table(
    "evidence",
    "Evidence",
    "What each source says about each claim, for and against; every claim has at least one row.",
    lambda release: (p for c in _claims(release) for p in parts(c.full_id, c.assertion.evidence)),
    (
        owner("claim", CLAIM),
        POSITION,
        *fields(Evidence, "source", "stance", "directness", "finding", "locator", "read_in", at="item"),
    ),
    ("claim", "position"),
    (refers("claim", "claims"), refers("source", "sources")),
)

ADVICE = Table(
    "advice",
    "Advice",
    "Who advises what a claim of guidance says, and how strongly: one issuer a row.",
    lambda release: (p for c in _claims(release) for p in parts(c.full_id, c.advised)),
    (owner("claim", CLAIM), POSITION, *fields(Advice, "by", "strength", at="item")),
    ("claim", "position"),
    (refers("claim", "claims"),),
)

CERTAINTY_STEPS = Table(
    "certainty_steps",
    "Certainty steps",
    "What moves a claim judged by GRADE from its starting level to its level, and why.",
    _steps,
    (
        owner("claim", CLAIM),
        POSITION,
        Column(
            "direction",
            "`down`: one is less sure; `up`: one is more sure.",
            lambda part: "down" if isinstance(part.item, Downgrade) else "up",
            words=("down", "up"),
        ),
        Column(
            "domain",
            "The GRADE reason.",
            attrgetter("item.domain"),
            words=(*DowngradeDomain, *UpgradeDomain),
        ),
        Column("steps", "How many levels: 1 or 2.", attrgetter("item.steps"), "integer", minimum=1),
        *fields(Downgrade, "reason", at="item"),
    ),
    ("claim", "position"),
    (refers("claim", "claims"),),
)

CONTRADICTIONS = Table(
    "contradictions",
    "Contradictions",
    "Claims of the handbook that say otherwise than another; each pair stands in both directions.",
    lambda release: (
        part for claim in _claims(release) for part in parts(claim.full_id, claim.contradicted_by)
    ),
    (
        owner("claim", CLAIM),
        POSITION,
        Column("contradicted_by", "The full id of the claim that says otherwise.", attrgetter("item")),
    ),
    ("claim", "position"),
    (refers("claim", "claims"), refers("contradicted_by", "claims")),
)

CLAIM_TABLES = (CLAIMS, CAVEATS, EVIDENCE, ADVICE, CERTAINTY_STEPS, CONTRADICTIONS)
