"""Draw claims by a seed, and write the sheet on which a reader holds them against their sources.

The same seed draws the same claims from the same records, so that anyone can see that nobody chose them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.models.addresses import doi_address
from handbook_data.models.evidence import Evidence
from handbook_data.models.source import Source
from handbook_data.vocabulary import ClaimKind, FaultKind, ReadingOutcome

HEALTH = "health"
"""Every kind of claim but the law."""
KINDS = (HEALTH, *(kind.value for kind in ClaimKind))


def population(handbook: Handbook, kind: str | None = None) -> tuple[LinkedClaim, ...]:
    """The claims that can be drawn, by full id: all, those of a kind, or `health` for all but the law."""
    return tuple(
        claim
        for _, claim in sorted(handbook.claims.items())
        if kind is None or (claim.kind is not ClaimKind.LEGAL if kind == HEALTH else claim.kind == kind)
    )


def draw(handbook: Handbook, seed: int, n: int, kind: str | None = None) -> tuple[LinkedClaim, ...]:
    """`n` claims drawn by the seed, in the order drawn; all of them, in that order, if there are fewer."""
    claims = population(handbook, kind)
    return tuple(random.Random(seed).sample(claims, min(n, len(claims))))


def sheet(handbook: Handbook, seed: int, n: int, kind: str | None, today: date) -> str:
    """A reader's sheet in Markdown: each claim drawn with its evidence, and room for a verdict."""
    drawn = draw(handbook, seed, n, kind)
    of = len(population(handbook, kind))
    head = [
        f"# {len(drawn)} of {of:,} claims{f' ({kind})' if kind else ''}, drawn on {today} by the seed {seed}",
        "",
        "Open each source and look for every part of the claim in it: statement, figures, who and how many,",
        "caveats, reasons, what contradicts it, and whether anything newer or larger is left out.",
        "",
        f"Verdicts: {_words(ReadingOutcome)}.",
        f"Kinds of fault: {_words(FaultKind)}.",
    ]
    parts = (_told(handbook, number, claim) for number, claim in enumerate(drawn, start=1))
    return "\n".join([*head, *(line for part in parts for line in part)]) + "\n"


def _words(vocabulary: type[ReadingOutcome] | type[FaultKind]) -> str:
    return ", ".join(word.value for word in vocabulary)


def _told(handbook: Handbook, number: int, claim: LinkedClaim) -> Iterator[str]:
    item, about = claim.assertion, claim.applies_to
    yield from ("", f"## {number}. {claim.full_id}", "", claim.statement, "")
    yield f"- {claim.kind.label}; {_listed(about.exposures)}; studied in {_listed(about.subjects)}"
    if claim.level:
        basis = f" ({claim.stated_basis.basis.label})" if claim.stated_basis else ""
        yield f"- {claim.level.label} certainty{basis}: {' '.join(claim.reasons)}"
    for advice in claim.advised:
        yield f"- advice of {advice.by}: {advice.strength.label}"
    if claim.attestation:
        yield f"- {claim.attestation.label}: {claim.attestation.meaning}"
    for caveat in item.caveats:
        yield f"- caveat ({caveat.kind.label}): {caveat.text}"
        if caveat.source:
            yield f"  - `{caveat.source}`, {caveat.locator or 'without locator'}"
            yield from _addresses(handbook.sources[caveat.source])
    for evidence in item.evidence:
        yield from _evidence(evidence, handbook.sources[evidence.source])
    yield from ("", "Verdict:", "Kinds of fault:", "What is wrong:", "Read (source, how deep, where):")


def _evidence(evidence: Evidence, source: Source) -> Iterator[str]:
    yield f"- {evidence.stance.label} ({evidence.directness.label}): `{source.id}`, {source.short_citation}"
    yield f"  - finding: {evidence.finding}"
    yield f"  - where: {evidence.locator}; read as {source.checked.depth.label} on {source.checked.on}"
    yield from _addresses(source)


def _addresses(source: Source) -> Iterator[str]:
    doi = doi_address(source.doi) if source.doi else None
    for address in dict.fromkeys(filter(None, (source.checked.address, doi, source.url))):
        yield f"  - <{address}>"


def _listed(words: tuple[object, ...]) -> str:
    return ", ".join(str(getattr(word, "label", word)) for word in words)
