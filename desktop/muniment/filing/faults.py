"""The errors that only filing raises."""

from __future__ import annotations

from muniment.errors import MunimentError


class RulesBroken(MunimentError):
    code = "rules-broken"
    sentence = "The file of filing rules is not as it should be, so nothing is filed. No paper was changed."
    next_step = "Put the line right that is named below; muniment rules check tells whether it is."


class TemplateBroken(MunimentError):
    code = "template-broken"
    sentence = "This is no template for a name."
    next_step = "Write fields in braces, such as {seller} or {issue_date:%Y-%m}, and braces themselves twice."


class NoSuchRule(MunimentError):
    code = "no-such-rule"
    sentence = "There is no rule of that name. Nothing was changed."
    next_step = "Use muniment rules list to see the names."


class CannotUndoNow(MunimentError):
    code = "cannot-undo-now"
    sentence = "This is not done yet and cannot be taken back now, since a file or folder cannot be reached."
    next_step = "Try again once it can."


class RulesUnwritable(MunimentError):
    code = "rules-unwritable"
    sentence = "The file of filing rules could not be written. It is as it was."
    next_step = "See that its disk has room and that you may write to it, then try again."


class FoldersUnreachable(MunimentError):
    code = "folders-unreachable"
    sentence = "The folders that the rules name cannot be looked at now. Nothing was changed."
    next_step = "See that you may open them and that their disk is there; it is tried again by itself."
