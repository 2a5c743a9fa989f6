"""Who may read a file, and whether this user may write it, without trying."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_OTHERS = stat.S_IRWXO
_GROUP = stat.S_IRWXG


def who_may_read(path: Path) -> str:
    """Return who may use a file or a folder besides its owner: "its group", "every user"; empty if nobody may."""
    mode = path.stat().st_mode
    if mode & _OTHERS:
        return "every user of this machine"
    return "its group" if mode & _GROUP else ""


def may_write(path: Path) -> bool:
    """Return whether this user may write a file, or may create one in a folder; False on a read-only disk, too."""
    return os.access(
        path, os.W_OK | (os.X_OK if path.is_dir() else 0), effective_ids=os.access in os.supports_effective_ids
    )


def nearest_folder(path: Path) -> Path:
    """Return a folder, or the first above it that exists."""
    return next((folder for folder in (path, *path.parents) if folder.exists()), Path("/"))


def owner_of(path: Path) -> str | None:
    """Return the name or number of a file's owner; None if it is the user of this process."""
    import pwd

    number = path.stat().st_uid
    if number == os.geteuid():
        return None
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
