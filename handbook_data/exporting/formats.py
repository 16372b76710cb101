"""The formats of the release beside its tables: one module each, which says what its file is."""

from __future__ import annotations

from handbook_data.exporting import bibtex, claims_json, csl_json, records_json, ris, sqlite
from handbook_data.exporting.data_file import DataFile

FILES: tuple[DataFile, ...] = (
    claims_json.FILE,
    records_json.FILE,
    csl_json.FILE,
    bibtex.FILE,
    ris.FILE,
    sqlite.FILE,
)
"""Every file that is no table, no schema and no list of the others."""
