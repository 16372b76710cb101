"""The page of how often we were wrong: what second readings found, by outcome and by kind of fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from handbook_data.addresses import title_of
from handbook_data.handbook import Handbook
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.second_reading import NO_INTERESTS, SecondReading
from handbook_data.second_reading import Readable, readable
from handbook_data.vocabulary import FaultKind, ReadingOutcome
from handbook_pages.links import link
from handbook_pages.rendering import Pages, Rendering
from handbook_pages.text import escape, joined, sentence, show_date


def pages(rendering: Rendering) -> Pages:
    """How much was read twice, what was found, and each reading that has more to say."""
    book = rendering.handbook
    every = tuple(readable(book))
    read = [(item, item.reading) for item in every if item.reading is not None]
    outcomes = Counter(reading.found for _, reading in read)
    faults = Counter(fault for _, reading in read for fault in reading.faults)
    yield (
        "second-readings.md",
        rendering.page(
            "second_readings",
            counts=(
                ("Key points", *_share(item for item in every if item.is_key_point)),
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
