"""One immutable index on disk, that answers alone: opened memory-mapped, and checked before it is trusted.

    DATA_DIR/snapshots/000007/manifest.json    what it holds and was built from, with a checksum of each file
                              *.npy            arrays: postings, texts, quotes, articles
    DATA_DIR/snapshots/CURRENT                 the number of the one to open

The one before is kept beside it, and serves should the current one turn out damaged. `build.py` writes them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Quote, published_from
from index.bm25 import FIELDS, K1, Postings, PostingsBM25
from index.engine import Coverage, Hit
from index.errors import NoSnapshot, SnapshotDamaged, SnapshotError, SnapshotOutdated
from index.packed import PackedStrings
from index.quotes import QUOTES_VERSION
from index.terms import TERMS_VERSION

FORMAT = 1
"""Raise it when the files change their form."""

VERIFY_WHOLE_BYTES = 16 << 20
"""Snapshots up to this size are read and checked whole on opening: it costs about 20 ms at the most."""

_PARTS = ("terms", "paragraphs", "quotes", "articles", "ids")  # packed strings, two arrays each
_NUMBER = re.compile(r"\d{6,}", re.ASCII)
POSTINGS = ("starts", "rows", "weights", "frequencies", "lengths")
_ARRAYS = (*POSTINGS, "first_rows", "id_order")


def settings() -> dict[str, Any]:
    """What a snapshot must have been built with to be read by this version."""
    fields = [[field.name, field.weight, field.b] for field in FIELDS]
    return {"format": FORMAT, "terms": TERMS_VERSION, "quotes": QUOTES_VERSION, "k1": K1, "fields": fields}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in manifest.json; `state` names the state of the store that the snapshot was built from."""

    settings: dict[str, Any]
    state: str
    created: str  # ISO 8601, UTC
    articles: int
    paragraphs: int
    outlets: int
    first: str | None  # the oldest and the newest article's day, ISO 8601
    last: str | None
    files: dict[str, tuple[int, str]]  # size in bytes, BLAKE2b

    def to_json(self) -> str:
        """The manifest with its own checksum, as JSON."""
        body = asdict(self)
        return json.dumps({"checksum": _digest(_canonical(body)), **body}, indent=1)

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Manifest:
        """Raises ValueError, KeyError or TypeError for what isn't a whole manifest."""
        body["files"] = {name: (size, digest) for name, (size, digest) in body["files"].items()}
        return cls(**body)


