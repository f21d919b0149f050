"""Rules are kept as TOML in the data folder, in the order in which they are asked; some ship with Muniment, off.

A file that is not as it should be is an error that names the line, never a guess: then nothing is filed at all, since a
rule that is read wrongly would move papers wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
import tomli_w

from muniment import places
from muniment.files import write_whole
from muniment.filing.faults import NoSuchRule, RulesBroken, TemplateBroken
from muniment.filing.rules import Rule, faults_of

_HEADING = "# The rules by which papers are filed, asked in this order. Manual: docs/filing.md\n\n"
_RULE = re.compile(r"\s*\[\[\s*rules\s*\]\]")
_UNKNOWN = re.compile(r"unknown field `(\w+)`")
_PLACE = re.compile(r"\$\.rules\[(\d+)\](?:\.(when|then))?(?:\.(\w+))?")


class _RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    rules: tuple[Rule, ...] = ()


def rule_file(data_directory: Path) -> Path:
    """Where the rules of a data folder stand; the file need not exist."""
    return data_directory / "rules.toml"


def load(file: Path) -> tuple[Rule, ...]:
    """The rules in their order; none where there is no file. Raises RulesBroken."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise RulesBroken(f"{file}: {error}") from error
    try:
        rules = msgspec.toml.decode(text, type=_RuleFile).rules
    except msgspec.ValidationError as error:
        raise RulesBroken(f"{file}, {_line(text, str(error))}{error}") from error
    except msgspec.DecodeError as error:
        raise RulesBroken(f"{file}: {error}") from error
    _check(file, text, rules)
    return rules


def save(file: Path, rules: Sequence[Rule]) -> None:
    """Write the rules so that the file is always whole. Raises OSError."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(file, (_HEADING + tomli_w.dumps(msgspec.to_builtins(_RuleFile(tuple(rules))))).encode())


def shipped() -> tuple[Rule, ...]:
    """The rules that come with Muniment, all switched off."""
    return load(places.resources() / "rules.toml")


def switched(rules: Sequence[Rule], name: str, *, on: bool) -> tuple[Rule, ...]:
    """The rules with the one of that name switched on or off. Raises NoSuchRule."""
    if all(rule.name != name for rule in rules):
        raise NoSuchRule(name)
    return tuple(msgspec.structs.replace(rule, on=on) if rule.name == name else rule for rule in rules)


def with_shipped(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules, and behind them those that ship and are not among them by name."""
    names = {rule.name for rule in rules}
    return (*rules, *(rule for rule in shipped() if rule.name not in names))


def _check(file: Path, text: str, rules: Sequence[Rule]) -> None:
    names: set[str] = set()
    for index, rule in enumerate(rules):
        try:
            faults = faults_of(rule)
        except TemplateBroken as error:
            faults = [str(error)]
        if rule.name in names:
            faults.append("another rule has the same name")
        names.add(rule.name)
        if faults:
            raise RulesBroken(f"{file}, line {_rule_line(text, index)}: rule “{rule.name}”: {'; '.join(faults)}")


def _line(text: str, error: str) -> str:
    """The line of which a decoding error speaks, as far as it can be told."""
    place = _PLACE.search(error)
    if place is None:
        return ""
    unknown = _UNKNOWN.search(error)
    section, key = place[2] or "", unknown[1] if unknown else place[3]
    start = _rule_line(text, int(place[1]))
    inside = not section
    for number, line in enumerate(text.splitlines()[start:], start + 1):
        if _RULE.match(line):
            break
        inside = inside or re.match(rf"\s*\[\s*rules\.{section}\s*\]", line) is not None
        if inside and key and re.match(rf"\s*{key}\s*=", line):
            return f"line {number}: "
    return f"line {start}: "


def _rule_line(text: str, index: int) -> int:
    """The line at which a rule begins, from 1; the first one where rules are written in another way."""
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _RULE.match(line)]
    return lines[index] if index < len(lines) else 1
