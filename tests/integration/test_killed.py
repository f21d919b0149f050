"""Whatever instant the program is killed at, no paper that it said it kept is lost, and none is there by half."""

from __future__ import annotations

import contextlib
import hashlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from muniment.cabinet.store import Store
from muniment.cabinet.vault import Vault
from tests.filed import TYPES, invoice_reading, invoice_verdict

# Adds papers, and corrects each, until it is killed; tells the seed of each paper once it is kept.
_ADD_FOR_EVER = """
import sys
from pathlib import Path
from muniment.cabinet.store import Store
from tests.filed import TYPES, add_invoice
from tests.integration.test_killed import original_of

with Store(Path(sys.argv[1]), TYPES) as store:
    print("open", flush=True)
    seed = int(sys.argv[2])
    while True:
        number = add_invoice(store, original_of(seed))
        print(seed, flush=True)
        store.accept(number)
        seed += 1
"""


def original_of(seed: int) -> bytes:
    return random.Random(seed).randbytes(200_000)


def _settled(data_directory: Path) -> bool:
    """Whether nothing unfinished is left and every original belongs to a paper."""
    with Store(data_directory, TYPES, writable=False) as store:
        kept = {f"{store.paper(paper.paper_id).sha256}.bin" for paper in store.papers()}
    return {path.name for path in (data_directory / "originals").rglob("*") if path.is_file()} == kept


def test_killed_at_any_instant_nothing_is_lost_and_nothing_is_there_by_half(data_directory: Path) -> None:
    root = Path(__file__).parents[2]
    said: set[int] = set()
    chance = random.Random(7)
    for round_number in range(8):
        first = round_number * 1000
        child = subprocess.Popen(
            [sys.executable, "-c", _ADD_FOR_EVER, str(data_directory), str(first)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=root,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        if round_number % 2:
            # Every second one lives until it kept a paper, however busy the machine is.
            said.add(int(child.stdout.readline()))
        time.sleep(chance.uniform(0.0, 0.25))
        child.send_signal(signal.SIGKILL)
        said.update(int(line) for line in child.stdout.read().split("\n")[:-1])
        child.wait()
        child.stdout.close()
        with Store(data_directory, TYPES) as store:
            kept = {store.paper(paper.paper_id).sha256: paper.paper_id for paper in store.papers()}
            for seed in said:
                number = kept[hashlib.sha256(original_of(seed)).hexdigest()]
                assert store.original(number) == original_of(seed)
            for number in kept.values():
                paper = store.paper(number)
                assert hashlib.sha256(store.original(number)).hexdigest() == paper.sha256
                assert paper.reading == invoice_reading()
                assert paper.verdict == invoice_verdict(invoice_reading())
                assert [hit.paper.paper_id for hit in store.search("nordlicht").hits].count(number) == 1
            assert _settled(data_directory)
    assert said


class Killed(BaseException):
    """Stands for the end of the process: nothing after it runs."""


@pytest.mark.parametrize("before_commit", [True, False])
def test_what_a_killed_program_left_in_the_vault_is_settled_at_the_next_start(
    tmp_path: Path, before_commit: bool
) -> None:
    original = b"an original"
    sha256 = hashlib.sha256(original).hexdigest()
    kept: set[str] = set()

    def killed(_sha256: str) -> bool:
        raise Killed

    with contextlib.suppress(Killed), Vault(tmp_path, killed).keeping(original, sha256):
        if not before_commit:
            kept.add(sha256)
    assert (tmp_path / "unfinished" / sha256).exists()
    vault = Vault(tmp_path, lambda asked: asked in kept)
    vault.recover()
    assert not (tmp_path / "unfinished" / sha256).exists()
    assert (tmp_path / sha256[:2] / f"{sha256}.bin").exists() is not before_commit


def test_a_half_written_original_is_removed_at_the_next_start(tmp_path: Path) -> None:
    sha256 = hashlib.sha256(b"an original").hexdigest()
    for folder in ("unfinished", sha256[:2]):
        (tmp_path / folder).mkdir()
    (tmp_path / "unfinished" / sha256).touch()
    (tmp_path / sha256[:2] / f"{sha256}.partial").write_bytes(b"an ori")
    Vault(tmp_path, lambda asked: False).recover()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_original_without_a_mark_is_never_touched(tmp_path: Path) -> None:
    sha256 = hashlib.sha256(b"an original").hexdigest()
    (tmp_path / sha256[:2]).mkdir()
    (tmp_path / sha256[:2] / f"{sha256}.bin").write_bytes(b"an original")
    Vault(tmp_path, lambda asked: False).recover()
    assert Vault(tmp_path, lambda asked: False).read(sha256) == b"an original"
