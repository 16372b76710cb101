"""Apply every rule to a linked handbook: on one core, or on those there are where there is much to do."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from handbook_data.cores import shared_out
from handbook_data.excusing import Excuses
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.loading import LoadedFile, name_place
from handbook_data.positions import WrittenFile
from handbook_data.problems import Problem, unforeseen
from handbook_data.reading import UnreadableError, read_text
from handbook_data.rules import RULES, Breach, Rule, RuleLevel
from handbook_data.unread import Unread

WORTH_SHARING = 300
"""From how many claims on the rules are shared out among cores: below, starting a process costs more."""


@dataclass
class Applied:
    """What the rules are applied to, and the files already read again to find places in them."""

    handbook: Handbook
    unread: Unread
    root: Path
    today: date
    written: dict[str, WrittenFile] = field(default_factory=dict)

    def problems_of(self, rules: Sequence[Rule]) -> list[list[Problem]]:
        """What each rule finds, whether or not it is excused."""
        return [self._problems_of(rule) for rule in rules]

    def _problems_of(self, rule: Rule) -> list[Problem]:
        problems: list[Problem] = []
        if rule.on_whole and self.unread.paths:
            return problems
        try:
            for breach in rule.check(self.handbook, self.today):
                if breach.record is None or not self.unread.bears_on(breach.record, breach.place):
                    problems.append(self._problem(rule, breach))
        except Exception as error:
            problems.append(stumbled(error, f"rule {rule.code}", self.handbook.files))
        return problems

    def _problem(self, rule: Rule, breach: Breach) -> Problem:
        is_error = rule.level is RuleLevel.ERROR
        fix = breach.fix or rule.remedy
        if breach.record is None:
            return Problem(breach.file, 1, 1, rule.code, "", rule.must, breach.found, fix, is_error)
        path = self.handbook.file_of(breach.record).path
        if path not in self.written:
            try:
                self.written[path] = WrittenFile(read_text(self.root / path))
            except UnreadableError:  # the file has changed since it was read
                self.written[path] = WrittenFile("")
        written = self.written[path]
        line, column = written.position(breach.place, breach.found)
        name = name_place(breach.place, written.data)
        return Problem(path, line, column, rule.code, name, rule.must, breach.found, fix, is_error)


def apply(handbook: Handbook, unread: Unread, root: Path, today: date) -> list[Problem]:
    """Every problem that the rules find and no exception excuses."""
    applied = Applied(handbook, unread, root, today)
    excuses = Excuses(handbook, RULES)
    is_much = len(handbook.claims) >= WORTH_SHARING
    found = _in_modules(applied) if is_much else applied.problems_of(RULES)
    problems = [
        problem
        for rule, of_rule in zip(RULES, found, strict=True)
        for problem in of_rule
        if not excuses.excuse(rule, problem)
    ]
    problems.extend(excuses.problems(root, today, is_whole=not unread.paths))
    return problems


def stumbled(error: Exception, doing: str, files: Iterable[LoadedFile]) -> Problem:
    """What could not go on, told at the file of the record that it was looking at."""
    paths = {id(file.record): file.path for file in files}
    for frame, _ in reversed(list(traceback.walk_tb(error.__traceback__))):
        for value in reversed(list(frame.f_locals.values())):
            record = value.record if isinstance(value, (LinkedClaim, LoadedFile)) else value
            if id(record) in paths:
                return unforeseen(paths[id(record)], error, doing)
    return unforeseen("records", error, doing)


def _in_modules(applied: Applied) -> list[list[Problem]]:
    """What each rule finds, in the order of the rules.

    The rules of a module stay together, since they share what they work out on the way.
    """
    modules: dict[str, list[Rule]] = {}
    for rule in RULES:
        modules.setdefault(rule.check.__module__, []).append(rule)
    found = shared_out([partial(applied.problems_of, rules) for rules in modules.values()])
    by_code = {
        rule.code: of_rule
        for rules, of_module in zip(modules.values(), found, strict=True)
        for rule, of_rule in zip(rules, of_module, strict=True)
    }
    return [by_code[rule.code] for rule in RULES]
