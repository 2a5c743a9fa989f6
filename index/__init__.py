"""Finding the paragraphs that answer a question about the news. Knows nothing of Telegram.

    sources -> articles -> store -> snapshot        `index_files`
    question -> hits -> passages -> answer          `Library`, `ask`

The names below are all that other packages use. They are imported when first used: answering a question needs
neither the database nor what reads files.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.engine import Engine as Engine
    from index.errors import DataFolderError as DataFolderError
    from index.errors import NewsbotError as NewsbotError
    from index.errors import NothingIndexed as NothingIndexed
    from index.errors import PathMissing as PathMissing
    from index.errors import SettingsError as SettingsError
    from index.errors import SnapshotError as SnapshotError
    from index.errors import StoreError as StoreError
    from index.errors import WorkerLost as WorkerLost
    from index.folder import DataFolder as DataFolder
    from index.folder import Library as Library
    from index.indexer import Progress as Progress
    from index.indexer import Report as Report
    from index.indexer import index_files as index_files
    from index.model import Article as Article
    from index.model import Coverage as Coverage
    from index.model import Limits as Limits
    from index.model import Published as Published
    from index.news import News as News
    from index.news import answering_now as answering_now
    from index.news import find_news as find_news
    from index.news import lasting as lasting
    from index.passages import Passage as Passage
    from index.passages import Sentence as Sentence
    from index.passages import opening as opening
    from index.processes import WorkerProcess as WorkerProcess
    from index.question import Question as Question
    from index.searcher import LISTED as LISTED
    from index.searcher import Answer as Answer
    from index.searcher import View as View
    from index.searcher import ask as ask
    from index.searcher import find as find
    from index.searcher import look as look
    from index.snapshot import Snapshot as Snapshot
    from index.snapshot import verify as verify
    from index.store import open_database as open_database
    from index.store import reading as reading
    from index.store import translated as translated
    from index.suggest import questions_to_try as questions_to_try
    from index.text import sentence_spans as sentence_spans
    from index.workers import cores as cores

_HOME = {
    "engine": ("Engine",),
    "errors": (
        "DataFolderError",
        "NewsbotError",
        "NothingIndexed",
        "PathMissing",
        "SettingsError",
        "SnapshotError",
        "StoreError",
        "WorkerLost",
    ),
    "folder": (
        "DataFolder",
        "Library",
    ),
    "indexer": (
        "Progress",
        "Report",
        "index_files",
    ),
    "model": (
        "Article",
        "Coverage",
        "Limits",
        "Published",
    ),
    "news": (
        "News",
        "answering_now",
        "find_news",
        "lasting",
    ),
    "passages": (
        "Passage",
        "Sentence",
        "opening",
    ),
    "processes": ("WorkerProcess",),
    "question": ("Question",),
    "searcher": (
        "Answer",
        "LISTED",
        "View",
        "ask",
        "find",
        "look",
    ),
    "snapshot": (
        "Snapshot",
        "verify",
    ),
    "store": (
        "open_database",
        "reading",
        "translated",
    ),
    "suggest": ("questions_to_try",),
    "text": ("sentence_spans",),
    "workers": ("cores",),
}
__all__ = sorted(name for names in _HOME.values() for name in names)


def __getattr__(name: str) -> Any:
    for module, names in _HOME.items():
        if name in names:
            return getattr(import_module(f"index.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
