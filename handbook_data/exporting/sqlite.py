"""The database (SQLite 3): every table with its keys, lists as tables of their own, views, full-text search.

The bytes depend on the records, the day and the version of SQLite alone: the database is made in memory,
with a fixed page size, and vacuumed. Enforcing foreign keys is a setting of a connection and not of a
file, so the file is checked here and a reader who writes to it sets `PRAGMA foreign_keys = ON`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

from handbook_data.edition import DATA_VERSION
from handbook_data.exporting.data_file import DataFile
from handbook_data.exporting.table import Column, ForeignKey, Release, Table, Value
from handbook_data.exporting.tables import TABLES
from handbook_data.exporting.views import VIEWS

PAGE_SIZE = 4096
_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
_SEARCH = """
CREATE VIRTUAL TABLE claims_search USING fts5(
    claim UNINDEXED, statement, caveats, findings, tokenize = "porter unicode61 remove_diacritics 2");
INSERT INTO claims_search
SELECT id, statement,
       (SELECT group_concat(text, ' ') FROM (SELECT text FROM caveats WHERE claim = id ORDER BY position)),
       (SELECT group_concat(finding, ' ')
        FROM (SELECT finding FROM evidence WHERE claim = id ORDER BY position))
FROM claims ORDER BY id;
CREATE VIRTUAL TABLE sources_search USING fts5(
    source UNINDEXED, title, authors, container, population, notes,
    tokenize = "porter unicode61 remove_diacritics 2");
INSERT INTO sources_search
SELECT id, title,
       (SELECT group_concat(coalesce(literal, given || ' ' || family, family), ', ')
        FROM (SELECT * FROM source_authors WHERE source = id ORDER BY position)),
       container, population, trim(coalesce(design_note, '') || ' ' || coalesce(note, ''))
FROM sources ORDER BY id;
"""


def database(release: Release) -> bytes:
    """The whole database; raise sqlite3.Error if a key does not hold or FTS5 is missing."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA temp_store = MEMORY")  # vacuuming would use the disk otherwise
        connection.execute("PRAGMA foreign_keys = ON")
        major, minor, patch = DATA_VERSION.split(".")
        connection.execute(f"PRAGMA user_version = {int(major) * 10_000 + int(minor) * 100 + int(patch)}")
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for table in TABLES:
            for statement in _definition(table):
                connection.execute(statement)
        for table in TABLES:
            _fill(connection, table, release)
        connection.execute("COMMIT")
        for view in VIEWS:
            connection.execute(f"CREATE VIEW {view.name} AS {view.sql}")
        connection.executescript(_SEARCH)
        connection.execute("VACUUM")
        return connection.serialize()


def printed(column: Column) -> str:
    """The column that holds a number as printed, beside the one that holds its value."""
    return f"{column.name}_printed"


def list_table(table: Table, column: Column) -> str:
    """The table that holds the items of a list column."""
    return f"{table.name}_{column.name}"


def _definition(table: Table) -> Iterator[str]:
    key = [column for column in table.columns if column.name in table.key]
    own = [column for column in table.columns if column.type != "list" and not column.repeats]
    lines = [line for column in own for line in _column(column)]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines.extend(map(_reference, table.foreign_keys))
    yield _create(table.name, lines)
    for foreign in table.foreign_keys:
        if foreign.columns != table.key[: len(foreign.columns)]:
            index = _name(f"{table.name}_by_{'_'.join(foreign.columns)}")
            yield f"CREATE INDEX {index} ON {_name(table.name)} ({_names(foreign.columns)})"
    for column in _lists(table):
        names = [f"{table.name}_{part.name}" if len(key) == 1 else part.name for part in key]
        lines = [f"{_name(name)} {_sql_type(part)} NOT NULL" for name, part in zip(names, key, strict=True)]
        lines.append("position INTEGER NOT NULL")
        lines.append(f"item TEXT NOT NULL{_check('item', column)}")
        lines.append(f"PRIMARY KEY ({_names(names)}, position)")
        lines.append(_reference(ForeignKey(tuple(names), table.name, table.key)))
        yield _create(list_table(table, column), lines)


def _create(name: str, lines: list[str]) -> str:
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {_name(name)} (\n  {body}\n)"


def _fill(connection: sqlite3.Connection, table: Table, release: Release) -> None:
    lists = _lists(table)
    for row in table.rows(release):
        by_name = dict(zip((column.name for column in table.columns), row, strict=True))
        values = [
            value
            for column in table.columns
            if column.type != "list" and not column.repeats
            for value in _values(column, by_name[column.name])
        ]
        _insert(connection, table.name, values)
        for column in lists:
            items = by_name[column.name]
            assert isinstance(items, tuple)
            for position, item in enumerate(items, start=1):
                key = [by_name[name] for name in table.key]
                _insert(connection, list_table(table, column), [*key, position, item])


def _insert(connection: sqlite3.Connection, name: str, values: list[Value | float]) -> None:
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {_name(name)} VALUES ({marks})", values)


def _lists(table: Table) -> list[Column]:
    return [column for column in table.columns if column.type == "list" and not column.repeats]


def _values(column: Column, value: Value) -> Iterator[Value | float]:
    if column.type == "number":
        yield None if value is None else float(str(value))
    yield value


def _column(column: Column) -> Iterator[str]:
    null = " NOT NULL" if column.required else ""
    yield f"{_name(column.name)} {_sql_type(column)}{null}{_check(column.name, column)}"
    if column.type == "number":
        yield f"{_name(printed(column))} TEXT{null}"


def _sql_type(column: Column) -> str:
    return _TYPES.get(column.type, "TEXT")


def _check(name: str, column: Column) -> str:
    if column.words:
        return f" CHECK ({_name(name)} IN ({', '.join(_text(word) for word in column.words)}))"
    if column.type == "boolean":
        return f" CHECK ({_name(name)} IN (0, 1))"
    return ""


def _reference(key: ForeignKey) -> str:
    return f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {_name(key.table)} ({_names(key.others)})"


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names))


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


FILE = DataFile(
    "handbook.sqlite",
    "Database",
    "application/vnd.sqlite3",
    "Every table, with lists as tables of their own, views and full-text search.",
    database,
)
