"""A paper's way into its place and back: real files, a real cabinet."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace

from muniment.cabinet.faults import AlreadyUndone, StoreUnwritable
from muniment.filer import Filer, FilingEvent, FilingState
from muniment.filing.faults import RulesBroken
from muniment.filing.rules import When
from muniment.paper import Verdict
from muniment.steps import Step, StepState
from muniment.watched import KeptFile, Original
from tests.filed import TYPES, add, reading_of
from tests.filing_desk import FilingDesk, outside, rule, state_of

FILED = "filed/Invoices/2025/2025-03 Acme GmbH NM-1.pdf"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[FilingDesk]:
    desk = FilingDesk(tmp_path)
    desk.rules(rule(desk.root))
    yield desk
    desk.close()


def test_a_moved_paper_stands_in_its_place_with_time_permissions_and_attributes(desk: FilingDesk) -> None:
    path = desk.write("Scan 1.PDF", b"an invoice")
    before = state_of(path)
    kept = desk.keep(path)
    (filing,) = desk.filer.file([kept.paper_id])
    assert outside(desk.folder) == {FILED: b"an invoice"}
    assert state_of(desk.folder / FILED) == before
    assert [step.state for step in filing.steps] == [StepState.DONE]
    assert filing.explanation == "rule 1, Invoices, matched because the type is invoice"


def test_a_copied_paper_stays_where_it_was_too(desk: FilingDesk) -> None:
    path = desk.write("a.pdf", b"an invoice")
    desk.filer.file([desk.keep(path, original=Original.COPY).paper_id])
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice", FILED: b"an invoice"}


def test_undo_puts_a_moved_paper_back_and_takes_the_folders_away_that_were_made(desk: FilingDesk) -> None:
    path = desk.write("a.pdf", b"an invoice")
    before = state_of(path)
    desk.filer.file([desk.keep(path).paper_id])
    desk.close()
    desk.open()
    undone = desk.filer.undo()
    assert undone is not None
    assert undone.description == f"a.pdf filed as {desk.folder / FILED}"
    assert state_of(path) == before
    assert list(desk.root.iterdir()) == []


def test_undo_of_an_undo_files_it_again_also_after_a_restart(desk: FilingDesk) -> None:
    path = desk.write("a.pdf", b"an invoice")
    before = state_of(path)
    for original in (Original.MOVE, Original.COPY):
        (filing,) = desk.filer.file([desk.keep(path, original=original).paper_id], original)
        first = outside(desk.folder)
        for _round in range(2):
            desk.close()
            desk.open()
            desk.filer.undo(filing.operation_id)
            assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice"}
            with pytest.raises(AlreadyUndone):
                desk.filer.undo(filing.operation_id)
            desk.close()
            desk.open()
            taken_back_by = desk.store.journal.taken_back_by(filing.operation_id)
            assert taken_back_by is not None
            desk.filer.undo(taken_back_by)
            assert outside(desk.folder) == first
        desk.filer.undo()
        assert state_of(path) == before


def test_undo_and_redo_go_through_corrections_and_filings_alike(desk: FilingDesk) -> None:
    path = desk.write("a.pdf", b"an invoice")
    paper = desk.keep(path).paper_id
    desk.store.accept(paper)
    desk.filer.file([paper])
    desk.store.type_value(paper, "buyer", "Hof Lindenau", "Hof Lindenau", None)
    told = [undone.description for undone in iter(desk.filer.undo, None)]
    assert told == ["Buyer typed as “Hof Lindenau”", f"a.pdf filed as {desk.folder / FILED}", "a.pdf accepted"]
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice"}
    again = [undone.description for undone in iter(desk.filer.redo, None)]
    assert again == list(reversed(told))
    assert outside(desk.folder) == {FILED: b"an invoice"}
    assert desk.store.paper(paper).accepted


def test_a_name_that_is_taken_gets_a_number_and_what_was_there_stays(desk: FilingDesk) -> None:
    there = desk.folder / FILED
    there.parent.mkdir(parents=True)
    there.write_bytes(b"somebody else's")
    path = desk.write("a.pdf", b"an invoice")
    (filing,) = desk.filer.file([desk.keep(path).paper_id])
    second = FILED.replace(".pdf", " (2).pdf")
    assert outside(desk.folder) == {FILED: b"somebody else's", second: b"an invoice"}
    assert "was there already" in filing.steps[0].note
    desk.filer.undo()
    assert outside(desk.folder) == {FILED: b"somebody else's", "inbox/a.pdf": b"an invoice"}


def test_an_undo_that_would_overwrite_something_says_so_and_keeps_both(desk: FilingDesk) -> None:
    path = desk.write("a.pdf", b"an invoice")
    desk.filer.file([desk.keep(path).paper_id])
    path.write_bytes(b"a newer scan")
    undone = desk.filer.undo()
    assert undone is not None
    assert undone.notes == ("a.pdf was there already and stays as it is",)
    assert outside(desk.folder) == {"inbox/a.pdf": b"a newer scan", "inbox/a (2).pdf": b"an invoice"}


def test_a_filed_paper_that_was_changed_is_left_and_the_original_comes_back(desk: FilingDesk) -> None:
    path = desk.write("a.pdf", b"an invoice")
    desk.filer.file([desk.keep(path).paper_id])
    (desk.folder / FILED).write_bytes(b"an invoice, with notes")
    undone = desk.filer.undo()
    assert undone is not None
    assert "was changed since it was read, and stays where it is" in undone.notes[0]
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice", FILED: b"an invoice, with notes"}


def test_a_copy_that_was_changed_is_not_removed_by_undo(desk: FilingDesk) -> None:
    path = desk.write("a.pdf", b"an invoice")
    desk.filer.file([desk.keep(path, original=Original.COPY).paper_id])
    (desk.folder / FILED).write_bytes(b"an invoice, with notes")
    undone = desk.filer.undo()
    assert undone is not None
    assert "both are kept" in undone.notes[0]
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice", FILED: b"an invoice, with notes"}


@pytest.mark.parametrize("fate", ["changed", "vanished", "a link"])
def test_an_original_that_is_no_longer_what_was_read_is_never_moved(desk: FilingDesk, fate: str) -> None:
    path = desk.write("a.pdf", b"an invoice")
    kept = desk.keep(path)
    path.unlink()
    if fate == "changed":
        path.write_bytes(b"another scan of the same name")
    if fate == "a link":
        (desk.folder / "elsewhere").write_bytes(b"secret")
        path.symlink_to(desk.folder / "elsewhere")
    before = outside(desk.folder)
    (filing,) = desk.filer.file([kept.paper_id])
    assert "the copy that Muniment keeps was taken" in filing.steps[0].note
    assert outside(desk.folder) == before | {FILED: b"an invoice"}
    desk.filer.undo()
    assert outside(desk.folder) == before


def test_a_part_of_a_scan_and_a_paper_without_a_rule_have_no_step(desk: FilingDesk) -> None:
    reading = reading_of("Dear reader")
    letter = add(desk.store, b"a letter", "letter.pdf", reading, Verdict("other", 0.9, (), (), "test-release-1"))
    assert desk.filer.file([letter]) == []
    plan = desk.filer.plan(letter, desk.filer.rules())
    assert plan.matches[0].words == "rule 1, Invoices, did not match: the type is other, not invoice"


def test_what_hung_on_a_mail_is_filed_from_the_copy_that_is_kept(desk: FilingDesk) -> None:
    reading, content = reading_of("Dear reader"), b"a mail"
    mail = desk.store.add(
        content,
        sha256=hashlib.sha256(content).hexdigest(),
        name="m.eml",
        source=str(desk.inbox / "m.eml"),
        reading=reading,
        verdict=Verdict("other", 0.9, (), (), "test-release-1"),
        enclosures=[(1, "a.pdf")],
    )
    path = desk.write("m.eml › a.pdf", b"an invoice")
    kept = desk.keep(path)
    path.unlink()
    desk.store.enclose(mail, 1, enclosed_id=kept.paper_id)
    (filing,) = desk.filer.file([kept.paper_id])
    assert outside(desk.folder) == {FILED: b"an invoice"}
    assert "it hung on another paper" in filing.explanation


def test_a_paper_in_doubt_waits_until_a_person_accepts_it(desk: FilingDesk) -> None:
    kept = desk.keep(desk.write("a.pdf", b"an invoice"), doubts=("total_amount: not sure",))
    desk.filer.file_what_is_ready()
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice"}
    desk.close()
    desk.open()
    desk.store.accept(kept.paper_id)
    desk.filer.file_what_is_ready()
    assert outside(desk.folder) == {FILED: b"an invoice"}


def test_a_paper_that_was_put_back_is_not_filed_again_by_itself(desk: FilingDesk) -> None:
    kept = desk.keep(desk.write("a.pdf", b"an invoice"))
    desk.filer.file_what_is_ready()
    desk.filer.undo()
    desk.filer.consider(kept)
    desk.filer.file_what_is_ready()
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice"}


def test_with_a_broken_rules_file_nothing_is_filed_and_the_line_is_named(desk: FilingDesk) -> None:
    kept = desk.keep(desk.write("a.pdf", b"an invoice"))
    file = desk.data / "rules.toml"
    file.write_text(file.read_text().replace("types =", "tyypes ="))
    with pytest.raises(RulesBroken, match=r"line 8: .*tyypes"):
        desk.filer.file([kept.paper_id])
    desk.filer.file_what_is_ready()
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice"}
    assert "rules is not as it should be" in desk.store.to_file.note(kept.paper_id)
    desk.rules(rule(desk.root))
    desk.filer.file_what_is_ready()
    assert outside(desk.folder) == {FILED: b"an invoice"}


def test_a_folder_that_is_away_leaves_the_paper_waiting_until_it_is_back(desk: FilingDesk) -> None:
    kept = desk.keep(desk.write("a.pdf", b"an invoice"))
    desk.root.rename(desk.folder / "unplugged")
    (filing,) = desk.filer.file([kept.paper_id])
    assert filing.faults == (f"the folder is not there: {desk.root}",)
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice"}
    (desk.folder / "unplugged").rename(desk.root)
    desk.filer.recover()
    assert outside(desk.folder) == {FILED: b"an invoice"}
    assert desk.store.journal.unfinished() == []


def test_a_journal_that_could_not_be_written_is_gone_on_with_without_a_restart(
    desk: FilingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.keep(desk.write("a.pdf", b"an invoice"))
    records: list[Step] = []
    record = desk.store.journal.record

    def full_disk_at_the_second(step: Step) -> None:
        records.append(step)
        if len(records) == 2:
            raise StoreUnwritable("the disk is full")
        record(step)

    monkeypatch.setattr(desk.store.journal, "record", full_disk_at_the_second)
    with pytest.raises(StoreUnwritable):
        desk.filer.file([kept.paper_id])
    desk.filer.try_again()
    assert outside(desk.folder) == {FILED: b"an invoice"}


def test_a_filing_that_waits_can_be_taken_back(desk: FilingDesk) -> None:
    kept = desk.keep(desk.write("a.pdf", b"an invoice"))
    (desk.root / "Invoices").write_bytes(b"no folder")
    (filing,) = desk.filer.file([kept.paper_id])
    assert filing.faults != ()
    assert desk.filer.undo() is not None
    assert desk.store.journal.unfinished() == []
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice", "filed/Invoices": b"no folder"}


def test_a_link_below_the_root_leads_nothing_out_of_it(desk: FilingDesk) -> None:
    kept = desk.keep(desk.write("a.pdf", b"an invoice"))
    (desk.folder / "private").mkdir()
    (desk.root / "Invoices").symlink_to(desk.folder / "private")
    (filing,) = desk.filer.file([kept.paper_id])
    assert filing.faults != ()
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice"}


def test_folders_that_cannot_be_looked_at_hold_up_only_their_paper(desk: FilingDesk) -> None:
    (desk.folder / "circle").symlink_to(desk.folder / "circle")
    circle = replace(rule(desk.folder / "circle"), name="Circle", when=When(words=("NM-9",)))
    desk.rules(circle, rule(desk.root))
    held = desk.keep(desk.write("a.pdf", b"an invoice"), number="NM-9")
    desk.keep(desk.write("b.pdf", b"another"))
    desk.filer.file_what_is_ready()
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice", FILED: b"another"}
    assert "cannot be looked at now" in desk.store.to_file.note(held.paper_id)


def test_our_own_files_are_known_wherever_they_were_put(desk: FilingDesk) -> None:
    path = desk.write("a.pdf", b"an invoice")
    kept = desk.keep(path)

    def ours(file: Path) -> bool:
        found = file.stat()
        return desk.store.journal.ours(file, found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)

    assert not ours(path)
    desk.filer.file([kept.paper_id])
    assert ours(desk.folder / FILED)
    desk.filer.undo()
    assert ours(path)
    path.write_bytes(b"another")
    os.replace(path, desk.folder / "b.pdf")  # noqa: PTH105
    path.write_bytes(b"a third")
    assert not ours(path)


def test_retention_is_noted_and_goes_with_its_filing(desk: FilingDesk) -> None:
    desk.rules(rule(desk.root, retention="10 years"))
    paper = desk.keep(desk.write("a.pdf", b"an invoice")).paper_id
    desk.filer.file([paper])
    assert desk.store.journal.retention(paper) == "10 years"
    desk.filer.undo()
    assert desk.store.journal.retention(paper) == ""


def test_tags_come_and_go_with_their_filing(desk: FilingDesk) -> None:
    desk.rules(rule(desk.root, tags=("invoice", "urgent")))
    paper = desk.keep(desk.write("a.pdf", b"an invoice")).paper_id
    desk.store.tags.change([paper], add=["Urgent"])
    (filing,) = desk.filer.file([paper])
    assert sorted(desk.store.paper(paper).tags) == ["Urgent", "invoice"]
    tagging, filed, _by_hand = desk.store.journal.activity(3)
    assert (tagging.batch, filed.batch) == (filing.batch, filing.batch)
    desk.filer.undo()
    assert desk.store.paper(paper).tags == ("Urgent",)
    assert outside(desk.folder) == {"inbox/a.pdf": b"an invoice"}
    desk.filer.redo()
    assert sorted(desk.store.paper(paper).tags) == ["Urgent", "invoice"]
    assert len(desk.filer.undo_batch(filing.batch)) == 1
    assert desk.store.paper(paper).tags == ("Urgent",)


def test_a_batch_is_taken_back_as_a_whole_and_brought_again_as_a_whole(desk: FilingDesk) -> None:
    kept = [desk.keep(desk.write(f"{n}.pdf", f"invoice {n}".encode()), number=f"NM-{n % 3}") for n in range(7)]
    before = outside(desk.folder)
    filings = desk.filer.file([each.paper_id for each in kept])
    after = outside(desk.folder)
    assert {filing.batch for filing in filings} == {filings[0].operation_id}
    assert sorted(after.values()) == sorted(before.values())
    assert len(desk.filer.undo_batch(filings[0].batch)) == 7
    assert outside(desk.folder) == before
    taken_back = desk.store.journal.activity(1)[0].batch
    assert taken_back is not None
    assert len(desk.filer.undo_batch(taken_back)) == 7
    assert outside(desk.folder) == after


def test_the_thread_files_what_it_is_told_of_and_tells_what_became_of_it(desk: FilingDesk) -> None:
    events: list[FilingEvent] = []
    filed = Event()

    def hear(event: FilingEvent) -> None:
        events.append(event)
        filed.set()

    desk.filer = Filer(desk.store, desk.data, TYPES, hear)
    desk.filer.start()
    kept: KeptFile = desk.keep(desk.write("a.pdf", b"an invoice"))
    desk.filer.consider(kept)
    assert filed.wait(60)
    assert [event.state for event in events] == [FilingState.FILED]
    assert outside(desk.folder) == {FILED: b"an invoice"}


def test_an_original_that_was_lost_is_put_back_from_where_its_paper_was_filed(desk: FilingDesk) -> None:
    desk.rules(rule(desk.root))
    kept = desk.keep(desk.write("a.pdf", b"an invoice"))
    desk.filer.file([kept.paper_id])
    kept.path.unlink(missing_ok=True)
    next((desk.data / "originals").rglob(f"{kept.sha256}.bin")).unlink()
    complaints = [
        (checker, complaint) for checker in desk.store.checkers() for complaint in checker.complaints(lambda: None)
    ]
    assert [complaint.code for _, complaint in complaints] == ["original-missing"]
    assert all(checker.cure(complaint) for checker, complaint in complaints)
    assert desk.store.original(kept.paper_id) == b"an invoice"
