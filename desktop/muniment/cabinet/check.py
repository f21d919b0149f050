"""The checks of what is the cabinet's: the database, the ledger, the originals, and the index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sqlalchemy import bindparam, select

from muniment.cabinet import derived
from muniment.cabinet.checking import Advance, Checker, Complaint
from muniment.cabinet.ledger import Damage, Ledger, entries
from muniment.cabinet.search import full_text
from muniment.cabinet.shelf_tables import LedgerMarkRow, SightingRow
from muniment.cabinet.standing import Types
from muniment.cabinet.tables import PaperRow
from muniment.cabinet.transactions import Transactions
from muniment.cabinet.vault import OriginalState, Vault

Copies = Callable[[int], Iterable[Path]]
"""Where copies of a paper's original may lie, by the paper's number: wherever it was filed, for one."""

_LARGEST_COPY = 512 * 1024 * 1024


def checkers(transactions: Transactions, vault: Vault, types: Types, copies: Copies) -> list[Checker]:
    """All of them, in the order in which they had best be run and cured."""
    return [
        DatabaseCheck(transactions),
        LedgerCheck(transactions),
        OriginalsCheck(transactions, vault, copies),
        VaultCheck(transactions, vault),
        IndexCheck(transactions, types),
    ]


class DatabaseCheck:
    """Whether the database itself is whole."""

    label = "The database"

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def count(self) -> int:
        return 2

    def complaints(self, advance: Advance) -> Iterator[Complaint]:
        with self._transactions.reading() as session:
            connection = session.connection()
            for said in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
                if said != "ok":
                    yield Complaint("database-damaged", "cabinet.db", f"The database is damaged: {said}. {_REBUILD}")
            advance()
            for table, row, parent, _key in connection.exec_driver_sql("PRAGMA foreign_key_check"):
                sentence = f"Row {row} of {table} refers to something in {parent} that is not there. {_REBUILD}"
                yield Complaint("reference-broken", "cabinet.db", sentence)
            advance()

    def cure(self, complaint: Complaint) -> bool:
        return False


class LedgerCheck:
    """Whether the database could be made again from what is written down."""

    label = "The ledger"

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def count(self) -> int:
        return 1

    def complaints(self, advance: Advance) -> Iterator[Complaint]:
        with self._transactions.reading() as session:
            mark = session.scalar(select(LedgerMarkRow))
        folder = self._transactions.ledger_folder(mark.ledger) if mark else None
        if mark is None or folder is None or not folder.is_dir():
            yield Complaint("ledger-missing", "ledger", "What the database holds is not written down.", _BEGIN_ANEW)
        else:
            damages = [each for each in entries(folder) if isinstance(each, Damage)]
            if damages:
                places = ", ".join(f"{damage.file.name} at byte {damage.offset}" for damage in damages[:5])
                sentence = f"It cannot be read in {len(damages)} places: {places}."
                yield Complaint("ledger-damaged", folder.name, sentence, _BEGIN_ANEW)
            # A writer that is at work meanwhile may be ahead of what was asked before.
            if not damages and Ledger(folder).newest < mark.entry:
                yield Complaint("ledger-short", folder.name, "The newest entries are missing.", _BEGIN_ANEW)
        advance()

    def cure(self, complaint: Complaint) -> bool:
        self._transactions.begin_ledger_anew()
        return True


class OriginalsCheck:
    """Whether the original of each paper is there, as it was added."""

    label = "The originals of papers"

    def __init__(self, transactions: Transactions, vault: Vault, copies: Copies) -> None:
        self._transactions, self._vault, self._copies = transactions, vault, copies

    def count(self) -> int:
        return len(self._originals())

    def complaints(self, advance: Advance) -> Iterator[Complaint]:
        for sha256, paper_id in self._originals().items():
            state = self._vault.state(sha256)
            if state is not OriginalState.WHOLE:
                there = self._copy(paper_id, sha256)
                cure = f"put back the copy that lies at {there}" if there else ""
                lost = "" if there else " No copy of it was found where it came from; put back that of a backup."
                sentence = f"The original of paper {paper_id} {_STATES[state]}.{lost}"
                yield Complaint(f"original-{state}", sha256, sentence, cure)
            advance()

    def cure(self, complaint: Complaint) -> bool:
        sha256 = complaint.subject
        copy = self._copy(self._originals()[sha256], sha256)
        if copy is None:
            return False
        self._vault.restore(copy.read_bytes(), sha256)
        return True

    def _originals(self) -> dict[str, int]:
        """The SHA-256 of each original, and the first paper that it is of."""
        query = select(PaperRow.sha256, PaperRow.id).order_by(PaperRow.id.desc())
        with self._transactions.reading() as session:
            return {row.sha256: row.id for row in session.execute(query)}

    def _copy(self, paper_id: int, sha256: str) -> Path | None:
        """A file that holds this original, at one of the places where it has been."""
        with self._transactions.reading() as session:
            source = session.get_one(PaperRow, paper_id).source
            seen = session.scalars(select(SightingRow.source).where(SightingRow.paper_id == paper_id)).all()
        for place in (Path(source), *map(Path, seen), *self._copies(paper_id)):
            if _holds(place, sha256):
                return place
        return None


class VaultCheck:
    """Whether what lies in the vault belongs to a paper."""

    label = "The files in the vault"

    def __init__(self, transactions: Transactions, vault: Vault) -> None:
        self._transactions, self._vault = transactions, vault

    def count(self) -> int:
        return sum(1 for _ in self._vault.files())

    def complaints(self, advance: Advance) -> Iterator[Complaint]:
        for file in self._vault.files():
            # Asked for anew each time: papers may be added meanwhile.
            if not self._is_known(file):
                yield self._about(file)
            advance()

    def cure(self, complaint: Complaint) -> bool:
        return False

    def _is_known(self, file: Path) -> bool:
        sha256 = self._vault.original_in(file)
        if self._vault.is_being_added(sha256 or file.stem):
            return True
        with self._transactions.reading() as session:
            return sha256 is not None and session.scalar(_OF_ORIGINAL, {"sha256": sha256}) is not None

    def _about(self, file: Path) -> Complaint:
        sha256 = self._vault.original_in(file)
        if file.suffix == ".partial":
            return Complaint("half-written", str(file), "This original was written by half and left behind. Delete it.")
        if ".changed-" in file.name:
            sentence = "This file was in an original's place and was not that original. Look at it, then delete it."
            return Complaint("changed-set-aside", str(file), sentence)
        if sha256 is None:
            return Complaint("file-unknown", str(file), "This file is none of Muniment's. Take it out of the folder.")
        if self._vault.state(sha256) is not OriginalState.WHOLE:
            sentence = "No paper belongs to this original, and it is not what its name says."
            return Complaint("orphan-changed", str(file), sentence)
        return Complaint(ORPHAN, str(file), "No paper belongs to this original.", "read it and keep it as a paper")


ORPHAN = "original-orphaned"
"""The complaint of a file in the vault that no paper belongs to: only the office, which can read it, has the cure."""


class IndexCheck:
    """Whether each paper is found by what stands on it."""

    label = "The index for searching"

    def __init__(self, transactions: Transactions, types: Types) -> None:
        self._transactions, self._types = transactions, types

    def count(self) -> int:
        return 1

    def complaints(self, advance: Advance) -> Iterator[Complaint]:
        with self._transactions.reading() as session:
            wrong = full_text.disagreeing(session)
        if wrong:
            numbers = ", ".join(map(str, wrong[:10])) + (", …" if len(wrong) > 10 else "")
            sentence = f"{len(wrong)} papers are not found by what stands on them: {numbers}."
            yield Complaint("index-wrong", "search", sentence, "make the index anew")
        advance()

    def cure(self, complaint: Complaint) -> bool:
        with self._transactions.writing() as session:
            derived.make_anew(session, self._types)
        return True


_REBUILD = "Make it again from what is written down: muniment rebuild"
_BEGIN_ANEW = "write down anew all that the database holds"
_STATES = {OriginalState.MISSING: "is missing", OriginalState.CHANGED: "was changed"}
_OF_ORIGINAL = select(PaperRow.id).where(PaperRow.sha256 == bindparam("sha256")).limit(1)


def _holds(place: Path, sha256: str) -> bool:
    """Whether a file is there and holds these very bytes."""
    try:
        if place.is_symlink() or not place.is_file() or place.stat().st_size > _LARGEST_COPY:
            return False
        with place.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except (OSError, ValueError):
        return False
