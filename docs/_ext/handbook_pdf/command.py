"""How the commands that print say what they did, or what kept them from it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from handbook_data.checking import InvalidHandbookError
from handbook_data.clock import ClockError


class PrintingError(Exception):
    """Something keeps the handbook from being printed; the message is for the person who can mend it."""


def told(job: Callable[[], str]) -> int:
    """Do a job and print its line; turn what can go wrong into a message and an exit code."""
    try:
        print(job())
    except ModuleNotFoundError as error:
        return _failed(f"{error.name} is missing: install the handbook with its extra `pdf`")
    except (ClockError, InvalidHandbookError, PrintingError) as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(f"{error.filename or 'writing'}: {error.strerror or error}")
    return 0


def _failed(message: str) -> int:
    print(f"{message}\nNothing was printed.", file=sys.stderr)
    return 1
