"""All errors, as one tree. Each carries its data and builds one sentence that says what to do.

    NewsbotError
     ├─ ArticleError          a file that can't be taken as an article
     ├─ ArticleMissing        there is no article with an id or a link
     ├─ ArticleNotRemoved     no article with an id or a link was removed for good
     ├─ NotAdded              nothing was added by a link or a file
     ├─ SourceKnown           a source on the web is there already
     ├─ SourceMissing         there is no source with a name
     ├─ SourceAmbiguous       a name may mean several sources
     ├─ NothingIndexed        an index run found no article
     ├─ PathMissing           a given file or folder doesn't exist
     ├─ FileUnusable          a given file can't be read or written
     ├─ SnapshotError         the index can't be opened
     │   ├─ NoSnapshot           there is none yet
     │   ├─ SnapshotUnreadable   the system refuses to read it; it may be intact
     │   ├─ SnapshotDamaged      it is there, but broken
     │   └─ SnapshotOutdated     it was built by another version
     ├─ ClusterError          the search cluster, or its index, can't be used
     │   ├─ ClusterUnavailable   it can't answer just now
     │   │   └─ ClusterIndexGone    the index that was open is gone
     │   ├─ ClusterRequestRefused it takes one request for wrong, and will again
     │   └─ ClusterIndexUnusable another version of newsbot built the index, or there is none yet
     ├─ StoreError            the database of articles, or of the bot's memory, can't be used
     │   ├─ StoreUnreachable     its server is away, and may be back soon
     │   ├─ NewerVersion         a newer newsbot has changed the bot's memory
     │   ├─ ArticlesDamaged      some of its articles were changed by damage
     │   └─ ArticlesLost         it no longer has some articles of the index
     ├─ DataFolderError       the data folder can't be written
     ├─ FetchError            an address on the web can't be fetched
     │   └─ NotOneArticle        it leads to many articles, and may be added as a source
     ├─ PostsNotTaken         posts of channels can't be indexed now
     ├─ NothingAdded          nothing can be added or taken out now
     ├─ OutOfResources        the process ran out of memory or file descriptors
     ├─ IndexBusy             another index run holds the lock
     ├─ BotBusy               another bot runs on the data folder
     ├─ WorkerLost            a process that prepares articles was killed
     ├─ AnswererLost          a process that answers questions was killed
     │   └─ NotBegun             another question killed it, before it began with this one
     ├─ BackupError           a backup can't be written or restored
     │   └─ NotABackup            a file is damaged, or never was a backup
     ├─ MoveRefused           it isn't clear which databases are to be moved where
     ├─ SetUpError            a step of `newsbot init` failed
     │   ├─ NeedsTerminal        something has to be asked, and there is no terminal
     │   ├─ EnvFileUnusable      the file `.env` can't be read or changed
     │   ├─ EnvFileExists        it is there, and may not be changed unasked
     │   ├─ TokenRefused         Telegram doesn't accept the bot's token
     │   ├─ TelegramUnreachable  Telegram didn't answer
     │   ├─ MessagesTaken        something else gets the bot's messages
     │   ├─ CodeVoid             nobody sent the right code of a new admin
     │   └─ NoArticles           an address leads to no articles
     └─ SettingsError         a setting is missing or wrong

Errors of other libraries are translated where they first occur; none of them leaves `index/`.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_REMEDIES = {
    errno.EMFILE: "raise the limit of open files (`ulimit -n`, or LimitNOFILE of a service)",
    errno.ENFILE: "close programs that keep many files open on this machine",
    errno.ENOMEM: "close programs that use a lot of memory, or give this machine more of it",
    errno.EACCES: "let the user who runs newsbot read and write it, with the folders above it",
    errno.EPERM: "let the user who runs newsbot read and write it, with the folders above it",
}
_RESOURCES = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)


def remedy_for(error: BaseException) -> str | None:
    """Return the remedy for a system error that isn't the file's fault; None where the file itself is to blame."""
    if isinstance(error, MemoryError):
        return _REMEDIES[errno.ENOMEM]
    return _REMEDIES.get(error.errno or 0) if isinstance(error, OSError) else None


def is_out_of_resources(error: BaseException) -> bool:
    """Return whether this process ran out of memory or file descriptors."""
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in _RESOURCES)


def reason_of(error: BaseException) -> str:
    """Return the system's description of an error."""
    if isinstance(error, MemoryError):
        return "Out of memory"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


class NewsbotError(Exception):
    """Base of all errors that newsbot raises on purpose; its text is one sentence for the user."""

    def __reduce__(self) -> tuple[Any, ...]:
        # For errors from another process: by default, pickle calls the class with the sentence alone.
        return _restore, (type(self), *self.args), self.__dict__


def _restore(kind: type[NewsbotError], *arguments: Any) -> NewsbotError:
    """Create an error without calling `__init__`; pickle restores its data."""
    return kind.__new__(kind, *arguments)


