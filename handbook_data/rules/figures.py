"""Rules on figures: each comes from what a source was found to say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handbook_data.figures import Figure, Known, every_figure, figures, known, stands_in
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.reading import Place
from handbook_data.rules.origins import weighed_texts
from handbook_data.rules.registry import Breach, RuleLevel, rule
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


@rule(
    "R643",
    "a figure in a caveat or a reason stands in a finding, or the caveat names its own source",
    reason="A fact that no source bears is no safer for standing in a caveat.",
    remedy="correct the figure, give the finding it comes from, or set `source` and `locator` of the caveat",
    level=RuleLevel.WARNING,
    excusable=True,
)
def caveats_bring_no_figures_of_their_own(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        if not claim.is_written:
            continue  # sections of law that were not read are named by their numbers
        wanted = [
            (place, words)
            for place, text in weighed_texts(claim)
            if place[0] != "statement" and not _has_source(claim, place) and (words := figures(text))
        ]
        if not wanted:
            continue
        items = claim.assertion.evidence
        names = [item.source for item in items]
        told = [claim.statement, *(item.finding for item in items), *_recorded(handbook, names)]
        as_one = "\n".join(told)
        numbers = _numbers_of(handbook, names)
        for place, words in wanted:
            left = _not_literally_in(as_one, words, known((), numbers, sources=len(items)))
            if not left:
                continue
            there = known((figure for text in told for figure in every_figure(text)), numbers, len(items))
            found = _found_nowhere(left, there)
            if found:
                yield Breach(claim.record, (*claim.place, *place), f"no finding has {found}")


def _has_source(claim: LinkedClaim, place: Place) -> bool:
    return place[0] == "caveats" and claim.assertion.caveats[int(place[1])].source is not None


def _recorded(handbook: Handbook, names: list[str]) -> Iterator[str]:
    """What the records of sources say of how they were made and of whom they tell."""
    for name in dict.fromkeys(names):
        if source := handbook.sources.get(name):
            studied = source.studied
            texts = (studied.population, studied.n_note, studied.product, source.design_note, source.note)
            yield from (text for text in (*texts, source.title, source.checked.note) if text)


@rule(
    "R644",
    "a caveat that names its own source says where in it",
    reason="A source without a place cannot be looked up.",
    remedy="write `source` and `locator` together, or neither",
)
def sources_of_caveats_have_places(handbook: Handbook, today: date) -> Iterator[Breach]:
    for claim in handbook.claims.values():
        for index, caveat in enumerate(claim.assertion.caveats):
            if (caveat.source is None) is not (caveat.locator is None):
                key = "source" if caveat.source else "locator"
                yield Breach(claim.record, (*claim.place, "caveats", index, key), "it stands alone")
