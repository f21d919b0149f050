"""What a transaction did to the rows of the database, as an entry of the ledger, and such entries done again.

SQLite itself notes the rows, by triggers that live and die with a connection, so that no way of writing a row can be
forgotten. Tables that are marked as `derived` are not told of: they are made anew from the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, Table

from muniment.cabinet.ledger import Cell, Entry, TableChange
from muniment.cabinet.tables import Row

_ROWS_AN_ENTRY = 50
"""Few enough that damage to an entry costs little."""


def told_tables() -> list[Table]:
    """The tables that the ledger tells of."""
    return [table for table in Row.metadata.sorted_tables if not table.info.get("derived")]


def watch(connection: Connection) -> None:
    """Have SQLite note which rows this transaction changes."""
    noted = connection.exec_driver_sql("SELECT 1 FROM temp.sqlite_master WHERE name = 'noted'").scalar()
    if noted is None:
        connection.exec_driver_sql(
            "CREATE TEMP TABLE noted (name TEXT, row INTEGER, gone TEXT, PRIMARY KEY (name, row, gone))"
        )
        for table in told_tables():
            for trigger in _triggers(table):
                connection.exec_driver_sql(trigger)


def taken_down(connection: Connection) -> Entry:
    """What the transaction changed since `watch`; empty where that is nothing."""
    noted = connection.exec_driver_sql("SELECT DISTINCT name FROM temp.noted").scalars().all()
    entry = tuple(_changed(connection, Row.metadata.tables[name]) for name in sorted(noted))
    if entry:
        connection.exec_driver_sql("DELETE FROM temp.noted")
    return entry


def everything(connection: Connection) -> Iterator[Entry]:
    """All that the database holds, as entries."""
    for table in told_tables():
        rows = connection.exec_driver_sql(f"SELECT {_names(table)} FROM main.{table.name}")
        for some in rows.partitions(_ROWS_AN_ENTRY):
            yield (TableChange(str(table.name), _columns(table), tuple(tuple(row) for row in some)),)


def do_again(connection: Connection, entry: Iterable[TableChange]) -> None:
    """Bring the rows that an entry tells of to what it says. References must not be watched meanwhile."""
    for change in entry:
        if change.gone:
            where = " AND ".join(f'"{name}" IS ?' for name in change.key)
            connection.exec_driver_sql(f'DELETE FROM "{change.table}" WHERE {where}', list(change.gone))
        if change.rows:
            names = ", ".join(f'"{name}"' for name in change.columns)
            places = ", ".join("?" * len(change.columns))
            connection.exec_driver_sql(
                f'INSERT OR REPLACE INTO "{change.table}" ({names}) VALUES ({places})', list(change.rows)
            )


def _triggers(table: Table) -> Iterator[str]:
    key = [column.key for column in table.primary_key.columns]
    old = ", ".join(f'OLD."{name}"' for name in key)
    moved = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in key)
    name = table.name
    note_new = f"INSERT OR IGNORE INTO noted VALUES ('{name}', NEW.rowid, '')"
    note_gone = f"INSERT OR IGNORE INTO noted SELECT '{name}', OLD.rowid, json_array({old})"
    yield f"CREATE TEMP TRIGGER note_new_{name} AFTER INSERT ON main.{name} BEGIN {note_new}; END"
    yield (
        f"CREATE TEMP TRIGGER note_changed_{name} AFTER UPDATE ON main.{name} "
        f"BEGIN {note_new}; {note_gone} WHERE {moved}; END"
    )
    yield f"CREATE TEMP TRIGGER note_gone_{name} AFTER DELETE ON main.{name} BEGIN {note_gone}; END"


def _changed(connection: Connection, table: Table) -> TableChange:
    rows = connection.exec_driver_sql(
        f"SELECT {_names(table)} FROM main.{table.name} "
        "WHERE rowid IN (SELECT row FROM temp.noted WHERE name = ? AND gone = '')",
        (table.name,),
    )
    key = tuple(column.key for column in table.primary_key.columns)
    # The parts of a key are numbers and texts, which SQLite takes apart again itself.
    parts = ", ".join(f"json_extract(gone, '$[{place}]')" for place in range(len(key)))
    gone = connection.exec_driver_sql(f"SELECT {parts} FROM temp.noted WHERE name = ? AND gone <> ''", (table.name,))
    return TableChange(str(table.name), _columns(table), _plain(rows), key, _plain(gone))


def _plain(rows: Iterable[Iterable[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _columns(table: Table) -> tuple[str, ...]:
    return tuple(column.key for column in table.columns)


def _names(table: Table) -> str:
    return ", ".join(f'"{name}"' for name in _columns(table))
