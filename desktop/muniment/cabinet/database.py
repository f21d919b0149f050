"""The one file of the database, and how it is spoken to.

Connections come from a pool, so any thread may use the engine. Readers see the database as it was when their
transaction began and never wait for the writer; that is what the write-ahead log is for. The writer's transactions
take SQLite's write lock at their beginning, so that none can fail half way because another was quicker.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

_WRITING = "muniment_writing"
_BUSY_TIMEOUT_MS = 10_000


def connect(file: Path, *, writable: bool, references_watched: bool = True) -> Engine:
    """An engine for the database; only a writable one makes the file where there is none.

    Without `references_watched` a row may for a while refer to one that is not there."""
    if writable:
        # Made here rather than by SQLite, so that nobody else can ever read it; the log files take over its mode.
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    engine = create_engine(URL.create("sqlite", database=str(file)))

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver's own idea of when a transaction begins is off: `begin` below says it.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if references_watched else 'OFF'}")
        if writable:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        else:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(_WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine, whose transactions are a writer's."""
    return engine.execution_options(**{_WRITING: True})


def copy(source: Path, target: Path) -> None:
    """A whole copy of the database, what is still in its log included."""
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    reading, writing = sqlite3.connect(source), sqlite3.connect(target)
    try:
        reading.backup(writing)
    finally:
        reading.close()
        writing.close()
