"""The headings of the pages on which claims stand: a claim's anchor may be none of theirs."""

from __future__ import annotations

import re
from enum import StrEnum


def slug(title: str) -> str:
    """A heading as an anchor."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


class Heading(StrEnum):
    """A heading of a page about one topic, in the order of a reader's questions."""

    FIRST_AID = "First aid"
    STEPS = "Step by step"
    SEVERITY = "How bad it could be, and how sure that is"
    DO_NOT_STOP = "Do not stop a prescribed medicine"
    KEY_POINTS = "Key points"
    ESTABLISHED_CARE = "Established care"
    WHERE_TO_GET_HELP = "Where to get help"
    WHAT_TO_WATCH_FOR = "What to watch for"
    WHAT_TO_DO = "What to do"
    CALL_WHEN = "When to call for help"
    MEDICINES = "Medicines"
    PEOPLE_REPORT = "What people report"
    STUDIES_SHOW = "What studies show"
    WORKS_IN_PEOPLE = "How it works in people"
    HARMS = "Harms seen or feared in people"
    ON_RECORD = "What it is and what is on record"
    LABORATORY = "Animal and laboratory work"
    MISSING = "What is missing"
    NOT_KNOWN = "What nobody knows"
    GUIDANCE = "What guidelines and agencies say"
    LAW = "The law"
    TIMELINE = "Timeline"
    LAW_OVER_TIME = "The law over time"
    LOCAL_RULES = "Local rules"
    PENDING = "Proposed, announced or lapsed"
    ELSE_ON_RECORD = "What else is on record"
    RISKS = "Risks that matter here"
    MEDICINES_USED = "Medicines used for it, and kratom"
    MEASURED = "Measured values"
    CLAIMED = "What is being claimed"
    NO_LONGER_HERE = "No longer here"
    ASKED = "Questions about it"
    CODES = "Codes"
    SEE_ALSO = "See also"

    @property
    def anchor(self) -> str:
        """Its anchor on the page."""
        return slug(self)


RESERVED_ANCHORS = frozenset(heading.anchor for heading in Heading)
"""The anchors that headings take on pages of topics."""
