"""The pages of what is being claimed: assertions found in the wild, and what the claims here say of each."""

from __future__ import annotations

from collections.abc import Iterable

from handbook_data.handbook import Handbook
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.vocabulary import Danger
from handbook_pages.rendering import Pages, Rendering


def pages(rendering: Rendering) -> Pages:
    """All of them, the dangerous ones first, and those of each text on a page."""
    book = rendering.handbook
    claims = book.circulating_claims.values()
    groups = [(danger, [claim for claim in claims if claim.danger is danger]) for danger in Danger]
    texts = _by_text(book)
    yield "circulating/index.md", rendering.page("circulating", groups=groups, texts=tuple(texts))
    for name, found in texts.items():
        source = book.sources[name]
        text = rendering.page("circulating_source", source=source, claims=by_danger(found))
        yield f"circulating/{name}.md", text


def by_danger(claims: Iterable[CirculatingClaim]) -> tuple[CirculatingClaim, ...]:
    """Circulating claims with the dangerous ones first."""
    order = list(Danger)
    return tuple(sorted(claims, key=lambda claim: order.index(claim.danger)))


def _by_text(handbook: Handbook) -> dict[str, list[CirculatingClaim]]:
    """Circulating claims by the source they were found in."""
    groups: dict[str, list[CirculatingClaim]] = {}
    for claim in handbook.circulating_claims.values():
        for source in claim.found_in:
            groups.setdefault(source, []).append(claim)
    return groups