class Snapshot:
    """An opened snapshot: the embedded engine. Immutable, and safe to ask from several threads.

    Its arrays stay mapped as long as it lives, even after its folder was deleted.
    """

    def __init__(self, folder: Path, manifest: Manifest, arrays: Mapping[str, NDArray[Any]]) -> None:
        self.folder = folder
        self.manifest = manifest
        packed = {name: PackedStrings(arrays[f"{name}.data"], arrays[f"{name}.starts"]) for name in _PARTS}
        self._paragraphs, self._quotes = packed["paragraphs"], packed["quotes"]
        self._articles, self._ids = packed["articles"], packed["ids"]
        self._first_rows: NDArray[np.int64] = arrays["first_rows"]
        self._id_order: NDArray[np.int32] = arrays["id_order"]  # the articles in the order of their ids
        postings: dict[str, Any] = {name: arrays[name] for name in POSTINGS}
        self._bm25 = PostingsBM25(Postings(packed["terms"], **postings))

    @property
    def created(self) -> datetime:
        return datetime.fromisoformat(self.manifest.created)

    @property
    def coverage(self) -> Coverage:
        held = self.manifest
        first, last = (date.fromisoformat(day) if day else None for day in (held.first, held.last))
        return Coverage(held.articles, held.paragraphs, held.outlets, first, last)

    @property
    def size(self) -> int:
        """Bytes on disk, the manifest left out."""
        return sum(size for size, _ in self.manifest.files.values())

    def search(self, terms: Sequence[str], k: int) -> list[Hit]:
        return [self._hit(row, score) for row, score in self._bm25.top(terms, k)]

    def scores(self, terms: Sequence[str], hits: Sequence[Hit]) -> list[float]:
        rows = [int(self._first_rows[self._number(hit.article_id)]) + hit.position for hit in hits]
        return self._bm25.get_batch_scores(terms, rows)

    def best_possible(self, terms: Sequence[str]) -> float:
        return self._bm25.best_possible(terms)

    def idf(self, term: str) -> float:
        return self._bm25.idf_of(term)

    def article(self, article_id: str) -> Article:
        return self._article(self._number(article_id))

    def paragraph(self, article_id: str, position: int) -> str:
        return self._paragraphs[self._rows(self._number(article_id))[position]]

    def quotes(self, article_id: str, position: int) -> tuple[Quote, ...]:
        rows = self._rows(self._number(article_id))
        if not 0 <= position < len(rows) or not (packed := self._quotes[rows[position]]):
            return ()
        text = self._paragraphs[rows[position]]
        return tuple(Quote(position, text[start:end], start, end, *rest) for start, end, *rest in json.loads(packed))

    def newest(self, count: int) -> list[Article]:
        return [self._article(number) for number in range(min(count, len(self._articles)))]

    def _hit(self, row: int, score: float) -> Hit:
        number = int(np.searchsorted(self._first_rows, row, side="right")) - 1
        return Hit(self._ids[number], row - int(self._first_rows[number]), score)

    def _number(self, article_id: str) -> int:
        if (found := self._ids.find(article_id, self._id_order)) < 0:
            raise KeyError(article_id)
        return found

    def _rows(self, number: int) -> range:
        return range(int(self._first_rows[number]), int(self._first_rows[number + 1]))

    def _article(self, number: int) -> Article:
        body = json.loads(self._articles[number])
        body["published"] = published_from(body["published"])
        return Article(**body, paragraphs=tuple(self._paragraphs[row] for row in self._rows(number)))


def open_current(folder: Path) -> Snapshot:
    """The newest snapshot under `folder` that can be trusted: the current one, or else the one before.

    Raises NoSnapshot where there is none, SnapshotOutdated or SnapshotDamaged where none can be opened.
    """
    failed: SnapshotError | None = None
    for number in _candidates(folder):
        try:
            return _open(folder / f"{number:06d}")
        except SnapshotError as error:
            failed = failed or error
    if isinstance(failed, NoSnapshot) and _candidates(folder):
        return open_current(folder)  # all were replaced while we looked: a run published in between
    raise failed or NoSnapshot(folder.parent)


def is_current(snapshot: Snapshot) -> bool:
    """Whether `snapshot` is the one that CURRENT names, and not one that serves in its place."""
    return _current_number(snapshot.folder.parent) == int(snapshot.folder.name)


def current_mark(folder: Path) -> tuple[int, int] | None:
    """Changes whenever another snapshot is published: cheap enough to look at before every answer."""
    try:
        found = (folder / "CURRENT").stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def verify(snapshot: Snapshot) -> None:
    """Reads every file of a snapshot and compares its checksum; raises SnapshotDamaged."""
    _verify(snapshot.folder, snapshot.manifest)


def _verify(folder: Path, manifest: Manifest) -> None:
    for name, (_, digest) in manifest.files.items():
        try:
            found = digest_file(folder / name)
        except OSError as error:
            raise SnapshotDamaged(folder, f"{name}: {error.strerror}") from error
        if found != digest:
            raise SnapshotDamaged(folder, f"{name} doesn't have its checksum")


def numbers(folder: Path) -> list[int]:
    try:
        return [int(entry.name) for entry in folder.iterdir() if _NUMBER.fullmatch(entry.name) and entry.is_dir()]
    except OSError:
        return []


def _candidates(folder: Path) -> list[int]:
    """The numbers to try: the current one, then the others from the newest on."""
    current = _current_number(folder)
    return sorted(numbers(folder), key=lambda number: (number != current, -number))


