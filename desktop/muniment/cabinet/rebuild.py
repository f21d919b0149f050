"""Making the database again from the ledger, beside the one that is there, which is kept whatever comes of it.

The ledger tells of every row; the full-text index and the fingerprints are worked out anew from those. Only a new
database that is whole takes the old one's place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, delete, func, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from muniment.cabinet import changes, database, derived, ledger, schema
from muniment.cabinet.bookkeeping import folder_of
from muniment.cabinet.faults import NothingToRebuildFrom, StoreUnwritable
from muniment.cabinet.ledger import Damage, Ledger
from muniment.cabinet.lock import WriterLock
from muniment.cabinet.shelf_tables import LedgerMarkRow
from muniment.cabinet.standing import Types
from muniment.cabinet.tables import PaperRow, VerdictRow
from muniment.cabinet.vault import OriginalState, Vault
from muniment.errors import StoreDamaged
from muniment.files import flush_folder


class Rebuilt(msgspec.Struct, frozen=True):
    """What came of making the database again. `tables` has, for each table that is told of, how many rows the old
    database had (None where it could not be read) and how many the new one has. `missing` are the SHA-256 of originals
    that are not in the vault as they were, `damages` how many places of the ledger could not be read. `old` is where
    the old database lies now, None where there was none."""

    tables: Mapping[str, tuple[int | None, int]]
    missing: tuple[str, ...]
    damages: int
    old: Path | None

    @property
    def fewer(self) -> tuple[str, ...]:
        """The tables of which the new database has fewer rows than the old one had."""
        return tuple(name for name, (old, new) in self.tables.items() if old is not None and new < old)


def rebuild(
    data_directory: Path,
    types: Types,
    *,
    even_if_less: bool = False,
    advance: Callable[[], None] = lambda: None,
) -> Rebuilt:
    """Make the database of a data folder again and put it in place, unless it holds less than the old one.

    With `even_if_less` it takes the old one's place all the same; which of the two happened says `Rebuilt.fewer`.
    `advance` is called for each entry of the ledger. Raises StoreBusy, NothingToRebuildFrom, StoreDamaged where the
    ledger does not make a whole database, or StoreUnwritable; then nothing was changed.
    """
    lock = WriterLock(data_directory)
    try:
        return _rebuilt(data_directory, types, even_if_less, advance)
    except OSError as error:
        raise StoreUnwritable(str(error)) from error
    finally:
        lock.release()


def _rebuilt(data_directory: Path, types: Types, even_if_less: bool, advance: Callable[[], None]) -> Rebuilt:
    told = ledger.ledgers(folder_of(data_directory))
    if not told:
        raise NothingToRebuildFrom
    old, new = data_directory / "cabinet.db", data_directory / "cabinet-rebuilt.db"
    for left in (new, *_logs(new)):
        left.unlink(missing_ok=True)
    damages = _fill(new, told[-1], advance)
    with _open(new) as engine:
        with Session(database.for_writing(engine)) as session, session.begin():
            derived.make_anew(session, types)
        counts, originals = _rows(engine), _originals(engine)
    before = _rows_of_old(old)
    tables = {name: (before.get(name), count) for name, count in counts.items()}
    vault = Vault(data_directory / "originals", lambda sha256: True)
    missing = tuple(sha256 for sha256 in originals if vault.state(sha256) is not OriginalState.WHOLE)
    found = Rebuilt(tables, missing, damages, None)
    if found.fewer and not even_if_less:
        return found
    return msgspec.structs.replace(found, old=_exchange(old, new))


def _fill(file: Path, told: Path, advance: Callable[[], None]) -> int:
    """A database of what the ledger tells, in today's schema; returns how many places of it were damaged."""
    damages = 0
    engine = database.connect(file, writable=True, references_watched=False)
    try:
        schema.bring_up_to_date(engine, file, to=ledger.schema_of(told))
        with database.for_writing(engine).begin() as connection:
            for entry in ledger.entries(told):
                if isinstance(entry, Damage):
                    damages += 1
                else:
                    changes.do_again(connection, entry)
                advance()
            if damages:
                _drop_halves(connection)
        schema.bring_up_to_date(engine, file, keep_copy=False)
        _check(engine, file)
        with Session(database.for_writing(engine)) as session, session.begin():
            mark = LedgerMarkRow(id=1, ledger=told.name, entry=Ledger(told).newest, schema=ledger.schema_of(told))
            session.merge(mark)
    except DatabaseError as error:
        raise StoreDamaged(f"{told}: {error}") from error
    finally:
        engine.dispose()
    return damages


def _drop_halves(connection: Connection) -> None:
    """Drop what only makes sense beside rows that could not be read. A paper of which not all is known goes too: its
    original stays in the vault, from where it can be read again."""
    connection.execute(delete(PaperRow).where(PaperRow.id.not_in(select(VerdictRow.paper_id))))
    while broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        for table, row, _parent, _key in broken:
            connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))


def _check(engine: Engine, file: Path) -> None:
    with engine.connect() as connection:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    if broken or said != "ok":
        raise StoreDamaged(f"{file}: {len(broken)} references lead nowhere; {said}")


@contextmanager
def _open(file: Path) -> Iterator[Engine]:
    engine = database.connect(file, writable=True)
    try:
        yield engine
    finally:
        engine.dispose()


def _rows(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            str(table.name): connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in changes.told_tables()
        }


def _rows_of_old(file: Path) -> dict[str, int]:
    """How many rows the tables of the old database have, as far as they can be read."""
    counts: dict[str, int] = {}
    if file.exists():
        try:
            with sqlite3.connect(f"file:{file.as_posix()}?mode=ro", uri=True) as connection:
                for table in changes.told_tables():
                    counts[str(table.name)] = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
        except sqlite3.Error:
            pass
    return counts


def _originals(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(select(PaperRow.sha256).distinct().order_by(PaperRow.sha256)).scalars())


def _exchange(old: Path, new: Path) -> Path | None:
    """Put the new database where the old one is, which gets a name of its own; nothing is written over."""
    kept = None
    if any(path.exists() for path in (old, *_logs(old))):
        kept = old.with_name(f"{old.stem}-before-rebuild-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{old.suffix}")
        # A log goes with its database: the new one must not find it, and the old one is not whole without.
        for path, goal in zip((old, *_logs(old)), (kept, *_logs(kept)), strict=True):
            if path.exists():
                path.rename(goal)
    new.rename(old)
    flush_folder(old.parent)
    return kept


def _logs(file: Path) -> tuple[Path, Path]:
    return file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")
