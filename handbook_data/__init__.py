"""The Kratom Evidence Handbook as data: `load()` gives every record, claim and source, checked and linked."""

from handbook_data.checking import InvalidHandbookError, Report, check, load
from handbook_data.handbook import Handbook, LinkedClaim
from handbook_data.problems import Problem

__all__ = ["Handbook", "InvalidHandbookError", "LinkedClaim", "Problem", "Report", "check", "load"]
