"""How the database and its ledger stay together.

An entry is on the disk before its transaction commits, and the transaction itself says which entry tells of it. So a
program that is killed leaves either both, or an entry that nobody was told of, which the next one cuts off. Where the
two do not fit together otherwise (a database that was put back from an older copy, a ledger that was damaged), the
ledger is set aside and another begun that tells of everything; none is ever thrown away unless another holds the same.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from muniment.cabinet import changes, database, ledger, schema
from muniment.cabinet.faults import StoreUnwritable
from muniment.cabinet.ledger import Ledger
from muniment.cabinet.shelf_tables import LedgerMarkRow


def folder_of(data_directory: Path) -> Path:
    """The folder of ledgers."""
    return data_directory / "ledger"


class Bookkeeper:
    """Writes down what each transaction of the one writer did, from the moment that the database is open."""

    def __init__(self, data_directory: Path, engine: Engine) -> None:
        self._folder = folder_of(data_directory)
        self._engine = database.for_writing(engine)
        self._written = False
        self._ledger = self._fitting() or self._begun_anew(self._replaced())

    def watch(self, session: Session) -> None:
        """Begin to note what a transaction does."""
        self._written = False
        changes.watch(session.connection())

    def write_down(self, session: Session) -> None:
        """Write down what the transaction did, which is about to commit. Raises StoreUnwritable."""
        session.flush()
        entry = changes.taken_down(session.connection())
        if not entry:
            return
        try:
            self._ledger.append(entry)
        except OSError as error:
            raise StoreUnwritable(str(error)) from error
        self._written = True
        session.execute(update(LedgerMarkRow).values(entry=self._ledger.newest))

    def take_back(self) -> None:
        """The transaction did not commit: nothing may tell of it."""
        if self._written:
            self._written = False
            self._ledger.take_back()

    def begin_anew(self) -> None:
        """Write down all that the database holds in a new ledger, and keep the old one where nobody takes it for the
        database's. No transaction may be open."""
        self._ledger = self._begun_anew(replaced=None)

    def _fitting(self) -> Ledger | None:
        """The ledger that the database names, if both end with the same transaction."""
        for unfinished in ledger.unfinished_ledgers(self._folder):
            shutil.rmtree(unfinished)
        mark = self._mark()
        if mark is None or mark.schema != schema.REVISION or not (self._folder / mark.ledger).is_dir():
            return None
        found = Ledger(self._folder / mark.ledger)
        if found.newest == mark.entry + 1:
            found.take_back()
        return found if found.newest == mark.entry else None

    def _begun_anew(self, replaced: Path | None) -> Ledger:
        """A ledger that tells of all that the database holds now; all others but the one replaced are set aside."""
        begun = ledger.begin(self._folder, schema.REVISION)
        new = Ledger(begun)
        with self._engine.connect() as connection:
            for entry in changes.everything(connection):
                new.append(entry)
        finished = ledger.complete(begun)
        with Session(self._engine) as session, session.begin():
            session.merge(LedgerMarkRow(id=1, ledger=finished.name, entry=new.newest, schema=schema.REVISION))
        for old in ledger.ledgers(self._folder):
            if old == replaced:
                shutil.rmtree(old)
            elif old != finished:
                ledger.set_aside(old)
        return Ledger(finished)

    def _replaced(self) -> Path | None:
        """The ledger of which the database holds every entry, so that a new one tells all that it told."""
        mark = self._mark()
        folder = self._folder / mark.ledger if mark else None
        if mark is None or folder is None or not folder.is_dir():
            return None
        return folder if Ledger(folder).newest == mark.entry else None

    def _mark(self) -> LedgerMarkRow | None:
        with Session(self._engine) as session:
            return session.scalar(select(LedgerMarkRow))
