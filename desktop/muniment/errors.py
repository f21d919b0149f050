"""One family of errors: each has a stable code, a sentence for the person, and says what to do next.

The code is what crosses a process border, stands in the journal and is matched by tests; the sentence is what the
window and the command line show. `by_code` turns a reader's code back into the typed error.
"""

from __future__ import annotations

from typing import ClassVar


class MunimentError(Exception):
    """The root of the family. `sentence` tells what happened and what was not changed; `next_step` what to do."""

    code: ClassVar[str] = "internal"
    sentence: ClassVar[str] = "Something went wrong inside Muniment. The paper itself was not changed."
    next_step: ClassVar[str] = "Try again; if it happens twice, report it with the log."

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.sentence)
        self.detail = detail

    @property
    def reason(self) -> str:
        """The whole message for a person."""
        return f"{self.sentence} {self.next_step}"


class PaperError(MunimentError):
    """A paper that cannot be read. Nothing of it was changed."""

    code = "unreadable"
    sentence = "This paper could not be read. It was not changed."
    next_step = "Open it in another program to see whether it is whole."


class EmptyFile(PaperError):
    code = "empty"
    sentence = "This file is empty: there are no bytes in it."
    next_step = "Scan or save it again."


class Vanished(PaperError):
    code = "vanished"
    sentence = "This file is no longer where it was."
    next_step = "Find it again and add it from its new place."


class NotPermitted(PaperError):
    code = "not-permitted"
    sentence = "You are not allowed to open this file."
    next_step = "Ask its owner for leave to read it, then add it again."


class Unreachable(PaperError):
    code = "unreachable"
    sentence = "This file could not be read from its disk or share just now."
    next_step = "See that the disk or the share can be reached."


class StillChanging(PaperError):
    code = "still-changing"
    sentence = "This file is still being written or was changed a moment ago."
    next_step = "It is taken in once it stays as it is; nothing need be done."


class Locked(PaperError):
    code = "locked"
    sentence = "Another program holds this file locked."
    next_step = "It is taken in once that program is done with it; close it there."


class NotAFile(PaperError):
    code = "not-a-file"
    sentence = "This is not an ordinary file, so it was left alone."
    next_step = "Add the paper itself."


class AFolder(PaperError):
    code = "a-folder"
    sentence = "This is a folder and not a paper."
    next_step = "Name the papers in it."


class ALink(PaperError):
    code = "a-link"
    sentence = "This is only a link to a file in another place, so it was left alone."
    next_step = "Add the paper itself."


class UnknownKind(PaperError):
    code = "unknown-kind"
    sentence = "This kind of file cannot be read: it is no PDF, picture, office paper, web page, mail or plain text."
    next_step = "Save or print it as a PDF and add that."


class Archive(PaperError):
    code = "archive"
    sentence = "This is a zip archive; there is no Word, Excel, PowerPoint or OpenDocument paper in it."
    next_step = "Unpack it and add the papers that are in it."


class Drawing(PaperError):
    code = "drawing"
    sentence = "This is a drawing (SVG), and drawings of this kind cannot be read."
    next_step = "Save or print it as a PDF and add that."


class OldOfficeFile(PaperError):
    code = "old-office-file"
    sentence = "This kind of file, from an old office program (such as .doc, .xls or .ppt), cannot be read."
    next_step = "Open it, save it in today's form (.docx, .xlsx, .pptx) or as a PDF, and add that."


class UnsafeContent(PaperError):
    code = "unsafe-content"
    sentence = "This file defines entities or asks for files from outside, as no honest paper does; it was not read."
    next_step = "Ask its sender for a PDF."


class UnpacksTooLarge(PaperError):
    code = "unpacks-too-large"
    sentence = "This file is over the limit once unpacked: it is far too large inside, as a bomb would be."
    next_step = "Ask its sender for a PDF, or split it into smaller papers."


