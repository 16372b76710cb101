"""Exceptions to rules: each written down with its reason, and an error once it is not needed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from handbook_data.loading import EXCEPTIONS_FILE, explain
from handbook_data.models.base import FrozenModel, line
from handbook_data.models.dates import ExactDate
from handbook_data.problems import Problem
from handbook_data.reading import UnreadableError, parse, read_text


class RuleException(FrozenModel):
    """One rule that one place in one record need not follow, and why."""

    rule: Annotated[str, StringConstraints(pattern=r"^R\d{3}$")]
    at: Annotated[str, line(2, 240, "The place as a message names it: depression.claims.relief.statement")]
    reason: Annotated[str, line(20, 400, "Why the rule does not fit here.")]
    on: ExactDate


class ExceptionsFile(FrozenModel):
    """The file `exceptions.yaml` beside the record folders."""

    exceptions: Annotated[tuple[RuleException, ...], Field(min_length=1)]


def read_exceptions(root: Path) -> tuple[tuple[RuleException, ...], list[Problem]]:
    """The exceptions of a records folder, and what is wrong with their file."""
    path = root / EXCEPTIONS_FILE
    if not path.exists():
        return (), []
    data: Any = None
    text = ""
    try:
        text = read_text(path)
        data = parse(text)
        return ExceptionsFile.model_validate(data).exceptions, []
    except UnreadableError as error:
        return (), [
            Problem(EXCEPTIONS_FILE, p.line, p.column, p.code, "", p.must, p.found, p.fix)
            for p in error.problems
        ]
    except ValidationError as error:
        return (), explain(error, data, text, EXCEPTIONS_FILE, "list of exceptions")
