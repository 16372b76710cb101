"""Key points are in plain words: their reading grade is measured page by page.

Measure: the Flesch-Kincaid grade level as textstat computes it, over the key points of a page read one
after the other.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable

import textstat

from handbook_data import Handbook
from handbook_data.models.international_body import InternationalBody
from handbook_data.models.jurisdiction import Jurisdiction

MOST = 10.0
MEDIAN = 8.0


def test_key_points_are_in_plain_words(handbook: Handbook, summary: Callable[[str], None]) -> None:
    grades = {}
    for topic in handbook.topics:
        if isinstance(topic, (Jurisdiction, InternationalBody)):
            continue  # their key points are composed from coded fields and name instruments
        statements = [handbook.claims[f"{topic.id}/{name}"].statement for name in topic.key_points]
        grades[topic.id] = textstat.flesch_kincaid_grade(" ".join(statements))
    for name, grade in sorted(grades.items(), key=lambda item: -item[1]):
        summary(f"reading grade {grade:4.1f} {name}")
    median = statistics.median(grades.values())
    summary(f"reading grade of key points: median {median:.1f}, highest {max(grades.values()):.1f}")
    assert {name: grade for name, grade in grades.items() if grade > MOST} == {}
    assert median <= MEDIAN
