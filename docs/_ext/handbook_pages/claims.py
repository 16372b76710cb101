"""How a claim is written out in a line: how sure it is, what it says and its first caveat, its evidence."""

from __future__ import annotations

from markupsafe import Markup

from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.legal_wording import facts
from handbook_data.models.caveat import Caveat
from handbook_data.models.evidence import Evidence
from handbook_data.models.interaction import Interaction
from handbook_data.models.second_reading import SecondReading
from handbook_data.models.support import Support
from handbook_data.vocabulary import Attestation, Basis, Directness, Level, Stance, Strength
from handbook_pages.links import link, source_link
from handbook_pages.references import in_short
from handbook_pages.text import escape, first_upper, joined, sentence, show_date

STANCES = (Stance.CONTRADICTS, Stance.QUALIFIES, Stance.SUPPORTS)
"""The order in which evidence stands: what contradicts a claim first, then what limits it."""


def certainty(level: Level, that_it_is_said: bool = False) -> Markup:
    """How sure a claim is, as a mark and in words; or how sure it is that somebody says so."""
    words = f"{first_upper(level.label)} certainty{' that this is said' if that_it_is_said else ''}"
    return Markup(f"{{certainty-mark}}`{level.value}` **{escape(words)}**")


def how_sure(claim: LinkedClaim, in_short: bool = False) -> Markup:
    """How sure a claim is; of guidance, who advises it and how strongly; of law, how it was seen.

    In short, a strength that nobody gave is not told.
    """
    if claim.level:
        return certainty(claim.level, that_it_is_said=_tells_what_is_said(claim))
    if claim.attestation and claim.as_of:
        return attested(claim.attestation) + Markup(f", as of {show_date(claim.as_of)}")
    told = (escape(advice.by) + _strength(advice.strength, in_short) for advice in claim.advised)
    return Markup("Advice of ") + Markup("; ").join(told)


def _tells_what_is_said(claim: LinkedClaim) -> bool:
    """Whether it is sure only that a body says so, in its own words, and of more than its own help line."""
    basis = getattr(claim.certainty, "basis", None)
    return basis is Basis.OWN_WORDS and not isinstance(claim.record, Support)


def _strength(strength: Strength, in_short: bool) -> Markup:
    """How strongly something is advised, in brackets."""
    if in_short and strength is Strength.NOT_GRADED:
        return Markup("")
    return Markup(f" ({_STRENGTHS[strength]})")


def least_sure(handbook: Handbook, record: Interaction) -> LinkedClaim:
    """The claim by which a severity stands or falls: the least sure of those that decide it.

    A blood level that was measured well does not make the harm sure that may follow from it.
    """
    deciding = [handbook.claims[f"{record.id}/{name}"] for name in record.severity.decided_by]
    return min(deciding, key=lambda claim: claim.level.rank if claim.level else len(Level))


def sure_in_short(claim: LinkedClaim) -> str:
    """How sure a claim is in two words, or that it is advice, or how the law was seen."""
    if claim.level:
        return f"{claim.level.label} certainty"
    return f"law, {claim.attestation.label}" if claim.attestation else "advice"


def attested(seen: Attestation) -> Markup:
    """How a law was seen, in words."""
    return Markup(f"Law: {escape(seen.label)}")


_STRENGTHS = {
    Strength.STRONG: "strong",
    Strength.CONDITIONAL: "conditional",
    Strength.GOOD_PRACTICE: "good practice",
    Strength.NOT_GRADED: "strength not given",
    Strength.AGAINST: "against it",
}


def read_twice(reading: SecondReading | None, after: str = "") -> Markup:
    """When someone who had not written it held it against its sources: a mark apart from certainty.

    Nothing where nobody has; else it stands after a text.
    """
    if reading is None:
        return Markup("")
    said = "read twice on" if reading.confirms else "read again, and not found in its sources, on"
    return Markup(f"{after}[{said} {show_date(reading.on)}]{{.read-twice}}")


def read_twice_in_short(reading: SecondReading | None) -> Markup:
    """The mark of a second reading, without its day, where what is said was found again."""
    return Markup(", [read twice]{.read-twice}") if reading and reading.confirms else Markup("")


def how_read(claim: LinkedClaim) -> Markup:
    """How closely what supports a claim was read, as a mark of its own."""
    if claim.depth is None:
        return Markup("")
    return Markup(f"[{escape(f'Read: {claim.depth_in_words}')}]{{.claim-depth}}")


def brief(claim: LinkedClaim, label: str = "Evidence") -> Markup:
    """A claim in one line: its statement, how sure it is, its first caveat, and the way to the rest."""
    first, *more = claim.caveats
    if more:
        label += f" and {len(more)} more {'caveat' if len(more) == 1 else 'caveats'}"
    marks = f"{how_sure(claim, in_short=True)} · {how_read(claim)}"
    return Markup(
        f"[{escape(claim.statement)}]{{.brief-statement}} {marks}"
        f"{read_twice_in_short(claim.assertion.second_reading)}. "
        f"[Caveat: {sentence(first.text)}]{{.brief-caveat}} {link(claim, label)}"
    )


def facts_of(claim: LinkedClaim) -> tuple[Markup, ...]:
    """The coded facts of a legal claim, a line each; none of one that an author wrote."""
    return tuple(
        escape(fact.words) + (Markup(f" [{escape(fact.amount)}]{{.amount}}") if fact.amount else "")
        for fact in facts(claim.assertion)
    )


def evidence_of(handbook: Handbook, claim: LinkedClaim) -> tuple[Markup, ...]:
    """The evidence of a claim, a line each."""
    items = sorted(claim.assertion.evidence, key=lambda item: STANCES.index(item.stance))
    return tuple(_evidence(handbook, item) for item in items)


def _evidence(handbook: Handbook, item: Evidence) -> Markup:
    source = handbook.sources[item.source]
    indirectly = " (indirectly)" if item.directness is Directness.INDIRECT else ""
    where = [escape(item.locator), in_short(source)]
    if item.read_in:
        where.insert(1, Markup(f"read in {source_link(handbook.sources[item.read_in])}"))
    return Markup(
        f"{stance(item)}{indirectly} {source_link(source, 'claim-source')}: {sentence(item.finding)} "
        f"[{joined(where, '; ')}]{{.claim-locator}}"
    )


def source_of(handbook: Handbook, caveat: Caveat) -> Markup:
    """Where a caveat has what it states, if it names a source of its own."""
    if not caveat.source:
        return Markup("")
    return Markup(f" ({source_link(handbook.sources[caveat.source])}, {escape(caveat.locator)})")


def stance(item: Evidence) -> Markup:
    """Which way a piece of evidence points."""
    return Markup(f"[{escape(item.stance.label)}]{{.stance .stance-{item.stance.value}}}")
