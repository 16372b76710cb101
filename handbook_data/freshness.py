"""What is due for review: one threshold per kind of fact, one function that decides.

Law and help lines change fastest, so they are looked at again soonest. Nothing else in the handbook
decides or prints how fresh a fact is.
"""

from __future__ import annotations

from datetime import date

from handbook_data.models.dates import PartialDate
from handbook_data.vocabulary import ClaimKind

MOST_DAYS: dict[ClaimKind, int] = {
    ClaimKind.LEGAL: 183,
    ClaimKind.GUIDANCE: 366,
    ClaimKind.HARM: 366,
    ClaimKind.EFFECT: 366,
    ClaimKind.FREQUENCY: 366,
    ClaimKind.EVIDENCE_GAP: 366,
    ClaimKind.MECHANISM: 731,
    ClaimKind.DESCRIPTION: 731,
}
"""The longest time, in days, from a review to the next, for each kind of fact."""
RECORD_DAYS = 731
"""The longest time for a record as a whole, and for a table, term or circulating claim."""
HELP_LINE_DAYS = 183
"""The longest time for a help line or directory."""


def is_due(review_by: PartialDate, today: date) -> bool:
    """Whether a fact should have been looked at again by now."""
    return review_by.latest < today


def days_between(reviewed: PartialDate, review_by: PartialDate) -> int:
    """Days from the last review to the next, negative if they are the wrong way round."""
    return (review_by.earliest - reviewed.earliest).days
