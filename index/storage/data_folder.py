"""Where an index lives: its folder on disk, which only its owner can read, or a search cluster."""

from __future__ import annotations

import logging
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import DataFolderError, OutOfResources, is_out_of_resources

_log = logging.getLogger(__name__)

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_FOLDERS = ("snapshots", "added", "kernels")
_FILES = re.compile(r"(articles|chats)\.sqlite(-wal|-shm|-journal)?|(index|bot[\w-]*)\.lock(\.holder)?|\.writable")
"""What newsbot itself writes into a data folder."""


@dataclass(frozen=True, slots=True)
class SearchCluster:
    """An OpenSearch cluster that holds the index in place of snapshots. Its `repr` shows no secrets."""

    hosts: tuple[str, ...]
    """Addresses of its nodes, such as https://search.example:9200; all with http, or all with https."""
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)
    """In place of user and password."""
    ca_file: Path | None = None
    """The authorities to trust; None: those of the system."""
    prefix: str = "newsbot"
    """Alias of the index, and what its versions' names start with."""
    shards: int = 1
    """Of an index that is built from now on."""
    replicas: int = 1
    """Further copies of each shard."""

    @property
    def where(self) -> str:
        """The addresses, as people read them."""
        return ", ".join(self.hosts)


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The location of an index: the folder with its snapshots and its lock, and the database of its articles."""

    path: Path
    database: str | Path  # an SQLAlchemy URL, or the path of a SQLite file
    search: SearchCluster | None = None
    """The cluster with the index; None: it is in the folder, as snapshots."""

    @property
    def snapshots(self) -> Path:
        """The folder with the snapshots."""
        return self.path / "snapshots"

    @property
    def added(self) -> Path:
        """The folder with the pages and documents that people add one by one."""
        return self.path / "added"

    def check_writable(self) -> None:
        """Create the folder, and close it to other users; raise DataFolderError if it can't be written."""
        with self.disk_errors():
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            probe = self.path / ".writable"
            probe.write_bytes(b"")
            probe.unlink()
            _close_to_others(self.path)

    @contextmanager
    def disk_errors(self) -> Iterator[None]:
        """Translate system errors in the block to DataFolderError, or OutOfResources if that is the cause."""
        try:
            yield
        except OSError as error:
            if is_out_of_resources(error):
                raise OutOfResources.of(error) from error
            raise DataFolderError(self.path, error.strerror or str(error)) from error


def _close_to_others(folder: Path) -> None:
    """Let only the owner into a data folder, and into what newsbot wrote there: somebody may have created it openly.

    A folder that also holds something else is left as it is, with a warning: others may need that.
    """
    if not folder.stat().st_mode & _OTHERS:  # nobody else reaches what is below
        return
    entries = list(folder.iterdir())
    own = [entry for entry in entries if entry.name in _FOLDERS or _FILES.fullmatch(entry.name)]
    for entry in own:
        _close_tree(entry)
    if len(own) < len(entries):
        _log.warning("Other users of this machine can look into %s: run `chmod 700 %s`.", folder, folder)
    else:
        _close(folder)


def _close_tree(path: Path) -> None:
    _close(path)
    if path.is_dir() and not path.is_symlink():
        for entry in path.rglob("*"):
            _close(entry)


def _close(path: Path) -> None:
    """Take the rights of all but the owner away."""
    with suppress(OSError):  # it was deleted meanwhile, or belongs to another user
        mode = path.lstat().st_mode
        if mode & _OTHERS and not stat.S_ISLNK(mode):
            path.chmod(stat.S_IMODE(mode) & ~_OTHERS)
