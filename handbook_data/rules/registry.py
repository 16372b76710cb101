"""What a rule is, and how one is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handbook_data.handbook import Handbook
from handbook_data.models.record import Record
from handbook_data.reading import Place


class RuleLevel(StrEnum):
    """How much a breach weighs."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Breach:
    """One place that breaks a rule: what was found there, and a remedy if the rule's own is too general.

    `record` is None for a breach that belongs to no record; then `file` names where.
    """

    record: Record | None
    place: Place
    found: str
    fix: str | None = None
    file: str = ""


Check = Callable[[Handbook, date], Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule across records: its code, what must hold, why, how to mend a breach, and the check.

    `excusable`: whether an exception can be written down where the rule does not fit. Few rules permit
    one: those that judge words or likeness and can be wrong about them.

    `excused_by_source`: whether such an exception has to name the source that prints the words. The rules on
    what promises, praises or calms ask for it: they can be wrong about a printed name, and about little else.

    `on_whole`: whether it speaks of what is missing, or counts, so that it needs every record.
    """

    code: str
    must: str
    reason: str
    remedy: str
    check: Check
    level: RuleLevel = RuleLevel.ERROR
    excusable: bool = False
    on_whole: bool = False
    excused_by_source: bool = False

    @property
    def name(self) -> str:
        """The name of the check, as words."""
        return self.check.__name__.replace("_", " ")


def rule(
    code: str,
    must: str,
    *,
    reason: str,
    remedy: str,
    level: RuleLevel = RuleLevel.ERROR,
    excusable: bool = False,
    on_whole: bool = False,
    excused_by_source: bool = False,
) -> Callable[[Check], Rule]:
    """Write a rule down above its check."""

    def build(check: Check) -> Rule:
        return Rule(code, must, reason, remedy, check, level, excusable, on_whole, excused_by_source)

    return build
