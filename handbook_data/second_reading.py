"""What can be read a second time, and whether the words that were read still stand.

The hash is over what an assertion says: statement or coded fields, whom and what it is about, evidence,
caveats, certainty with its reasons. It is not over how that is laid out, nor over what is our own work on
it: ids, the days on which it was looked at, links to other claims.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from handbook_data.handbook import Handbook
from handbook_data.models.circulating_claim import CirculatingClaim
from handbook_data.models.claim import Sourced
from handbook_data.models.measurement import MeasurementTable
from handbook_data.models.record import Record, TopicRecord
from handbook_data.models.second_reading import SecondReading
from handbook_data.reading import Place
from handbook_data.vocabulary import Depth, ReadingOutcome, Stance, Vocabulary

Assertion = Sourced | MeasurementTable | CirculatingClaim
"""What can be read a second time: an assertion of a topic, a table of values, a judged claim."""
_NOT_WORDS = {"id", "second_reading", "reviewed", "review_by", "checked", "contradicted_by"}
_DIGITS = 12


def words_of(item: Assertion) -> str:
    """The words of an assertion as 12 hexadecimal digits of SHA-256.

    The order of keys and lists plays no part, and neither does a field that is left at its default, so
    that a new optional field changes no hash.
    """
    said = item.model_dump(mode="json", exclude=_NOT_WORDS, exclude_defaults=True)
    return hashlib.sha256(_text(said).encode()).hexdigest()[:_DIGITS]


def _text(value: Any) -> str:
    """A value as JSON in one way alone: keys in order, and the items of a list too."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        return "{" + ",".join([f'"{key}":{_text(value[key])}' for key in sorted(value)]) + "}"
    if isinstance(value, list):
        return "[" + ",".join(sorted(map(_text, value))) + "]"
    return json.dumps(value)


class Readable(NamedTuple):
    """An assertion that can be read a second time, in its place."""

    id: str
    """The full id of a claim, or the id of a table or circulating claim."""
    record: Record
    place: Place
    item: Assertion
    is_key_point: bool
    """Whether a hurried reader sees it: as a key point, as an answer to a question, or as a step."""

    @property
    def reading(self) -> SecondReading | None:
        """Its second reading, if there is one."""
        return self.item.second_reading

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that it rests on, each once: those of its caveats stand last."""
        caveats = () if isinstance(self.item, CirculatingClaim) else self.item.caveats
        names = [*self._asserting(), *(caveat.source for caveat in caveats if caveat.source)]
        return tuple(dict.fromkeys(names))

    @property
    def bearing_sources(self) -> frozenset[str]:
        """The ids of the sources of which a second reading opens at least one."""
        if isinstance(self.item, Sourced):
            return frozenset(item.source for item in self.item.with_stance(Stance.SUPPORTS))
        return frozenset(self._asserting())

    def _asserting(self) -> Iterator[str]:
        match self.item:
            case Sourced():
                yield from (item.source for item in self.item.evidence)
            case MeasurementTable():
                yield from (row.source for row in self.item.rows)
            case CirculatingClaim():
                yield from self.item.found_in

    @property
    def is_changed(self) -> bool:
        """Whether a word was changed after the second reading."""
        return self.reading is not None and self.reading.words != words_of(self.item)

    @property
    def is_read_twice(self) -> bool:
        """Whether a second reading found the words that stand now in their sources."""
        return self.reading is not None and self.reading.confirms and not self.is_changed


def readable(handbook: Handbook) -> Iterator[Readable]:
    """Everything that can be read a second time, in the order of the handbook."""
    acted_on = handbook.acted_on
    for record in handbook.records.values():
        for item in readable_in(record):
            yield item._replace(is_key_point=True) if item.id in acted_on else item


def readable_in(record: Record, *, only_read: bool = False) -> Iterator[Readable]:
    """What can be read a second time in one record; `only_read`: or rather what has been."""
    match record:
        case TopicRecord():
            for place, item in record.assertions():
                if item.second_reading is not None or not only_read:
                    full_id = f"{record.id}/{item.id}"
                    yield Readable(full_id, record, place, item, is_key_point=item.id in record.key_points)
        case MeasurementTable() | CirculatingClaim():
            if record.second_reading is not None or not only_read:
                yield Readable(record.id, record, (), record, is_key_point=False)


def begun(item: Readable, day: date) -> str:
    """A second reading to fill in, as it stands in the record: the sources to open, and the words' hash."""
    lines = [
        f"# depth: {_words_for(Depth)}; take out the sources that you did not open",
        f"# found: {_words_for(ReadingOutcome)}",
        "# if not stood: add `faults`, a list (the glossary has the kinds), and `note`, what was wrong",
        "# interests: none, or what they are",
        "second_reading:",
        f"  on: {day}",
        "  read:",
        *(line for source in item.sources for line in (f"  - source: {source}", "    depth:")),
        "  found:",
        "  interests:",
        f"  words: '{words_of(item.item)}'",
    ]
    indent = "  " if item.place else ""
    return "".join(f"{indent}{line}\n" for line in lines)


def _words_for(vocabulary: type[Vocabulary]) -> str:
    return ", ".join(word.value for word in vocabulary)