def _current_number(folder: Path) -> int | None:
    try:
        return int((folder / "CURRENT").read_text())
    except (OSError, ValueError):
        return None


def _open(folder: Path) -> Snapshot:
    manifest = _read_manifest(folder)
    for name, (size, _) in manifest.files.items():
        _check_size(folder, name, size)
    if sum(size for size, _ in manifest.files.values()) <= VERIFY_WHOLE_BYTES:
        _verify(folder, manifest)
    arrays = {name.removesuffix(".npy"): _load(folder, name) for name in manifest.files}
    _check(folder, arrays, manifest)
    return Snapshot(folder, manifest, arrays)


def _read_manifest(folder: Path) -> Manifest:
    try:
        body = json.loads((folder / "manifest.json").read_text())
        if body.pop("checksum") != _digest(_canonical(body)):
            raise ValueError("its checksum is wrong")
        # Before all else, since another version's manifest may hold other things.
        if body["settings"] != json.loads(json.dumps(settings())):
            raise SnapshotOutdated(folder, *_versions(body["settings"]))
        return Manifest.from_json(body)
    except FileNotFoundError as error:
        if not folder.exists():
            raise NoSnapshot(folder.parent.parent) from error
        raise SnapshotDamaged(folder, "its manifest is missing") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SnapshotDamaged(folder, f"manifest.json: {error}") from error


def _versions(found: dict[str, Any]) -> tuple[str, str]:
    here = settings()
    if found.get("format") != here["format"]:
        return f"format {found.get('format')}", f"format {here['format']}"
    return "other rules", "its own"


def _check_size(folder: Path, name: str, size: int) -> None:
    try:
        found = (folder / name).stat().st_size
    except OSError as error:
        raise SnapshotDamaged(folder, f"{name}: {error.strerror}") from error
    if found != size:
        raise SnapshotDamaged(folder, f"{name} doesn't have its size")


def _load(folder: Path, name: str) -> NDArray[Any]:
    try:
        try:
            mapped = np.load(folder / name, mmap_mode="r", allow_pickle=False)
        except ValueError:
            mapped = np.load(folder / name, allow_pickle=False)  # an empty array can't be mapped
    except Exception as error:  # NumPy evaluates the header, and raises whatever comes of a broken one
        raise SnapshotDamaged(folder, f"{name}: {error}") from error
    return np.asarray(mapped)  # still mapped, but indexed without the cost of numpy.memmap


def _check(folder: Path, arrays: Mapping[str, NDArray[Any]], manifest: Manifest) -> None:
    """That all arrays are there and end where the others say; the checksums tell the rest."""
    wanted = {*_ARRAYS, *(f"{part}.{kind}" for part in _PARTS for kind in ("data", "starts"))}
    if missing := wanted - set(arrays):
        raise SnapshotDamaged(folder, f"{min(missing)}.npy is missing")
    kinds = {"rows": "i4", "weights": "f4", "frequencies": "i4", "lengths": "i4", "id_order": "i4"}
    for name, array in arrays.items():
        kind = np.dtype(kinds.get(name, "u1" if name.endswith(".data") else "i8"))
        if array.dtype != kind or array.ndim != 1:
            raise SnapshotDamaged(folder, f"{name}.npy holds something else")
    ends = {f"{part}.starts": len(arrays[f"{part}.data"]) for part in _PARTS}
    ends |= {"starts": len(arrays["rows"]), "first_rows": manifest.paragraphs}
    counts = {"paragraphs.starts": manifest.paragraphs + 1, "articles.starts": manifest.articles + 1}
    for name, end in ends.items():
        if (
            not len(arrays[name])
            or int(arrays[name][-1]) != end
            or len(arrays[name]) != counts.get(name, len(arrays[name]))
        ):
            raise SnapshotDamaged(folder, f"{name}.npy doesn't fit the others")


def _canonical(body: dict[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True).encode()


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def digest_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
