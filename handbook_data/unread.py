"""What follows from records that are there and could not be read: it is left out, and told as unchecked.

A rule applied to the other records would find that a source is missing, or that a condition has no
care, where the file that holds it has only a mistake in it: one mistake would give many messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook_data.handbook import Handbook
from handbook_data.models.record import Record
from handbook_data.models.references import references
from handbook_data.reading import Place
from handbook_data.rules import RULES


@dataclass(frozen=True, slots=True)
class Unread:
    """The records that could not be read, beside the handbook of those that could."""

    handbook: Handbook
    paths: Mapping[str, str]
    """The ids of what could not be read, with the paths of their files."""

    def bears_on(self, record: Record, place: Place) -> bool:
        """Whether what is said of a place may only follow from a record that could not be read.

        A reference is looked at alone; else a claim with all it names, or the whole record; and one step
        further, since a rule may look at the sources of a claim that is named.
        """
        if not self.paths:
            return False
        names = [(r.place, r.named) for r in references(record) if r.must_exist or r.place == place]
        scope = [name for where, name in names if where == place]
        if not scope:
            part = place[:2] if any(where[:2] == place[:2] and len(where) > 2 for where, _ in names) else ()
            scope = [name for where, name in names if where[: len(part)] == part]
        return any(self._holds(name) or any(map(self._holds, self._beyond(name))) for name in scope)

    def _holds(self, name: str) -> bool:
        return name.partition("/")[0] in self.paths

    def _beyond(self, name: str) -> Iterator[str]:
        """What a claim or source that is named rests on itself."""
        if name in self.handbook.claims:
            yield from (item.source for item in self.handbook.claims[name].assertion.evidence)
        elif name in self.handbook.sources:
            yield from (reference.named for reference in references(self.handbook.sources[name]))

    def told(self) -> Iterator[str]:
        """What was not checked and why, a sentence each without a full stop."""
        if not self.paths:
            return
        codes = ", ".join(rule.code for rule in RULES if rule.on_whole)
        yield f"the rules that need every record ({codes}): {len(self.paths)} could not be read"
        naming: dict[str, dict[str, None]] = {}
        for file in self.handbook.files:
            for reference in references(file.record):
                if reference.must_exist and self._holds(reference.named):
                    naming.setdefault(reference.named.partition("/")[0], {})[file.record.id] = None
        for name, records in sorted(naming.items()):
            more = f" and {len(records) - 5} more" if len(records) > 5 else ""
            path = self.paths[name]
            yield f"what names `{name}`, in {', '.join(list(records)[:5])}{more}: {path} could not be read"
