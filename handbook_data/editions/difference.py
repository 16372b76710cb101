"""What changed between two editions: certainty first, then the law, claims, sources and records.

An id that went is followed through its tombstone, so that what was only renamed is not told as new. A
claim goes with its record: under the same id where the record moved, and for good where it was withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from handbook_data.editions.naming import Bump
from handbook_data.models.source import Publication
from handbook_data.published import ClaimSnapshot, Snapshot, TombstoneSnapshot
from handbook_data.vocabulary import Level, TombstoneKind


class ChangelogSection(StrEnum):
    """The parts of a telling, in its order."""

    CERTAINTY = "Certainty"
    LAW = "The law"
    CLAIMS = "Claims"
    SOURCES = "Sources"
    RECORDS = "Records"


class Happening(StrEnum):
    """What happened to a thing; within a part it is told in this order."""

    LOWERED = "lowered"
    RAISED = "raised"
    CHANGED = "changed"
    """Coded facts of the law, the standing of a source, or a judgement."""
    ADDED = "added"
    REWORDED = "reworded"
    REVISED = "revised"
    """Evidence, caveats or scope changed, and neither wording nor certainty."""
    SPLIT = "split"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: its id, what a reader knows it by, and how it was and is."""

    section: ChangelogSection
    happening: Happening
    id: str
    title: str
    was: str = ""
    """What a reader knew it by before, where that changed."""
    before: str = ""
    after: str = ""
    to: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed, in the order of its telling."""

    changes: tuple[Change, ...]
    looked_at_again: int
    """How many claims were reviewed and left as they were."""
    bump: Bump
    """Which part of the data's version has to count up at least."""


def difference(old: Snapshot, new: Snapshot) -> Difference:
    """What changed from one edition to a later one."""
    gone = Gone(old, new)
    changes = [*_claims(old, new, gone), *_sources(old, new, gone), *_records(old, new, gone)]
    changes.sort(key=lambda change: (_SECTIONS[change.section], _HAPPENINGS[change.happening], change.id))
    told = {change.id for change in changes}
    again = sum(
        1
        for key, claim in new.claims.items()
        if key in old.claims and key not in told and claim.reviewed > old.claims[key].reviewed
    )
    return Difference(tuple(changes), again, _bump(old, new, bool(changes)))


_SECTIONS = {section: place for place, section in enumerate(ChangelogSection)}
_THINGS = ("claims", "records", "sources")
_RANKS = {level.value: level.rank for level in Level}
_HAPPENINGS = {happening: place for place, happening in enumerate(Happening)}


class Gone:
    """Where the ids of an old edition went."""

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        self.stones = {stone.was: stone for stone in new.tombstones.values()}
        lost = [key for name in _THINGS for key in getattr(old, name) if key not in getattr(new, name)]
        self.arrived = {target for key in lost if key in self.stones for target in self.stones[key].to}
        """What stands in the place of something that went."""
        self.carried = {
            f"{target}/{key.partition('/')[2]}"
            for key in lost
            if "/" in key and key not in self.stones
            for target in self.record_of(key).to
        }
        """Where the claims of records that moved stand, if they went along."""

    def record_of(self, claim: str) -> TombstoneSnapshot:
        """The tombstone of a claim's record; an empty one where the record is still there."""
        return self.stones.get(claim.partition("/")[0], _NO_STONE)

    def heir(self, claim: str, claims: Mapping[str, ClaimSnapshot]) -> str | None:
        """Where a claim stands now: under its own id, or where it or its record moved."""
        if claim in claims:
            return claim
        stone = self.stones.get(claim)
        if stone is not None:
            return stone.to[0] if stone.kind == TombstoneKind.MOVED and stone.to[0] in claims else None
        name = claim.partition("/")[2]
        return next((f"{to}/{name}" for to in self.record_of(claim).to if f"{to}/{name}" in claims), None)


_NO_STONE = TombstoneSnapshot(was="", kind="", reason="")


def _claims(old: Snapshot, new: Snapshot, gone: Gone) -> Iterator[Change]:
    for key, before in old.claims.items():
        heir = gone.heir(key, new.claims)
        if heir is not None:
            yield from _compared(heir, before, new.claims[heir])
        stone = gone.stones.get(key)
        if key not in new.claims and (stone or not gone.record_of(key).kind):
            stone = stone or _NO_STONE
            section = ChangelogSection.LAW if before.law else ChangelogSection.CLAIMS
            happening = Happening(stone.kind or Happening.WITHDRAWN)
            yield Change(section, happening, key, before.statement, to=stone.to, reason=stone.reason)
    for key, claim in new.claims.items():
        if key not in old.claims and key not in gone.arrived and key not in gone.carried:
            section = ChangelogSection.LAW if claim.law else ChangelogSection.CLAIMS
            yield Change(section, Happening.ADDED, key, claim.statement, after=claim.level)


