"""Which problems an exception excuses, and which exceptions are refused themselves.

An exception excuses only what its rule permits: a rule that keeps a claim with its source, or a help
line with its number, has no exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from handbook_data.exceptions import RuleException
from handbook_data.folder import EXCEPTIONS_FILE
from handbook_data.handbook import Handbook
from handbook_data.problems import Problem
from handbook_data.reading import UnreadableError, places, read_text
from handbook_data.rules.registry import Rule


class Excuses:
    """The exceptions of a handbook, and which of them were needed."""

    def __init__(self, handbook: Handbook, rules: Iterable[Rule]) -> None:
        self._handbook = handbook
        self._exceptions = exceptions = handbook.exceptions
        self._rules = {rule.code: rule for rule in rules}
        self._by_spot: dict[tuple[str, str], RuleException] = {}
        for exception in exceptions:
            self._by_spot.setdefault((exception.rule, exception.at), exception)
        self._needed: set[tuple[str, str]] = set()

    def excuse(self, rule: Rule, problem: Problem) -> bool:
        """Whether a problem is excused; its exception is then known to be needed."""
        spot = (rule.code, problem.where)
        if not rule.excusable or spot not in self._by_spot:
            return False
        self._needed.add(spot)
        return True

    def problems(self, root: Path, today: date, *, is_whole: bool) -> Iterator[Problem]:
        """What is wrong with the exceptions, once every rule has been applied.

        Whether one is needed is known only when every record was read.
        """
        where = None
        for number, exception in enumerate(self._exceptions):
            for key, code, must, found, fix in self._wrong(exception, today, is_whole):
                if where is None:
                    where = _places(root)
                line, column = where.get(
                    ("exceptions", number, key), where.get(("exceptions", number), (1, 1))
                )
                yield Problem(EXCEPTIONS_FILE, line, column, code, exception.at, must, found, fix)

    def _wrong(
        self, exception: RuleException, today: date, is_whole: bool
    ) -> Iterator[tuple[str, str, str, str, str]]:
        rule, spot = self._rules.get(exception.rule), (exception.rule, exception.at)
        if exception.on.earliest > today:
            found = f"{exception.on} lies in the future"
            yield "on", "R904", "an exception was made before today", found, "write the day it was made"
        if rule is None or not rule.excusable:
            found = f"{exception.rule} permits none" if rule else f"there is no rule {exception.rule}"
            fix = f"{rule.remedy}; then delete the exception" if rule else "correct the code"
            yield "rule", "R902", "an exception is to a rule that permits exceptions", found, fix
        elif rule.excused_by_source and not self._names_a_source(exception):
            must = "an exception for words that promise names the source that prints them"
            found = f"the reason names no source that `{_record_at(exception)}` cites"
            yield "reason", "R905", must, found, "name the id of that source, or take the words out"
        elif self._by_spot[spot] is not exception:
            found = f"another excuses {exception.rule} there"
            yield "at", "R903", "a spot is excused from a rule once", found, "delete one of the two"
        elif is_whole and spot not in self._needed:
            found = f"nothing breaks {exception.rule} there"
            yield "", "R901", "an exception is needed", found, "delete the exception"

    def _names_a_source(self, exception: RuleException) -> bool:
        """Whether a reason names, by its id, a source that the excused record cites or is; if none, any."""
        name = _record_at(exception)
        held = [book[name] for book in (self._handbook.records, self._handbook.sources) if name in book]
        cited = {reference.named for record in held for reference in self._handbook.references_of(record)}
        there = (cited | {name}) & self._handbook.sources.keys() or self._handbook.sources.keys()
        return not there.isdisjoint(re.findall(r"[a-z0-9-]+", exception.reason))


def _record_at(exception: RuleException) -> str:
    return exception.at.partition(".")[0]


def _places(root: Path) -> dict[tuple[str | int, ...], tuple[int, int]]:
    try:
        return places(read_text(root / EXCEPTIONS_FILE))
    except UnreadableError:  # the file has changed since it was read
        return {}
