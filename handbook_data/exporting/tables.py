"""Every table of the release, in the order in which a reader would want them."""

from __future__ import annotations

from handbook_data.exporting.claim_tables import CLAIM_TABLES
from handbook_data.exporting.law_tables import LAW_TABLES
from handbook_data.exporting.reading_tables import READING_TABLES
from handbook_data.exporting.record_tables import EXCEPTIONS, KIND_TABLES, RELEASE, TOPIC_TABLES, WORDS
from handbook_data.exporting.source_tables import SOURCE_TABLES
from handbook_data.exporting.table import Table

TABLES: tuple[Table, ...] = (
    RELEASE,
    *CLAIM_TABLES,
    *SOURCE_TABLES,
    *LAW_TABLES,
    *TOPIC_TABLES,
    *KIND_TABLES,
    *READING_TABLES,
    EXCEPTIONS,
    WORDS,
)
