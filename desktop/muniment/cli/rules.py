"""`muniment rules`: by which rules papers are filed, and what they would do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from muniment import settings
from muniment.cli import kept, screen
from muniment.cli.plans import show_plan
from muniment.filing import rule_file
from muniment.filing.faults import NoSuchRule, RulesUnwritable
from muniment.filing.plan import taken_twice
from muniment.filing.rules import Rule, unknown_fields

app = typer.Typer(
    help="See, check, try and switch the rules by which papers are filed.", no_args_is_help=True, rich_markup_mode=None
)

RuleName = Annotated[str, typer.Argument(metavar="NAME", help="The rule's name, as `list` shows it.")]


@app.command("list")
def list_rules() -> None:
    """List the rules in the order in which they are asked."""
    with screen.errors_told():
        rules = _loaded()
    if not rules:
        screen.show("There are no rules yet. muniment rules add-samples puts some there, switched off.")
        return
    screen.show_table(
        ("No", "On", "Rule", "For", "Name", "Folder", "Tags", "Kept for"),
        (
            (
                str(number),
                "on" if rule.on else "off",
                rule.name,
                ", ".join(rule.when.types) or "any",
                rule.then.name,
                "/".join(filter(None, (rule.then.root, rule.then.folder))),
                ", ".join(rule.then.tags),
                rule.then.retention,
            )
            for number, rule in enumerate(rules, 1)
        ),
    )


@app.command()
def check() -> None:
    """Say whether the file of rules is as it should be; ends with 1 where it is not."""
    with screen.errors_told():
        rules = _loaded()
    fields = frozenset(field.name for kind in kept.document_types().values() for field in kind.fields)
    faults = 0
    for rule in rules:
        for fault in unknown_fields(rule, fields):
            faults += 1
            screen.show(f"{rule.name}: {fault}")
        root = rule.then.root_folder
        if rule.on and root is not None and not root.is_dir():
            screen.show(f"{rule.name}: the folder {root} is not there; until it is, papers wait")
    if faults:
        raise typer.Exit(1)
    screen.show(f"{_file()}: {len(rules)} rules, {sum(rule.on for rule in rules)} of them on.")


@app.command()
def preview(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME...]", help="Only these rules; all of them without.")
    ] = None,
) -> None:
    """Show what the rules would do with the papers that are kept, as if they were on. Nothing is done."""
    with kept.filer() as (store, filer):
        rules = filer.rules()
        known = {rule.name for rule in rules}
        for name in names or ():
            if name not in known:
                raise NoSuchRule(name)
        tried = [msgspec.structs.replace(rule, on=not names or rule.name in names) for rule in rules]
        papers = [paper.paper_id for paper in reversed(store.papers())]
        plans = [plan for number in papers if (plan := filer.plan(number, tried)).does_something]
        twice = taken_twice(plans)
        for plan in plans:
            show_plan(plan, twice.get(plan.paper_id))
    waiting = sum(plan.waits for plan in plans)
    screen.show(f"{len(plans)} of {len(papers)} papers would be filed; {waiting} of them wait for you to accept them.")


@app.command()
def on(name: RuleName) -> None:
    """Switch a rule on: from then on it acts by itself on papers that nobody need look at."""
    _switch(name, on=True)


@app.command()
def off(name: RuleName) -> None:
    """Switch a rule off."""
    _switch(name, on=False)


@app.command("add-samples")
def add_samples() -> None:
    """Put the rules that come with Muniment behind the ones that are there, switched off."""
    with screen.errors_told():
        before = _loaded()
        after = rule_file.with_shipped(before)
        _save(after)
    screen.show(f"{len(after) - len(before)} rules added, off, in {_file()}")


def _switch(name: str, *, on: bool) -> None:
    with screen.errors_told():
        _save(rule_file.switched(_loaded(), name, on=on))
    screen.show(f"{name} is {'on' if on else 'off'}.")


def _loaded() -> tuple[Rule, ...]:
    return rule_file.load(_file())


def _save(rules: Sequence[Rule]) -> None:
    try:
        rule_file.save(_file(), rules)
    except OSError as error:
        raise RulesUnwritable(str(error)) from error


def _file() -> Path:
    return rule_file.rule_file(settings.data_directory())