class PartsTooDeep(PaperError):
    code = "parts-too-deep"
    sentence = "The parts of this file lie too deep within one another; what lies deeper than the limit was not read."
    next_step = "Ask its sender for a PDF, or add the innermost papers by themselves."


class TooManyParts(PaperError):
    code = "too-many-parts"
    sentence = "This mail has too many parts; only the first ones, up to the limit, were read."
    next_step = "Open it in your mail program and save what matters by itself."


class AttachmentDamaged(PaperError):
    code = "attachment-damaged"
    sentence = "A part of this mail, or a file attached to it, is damaged or incomplete, or could not be taken out."
    next_step = "Ask its sender to send it again."


class DamagedFile(PaperError):
    code = "damaged"
    sentence = "This file is damaged or incomplete, and no page could be read."
    next_step = "Get a whole copy of it, or scan it again."


class NoPages(PaperError):
    code = "no-pages"
    sentence = "This file holds no pages: it is empty, or its list of pages is damaged."
    next_step = "Get a whole copy of it, or scan it again."


class Encrypted(PaperError):
    code = "encrypted"
    sentence = "This file is locked by a password."
    next_step = "Save a copy without the password and add that."


class TooLarge(PaperError):
    code = "too-large"
    sentence = "This file is over the size limit for one paper."
    next_step = "Split it into smaller papers, or scan at a lower resolution."


class TooManyPages(PaperError):
    code = "too-many-pages"
    sentence = "This paper has too many pages; only the first ones, up to the limit, were read."
    next_step = "Split it into smaller papers."


class PageTooLarge(PaperError):
    code = "page-too-large"
    sentence = "A page or picture is too large: over the limit of pixels."
    next_step = "Scan it at a lower resolution."


class TooManyWords(PaperError):
    code = "too-many-words"
    sentence = "A page holds more words than the limit for one page, so it was not read."
    next_step = "Split it into smaller pages, or print it as a PDF and add that."


class TooMuchMemory(PaperError):
    code = "too-much-memory"
    sentence = "Reading this takes more memory than the limit allows, so it was given up."
    next_step = "Save it as a plain PDF, or scan it at a lower resolution."


class EnclosuresLeftOut(PaperError):
    code = "enclosures-left-out"
    sentence = (
        "Not all files that hang on this paper were taken out: there are too many of them, or they are too large."
    )
    next_step = "Take out the ones that you want and add them by themselves."


class PageTimeout(PaperError):
    code = "page-timeout"
    sentence = "Reading this page took too long and was given up."
    next_step = "Scan the page again, at a lower resolution."


class PageStoppedReader(PaperError):
    code = "page-reader-died"
    sentence = "The reader stopped twice while it was working on this page, so the page was set aside."
    next_step = "The page is probably damaged: scan it again."


class PageDamaged(PaperError):
    code = "page-damaged"
    sentence = "A page is damaged or incomplete and could not be read."
    next_step = "Look at that page and scan it again."


class PageIncomplete(PaperError):
    code = "page-incomplete"
    sentence = "A page is damaged or incomplete: what could be seen of it was read, and something is missing."
    next_step = "Look at that page and scan it again."


class PageTooLong(PaperError):
    code = "page-too-long"
    sentence = "A page would take too long to draw and was given up: there are too many strokes on it."
    next_step = "Print that page and scan it."


class NoText(PaperError):
    code = "no-text"
    sentence = "No text was found on this paper: it is blank, or nothing on it can be read."
    next_step = "If there is writing on it, scan it again, sharper and straight."


class ReaderDied(PaperError):
    code = "reader-died"
    sentence = "The reader stopped twice while it was working on this paper. Only this paper is concerned."
    next_step = "The file is probably damaged: print it as a PDF, or scan it again."


class ReaderTimeout(PaperError):
    code = "reader-timeout"
    sentence = "Reading this paper took too long and was given up. Only this paper is concerned."
    next_step = "Split it, or scan it at a lower resolution."


class Cancelled(PaperError):
    code = "cancelled"
    sentence = "Reading was cancelled. Nothing was changed."
    next_step = "Read it again when you like."


