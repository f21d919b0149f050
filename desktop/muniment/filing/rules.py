"""Rules: of which papers they speak, and what is to be done with those. Data only; `matching` says which one matches,
`rule_file` where they are kept."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec

from muniment.filing.facts import OF_THE_PAPER
from muniment.filing.names import check_template, fields_of


class Relation(StrEnum):
    """How a field's value is compared: dates and amounts by what they mean, all else by its letters, whatever their
    case."""

    EQUAL = "="
    CONTAINS = "contains"
    LESS = "<"
    MORE = ">"
    BETWEEN = "between"


class Comparison(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"relation": "is"}, omit_defaults=True
):
    """A field compared with a value; `to` is the upper bound of what lies between, both bounds included."""

    field: str
    relation: Relation
    value: str
    to: str = ""


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What must hold of a paper; what is not said need not.

    Its type is one of `types`, it has all `tags`, all `words` stand on it (each may be several words in a row), the
    folder that its file lay in matches the shell pattern `folder`, every comparison of `fields` holds, and its type and
    the fields compared are at least as sure as `least_confidence`.
    """

    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    folder: str = ""
    fields: tuple[Comparison, ...] = ()
    least_confidence: Annotated[float, msgspec.Meta(ge=0.0, le=1.0)] = 0.0


class Then(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is done with such a paper. `name` is a template for its file's name; `folder` one for the folders below
    `root`, a folder that is there already and that nothing ever leaves; `retention` names how long it is to be kept."""

    tags: tuple[str, ...] = ()
    name: str = ""
    root: str = ""
    folder: str = ""
    retention: str = ""

    @property
    def root_folder(self) -> Path | None:
        """The destination's root, with `~` for the person's own folder; None where the rule names no destination."""
        return Path(self.root).expanduser() if self.root else None


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule. It acts only while it is `on`."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    on: bool = False
    when: When = When()
    then: Then = Then()


def faults_of(rule: Rule) -> list[str]:
    """What is wrong with a rule, in words; nothing where it can be used. Raises TemplateBroken at a broken template."""
    faults = []
    then = rule.then
    root = then.root_folder
    if root is not None and not root.is_absolute():
        faults.append(f"the root “{then.root}” is no full path from / or ~")
    if then.folder and root is None:
        faults.append("a folder is named, but not the root that it lies in")
    if "\\" in then.folder or then.folder.startswith("/") or ".." in then.folder.split("/"):
        faults.append(f"the folder “{then.folder}” may only lead down from the root, with / between folders")
    if not (then.tags or then.name or then.root or then.retention):
        faults.append("it does nothing")
    for comparison in rule.when.fields:
        if (comparison.relation is Relation.BETWEEN) != bool(comparison.to):
            faults.append(f"“between” needs “value” and “to”, and nothing else does: {comparison.field}")
    for template in (then.name, then.folder):
        check_template(template, known=lambda field: True)
    return faults


def unknown_fields(rule: Rule, fields: frozenset[str]) -> list[str]:
    """The fields that a rule names and no document type has, in words."""
    named = [comparison.field for comparison in rule.when.fields]
    in_templates = [*fields_of(rule.then.name), *fields_of(rule.then.folder)]
    unknown = [field for field in named if field not in fields]
    unknown += [field for field in in_templates if field not in fields and field not in OF_THE_PAPER]
    return [f"no type of paper has a field “{field}”" for field in dict.fromkeys(unknown)]
