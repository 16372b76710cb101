"""Exceptions to rules: each written down with its reason, and an error once it is not needed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from handbook_data.folder import EXCEPTIONS_FILE
from handbook_data.loading import explain
from handbook_data.models import forms
from handbook_data.models.base import FrozenModel, line
from handbook_data.models.dates import ExactDate
from handbook_data.problems import Problem, unforeseen
from handbook_data.reading import UnreadableError, parse, read_text
from handbook_data.word_lists import listed

LEAST_WORDS = 5
"""How many different words a reason has at least."""


_OF_EXCEPTIONS = listed("of-exceptions")
"""Words that any exception could use of itself."""


def _says_why(reason: str) -> str:
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", reason)}
    if len(words) < LEAST_WORDS:
        raise PydanticCustomError("reason_form", "a reason says why, in a sentence")
    if words <= _OF_EXCEPTIONS:
        raise PydanticCustomError("reason_form", "a reason says what is different at this place")
    return reason


class RuleException(FrozenModel):
    """One rule that one place in one record need not follow, and why."""

    rule: Annotated[
        str, StringConstraints(pattern=forms.RULE.pattern), Field(description="The code of the rule.")
    ]
    at: Annotated[str, line(2, 240, "The place as a message names it: depression.claims.relief.statement")]
    reason: Annotated[str, line(20, 400, "Why the rule does not fit here."), AfterValidator(_says_why)]
    on: Annotated[ExactDate, Field(description="The day on which it was made.")]


class ExceptionsFile(FrozenModel):
    """The file `exceptions.yaml` beside the record folders."""

    exceptions: Annotated[tuple[RuleException, ...], Field(min_length=1)]


def read_exceptions(root: Path) -> tuple[tuple[RuleException, ...], list[Problem]]:
    """The exceptions of a records folder, and what is wrong with their file."""
    path = root / EXCEPTIONS_FILE
    if not os.path.lexists(path):
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
    except Exception as error:
        return (), [unforeseen(EXCEPTIONS_FILE, error)]
