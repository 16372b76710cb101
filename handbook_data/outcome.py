"""What a check comes to."""

from __future__ import annotations

from dataclasses import dataclass

from handbook_data.handbook import Handbook
from handbook_data.problems import Problem


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check: the handbook, if all its files could be read, and every problem found."""

    handbook: Handbook | None
    problems: tuple[Problem, ...]
    unchecked: tuple[str, ...] = ()
    """What was not checked, and why, a sentence each; empty if everything was."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that must be mended."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that should be looked at."""
        return tuple(problem for problem in self.problems if not problem.is_error)