class MailsTooDeep(PaperError):
    code = "mails-too-deep"
    sentence = "This file hangs on a mail within a mail within a mail, so it was left unread."
    next_step = "Open the mail, save the file, and add it by itself."


class TooManyEnclosures(PaperError):
    code = "too-many-enclosures"
    sentence = "More files hang on this mail than are read with one mail; this one was left unread."
    next_step = "Open the mail, save the file, and add it by itself."


class Interrupted(PaperError):
    code = "interrupted"
    sentence = "Muniment ended while it was working on this paper. Nothing was changed."
    next_step = "It is read again; nothing need be done."


class FolderAway(MunimentError):
    code = "folder-away"
    sentence = "This watched folder cannot be reached just now: its disk or share is away."
    next_step = "Attach it again; what waits there is then taken in."


class NotAFolder(MunimentError):
    code = "not-a-folder"
    sentence = "There is no folder of that name. Nothing was changed."
    next_step = "Name a folder that exists and that you may read."


class FolderOfOurs(MunimentError):
    code = "folder-of-ours"
    sentence = "Muniment keeps its own papers in, above or below this folder, so it cannot be watched."
    next_step = "Choose another folder."


class AlreadyWatched(MunimentError):
    code = "already-watched"
    sentence = "This folder is watched already. Nothing was changed."
    next_step = "Remove it first to watch it otherwise."


class NotWatched(MunimentError):
    code = "not-watched"
    sentence = "This folder is not watched."
    next_step = "Use muniment folders list to see which are."


class FolderNameUnfit(MunimentError):
    code = "folder-name-unfit"
    sentence = "The name of this folder is no text, so it cannot be written down. Nothing was changed."
    next_step = "Give it another name and try again."


class WatchedFoldersDamaged(MunimentError):
    code = "watched-folders-damaged"
    sentence = "The list of watched folders could not be understood. Nothing was changed."
    next_step = "Correct watched.toml in the data folder, or delete it and name the folders again."


class ServiceNotInstalled(MunimentError):
    code = "service-not-installed"
    sentence = "The service could not be written or removed. Nothing else was changed."
    next_step = "See that this system has systemd and that you may write to your own settings folder."


class ThinkerFailed(MunimentError):
    code = "thinker-failed"
    sentence = "The model stopped while it was thinking about this paper. The paper was not changed."
    next_step = "Read it again."


class ModelMissing(MunimentError):
    code = "model-missing"
    sentence = "The model has not been built on this machine yet."
    next_step = "Run: python3 dev.py setup"


class NotAModel(MunimentError):
    code = "not-a-model"
    sentence = "This file is no model in the form GGUF, so it was not added."
    next_step = "Name a file that ends in .gguf and was downloaded whole."


class ModelDamaged(MunimentError):
    code = "model-damaged"
    sentence = "This model could not be loaded, so it was not added: it is damaged, in several files, or of a new kind."
    next_step = "Download it again, as one file."


class ModelUnsuitable(MunimentError):
    code = "model-unsuitable"
    sentence = "This model cannot give a second opinion, so it was not added."
    next_step = "Choose a model that was made to follow instructions, with a context of at least 2048 tokens."


class ModelTooLarge(MunimentError):
    code = "model-too-large"
    sentence = "This model is too large for this machine's memory or disk, so it was not added."
    next_step = "Choose a smaller one, or one with fewer bits a weight."


class ModelNameTaken(MunimentError):
    code = "model-name-taken"
    sentence = "There is already a second model of that name. Nothing was changed."
    next_step = "Choose another name with --name, or remove that model first."


class ModelNameUnfit(MunimentError):
    code = "model-name-unfit"
    sentence = "This is no name for a model: it may have small letters, digits, points and hyphens, 60 at most."
    next_step = "Choose another name with --name."


class NoSuchModel(MunimentError):
    code = "no-such-model"
    sentence = "There is no second model of that name."
    next_step = "Use muniment model list to see the names."


