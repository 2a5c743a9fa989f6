"""The manifest of a snapshot: counts, the settings that it was built with, and a checksum of each file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from index.errors import NoSnapshot, SnapshotDamaged, SnapshotOutdated
from index.storage.arrays import read_error
from index.storage.postings import FIELDS, K1, Field
from index.versions import QUOTES_VERSION, TERMS_VERSION

FORMAT_VERSION = 9
"""Version of the files' layout: raise it when that changes."""

READABLE_FORMATS = frozenset({6, 7, 8, FORMAT_VERSION})
"""Versions of the layout that this version reads, until an index run has built the snapshot again."""

MANIFEST_FILE = "manifest.json"


def settings(fields: Sequence[Field] | None = None) -> dict[str, Any]:
    """Return the build settings that this version requires of a snapshot; other `fields` are for trials."""
    described = [[field.name, field.weight, field.b] for field in (FIELDS if fields is None else fields)]
    return {"format": FORMAT_VERSION, "terms": TERMS_VERSION, "quotes": QUOTES_VERSION, "k1": K1, "fields": described}


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of manifest.json.

    `state` identifies the state of the store that the snapshot was built from, `base` the snapshot whose base it
    shares. `averages` are the mean field lengths that the weights were computed with; `drifted` is the largest relative
    deviation of the current means from them.
    """

    settings: dict[str, Any]
    state: str
    created: str  # ISO 8601, UTC
    articles: int
    paragraphs: int
    outlets: int
    first: str | None  # the oldest and the newest article's day, ISO 8601
    last: str | None
    base: str
    added: int  # paragraphs in the addition
    removed: int  # paragraphs of the base with a tombstone
    averages: list[float]
    drifted: float
    files: dict[str, tuple[int, str]]  # size in bytes, checksum
    languages: dict[str, int] = field(default_factory=dict)  # paragraphs by the code of `pack_languages`, most first

    @property
    def is_outdated(self) -> bool:
        """Whether it was built by other rules than this version's; see `read_manifest`."""
        return bool(self.settings != _as_json(settings()))

    @property
    def fingerprint(self) -> str:
        """Digest of the settings and of all files: equal for two snapshots with the same contents, built at any time.

        Equal snapshots give equal answers. The reverse doesn't hold: a base with an addition differs from one base with
        the same articles, and so does an index of the same articles read from another folder.
        """
        return _digest({"settings": self.settings, "files": {name: list(file) for name, file in self.files.items()}})

    def to_json(self) -> str:
        """Return the manifest as JSON, with a checksum of itself."""
        body = asdict(self)
        return json.dumps({"checksum": _digest(body), **body}, indent=1)

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Manifest:
        """Build a manifest from a decoded JSON object.

        Raises ValueError, KeyError or TypeError if it isn't a complete manifest.
        """
        body["files"] = {name: (size, digest) for name, (size, digest) in body["files"].items()}
        return cls(**body)


def read_manifest(folder: Path, fields: Sequence[Field] | None = None, *, of_any_rules: bool = False) -> Manifest:
    """Return the manifest of the snapshot in `folder`.

    With `of_any_rules`, its terms and quotations may be those of another version: it answers, if less well. So may its
    format be, if it is one that this version reads, too.
    Raises NoSnapshot if the folder is gone, SnapshotDamaged or SnapshotOutdated if it can't be used.
    """
    try:
        body = json.loads((folder / MANIFEST_FILE).read_text())
        if body.pop("checksum") != _digest(body):
            raise ValueError("its checksum is wrong")
        # Checked first, since another version's manifest may have other fields.
        if not _is_usable(body["settings"], _as_json(settings(fields)), of_any_rules):
            raise SnapshotOutdated(folder, *_versions(body["settings"]))
        return Manifest.from_json(body)
    except FileNotFoundError as error:
        if not folder.exists():
            raise NoSnapshot(folder.parent.parent) from error
        raise SnapshotDamaged(folder, "its manifest is missing") from error
    except OSError as error:
        raise read_error(folder, MANIFEST_FILE, error) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SnapshotDamaged(folder, f"{MANIFEST_FILE}: {error}") from error


def _is_usable(built_with: dict[str, Any], needed: dict[str, Any], of_any_rules: bool) -> bool:
    if of_any_rules:
        built_with = built_with | {name: needed[name] for name in ("terms", "quotes")}
        if built_with["format"] in READABLE_FORMATS:
            built_with["format"] = needed["format"]
    return bool(built_with == needed)


def _as_json(described: dict[str, Any]) -> dict[str, Any]:
    """Return settings as they are read from a file."""
    decoded: dict[str, Any] = json.loads(json.dumps(described))
    return decoded


def _versions(built_with: dict[str, Any]) -> tuple[str, str]:
    needed = settings()
    if built_with.get("format") != needed["format"]:
        return f"format {built_with.get('format')}", f"format {needed['format']}"
    return "other rules", "its own"


def _digest(body: dict[str, Any]) -> str:
    return hashlib.blake2b(json.dumps(body, sort_keys=True).encode(), digest_size=16).hexdigest()
