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
