"""Which rule matches which paper, what it decides, and how both are told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from muniment.filing import rule_file
from muniment.filing.facts import Fact, Facts
from muniment.filing.faults import NoSuchRule, RulesBroken
from muniment.filing.matching import match
from muniment.filing.plan import Plan, make_plan, taken_twice
from muniment.filing.rules import Comparison, Relation, Rule, Then, When, unknown_fields
from muniment.paper import Kind
from muniment.steps import Action
from muniment.understanding.types import load_document_types
from muniment.watched import KeptFile, Original, WatchedFolder

PAPER = Facts(
    paper_id=7,
    name="Scan.PDF",
    sha256="a" * 64,
    added_at=datetime(2026, 1, 2, 12, tzinfo=UTC),
    type="invoice",
    type_label="Invoice",
    type_confidence=0.98,
    facts=(
        Fact("seller", "Seller", Kind.NAME, "ACME  GmbH", "ACME GmbH", 0.9),
        Fact("issue_date", "Issue date", Kind.DATE, "14.03.2025", "2025-03-14", 0.8),
        Fact("total_amount", "Total amount", Kind.AMOUNT, "512", "512.00", 0.99),
    ),
    words="Invoice of ACME GmbH\nfor taxis, total due 512.00",
    tags=("Urgent",),
)
INBOX = Path("/home/anna/Scans/acme")


def compare(field: str, relation: str, value: str, to: str = "") -> When:
    return When(fields=(Comparison(field, Relation(relation), value, to),))


@pytest.mark.parametrize(
    "when",
    [
        When(),
        When(types=("receipt", "invoice")),
        When(tags=("urgent",)),
        When(words=("total DUE", "acme")),
        When(folder="/home/anna/Scans/*"),
        When(types=("invoice",), least_confidence=0.9),
        compare("seller", "=", "acme gmbh"),
        compare("seller", "contains", "ACME"),
        compare("total_amount", "=", "512"),
        compare("total_amount", ">", "99.5"),
        compare("total_amount", "<", "1000"),
        compare("total_amount", "between", "512", "600"),
        compare("issue_date", "=", "2025-03"),
        compare("issue_date", "<", "2025-11-01"),
        compare("issue_date", "between", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_rule_matches_by_what_values_mean(when: When) -> None:
    assert match(Rule("r", True, when), 1, PAPER, INBOX).matched


@pytest.mark.parametrize(
    "when",
    [
        When(types=("receipt",)),
        When(tags=("paid",)),
        When(words=("tax",)),
        When(folder="/home/ben/*"),
        compare("seller", "=", "acme"),
        compare("total_amount", ">", "512.00"),
        compare("total_amount", ">", "much"),
        compare("total_amount", "between", "600", "700"),
        compare("issue_date", "=", "2025"[:3]),
        compare("issue_date", ">", "2025-03-14"),
        compare("issue_date", ">", "2025"),
        compare("due_date", ">", "2025-01-01"),
        When(fields=compare("issue_date", "=", "2025").fields, least_confidence=0.85),
    ],
)
def test_a_rule_does_not_match_what_only_looks_like_it(when: When) -> None:
    assert not match(Rule("r", True, when), 1, PAPER, INBOX).matched


def test_a_match_and_a_miss_are_told_in_words() -> None:
    when = When(
        types=("invoice",),
        fields=(
            Comparison("seller", Relation.CONTAINS, "Acme"),
            Comparison("total_amount", Relation.MORE, "500.00"),
        ),
    )
    told = match(Rule("Invoices of Acme", True, when), 3, PAPER, None)
    assert told.words == (
        "rule 3, Invoices of Acme, matched because the type is invoice, the seller “ACME GmbH” contains “Acme” "
        "and the total amount 512.00 is over 500.00"
    )
    missed = match(Rule("Large", True, compare("total_amount", ">", "5000")), 1, PAPER, None)
    assert missed.words == "rule 1, Large, did not match: the total amount 512.00 is not over 5000"
    unknown = match(Rule("Due", True, compare("due_date", "<", "2026-01-01")), 2, PAPER, None)
    assert unknown.words == "rule 2, Due, did not match: nothing was found for due_date"


def planned(tmp_path: Path, *rules: Rule, original: Original = Original.COPY, paper: Facts = PAPER) -> Plan:
    kept = KeptFile(7, tmp_path / "inbox" / "Scan.PDF", paper.sha256, WatchedFolder(tmp_path / "inbox", original))
    return make_plan(paper, kept, rules)


def test_each_matching_rule_adds_and_what_an_earlier_one_decided_stays(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        Rule("one", True, When(), Then(tags=("a",), name="{seller}", retention="1 year")),
        Rule("off", False, When(), Then(tags=("never",))),
        Rule("other", True, When(types=("receipt",)), Then(tags=("never",))),
        Rule("two", True, When(), Then(tags=("b", "urgent", "a"), name="x", root=str(tmp_path), retention="9 years")),
        Rule("three", True, When(), Then(root="/elsewhere", folder="y")),
    )
    assert plan.tags == ("a", "b")
    assert plan.retention == "1 year"
    assert plan.step is not None
    assert (plan.step.action, plan.step.target) == (Action.COPY, tmp_path / "ACME GmbH.pdf")
    assert [found.number for found in plan.matches] == [1, 3, 4, 5]


def test_a_folder_s_own_choice_of_rules_and_of_the_original_holds(tmp_path: Path) -> None:
    one = Rule("one", True, When(), Then(root=str(tmp_path), tags=("a",)))
    assert planned(tmp_path, one, original=Original.LEAVE).step is None
    moved = planned(tmp_path, one, original=Original.MOVE).step
    assert moved is not None
    assert (moved.action, moved.target) == (Action.MOVE, tmp_path / "Scan.pdf")
    kept = KeptFile(7, tmp_path / "Scan.PDF", "a" * 64, WatchedFolder(tmp_path, Original.COPY, rules=("two",)))
    assert make_plan(PAPER, kept, [one]).matches == ()


def test_parts_split_scans_and_what_hung_on_a_mail_are_told_of(tmp_path: Path) -> None:
    one = Rule("one", True, When(), Then(root=str(tmp_path), name="{seller}", tags=("a",)))
    part = planned(tmp_path, one, paper=replace(PAPER, is_part=True))
    assert (part.step, part.tags) == (None, ("a",))
    assert "part of a batch scan" in part.explanation
    assert planned(tmp_path, one, paper=replace(PAPER, is_split=True)).step is None
    hung = planned(tmp_path, one, original=Original.MOVE, paper=replace(PAPER, has_file=False)).step
    assert hung is not None
    assert (hung.action, hung.source) == (Action.COPY, None)


def test_conflicts_are_told_before_anything_is_done(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "Scan.PDF").touch()
    root = tmp_path / "root"
    one = Rule("one", True, When(), Then(root=str(root), name="{seller}"))
    assert planned(tmp_path, one).conflicts == (f"the folder {root} is not there",)
    root.mkdir()
    (root / "ACME GmbH.pdf").touch()
    plan = planned(tmp_path, one)
    assert plan.conflicts == ("ACME GmbH.pdf is there already, so this one gets a number",)
    assert taken_twice([plan, replace(plan, paper_id=8)]) == {
        8: "paper 7 gets the same name, so this one gets a number"
    }
    assert sorted(path.name for path in root.iterdir()) == ["ACME GmbH.pdf"]


def test_the_rules_that_ship_are_off_and_name_fields_that_there_are() -> None:
    fields = frozenset(field.name for kind in load_document_types() for field in kind.fields)
    rules = rule_file.shipped()
    assert len(rules) >= 4
    assert not any(rule.on for rule in rules)
    assert [fault for rule in rules for fault in unknown_fields(rule, fields)] == []
    wrong = Rule("r", True, compare("total", ">", "1"), Then(name="{sellr} {type} {added:%Y}"))
    assert unknown_fields(wrong, fields) == [
        "no type of paper has a field “total”",
        "no type of paper has a field “sellr”",
    ]


def test_rules_are_written_and_read_back_as_they_are(tmp_path: Path) -> None:
    file = rule_file.rule_file(tmp_path)
    assert rule_file.load(file) == ()
    rules = rule_file.switched(rule_file.with_shipped(()), "Large invoices", on=True)
    rule_file.save(file, rules)
    assert rule_file.load(file) == rules
    assert [rule.name for rule in rules if rule.on] == ["Large invoices"]
    assert rule_file.with_shipped(rules) == rules
    with pytest.raises(NoSuchRule):
        rule_file.switched(rules, "nothing", on=True)


@pytest.mark.parametrize(
    ("then", "fault"),
    [
        ('root = "papers"', "no full path"),
        ('folder = "x"', "not the root"),
        ('root = "/p"\nfolder = "../x"', "only lead down"),
        ('root = "/p"\nfolder = "/x"', "only lead down"),
        ('name = "{seller"', "a brace stands alone"),
        ('name = "{d:year}"', "no way to write a date"),
        ('retention = ""', "it does nothing"),
        ("name = 7", "line 6: Expected `str`"),
        ('nmae = "x"', "line 6: .*unknown field `nmae`"),
        ("name = ", "line 6"),
    ],
)
def test_a_broken_rule_is_told_with_its_line(tmp_path: Path, then: str, fault: str) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(f'# Mine\n\n[[rules]]\nname = "r"\n[rules.then]\n{then}\n', encoding="utf-8")
    with pytest.raises(RulesBroken, match=fault) as raised:
        rule_file.load(file)
    assert "line" in raised.value.detail


def test_two_rules_may_not_have_one_name(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    one = '[[rules]]\nname = "r"\n[rules.then]\ntags = ["a"]\n'
    file.write_text(one * 2)
    with pytest.raises(RulesBroken, match=r"line 5: .*the same name"):
        rule_file.load(file)
