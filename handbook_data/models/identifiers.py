"""Identifiers of publications: forms, check digits, and one way to write each.

Libraries that few records need are imported when one does, so that reading a record costs nothing more.
"""

from __future__ import annotations

import re

_TRIALS = {
    "NCT": r"NCT\d{8}",
    "ISRCTN": r"ISRCTN\d{8}",
    "ACTRN": r"ACTRN\d{14}",
    "CHICTR": r"CHICTR[A-Z-]*\d{8,10}",
    "CTRI": r"CTRI/\d{4}/\d{2,3}/\d{6}",
    "DRKS": r"DRKS\d{8}",
    "EUCTR": r"EUCTR\d{4}-\d{6}-\d{2}(?:-[A-Z]{2})?",
    "KCT": r"KCT\d{7}",
    "PACTR": r"PACTR\d{15,16}",
    "RPCEC": r"RPCEC\d{8}",
    "TCTR": r"TCTR\d{11}",
    "UMIN": r"UMIN\d{9}",
}
"""Trial numbers of registers that give them one form; of others only a number is asked for."""


_BEHIND = re.compile(r"(?:[?#].*|/(?:abs|abstract|epdf|epub|full|html|meta|pdf|summary)|\.pdf)+$")


def bare_doi(doi: str) -> str:
    """A DOI in small letters, which mean the same, without what is left behind one that was copied."""
    return _BEHIND.sub("", doi.lower()).rstrip(".,;:")


def isbn13(isbn: str) -> str | None:
    """An ISBN as thirteen digits, or None if its check digit is wrong."""
    from stdnum import isbn as books
    from stdnum.exceptions import ValidationError

    try:
        return str(books.to_isbn13(books.validate(isbn)))
    except ValidationError:
        return None


def is_trial_number(text: str) -> bool:
    """Whether a trial number has the form of its register, or at least a number in it."""
    upper = text.upper()
    form = next((form for register, form in _TRIALS.items() if upper.startswith(register)), r".*\d{3}.*")
    return re.fullmatch(form, upper, re.ASCII) is not None
