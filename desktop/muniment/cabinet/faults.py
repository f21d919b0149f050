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


class NoSuchSearch(MunimentError):
    code = "no-such-search"
    sentence = "No search is saved under this name."
    next_step = "List the saved searches with muniment searches list."


class SearchNameTaken(MunimentError):
    code = "search-name-taken"
    sentence = "A search of this name is saved already. Nothing was changed."
    next_step = "Choose another name, or remove that search first."
