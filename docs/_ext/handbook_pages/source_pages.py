"""The pages on which sources stand: grouped, each with how it was read, who paid and what rests on it."""

from __future__ import annotations

from collections import defaultdict

from markupsafe import Markup

from handbook_data.addresses import source_group
from handbook_data.handbook import Handbook
from handbook_data.models.source import Source
from handbook_data.models.tombstone import Tombstone
from handbook_data.vocabulary import Exposure, Standing, Subject
from handbook_pages.claims import stance, sure_in_short
from handbook_pages.links import link, source_link
from handbook_pages.references import bibliographic_reference, counted
from handbook_pages.rendering import Pages, Rendering
from handbook_pages.text import as_myst, escape, external, first_upper, joined, sentence

GROUPS: dict[str, tuple[str, str]] = {
    "trials-and-cohorts": (
        "Trials, cohorts and laboratory studies in people",
        "People were studied directly.",
    ),
    "surveys": ("Surveys, interviews and diaries", "People described their own use and symptoms."),
    "cases": ("Case reports, poison centres and registers", "Single cases, or reports without a comparison."),
    "reviews": ("Reviews and meta-analyses", "They join what others studied."),
    "guidelines": ("Guidelines", "What bodies recommend for treatment."),
    "laboratory": ("Animals, cells and products", "Experiments outside people, and analyses of products."),
    "agencies": ("Agencies, registers and services", "Notices, reports, codes and help services."),
    "law": ("Laws, bills and court papers", "Texts of legislatures, gazettes and courts."),
    "news-and-professional": ("News and professional pages", "They report what others decided or found."),
    "interested-parties": (
        "Interested parties",
        "Vendors, advocates and promotional texts. They show that something is said, never that it is so.",
    ),
}
"""The pages on which sources stand: file name, title and what they have in common."""


def pages(rendering: Rendering) -> Pages:
    """A page for each group that has sources, and the first page of them all."""
    book = rendering.handbook
    groups: dict[str, list[Source]] = {name: [] for name in GROUPS}
    for source in sorted(book.sources.values(), key=lambda s: (s.short_citation.casefold(), s.id)):
        groups[source_group(source)].append(source)
    gone = _gone(book)
    filled = {name: sources for name, sources in groups.items() if sources or f"sources/{name}" in gone}
    for name, sources in filled.items():
        title, lead = GROUPS[name]
        yield (
            f"sources/{name}.md",
            rendering.page(
                "sources",
                title=title,
                lead=lead,
                sources=sources,
                gone=gone[f"sources/{name}"],
                reference=bibliographic_reference,
                studied=_studied,
                origin=lambda source: _origin(book, source),
                paid=_paid,
                checked=_checked,
                rests=lambda source: _rests_on(book, source),
            ),
        )
    listed = [(name, *GROUPS[name], len(sources)) for name, sources in filled.items()]
    yield "sources/index.md", rendering.page("sources_index", groups=listed)


def _gone(handbook: Handbook) -> dict[str, list[tuple[Tombstone, tuple[Markup, ...]]]]:
    """The sources that went, by the page they last stood on, each with links to what is in its place."""
    found = defaultdict[str, list[tuple[Tombstone, tuple[Markup, ...]]]](list)
    for stone in handbook.tombstones.values():
        if handbook.published and (once := handbook.published.ever_sources.get(stone.was)):
            links = tuple(source_link(handbook.sources[name]) for name in stone.to)
            found[once.page].append((stone, links))
    return found


def _studied(source: Source) -> Markup:
    """Who speaks, how it was studied, and whom or what."""
    studied = source.studied
    parts = [
        escape(f"{first_upper(source.provenance.label)}; {source.design.label}."),
        Markup(f"Studied: {_labels(studied.exposures)} in {_labels(studied.subjects)}."),
    ]
    if studied.population:
        parts.append(Markup(f"Population: {sentence(studied.population)}"))
    if studied.n is not None:
        note = f" ({studied.n_note})" if studied.n_note else ""
        parts.append(escape(f"n = {counted(studied)}{note}."))
    elif studied.n_note:
        parts.append(Markup(f"n: {sentence(studied.n_note)}"))
    if studied.product:
        parts.append(Markup(f"Product or exposure: {sentence(studied.product)}"))
    if source.design_note:
        parts.append(Markup(f"Design: {sentence(source.design_note)}"))
    return Markup(" ").join(parts)


def _origin(handbook: Handbook, source: Source) -> Markup:
    """Which other sources report on the same, and which it includes; empty where none does."""
    parts = []
    if source.reports_on:
        main = source_link(handbook.sources[source.reports_on])
        parts.append(f"Another report of what {main} reports; the two count once.")
    others = handbook.reports_by_source.get(source.id, ())
    if others:
        parts.append(f"Also reported by {joined(map(source_link, others))}; all of them count once.")
    if source.includes:
        included = joined(source_link(handbook.sources[name]) for name in source.includes)
        parts.append(f"Includes {included}.")
    return Markup(" ".join(parts))


def _paid(source: Source) -> Markup:
    """Who paid, whose interests are in it, and what else a reader should know."""
    parts = [
        f"Funding: {sentence(source.funding or 'not seen in what was read')}",
        f"Interests: {sentence(source.conflicts or 'none seen in what was read')}",
    ]
    if source.note:
        parts.append(f"Note: {sentence(source.note)}")
    return Markup(" ".join(parts))


def _checked(source: Source) -> Markup:
    """How it stands today, when it was looked at, and how deep."""
    publication, checked = source.publication, source.checked
    parts = []
    if publication.status is not Standing.CURRENT:
        on = f" ({as_myst(publication.on)})" if publication.on else ""
        notice = f": {escape(publication.notice)}" if publication.notice else ""
        parts.append(f"**{escape(first_upper(publication.status.label))}**{on}{notice}.")
    parts.append(f"Checked {as_myst(checked.on)}: {escape(checked.depth.meaning)}")
    if checked.note:
        parts.append(sentence(checked.note))
    if checked.address:
        parts.append(f"{external('Where it was read', checked.address)}.")
    return Markup(" ".join(parts))


def _rests_on(handbook: Handbook, source: Source) -> list[Markup]:
    """What it says on each claim that rests on it, then what else cites it, a line each."""
    lines = [
        Markup(f"{stance(item)} {link(claim)} ({escape(sure_in_short(claim))}): {sentence(item.finding)}")
        for claim in handbook.claims_by_source.get(source.id, ())
        for item in claim.assertion.evidence
        if item.source == source.id
    ]
    cited = handbook.citations_by_source.get(source.id, ())
    return [*lines, *(Markup(f"Also cited by: {link(record)}") for record in cited)]


def _labels(words: tuple[Exposure, ...] | tuple[Subject, ...]) -> Markup:
    return joined(word.label for word in words)
