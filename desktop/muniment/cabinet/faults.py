"""The errors that only the cabinet raises."""

from __future__ import annotations

from muniment.errors import MunimentError


class StoreTooNew(MunimentError):
    code = "store-too-new"
    sentence = "The database was written by a newer Muniment. Nothing was changed."
    next_step = "Install the newest Muniment on this machine as well."


class StoreUnwritable(MunimentError):
    code = "store-unwritable"
    sentence = "The data folder could not be written to. Nothing was changed."
    next_step = "See that its disk has room and that you may write to it, then try again."


class DatabaseMissing(MunimentError):
    code = "database-missing"
    sentence = "The database of this data folder is missing, but what it held is written down. Nothing was changed."
    next_step = "Make it again: muniment rebuild"


class NothingToRebuildFrom(MunimentError):
    code = "nothing-to-rebuild-from"
    sentence = "In this data folder nothing is written down that a database could be made from. Nothing was changed."
    next_step = "Restore the data folder from your last backup."


class NoSuchOperation(MunimentError):
    code = "no-such-operation"
    sentence = "Nothing of that number was done. Nothing was changed."
    next_step = "Use muniment activity to see the numbers."


class AlreadyUndone(MunimentError):
    code = "already-undone"
    sentence = "This was taken back before. Nothing was changed."
    next_step = "To bring it again, take back what took it back: muniment activity shows its number."


class DoneSince(MunimentError):
    code = "done-since"
    sentence = "Something else was corrected on this paper since. Nothing was changed."
    next_step = "Take that back first."