class ArticleError(NewsbotError):
    """A file can't be read as an article; the run continues with the others."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class PathMissing(NewsbotError):
    """A given file or folder doesn't exist."""

    def __init__(self, path: Path, setting: str | None = None) -> None:
        hint = f"create it, or set {setting} to the folder of your articles" if setting else "check its name"
        super().__init__(f"There is no file or folder {path}: {hint}.")
        self.path = path
        self.setting = setting


class FileUnusable(NewsbotError):
    """A given file can't be read, or can't be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The file {path} can't be used ({reason}): name another one, or give this user access to it.")
        self.path = path
        self.reason = reason


class ArticleMissing(NewsbotError):
    """There is no article with an id or a link; `removed_id` is that of one which was removed for good."""

    def __init__(self, name: str, removed_id: str | None = None) -> None:
        super().__init__(
            f"The article {name} was removed for good: `newsbot remove --undo` lets it in again."
            if removed_id
            else f"There is no article {name}: give its id, as `newsbot ask --json` shows it, or its link."
        )
        self.name = name
        self.removed_id = removed_id


class ArticleNotRemoved(NewsbotError):
    """No article with an id or a link was removed for good, so none can be let in again."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No article {name} was removed: give the id or the link by which it was.")
        self.name = name


class NotAdded(NewsbotError):
    """Nothing was added by this name, which may be a link, the path of a file or a key."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: nothing was added by that name, or it was taken out already.")
        self.name = name


class SourceKnown(NewsbotError):
    """A source on the web was added before; `title` and `known_url` are those of the one that is there."""

    def __init__(self, url: str, title: str, known_url: str) -> None:
        as_what = f"as {known_url}" if title in (url, known_url) else f"as “{title}” ({known_url})"
        super().__init__(f"{url} is a source already, {as_what}: remove that first to add it with other options.")
        self.url = url
        self.title = title
        self.known_url = known_url


class SourceMissing(NewsbotError):
    """There is no source on the web with a name; `nearest` are titles like it."""

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        hint = f"the nearest: {', '.join(nearest)}" if nearest else "`newsbot sources list` shows all"
        named = name if name.strip() else "without a name"
        super().__init__(f"There is no source {named}; {hint}.")
        self.name = name
        self.nearest = nearest


class SourceAmbiguous(NewsbotError):
    """A name may mean several sources on the web; `matching` says which."""

    def __init__(self, name: str, matching: Sequence[str]) -> None:
        super().__init__(f"{name} may mean {', '.join(matching)}: give the address of the one you mean.")
        self.name = name
        self.matching = matching


class NothingIndexed(NewsbotError):
    """The given paths hold no readable article; `failed` says what is wrong with each file."""

    def __init__(self, paths: Sequence[Path], failed: Sequence[ArticleError]) -> None:
        where = ", ".join(map(str, paths))
        reason = "nothing there could be read as an article" if failed else "there are no files that newsbot reads"
        super().__init__(f"Nothing was indexed from {where}: {reason}.")
        self.paths = paths
        self.failed = failed


class SnapshotError(NewsbotError):
    """The index can't be opened."""


class NoSnapshot(SnapshotError):
    """No index has been built yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"There is no index in {folder} yet: run `newsbot index PATH` with your articles first.")
        self.folder = folder


class SnapshotUnreadable(SnapshotError):
    """The system refuses to read the index, which may be intact. `remedy` says what to do."""

    def __init__(self, folder: Path, reason: str, remedy: str) -> None:
        super().__init__(f"The index in {folder} can't be read ({reason}): {remedy}.")
        self.folder = folder
        self.reason = reason
        self.remedy = remedy


class SnapshotDamaged(SnapshotError):
    """The index exists but can't be trusted."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"The index in {folder} is damaged ({reason}): run `newsbot index PATH` to rebuild it.")
        self.folder = folder
        self.reason = reason


class SnapshotOutdated(SnapshotError):
    """The index was built by another version of newsbot, or with other ranking settings."""

    def __init__(self, folder: Path, built_with: str, needed: str) -> None:
        super().__init__(
            f"The index in {folder} was built by another version of newsbot (with {built_with}, this one needs "
            f"{needed}): run `newsbot index PATH` to rebuild it."
        )
        self.folder = folder
        self.built_with = built_with
        self.needed = needed


class ClusterError(NewsbotError):
    """The search cluster at `where` can't be used. `remedy` says what to do, and names the setting."""

    def __init__(self, where: str, reason: str, remedy: str) -> None:
        super().__init__(f"The search cluster {where} can't be used ({reason}): {remedy}.")
        self.where = where
        self.reason = reason
        self.remedy = remedy


class ClusterUnavailable(ClusterError):
    """The search cluster can't answer just now: it is down, overloaded, or lacks nodes. Try again later."""


class ClusterIndexGone(ClusterUnavailable):
    """The index that was open is gone: a newer one has replaced it, or somebody has deleted it."""


