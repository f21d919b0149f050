"""The commands that show, try and switch rules, file papers and take things back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from muniment.cli import app
from muniment.filing import rule_file
from muniment.watched import Original
from tests.filing_desk import FilingDesk, outside, rule

FILED = "filed/Invoices/2025/2025-03 Acme GmbH NM-1.pdf"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture
def desk(tmp_path: Path) -> FilingDesk:
    """A desk whose cabinet is closed: a sure invoice that may be moved, and one in doubt with the same name to be."""
    desk = FilingDesk(tmp_path)
    desk.rules(rule(desk.root, retention="10 years"))
    desk.keep(desk.write("a.pdf", b"an invoice"))
    desk.keep(desk.write("b.pdf", b"a second"), doubts=("total_amount: not sure",), original=Original.COPY)
    desk.close()
    return desk


def test_papers_are_filed_by_hand_listed_and_put_back(desk: FilingDesk) -> None:
    before = outside(desk.folder)
    filed = run("file", "--all")
    assert filed.exit_code == 0, filed.output
    assert f"moved to {desk.folder / FILED}" in filed.stdout
    assert "1 of 1 filed as batch 1." in filed.stdout
    assert "Kept for 10 years" in run("show", "1").stdout
    assert f"Filed: {desk.folder / FILED}" in run("show", "1").stdout
    assert "a.pdf filed as" in run("activity").stdout
    undone = run("undo")
    assert undone.stdout == f"Undone: a.pdf filed as {desk.folder / FILED}\n"
    assert outside(desk.folder) == before
    assert re.findall(r"^\d+", run("activity").stdout, re.MULTILINE) == ["2", "1"]
    assert "taken back" in run("activity").stdout
    assert run("undo", "1").exit_code == 1
    assert run("undo", "2").stdout.startswith("Undone: taken back: a.pdf filed")
    assert (desk.folder / FILED).exists()
    assert run("undo", "--batch", "77").exit_code == 1


def test_a_dry_run_and_a_preview_show_all_and_do_nothing(desk: FilingDesk) -> None:
    before = outside(desk.folder)
    dry = run("file", "1", "--copy", "--dry-run").stdout
    assert f"copy: {desk.inbox / 'a.pdf'} → {desk.folder / FILED}" in dry
    assert "why: rule 1, Invoices, matched because the type is invoice" in dry
    run("rules", "off", "Invoices")
    assert "no rule matched" in run("file", "1", "--dry-run").stdout
    shown = run("rules", "preview").stdout
    assert "2 of 2 papers would be filed; 1 of them wait for you to accept them." in shown
    assert "but: paper 1 gets the same name, so this one gets a number" in shown
    assert "kept for: 10 years" in shown
    assert run("rules", "preview", "Nothing").exit_code == 1
    assert outside(desk.folder) == before
    assert run("activity").stdout == "Nothing was done yet.\n"


def test_a_paper_in_doubt_is_filed_only_when_it_is_named(desk: FilingDesk) -> None:
    assert run("file", "2").exit_code == 0
    assert outside(desk.folder)[FILED] == b"a second"


def test_what_stands_in_the_way_is_told_and_done_later(desk: FilingDesk) -> None:
    desk.root.rmdir()
    waiting = run("file", "1")
    assert waiting.exit_code == 3
    assert f"not done yet: the folder is not there: {desk.root}" in waiting.stdout
    assert "waits: the folder is not there" in run("activity").stdout
    assert "is not there; until it is, papers wait" in run("rules", "check").stdout
    desk.root.mkdir()
    assert run("file", "--all").exit_code == 0
    assert outside(desk.folder)[FILED] == b"an invoice"


def test_rules_are_listed_checked_switched_and_added(desk: FilingDesk) -> None:
    assert "Invoices" in run("rules", "list").stdout
    assert run("rules", "add-samples").stdout.startswith("5 rules added, off")
    assert run("rules", "add-samples").stdout.startswith("0 rules added, off")
    assert run("rules", "on", "Large invoices").stdout == "Large invoices is on.\n"
    assert "6 rules, 2 of them on" in run("rules", "check").stdout
    assert run("rules", "off", "Nothing").exit_code == 1
    file = rule_file.rule_file(desk.data)
    file.write_text(file.read_text().replace("{seller} ", "{sellr} "))
    assert "no type of paper has a field “sellr”" in run("rules", "check").stdout
    file.write_text("[[rules]\n")
    for command in (("rules", "list"), ("rules", "on", "Invoices"), ("file", "1")):
        broken = run(*command)
        assert broken.exit_code == 1
        assert "line 1" in broken.stderr


@pytest.mark.parametrize(
    "arguments",
    [("file",), ("file", "1", "--all"), ("file", "1", "--copy", "--move"), ("undo", "1", "--batch", "1"), ("rules",)],
)
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
