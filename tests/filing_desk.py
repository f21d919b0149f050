"""Files in a folder, kept papers that came from them, rules and a filer, for tests of filing."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from muniment.cabinet.store import Store
from muniment.filer import Filer
from muniment.filing import rule_file
from muniment.filing.rules import Rule, Then, When
from muniment.paper import Evidence, Finding, Verdict
from muniment.watched import KeptFile, Original, WatchedFolder
from tests.filed import TYPES, finding_of, reading_of

OLD = 1_600_000_000_123_456_789
"""When the files of these papers were changed, in nanoseconds."""

MODE = 0o640

NAME = "{issue_date:%Y-%m} {seller} {invoice_number}"


def rule(root: Path, *, name: str = NAME, retention: str = "", tags: tuple[str, ...] = ()) -> Rule:
    """A rule that files every invoice below a root."""
    return Rule(
        "Invoices", True, When(types=("invoice",)), Then(tags, name, str(root), "Invoices/{issue_date:%Y}", retention)
    )


class FilingDesk:
    """An inbox and a root for filed papers under one folder, and a cabinet beside them. `close` it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data, self.inbox, self.root = folder / "data", folder / "inbox", folder / "filed"
        for each in (self.data, self.inbox, self.root):
            each.mkdir(exist_ok=True)
        self.open()

    def open(self) -> None:
        """Open the cabinet, again after `close`."""
        self.store = Store(self.data, TYPES)
        self.filer = Filer(self.store, self.data, TYPES)

    def close(self) -> None:
        self.filer.close()
        self.store.close()

    def rules(self, *rules: Rule) -> None:
        rule_file.save(rule_file.rule_file(self.data), rules)

    def write(self, name: str, content: bytes) -> Path:
        """A file in the inbox with a time, permissions and an attribute of its own."""
        path = self.inbox / name
        path.write_bytes(content)
        os.setxattr(path, "user.muniment.test", name.encode())
        path.chmod(MODE)
        os.utime(path, ns=(OLD, OLD))
        return path

    def keep(
        self,
        path: Path,
        *,
        seller: str = "Acme GmbH",
        number: str = "NM-1",
        original: Original = Original.MOVE,
        doubts: tuple[str, ...] = (),
    ) -> KeptFile:
        """Keep the file as an invoice that landed in the inbox, and say what filing gets of it."""
        reading = reading_of(f"Invoice {number}\nDate 14.03.2025\nTotal 512.00")
        at_the_top = Evidence(1, (0,))
        verdict = Verdict(
            "invoice",
            0.97,
            (
                Finding("seller", "Invoice", seller, at_the_top, 0.9),
                finding_of(reading, "invoice_number", number),
                finding_of(reading, "issue_date", "14.03.2025", "2025-03-14"),
                finding_of(reading, "total_amount", "512.00"),
            ),
            doubts,
            "test-release-1",
        )
        content = path.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        paper_id = self.store.add(
            content, sha256=sha256, name=path.name, source=str(path), reading=reading, verdict=verdict
        )
        kept = KeptFile(paper_id, path, sha256, WatchedFolder(self.inbox, original))
        self.store.to_file.add(kept)
        return kept


def outside(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the cabinet's own, by its path there, with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] != "data"
    }


def state_of(path: Path) -> tuple[bytes, int, int, bytes]:
    """All of a file that must come back: bytes, time, permissions, attribute."""
    found = path.stat()
    return path.read_bytes(), found.st_mtime_ns, found.st_mode & 0o777, os.getxattr(path, "user.muniment.test")
