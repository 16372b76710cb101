"""The law as tables: periods and their rules, what is pending, decisions, and the answer for every day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from handbook_data.composed_wording import CAVEAT
from handbook_data.composition import PRODUCTS, Act, Composed, Holding, OnAct, Verdict, compose
from handbook_data.exporting.claim_tables import ATTESTATION, beside
from handbook_data.exporting.table import POSITION, Column, Part, Release, Table, fields, owner, parts, refers
from handbook_data.handbook import LinkedClaim
from handbook_data.legal_status import FirstDay, Span, history
from handbook_data.models.international_body import Decision
from handbook_data.models.jurisdiction import (
    Jurisdiction,
    LegalPeriod,
    LegalRule,
    OfficialText,
    PendingMeasure,
)
from handbook_data.vocabulary import Attestation, LegalStatus, LegalSubstance

SEEN = replace(ATTESTATION, required=True, repeats="claims")
CLAIM = Column("claim", "The full id of the claim; its statement is in claims.", attrgetter("full_id"))
JURISDICTION = Column("jurisdiction", "The jurisdiction.", attrgetter("record.id"))
JURISDICTION_OF_ROW = Column("jurisdiction", "The jurisdiction.", attrgetter("jurisdiction.id"))


def _periods(release: Release) -> Iterator[LinkedClaim]:
    """Periods of jurisdictions and of places inside them."""
    return (c for c in release.handbook.claims.values() if isinstance(c.assertion, LegalPeriod))


def _rules(release: Release) -> Iterator[Part]:
    for claim in _periods(release):
        assert isinstance(claim.assertion, LegalPeriod)
        yield from parts(claim.full_id, claim.assertion.rules)


@dataclass(frozen=True, slots=True)
class Answered:
    """A span of days with one answer, numbered over the whole table."""

    number: int
    jurisdiction: Jurisdiction
    place: str | None
    span: Span

    attestation: Attestation | None

    def claim(self, local_id: str) -> str:
        """The full id of a claim of the jurisdiction."""
        return f"{self.jurisdiction.id}/{local_id}"


def _history(release: Release) -> Iterator[Answered]:
    number = 0
    for record in release.handbook.jurisdictions.values():
        asked: list[tuple[str | None, LegalSubstance]] = [(None, substance) for substance in LegalSubstance]
        asked += dict.fromkeys((rule.place, rule.substance) for rule in record.local)
        for place, substance in asked:
            for span in history(record, substance, place):
                number += 1
                period = span.answer.period
                decides = release.handbook.claims[f"{record.id}/{period.id}"] if period else None
                yield Answered(number, record, place, span, decides.attestation if decides else None)


JURISDICTIONS = Table(
    "jurisdictions",
    "Jurisdictions",
    "Countries, the US federal level, states and territories.",
    lambda release: release.handbook.jurisdictions.values(),
    (
        Column("record", "The id of the jurisdiction.", attrgetter("id")),
        *fields(Jurisdiction, "code", "level"),
    ),
    ("record",),
    (refers("record", "records"),),
)

OFFICIAL_TEXTS = Table(
    "official_texts",
    "Official texts",
    "Where the law of a jurisdiction is to be read.",
    lambda release: (
        p for r in release.handbook.jurisdictions.values() for p in parts(r.id, r.official_texts)
    ),
    (
        owner("jurisdiction", "The jurisdiction."),
        POSITION,
        *fields(OfficialText, "title", "address", at="item"),
    ),
    ("jurisdiction", "position"),
    (refers("jurisdiction", "jurisdictions", "record"),),
)

LEGAL_PERIODS = Table(
    "legal_periods",
    "Legal periods",
    "One status of one substance in one place for one span of time, half-open: in force on `from`, no longer "
    "on `to`. Dates are as precise as they are known. For the status on a day use legal_history.",
    _periods,
    (
        CLAIM,
        JURISDICTION,
        Column(
            "place",
            "County, city or other place inside the jurisdiction; empty for the whole.",
            lambda claim: getattr(claim.assertion, "place", None),
            required=False,
        ),
        Column(
            "fips",
            "US federal code of the place.",
            lambda claim: getattr(claim.assertion, "fips", None),
            required=False,
            pattern=r"^\d{5}(\d{2})?$",
        ),
        *fields(
            LegalPeriod,
            *("substance", "status", "schedule", "instrument", "citation", "enacted", "start", "end"),
            *("end_unknown", "seen_from", "valid_through", "penalties", "checked"),
            at="assertion",
        ),
        SEEN,
        *beside(),
    ),
    ("claim",),
    (refers("claim", "claims"), refers("jurisdiction", "jurisdictions", "record")),
)

LEGAL_RULES = Table(
    "legal_rules",
    "Legal rules",
    "What an instrument asks, with its figure where it has one.",
    _rules,
    (
        owner("period", "The legal period to which the rule belongs."),
        POSITION,
        *fields(
            LegalRule,
            *("kind", "text", "amount", "unit", "basis"),
            at="item",
        ),
    ),
    ("period", "position"),
    (refers("period", "legal_periods", "claim"),),
)

PENDING_MEASURES = Table(
    "pending_measures",
    "Pending measures",
    "What is proposed, announced, passed or lapsed and not in force. Never a status.",
    lambda release: (c for c in release.handbook.claims.values() if isinstance(c.assertion, PendingMeasure)),
    (
        CLAIM,
        JURISDICTION,
        *fields(
            PendingMeasure,
            *("title", "substances", "place", "summary", "stage", "as_of", "citation"),
            *("takes_effect", "earliest"),
            at="assertion",
        ),
        SEEN,
        *beside(),
    ),
    ("claim",),
    (refers("claim", "claims"), refers("jurisdiction", "jurisdictions", "record")),
)

DECISIONS = Table(
    "decisions",
    "Decisions of international bodies",
    "What treaty bodies, agencies and unions have decided.",
    lambda release: (c for c in release.handbook.claims.values() if isinstance(c.assertion, Decision)),
    (
        CLAIM,
        Column("body", "The international body.", attrgetter("record.id")),
        *fields(Decision, "substances", "position", "instrument", "on", at="assertion"),
        SEEN,
        *beside(),
    ),
    ("claim",),
    (refers("claim", "claims"), refers("body", "records")),
)

LEGAL_HISTORY = Table(
    "legal_history",
    "Legal status for every day",
    "Derived: for each place and substance, spans of days with one answer. They follow each other without "
    "a gap, so that every day has exactly one; what the records leave open is `unknown`.",
    _history,
    (
        Column("number", "A number for the row; not permanent.", attrgetter("number"), "integer", minimum=1),
        JURISDICTION_OF_ROW,
        Column("place", "A place inside it; empty for the whole.", attrgetter("place"), required=False),
        Column(
            "substance",
            "What the law is asked about.",
            attrgetter("span.answer.substance"),
            words=tuple(LegalSubstance),
        ),
        Column(
            "first",
            "The first day of the span; empty for the beginning of time.",
            attrgetter("span.first"),
            "date",
            required=False,
        ),
        Column(
            "first_is",
            "What the first day is: `begins` (the rule begins on it), `earliest-seen` (a source shows the "
            "rule by it, as `seen_from` says; it may be older), `latest-possible` (the last day of the month "
            "or year in which it begins), `left-open` (from it on the records do not decide).",
            attrgetter("span.first_is"),
            required=False,
            words=tuple(FirstDay),
        ),
        Column(
            "begins",
            "When the rule that decides begins, as precisely as it is known; empty where that was not seen.",
            lambda row: str(row.span.answer.period.start or "") or None if row.span.answer.period else None,
            required=False,
        ),
        Column(
            "seen_from",
            "The oldest day for which a source shows the rule that decides, as precisely as it is known; "
            "empty where its first day was seen, or where it is the newest day too.",
            lambda row: (
                str(row.span.answer.period.seen_from or "") or None if row.span.answer.period else None
            ),
            required=False,
        ),
        Column(
            "end",
            "The first day after the span; empty for an open end.",
            attrgetter("span.end"),
            "date",
            required=False,
        ),
        Column("status", "What the law says.", attrgetter("span.answer.status"), words=tuple(LegalStatus)),
        Column(
            "attestation",
            "How the period that decides was seen; empty where nothing decides.",
            lambda row: row.attestation,
            required=False,
            words=tuple(Attestation),
        ),
        Column(
            "period",
            "The legal period that decides; empty where the status is unknown for lack of one.",
            lambda row: row.claim(row.span.answer.period.id) if row.span.answer.period else None,
            required=False,
        ),
        Column(
            "last_known",
            "Where nothing decides: the legal period that was last seen to hold, which may hold no longer.",
            lambda row: row.claim(row.span.answer.last_known.id) if row.span.answer.last_known else None,
            required=False,
        ),
        Column(
            "could_hold",
            "Where nothing decides: the legal periods that could be in force.",
            lambda row: tuple(row.claim(period.id) for period in row.span.answer.could_hold),
            "list",
            required=False,
        ),
        Column(
            "overtaken_by",
            "Pending measures that could have taken effect since the period was last seen.",
            lambda row: tuple(row.claim(measure.id) for measure in row.span.answer.overtaken_by),
            "list",
            required=False,
        ),
    ),
    ("number",),
    (refers("jurisdiction", "jurisdictions", "record"), refers("period", "legal_periods", "claim")),
)


@dataclass(frozen=True, slots=True)
class Held:
    """What all levels of law together say of one act with one product in one place on the day."""

    jurisdiction: Jurisdiction
    composed: Composed
    on: OnAct

    def claims(self, holdings: tuple[Holding, ...]) -> tuple[str, ...]:
        """The full ids of the legal periods of rules."""
        return tuple(f"{h.layer.jurisdiction.id}/{h.period.id}" for h in holdings)


def _held(release: Release) -> Iterator[Held]:
    for record in release.handbook.jurisdictions.values():
        for product in PRODUCTS:
            composed = compose(release.handbook, record.id, product, release.day)
            yield from (Held(record, composed, composed.on(act)) for act in Act)


LAW_TOGETHER = Table(
    "law_together",
    "What all levels of law say together",
    "Derived, for the day of the release: for each place, product and act, the strictest that a rule of "
    "federal law or of the place surely says, which rules say it, and which may say something stricter. "
    + CAVEAT,
    _held,
    (
        JURISDICTION_OF_ROW,
        Column("product", "The product.", attrgetter("composed.product"), words=tuple(map(str, PRODUCTS))),
        Column("act", "What somebody does with it.", attrgetter("on.act"), words=tuple(Act)),
        Column("verdict", "What surely holds for it.", attrgetter("on.verdict"), words=tuple(Verdict)),
        Column(
            "by",
            "The legal periods that say so.",
            lambda row: row.claims(row.on.by),
            "list",
            required=False,
        ),
        Column(
            "maybe",
            "Legal periods that may say something stricter: last known to hold, or of something wider.",
            lambda row: row.claims(row.on.maybe),
            "list",
            required=False,
        ),
    ),
    ("jurisdiction", "product", "act"),
    (refers("jurisdiction", "jurisdictions", "record"),),
)

LAW_TABLES = (
    JURISDICTIONS,
    OFFICIAL_TEXTS,
    LEGAL_PERIODS,
    LEGAL_RULES,
    PENDING_MEASURES,
    DECISIONS,
    LEGAL_HISTORY,
    LAW_TOGETHER,
)
