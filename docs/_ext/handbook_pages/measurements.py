"""The pages of measured values: a table each, as printed in the sources."""

from __future__ import annotations

from markupsafe import Markup

from handbook_data.addresses import page_of
from handbook_data.models.measurement import Measurement
from handbook_data.vocabulary import Relation
from handbook_pages.rendering import Pages, Rendering
from handbook_pages.text import escape


def pages(rendering: Rendering) -> Pages:
    """A page for each table, and the first page of them all."""
    book = rendering.handbook
    tables = tuple(book.measurement_tables.values())
    for table in tables:
        yield (
            f"{page_of(book, table)}.md",
            rendering.page("measurements", table=table, value=_value, how=_how),
        )
    yield "measurements/index.md", rendering.page("measurements_index", tables=tables)


def _value(row: Measurement) -> Markup:
    """The value as printed, with its range, spread and unit, and what else the cell says."""
    if row.value is None and row.low is not None:
        spread = f" {row.spread}" if row.spread else ""
        said = f"{row.low} to {row.high}{spread} {row.unit}"
    elif row.value is None:
        said = "no effect measured"
    else:
        relation = "" if row.relation is Relation.EQUAL else f"{row.relation.value} "
        between = f" ({row.low} to {row.high})" if row.low is not None else ""
        spread = f" {row.spread}" if row.spread else ""
        said = f"{relation}{row.value}{between}{spread} {row.unit}"
    if row.action:
        said += f"; {row.action}"
    if row.suspected_misprint:
        return escape(said) + Markup(f" [Suspected misprint: {escape(row.suspected_misprint)}]{{.misprint}}")
    return escape(said)


def _how(row: Measurement) -> Markup:
    """In what and in whom it was measured."""
    number = f"; n = {row.n}" if row.n is not None else ""
    note = f". {row.note}" if row.note else ""
    return escape(f"{row.system}; species: {row.species}{number}{note}")
