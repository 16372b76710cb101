"""Rules on second readings and draws: of the words that stand, saying what was read and found."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from handbook_data.folding import words
from handbook_data.handbook import Handbook
from handbook_data.models.second_reading import NO_INTERESTS, SecondReading
from handbook_data.rules.registry import Breach, rule
from handbook_data.second_reading import Readable, readable_in, words_of
from handbook_data.vocabulary import Depth, ReadingOutcome


def _read(handbook: Handbook) -> Iterator[tuple[Readable, SecondReading]]:
    for record in handbook.records.values():
        for item in readable_in(record, only_read=True):
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
    "R620",
    "what was read twice in the last edition still is, while its words stand",
    reason="A mark that goes without a word of change is lost work, or was in somebody's way.",
    remedy="restore `second_reading`; where it was wrong, mend the claim, or say `found: not-found-again`",
)
def published_readings_stay(handbook: Handbook, today: date) -> Iterator[Breach]:
    read = handbook.published.read_twice if handbook.published else {}
    for record in handbook.records.values() if read else ():
        for item in readable_in(record):
            if item.reading is None and item.id in read and words_of(item.item) == read[item.id]:
                found = f"`{item.id}` was published as read twice, and its words are the same"
                yield Breach(record, (*item.place, "second_reading"), found)


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


_MOST_ALIKE = 3
"""So many claims can share one fault, found in the same sources: one compound and two of its relatives."""


@rule(
    "R621",
    "the note of a second reading is of that reading, not of a row of them",
    reason="A block that is copied from claim to claim tells what was found in none of them.",
    remedy="say for each claim what was found in it; if all did have that one fault, write an exception",
    excusable=True,
)
def notes_are_of_their_own_reading(handbook: Handbook, today: date) -> Iterator[Breach]:
    held: dict[object, list[Readable]] = defaultdict(list)
    for item, reading in _read(handbook):
        if reading.note is not None:
            opened = frozenset((part.source, part.depth) for part in reading.read)
            held[words(reading.note), opened].append(item)
    for alike in held.values():
        for item in alike if len(alike) > _MOST_ALIKE else ():
            others = len(alike) - 1
            found = f"the same note over the same sources stands at {others} other claims"
            yield Breach(item.record, (*item.place, "second_reading", "note"), found)


_WHOLE = (Depth.FULL_TEXT, Depth.OFFICIAL_TEXT)


@rule(
    "R619",
    "a second reading of a whole text of which the handbook saw less says where it was read",
    reason="`Full text` of a paper that was seen as an abstract is a claim that nobody can follow.",
    remedy="write the `address` at which it was read, or the depth at which it was",
)
def deeper_readings_have_an_address(handbook: Handbook, today: date) -> Iterator[Breach]:
    for item, reading in _read(handbook):
        for index, part in enumerate(reading.read):
            source = handbook.sources.get(part.source)
            if source is None or part.depth not in _WHOLE or source.checked.depth in _WHOLE:
                continue
            if part.address is None:
                found = f"`{part.depth}` of `{source.id}`, which was seen as `{source.checked.depth}`"
                yield Breach(item.record, (*item.place, "second_reading", "read", index, "depth"), found)


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


@rule(
    "R615",
    "the counts of a draw add up",
    reason="Our own error rate is only worth something if nothing drawn is left out of it.",
    remedy="count the verdicts again; leave a count out only where it was not recorded",
)
def counts_of_a_draw_add_up(handbook: Handbook, today: date) -> Iterator[Breach]:
    for draw in handbook.draws.values():
        known = [count for count in draw.counts.values() if count is not None]
        if sum(known) > draw.n or (len(known) == len(draw.counts) and sum(known) != draw.n):
            yield Breach(draw, ("n",), f"{draw.n} drawn, and {sum(known)} counted")
        if draw.population_size is not None and draw.population_size < draw.n:
            found = f"{draw.n} drawn from {draw.population_size}"
            yield Breach(draw, ("population_size",), found)
        if draw.verdicts and len(draw.verdicts) != draw.n:
            yield Breach(draw, ("verdicts",), f"{draw.n} drawn, and {len(draw.verdicts)} verdicts")
        for outcome, count in draw.counts.items():
            verdicts = sum(verdict.found is outcome for verdict in draw.verdicts)
            if draw.verdicts and verdicts != count:
                yield Breach(draw, ("verdicts",), f"{verdicts} times `{outcome}`, and {count} counted")
        told = Counter(kind for verdict in draw.verdicts for kind in {*verdict.faults})
        for index, fault in enumerate(draw.faults if draw.verdicts else ()):
            if fault.count is not None and fault.count != told[fault.kind]:
                found = f"`{fault.kind}` {told[fault.kind]} times in the verdicts, and {fault.count} counted"
                yield Breach(draw, ("faults", index, "count"), found)


@rule(
    "R616",
    "a draw names claims that are there or have left a tombstone, each once",
    reason="Readers must be able to see what was wrong, and what stands in its place.",
    remedy="correct the full id, or name each claim once",
)
def drawn_claims_can_be_found(handbook: Handbook, today: date) -> Iterator[Breach]:
    gone = {stone.was for stone in handbook.tombstones.values()}
    for draw in handbook.draws.values():
        seen: set[str] = set()
        for index, verdict in enumerate(draw.verdicts):
            place = ("verdicts", index, "claim")
            was_there = {verdict.claim, verdict.claim.partition("/")[0]} & gone
            if verdict.claim not in handbook.claims and not was_there:
                yield Breach(draw, place, f"there is no claim `{verdict.claim}`, and no tombstone of one")
            elif verdict.claim in seen:
                yield Breach(draw, place, f"`{verdict.claim}` stands twice")
            seen.add(verdict.claim)


@rule(
    "R617",
    "a draw was read before now",
    reason="A draw dated tomorrow did not happen.",
    remedy="write when it was drawn and read",
)
def draws_are_past(handbook: Handbook, today: date) -> Iterator[Breach]:
    for draw in handbook.draws.values():
        if draw.on.earliest > today:
            yield Breach(draw, ("on",), f"{draw.on} lies in the future")


@rule(
    "R618",
    "a verdict that found a fault says of which kind, and what was done, and no other does",
    reason="An error rate without what was wrong and what was done about it helps nobody.",
    remedy="say it in `faults`, `note` (what was wrong) and `done` (what was done), or correct `found`",
)
def verdicts_tell_their_faults(handbook: Handbook, today: date) -> Iterator[Breach]:
    for draw in handbook.draws.values():
        for index, verdict in enumerate(draw.verdicts):
            stood = verdict.found is ReadingOutcome.STOOD
            told = verdict.note is not None and verdict.done is not None
            told = told and (bool(verdict.faults) or verdict.found is ReadingOutcome.NOT_FOUND)
            place = ("verdicts", index, "found")
            if stood and verdict.faults:
                yield Breach(draw, place, f"`{verdict.found}`, with {len(verdict.faults)} kinds of fault")
            elif not stood and not told:
                yield Breach(draw, place, f"`{verdict.found}`, without `faults`, `note` or `done`")


_UNSAID = re.compile(
    r"\b(?:(?:who )?knows?|known|unknown|unsure|none|nothing|something|anything|whatever|various|some|maybe"
    r"|perhaps|possibly|not|no|any|all|stated|said|told|declared|disclosed|given|applicable|interests?"
    r"|conflicts?|have|has|had|the|and|for|such|who|what|of|in|to|is|are|was|a|i|it|my|one|other|others)\b",
    re.IGNORECASE,
)


_OWN = re.compile(
    r"\b(?:wrote|written|drafted|author(?:ed)?) (?:of )?(?:this|the|that) (?:claim|record)\b", re.I
)
"""Words by which readers say that they had written the claim themselves."""


@rule(
    "R117",
    "the interests of a second reader are `none`, or are named",
    reason="Whoever reads for a seller has to say so; words that name nothing hide it.",
    remedy="write `none`, or for whom the reader works or in what the reader has a stake",
)
def readers_name_their_interests(handbook: Handbook, today: date) -> Iterator[Breach]:
    for item, reading in _read(handbook):
        place = (*item.place, "second_reading", "interests")
        if _OWN.search(reading.interests):
            yield Breach(item.record, place, f"`{reading.interests}` is no second reader")
            continue
        named = re.findall(r"[^\W\d_]{2,}", _UNSAID.sub(" ", reading.interests))
        if reading.interests != NO_INTERESTS and not named:
            yield Breach(item.record, place, f"`{reading.interests}` names nothing")


FIRST_DAY = date(2026, 11, 1)
"""Before it there was no claim of this handbook that someone could have read."""


@rule(
    "R118",
    "a second reading was made when the claim and what was read for it were there",
    reason="A reading that is older than the claim or its source did not happen.",
    remedy="write the day on which it was read",
)
def readings_follow_their_claim(handbook: Handbook, today: date) -> Iterator[Breach]:
    for item, reading in _read(handbook):
        place = (*item.place, "second_reading", "on")
        read = [handbook.sources.get(part.source) for part in reading.read]
        later = [source for source in read if source and source.issued]
        if reading.on.latest < FIRST_DAY:
            yield Breach(item.record, place, f"{reading.on}, before the handbook was begun")
        for source in later:
            if source.issued and source.issued.surely_after(reading.on):
                yield Breach(item.record, place, f"{reading.on}, and `{source.id}` is of {source.issued}")