class ClusterRequestRefused(ClusterError):
    """The search cluster takes a request for wrong, as it will whenever the request is repeated."""


class ClusterIndexUnusable(ClusterError):
    """There is no index in the cluster yet, or another version of newsbot built it."""


class OutOfResources(NewsbotError):
    """The process ran out of memory or file descriptors. `remedy` says what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"newsbot can't continue ({reason}): {remedy}.")
        self.reason = reason
        self.remedy = remedy

    @classmethod
    def of(cls, error: BaseException) -> OutOfResources:
        """Return the error for a system error that `is_out_of_resources` accepts."""
        return cls(reason_of(error), remedy_for(error) or "")


class StoreError(NewsbotError):
    """A database can't be opened, read or written. `setting` names it; `remedy` says what to do."""

    def __init__(self, setting: str, where: str, reason: str, remedy: str | None = None) -> None:
        advice = f"{remedy}, or set {setting} to another one" if remedy else f"check {setting}"
        super().__init__(f"The database {where} can't be used ({reason}): {advice}.")
        self.setting = setting
        self.remedy = remedy
        self.where = where
        self.reason = reason


class StoreUnreachable(StoreError):
    """The server of a database is away: it is stopped, restarts, or the network is down."""


class ArticlesDamaged(StoreError):
    """Articles in the database differ from what was stored; `ids` and `origins` name them."""

    def __init__(self, setting: str, where: str, ids: Sequence[str], origins: Sequence[str]) -> None:
        count = "one article in it is" if len(ids) == 1 else f"{len(ids)} articles in it are"
        super().__init__(setting, where, f"{count} damaged: {', '.join(origins[:3])}")
        self.ids = ids
        self.origins = origins


class ArticlesLost(StoreError):
    """Articles of the index are neither in the database nor among the given files: an index run would lose them."""

    def __init__(self, setting: str, where: str, folder: Path | str, count: int) -> None:
        super().__init__(setting, where, f"it lacks {count:,} articles of the index in {folder}")
        self.args = (
            f"The database {where} lacks {count:,} articles of the index in {folder}, and so do the files to index: "
            f"restore the database from a backup, index all files together, or delete {folder} to start over.",
        )
        self.folder = folder
        self.count = count


class PostsNotTaken(NewsbotError):
    """Posts of channels couldn't be indexed, for a reason that isn't theirs. Try again later."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Posts of channels could not be indexed: {reason.rstrip('.')}.")
        self.reason = reason


class NothingAdded(NewsbotError):
    """Nothing could be added or taken out, for a reason that isn't the article's. Try again later."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The index could not be changed: {reason.rstrip('.')}.")
        self.reason = reason


class DataFolderError(NewsbotError):
    """The data folder can't be created or written."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"The data folder {folder} can't be written ({reason}): set NEWSBOT_DATA_DIR to a writable folder."
        )
        self.folder = folder
        self.reason = reason


class IndexBusy(NewsbotError):
    """Another process is indexing into the same data folder or cluster; `holder` identifies it, if known."""

    def __init__(self, folder: Path | str, holder: str | None = None) -> None:
        which = f" ({holder})" if holder else ""
        super().__init__(f"Another index run{which} is writing to {folder}: wait for it to finish, then try again.")
        self.folder = folder
        self.holder = holder


class BotBusy(NewsbotError):
    """Another bot uses the same data folder; `holder` identifies its process, if known."""

    def __init__(self, folder: Path, holder: str | None = None) -> None:
        which = f" ({holder})" if holder else ""
        super().__init__(
            f"Another bot{which} runs on the data folder {folder}, and both would answer every message: stop it, or "
            "set NEWSBOT_DATA_DIR to another folder."
        )
        self.folder = folder
        self.holder = holder


class WorkerLost(NewsbotError):
    """A process that prepares articles was killed, usually because memory ran out."""

    def __init__(self) -> None:
        super().__init__(
            "A process of the index run was killed, perhaps because memory ran out: try again with `newsbot index "
            "--workers 1`."
        )


class AnswererLost(NewsbotError):
    """A process that answers questions was killed, usually because memory ran out.

    `given_up_after` is how many processes a question killed before the bot gave up on it; None if it hasn't.
    """

    def __init__(self, given_up_after: int | None = None) -> None:
        super().__init__(
            "A process that answers questions was killed, perhaps because memory ran out: another one answers its "
            "questions."
            if given_up_after is None
            else f"Gave up on a question after it killed {given_up_after} processes, perhaps because memory ran out: "
            "set NEWSBOT_PROCESSES to a lower number."
        )
        self.given_up_after = given_up_after


class SettingsError(NewsbotError):
    """A setting is missing or wrong; never shows the value, which may be a secret."""

    def __init__(self, setting: str, problem: str) -> None:
        super().__init__(f"{setting} {problem}.")
        self.setting = setting
        self.problem = problem
