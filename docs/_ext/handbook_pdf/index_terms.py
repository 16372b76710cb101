"""The index at the end of the book: every name a reader may look for, and where it is explained."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from handbook_data.addresses import place_in_book
from handbook_data.handbook import Handbook

Entry = tuple[str, str]
"""A term, and the name of the place where it is explained."""


def index_terms(handbook: Handbook) -> list[tuple[str, list[dict[str, Any]]]]:
    """Letters in their order, each with its terms and for each term the names of its places."""
    places: dict[str, dict[str, None]] = {}
    for term, name in sorted(entries(handbook), key=lambda entry: (sort_key(entry[0]), entry)):
        places.setdefault(term[:1].upper() + term[1:], {})[name] = None
    groups = groupby(places.items(), key=lambda item: letter(item[0]))
    return [
        (first, [{"term": term, "names": list(names)} for term, names in group]) for first, group in groups
    ]


def entries(handbook: Handbook) -> Iterator[Entry]:
    """Records and their other names, medicines and their brands, measured compounds, terms."""
    for record in handbook.topics:
        place = place_in_book(handbook, record)
        for name in (record.title, *record.also_known_as):
            yield name, place
    for medicine in handbook.medicines.values():
        place = place_in_book(handbook, medicine)
        for name in (medicine.title, *(one.name for one in medicine.names), *medicine.also_known_as):
            yield name, place
        for brand in medicine.brands:
            yield f"{brand.name} ({medicine.title})", place
    for table in handbook.measurement_tables.values():
        place = place_in_book(handbook, table)
        yield table.title, place
        for row in table.rows:
            yield row.compound, place
    for term in handbook.glossary.values():
        for name in (term.term, *term.also_known_as):
            yield name, place_in_book(handbook, term)


def sort_key(term: str) -> str:
    """A term without accents, case and leading signs, as an index sorts it."""
    plain = unicodedata.normalize("NFKD", term.casefold())
    kept = "".join(char for char in plain if char.isalnum() or char == " ")
    return kept.strip() or term


def letter(term: str) -> str:
    """The heading under which a term stands."""
    first = sort_key(term)[:1].upper()
    return first if first.isascii() and first.isalpha() else "0–9"
