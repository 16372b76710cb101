"""The page of how often we were wrong: what second readings found, by outcome and by kind of fault."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from markupsafe import Markup

from handbook_data.addresses import title_of
from handbook_data.handbook import Handbook
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.draw import Draw, DrawnClaim
from handbook_data.models.second_reading import NO_INTERESTS, SecondReading
from handbook_data.second_reading import Readable, readable
from handbook_data.vocabulary import FaultKind, ReadingOutcome
from handbook_pages.links import link
from handbook_pages.rendering import Pages, Rendering
from handbook_pages.text import escape, joined, sentence, show_date


def pages(rendering: Rendering) -> Pages:
    """What draws found, how much was read twice, and each second reading that has more to say."""
    book = rendering.handbook
    every = tuple(readable(book))
    read = [(item, item.reading) for item in every if item.reading is not None]
    outcomes = Counter(reading.found for _, reading in read)
    faults = Counter(fault for _, reading in read for fault in reading.faults)
    yield (
        "second-readings.md",
        rendering.page(
            "second_readings",
            editions=_by_edition(book),
            drawn=lambda verdict: _drawn(book, verdict),
            counts=(
                ("Key points, answers and steps", *_share(item for item in every if item.is_key_point)),
                ("Everything asserted, tables and judged claims included", *_share(every)),
            ),
            outcomes=[(outcome, outcomes[outcome]) for outcome in ReadingOutcome],
            faults=[(fault, faults[fault]) for fault in FaultKind if faults[fault]],
            told=[
                (_named(book, item), _told(reading))
                for item, reading in read
                if reading.note or reading.faults or reading.interests != NO_INTERESTS
            ],
        ),
    )


def _by_edition(handbook: Handbook) -> list[tuple[str, list[Draw]]]:
    """Draws by the edition that they were drawn from, the newest first."""
    groups = defaultdict[str, list[Draw]](list)
    for draw in handbook.draws.values():
        groups[draw.edition or ""].append(draw)
    return [
        (f"Edition {name}" if name else "Drafts before the first edition", _newest_first(groups[name]))
        for name in sorted(groups, reverse=True)
    ]


def _newest_first(draws: list[Draw]) -> list[Draw]:
    return sorted(draws, key=lambda draw: (draw.on.latest, draw.id), reverse=True)


def _drawn(handbook: Handbook, verdict: DrawnClaim) -> Markup:
    """The verdict on one claim, with a link to what stands there now, if it still does."""
    claim = handbook.claims.get(verdict.claim)
    name = link(claim, verdict.claim) if claim else escape(verdict.claim)
    kinds = f" ({joined(fault.label for fault in verdict.faults)})" if verdict.faults else ""
    told = (sentence(text) for text in (verdict.note, verdict.done) if text)
    return Markup(" ").join([Markup(f"{name}: {escape(verdict.found.label)}{kinds}."), *told])


def _named(handbook: Handbook, item: Readable) -> Markup:
    """A link to what was read; a claim is not told here, apart from its caveats."""
    if claim := handbook.claims.get(item.id):
        return link(claim, f"{title_of(claim.record)}: {claim.anchor.replace('-', ' ')}")
    title = title_of(item.record)
    return link(item.record, f'"{title}"' if isinstance(item.record, CirculatingClaim) else title)


def _told(reading: SecondReading) -> Markup:
    """When it was read, what was found, and who read it if they have an interest in the matter."""
    kinds = f" ({joined(fault.label for fault in reading.faults)})" if reading.faults else ""
    parts = [Markup(f"{show_date(reading.on)}: {escape(reading.found.label)}{kinds}.")]
    if reading.note:
        parts.append(sentence(reading.note))
    if reading.interests != NO_INTERESTS:
        parts.append(Markup(f"Interests of the reader: {sentence(reading.interests)}"))
    return Markup(" ").join(parts)


def _share(items: Iterable[Readable]) -> tuple[int, int]:
    """How many were read twice, of how many."""
    read = [item.reading is not None and item.reading.confirms for item in items]
    return sum(read), len(read)
