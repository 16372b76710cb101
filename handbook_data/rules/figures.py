"""Rules on figures: each comes from what a source was found to say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handbook_data.figures import Figure, Known, every_figure, figures, known, stands_in
from handbook_data.handbook import Handbook
from handbook_data.rules.registry import Breach, rule
from handbook_data.vocabulary import Stance


@rule(
    "R309",
    "every figure in a statement occurs in a finding that does not contradict it",
    reason="A figure that no finding carries is a slip or an invention, in digits as well as in words.",
    remedy="correct the figure, or give the finding it comes from; `about a third` is not 35%",
    excusable=True,
)
def figures_come_from_findings(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        wanted = figures(claim.statement) if claim.is_written else ()
        if not wanted:
            continue
        evidence = [item for item in claim.assertion.evidence if item.stance is not Stance.CONTRADICTS]
        findings = [item.finding for item in evidence]
        numbers = _numbers_of(handbook, [item.source for item in evidence])
        cited = len(claim.assertion.evidence)
        left = _not_literally_in("\n".join(findings), wanted, known((), numbers, sources=cited))
        if left:
            there = known((figure for text in findings for figure in every_figure(text)), numbers, cited)
            found = _found_nowhere(left, there)
            if found:
                yield Breach(claim.record, (*claim.place, "statement"), f"no finding has {found}")


def _numbers_of(handbook: Handbook, names: list[str]) -> list[int]:
    """When sources appeared, and how many people, animals or samples they studied."""
    sources = [source for name in names if (source := handbook.sources.get(name))]
    numbers = [source.issued.year for source in sources if source.issued]
    return numbers + [source.studied.n for source in sources if source.studied.n is not None]


def _not_literally_in(text: str, wanted: tuple[Figure, ...], told: Known) -> tuple[Figure, ...]:
    """The figures that do not stand in a text letter by letter, and must be looked for in other forms."""
    return tuple(
        figure
        for figure in wanted
        if not told.has(figure)
        and not stands_in(figure.written, text)
        and not (figure.parts and all(stands_in(str(part), text) for part in figure.parts))
    )


def _found_nowhere(wanted: tuple[Figure, ...], there: Known) -> str:
    return ", ".join(dict.fromkeys(f"`{figure.written}`" for figure in wanted if not there.has(figure)))


@rule(
    "R441",
    "a circulating claim's reason brings no figure of its own",
    reason="The reason only joins what the deciding claims say; figures stand there with their caveats.",
    remedy="take the figure from a deciding claim, or name the claim that has it",
    excusable=True,
)
def verdicts_bring_no_new_figures(handbook: Handbook, today: date) -> Iterator[Breach]:
    for record in handbook.circulating_claims.values():
        wanted = figures(record.reason)
        if not wanted:
            continue
        claims = [claim for name in record.decided_by if (claim := handbook.claims.get(name))]
        said = [claim.statement for claim in claims]
        said += [item.finding for claim in claims for item in claim.assertion.evidence]
        there = known((figure for text in said for figure in every_figure(text)), sources=len(said))
        found = _found_nowhere(wanted, there)
        if found:
            yield Breach(record, ("reason",), f"no deciding claim has {found}")