class ModelNotKept(MunimentError):
    code = "model-not-kept"
    sentence = "The model could not be copied into the data folder. Nothing was changed."
    next_step = "See that the file is there and may be read, and that there is room left."


class OpinionFailed(MunimentError):
    code = "opinion-failed"
    sentence = "The second model gave no answer. The paper is judged without it."
    next_step = "Try again, or switch it off: muniment model use none"


class EngineMissing(PaperError):
    code = "engine-missing"
    sentence = "The data that text recognition needs for its languages (Tesseract's) is not installed."
    next_step = "Run: python3 dev.py setup"


class StoreBusy(MunimentError):
    code = "store-busy"
    sentence = "Another Muniment is already writing to this data folder. Nothing was changed."
    next_step = "Close it, or wait until it is done."


class StoreDamaged(MunimentError):
    code = "store-damaged"
    sentence = "The database could not be opened. Nothing was changed."
    next_step = "Make the database again (muniment rebuild), or restore the data folder from your last backup."


class NoSuchPaper(MunimentError):
    code = "no-such-paper"
    sentence = "There is no paper of that number."
    next_step = "Use the list to see the numbers."


class AlreadySplit(MunimentError):
    code = "already-split"
    sentence = "This paper was split before. Nothing was changed."
    next_step = "Undo that first to split it otherwise."


class NothingToSplit(MunimentError):
    code = "nothing-to-split"
    sentence = "This looks like one paper, so it was not split."
    next_step = "If it is several, name the pages at which they begin."


class NoSuchPages(MunimentError):
    code = "no-such-pages"
    sentence = "The paper has no such pages to split it at. Nothing was changed."
    next_step = "Name pages after the first one, up to the last, at which new papers begin."


class TagUnfit(MunimentError):
    code = "tag-unfit"
    sentence = "This is no tag: it may have 60 letters at most, no comma or semicolon, and no plus or minus before it."
    next_step = "Choose another word."


class NoSuchTag(MunimentError):
    code = "no-such-tag"
    sentence = "No paper has that tag. Nothing was changed."
    next_step = "Use muniment tags to see which there are."


class SamePaperTwice(MunimentError):
    code = "same-paper-twice"
    sentence = "These are not two papers but one and the same. Nothing was changed."
    next_step = "Name two different papers."


class ExportFailed(MunimentError):
    code = "export-failed"
    sentence = "The export could not be written. No paper was changed."
    next_step = "Choose a folder that you may write to, with room left."


class TruthBroken(MunimentError):
    code = "truth-broken"
    sentence = "The file of true answers is not as it should be, so nothing was judged."
    next_step = "Put the line right that is named below."


class SaidOfOthers(MunimentError):
    code = "said-of-others"
    sentence = "The file that answers are kept in holds something else. It was not changed."
    next_step = "Name another file, or one that does not exist yet."


class ReportFailed(MunimentError):
    code = "report-failed"
    sentence = "The report could not be written. What was said of the papers is kept where it could be."
    next_step = "Choose a folder that you may write to, with room left."


class DocumentTypeBroken(MunimentError):
    code = "document-type-broken"
    sentence = "A document type could not be read: its file is not as it should be. No paper was changed."
    next_step = "Put the file right, or install Muniment again."


def _family(root: type[MunimentError]) -> dict[str, type[MunimentError]]:
    family = {root.code: root}
    for child in root.__subclasses__():
        family.update(_family(child))
    return family


_BY_CODE = _family(MunimentError)


def by_code(code: str, detail: str = "") -> MunimentError:
    """The typed error of a code; a code that nobody knows becomes the plain PaperError."""
    return _BY_CODE.get(code, PaperError)(detail)


def family() -> list[type[MunimentError]]:
    """All errors that are known, the root first."""
    return list(_family(MunimentError).values())


def is_code(code: str) -> bool:
    """Whether an error of this code is known."""
    return code in _BY_CODE