def _compared(key: str, before: ClaimSnapshot, now: ClaimSnapshot) -> Iterator[Change]:
    """How a claim changed. New wording is told with what brought it about: another certainty, another law."""
    was = before.statement if before.statement != now.statement else ""
    is_moved = bool(before.level and now.level) and before.level != now.level
    if is_moved:
        happening = Happening.LOWERED if _RANKS[now.level] < _RANKS[before.level] else Happening.RAISED
        yield Change(ChangelogSection.CERTAINTY, happening, key, now.statement, was, before.level, now.level)
    if before.law != now.law:
        yield Change(
            ChangelogSection.LAW, Happening.CHANGED, key, now.statement, was, after=_facts(before, now)
        )
    elif not is_moved:
        parts = [
            name
            for name in ("kind", "scope", "caveats", "evidence")
            if getattr(before, name) != getattr(now, name)
        ]
        if was:
            yield Change(ChangelogSection.CLAIMS, Happening.REWORDED, key, now.statement, was)
        elif parts:
            yield Change(
                ChangelogSection.CLAIMS, Happening.REVISED, key, now.statement, after=", ".join(parts)
            )


def _facts(before: ClaimSnapshot, now: ClaimSnapshot) -> str:
    """The coded facts that differ, as they were and are."""
    pairs = {name: (before.law.get(name), now.law.get(name)) for name in {**before.law, **now.law}}
    return "; ".join(
        f"{name}: {then or 'not set'} → {today or 'not set'}"
        for name, (then, today) in pairs.items()
        if then != today
    )


def _sources(old: Snapshot, new: Snapshot, gone: Gone) -> Iterator[Change]:
    for key, before in old.sources.items():
        now = new.sources.get(key)
        if now is None:
            stone = gone.stones.get(key, _NO_STONE)
            happening = Happening(stone.kind or Happening.WITHDRAWN)
            yield Change(
                ChangelogSection.SOURCES, happening, key, before.title, to=stone.to, reason=stone.reason
            )
        elif before.status != now.status:
            yield Change(
                ChangelogSection.SOURCES,
                Happening.CHANGED,
                key,
                now.title,
                before=before.status,
                after=now.status,
            )
    for key, source in new.sources.items():
        if key not in old.sources and key not in gone.arrived:
            status = "" if source.status == Publication().status.value else source.status
            yield Change(ChangelogSection.SOURCES, Happening.ADDED, key, source.title, after=status)


def _records(old: Snapshot, new: Snapshot, gone: Gone) -> Iterator[Change]:
    for key, before in old.records.items():
        now = new.records.get(key)
        if now is None:
            stone = gone.stones.get(key, _NO_STONE)
            happening = Happening(stone.kind or Happening.WITHDRAWN)
            count = sum(claim.startswith(f"{key}/") and claim not in gone.stones for claim in old.claims)
            lost = f"{count} {'claim' if count == 1 else 'claims'}" if count and not stone.to else ""
            yield Change(
                ChangelogSection.RECORDS,
                happening,
                key,
                before.title,
                before=lost,
                to=stone.to,
                reason=stone.reason,
            )
            continue
        if before.judgement != now.judgement:
            yield Change(
                ChangelogSection.RECORDS,
                Happening.CHANGED,
                key,
                now.title,
                "",
                before.judgement,
                now.judgement,
            )
        if before.title != now.title:
            yield Change(ChangelogSection.RECORDS, Happening.REWORDED, key, now.title, before.title)
    for key, record in new.records.items():
        if key not in old.records and key not in gone.arrived:
            yield Change(ChangelogSection.RECORDS, Happening.ADDED, key, record.title, after=record.kind)


def _bump(old: Snapshot, new: Snapshot, changed: bool) -> Bump:
    """Major where an id or field went, minor where one came, else patch."""
    pairs = [(set(getattr(old, name)), set(getattr(new, name))) for name in (*_THINGS, "fields")]
    if any(before - now for before, now in pairs):
        return Bump.MAJOR
    return Bump.MINOR if any(now - before for before, now in pairs) else Bump.PATCH
