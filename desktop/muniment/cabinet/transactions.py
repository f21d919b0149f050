"""The one door to the database: who may write, in which order, and what a failure is called."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from muniment.cabinet import database, schema
from muniment.cabinet.bookkeeping import Bookkeeper, folder_of
from muniment.cabinet.faults import DatabaseMissing, StoreUnwritable
from muniment.cabinet.ledger import ledgers
from muniment.cabinet.lock import WriterLock
from muniment.errors import StoreDamaged


class Transactions:
    """Sessions with the database of one data folder, for reading and, where it holds the folder's lock, for writing.

    Raises StoreBusy where another writer has the folder, and StoreDamaged, StoreTooNew or StoreUnwritable where it
    cannot be used. Any thread may use it: readers have a connection each, writers take turns.
    """

    def __init__(self, data_directory: Path, *, writable: bool) -> None:
        self.turn = threading.RLock()
        """The writers' turn: held for longer than a transaction by what must not be overtaken."""
        self._file = data_directory / "cabinet.db"
        self._lock: WriterLock | None = None
        self._engine: Engine | None = None
        self._bookkeeper: Bookkeeper | None = None
        try:
            data_directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            if writable:
                self._open_for_writing(data_directory)
            else:
                self._open_for_reading(data_directory)
        except OSError as error:
            self.close()
            raise StoreUnwritable(str(error)) from error
        except DatabaseError as error:
            self.close()
            raise StoreDamaged(str(error)) from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give the folder free. No session may be open."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def writable(self) -> bool:
        return self._lock is not None

    def ledger_folder(self, name: str) -> Path:
        """Where the ledger of that name lies."""
        return folder_of(self._file.parent) / name

    def begin_ledger_anew(self) -> None:
        """Write down all that the database holds in a new ledger; the old one is set aside."""
        assert self._bookkeeper is not None, "the store is open for reading only"
        with self.turn:
            self._bookkeeper.begin_anew()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """The database as it is now, for as long as the block lasts."""
        assert self._engine is not None, "the store is closed"
        try:
            with Session(self._engine) as session:
                yield session
        except (DatabaseError, msgspec.MsgspecError) as error:
            raise StoreDamaged(str(error)) from error

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: on the disk when the block ends, undone where it raises. Raises StoreUnwritable."""
        assert self._engine is not None, "the store is closed"
        with self.turn:
            try:
                with Session(database.for_writing(self._engine)) as session, self._told(session):
                    yield session
            except OperationalError as error:
                raise StoreUnwritable(str(error)) from error

    @contextmanager
    def _told(self, session: Session) -> Iterator[None]:
        """A transaction that the ledger tells of, if it commits."""
        assert self._bookkeeper is not None, "the store is open for reading only"
        try:
            self._bookkeeper.watch(session)
            yield
            self._bookkeeper.write_down(session)
            session.commit()
        except BaseException:
            session.rollback()
            self._bookkeeper.take_back()
            raise

    def _open_for_writing(self, data_directory: Path) -> None:
        self._lock = WriterLock(data_directory)
        self._see_that_it_is_there(data_directory)
        self._engine = database.connect(self._file, writable=True)
        if not schema.is_current(self._engine):
            schema.bring_up_to_date(self._engine, self._file)
        self._bookkeeper = Bookkeeper(data_directory, self._engine)

    def _see_that_it_is_there(self, data_directory: Path) -> None:
        """An empty database must not take the place of one that is lost and can be made again."""
        is_there = self._file.exists() and self._file.stat().st_size > 0
        if not is_there and ledgers(folder_of(data_directory)):
            raise DatabaseMissing(str(self._file))

    def _open_for_reading(self, data_directory: Path) -> None:
        if self._file.exists():
            self._engine = database.connect(self._file, writable=False)
            if schema.is_current(self._engine):
                return
            self._engine.dispose()
        # There is nothing to read yet, or an older schema: for a moment this one is the writer.
        self._open_for_writing(data_directory)
        self.close()
        self._engine = database.connect(self._file, writable=False)
