"""The Kratom Evidence Handbook as data: `load()` gives every record, claim and source, checked and linked."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handbook_data.checking import InvalidHandbookError, check, load
    from handbook_data.handbook import Handbook, LinkedClaim
    from handbook_data.outcome import Report
    from handbook_data.problems import Problem

__all__ = ["Handbook", "InvalidHandbookError", "LinkedClaim", "Problem", "Report", "check", "load"]

_HOMES = {
    "InvalidHandbookError": "checking",
    "check": "checking",
    "load": "checking",
    "Handbook": "handbook",
    "LinkedClaim": "handbook",
    "Report": "outcome",
    "Problem": "problems",
}
"""The module of each name: it is imported when somebody asks, since to import the models takes long."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
