"""Rules on second readings: they are of the words that stand, and say what was read and found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handbook_data.handbook import Handbook
from handbook_data.models.second_reading import SecondReading
from handbook_data.rules.registry import Breach, rule
from handbook_data.second_reading import Readable, readable
from handbook_data.vocabulary import ReadingOutcome


def _read(handbook: Handbook) -> Iterator[tuple[Readable, SecondReading]]:
    for item in readable(handbook):
        if item.reading is not None:
            yield item, item.reading


@rule(
    "R610",
    "a second reading is of the words that stand",
    reason="A claim that was changed since has not been read twice, and its mark would mislead.",
    remedy="read it again against its sources (`make read ID=...` begins the new reading), or take it out",
)
def readings_are_of_these_words(handbook: Handbook, today: date) -> Iterator[Breach]:
    for item, reading in _read(handbook):
        if item.is_changed:
            found = f"`{item.id}` was changed since it was read on {reading.on}"
            yield Breach(item.record, (*item.place, "second_reading", "words"), found)


@rule(
    "R611",
    "a second reading was made before now",
    reason="A reading dated tomorrow did not happen.",
    remedy="write the day on which it was read",
)
def readings_are_past(handbook: Handbook, today: date) -> Iterator[Breach]:
    for item, reading in _read(handbook):
        if reading.on.earliest > today:
            place = (*item.place, "second_reading", "on")
            yield Breach(item.record, place, f"{reading.on} lies in the future")


@rule(
    "R612",
    "a second reading opens sources that the claim rests on, each once",
    reason="What was read elsewhere does not bear the claim until it is evidence for it.",
    remedy="add the source to the evidence and read the claim again, or leave it out of `read`",
)
def readings_are_of_its_sources(handbook: Handbook, today: date) -> Iterator[Breach]:
    for item, reading in _read(handbook):
        seen: set[str] = set()
        for index, part in enumerate(reading.read):
            place = (*item.place, "second_reading", "read", index, "source")
            if part.source not in item.sources:
                yield Breach(item.record, place, f"`{item.id}` does not rest on `{part.source}`")
            elif part.source in seen:
                yield Breach(item.record, place, f"`{part.source}` stands twice", "name it once")
            seen.add(part.source)


@rule(
    "R613",
    "a second reading that found a fault says of which kind and what was wrong, and no other does",
    reason="Our own error rate is told by kind; a fault without a name teaches nobody.",
    remedy="name the kinds in `faults` and what was wrong in `note`, or correct `found`",
)
def readings_tell_their_faults(handbook: Handbook, today: date) -> Iterator[Breach]:
    for item, reading in _read(handbook):
        place = (*item.place, "second_reading", "found")
        stood = reading.found is ReadingOutcome.STOOD
        if stood and reading.faults:
            yield Breach(item.record, place, f"`{reading.found}`, with {len(reading.faults)} kinds of fault")
        elif not stood and reading.note is None:
            yield Breach(item.record, place, f"`{reading.found}`, and no `note`")
        elif reading.found in (ReadingOutcome.SMALL_FAULT, ReadingOutcome.MISLEADING) and not reading.faults:
            yield Breach(item.record, place, f"`{reading.found}`, and no kind of fault")


@rule(
    "R614",
    "a second reading that found its claim opened a source that supports it",
    reason="A claim is read twice when what bears it was opened again.",
    remedy="open a supporting source and name it in `read`, or write `found: not-found-again`",
)
def readings_open_what_bears_the_claim(handbook: Handbook, today: date) -> Iterator[Breach]:
    for item, reading in _read(handbook):
        if reading.confirms and not item.bearing_sources & {part.source for part in reading.read}:
            place = (*item.place, "second_reading", "found")
            yield Breach(item.record, place, "no source that supports it was opened")
