"""The errors of newsbot: each carries its data, and its message is one sentence that names the item."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bot
import index
from index import errors
from index.errors import ArticleError, NewsbotError

FOLDER = Path("/news/data")

# (arguments, which the error must carry as its data, and words that its message must contain)
CASES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "ArticleError": ({"name": "a.txt", "reason": "empty"}, ("a.txt", "empty")),
    "PathMissing": ({"path": FOLDER, "setting": "NEWSBOT_ARTICLES"}, ("/news/data", "NEWSBOT_ARTICLES")),
    "ArticleMissing": ({"name": "a1b2"}, ("a1b2", "newsbot ask --json")),
    "ArticleNotRemoved": ({"name": "a1b2"}, ("a1b2", "was removed")),
    "NotAdded": ({"name": "page-1"}, ("page-1", "nothing was added")),
    "NotOneArticle": (
        {"url": "https://a.example/feed", "reason": "a list of articles"},
        ("https://a.example/feed", "a list of articles"),
    ),
    "SourceKnown": (
        {"url": "https://a.example/feed", "title": "The Courier", "known_url": "https://a.example/rss"},
        ("https://a.example/feed", "The Courier", "https://a.example/rss", "remove that first"),
    ),
    "SourceMissing": ({"name": "Curier", "nearest": ["The Courier"]}, ("Curier", "The Courier")),
    "SourceAmbiguous": ({"name": "Courier", "matching": ["A Courier", "B Courier"]}, ("Courier", "B Courier")),
    "BackupError": (
        {"path": FOLDER, "reason": "the disk is full", "remedy": "free some space"},
        ("/news/data", "the disk is full", "free some space"),
    ),
    "NotABackup": ({"path": FOLDER, "reason": "it is cut off"}, ("/news/data", "cut off", "nothing was changed")),
    "MoveRefused": ({"reason": "Give --from and --to in pairs."}, ("in pairs",)),
    "_BotRuns": ({"folder": FOLDER, "holder": "process 7"}, ("/news/data", "process 7", "stop it")),
    "NeedsTerminal": ({"instead": "give --admin"}, ("terminal", "give --admin")),
    "EnvFileUnusable": ({"path": FOLDER, "reason": "read-only"}, ("/news/data", "read-only", "elsewhere")),
    "EnvFileExists": ({"path": FOLDER}, ("/news/data", "--update")),
    "TokenRefused": ({}, ("token", "@BotFather")),
    "TelegramUnreachable": ({"reason": "no connection"}, ("no connection", "check the network")),
    "MessagesTaken": ({}, ("webhook", "stop it", "--admin")),
    "CodeVoid": ({"is_late": True}, ("void", "in time", "newsbot init")),
    "NoArticles": ({"url": "https://a.example/", "reason": "empty."}, ("https://a.example/", "(empty)", "feed")),
    "FileUnusable": ({"path": FOLDER, "reason": "read-only"}, ("/news/data", "read-only", "another one")),
    "NothingIndexed": (
        {"paths": [FOLDER], "failed": []},
        ("/news/data", "no files that newsbot reads"),
    ),
    "NoSnapshot": ({"folder": FOLDER}, ("/news/data", "newsbot index")),
    "SnapshotUnreadable": (
        {"folder": FOLDER, "reason": "Too many open files", "remedy": "raise the limit"},
        ("/news/data", "Too many open files", "raise the limit"),
    ),
    "ClusterError": (
        {"where": "https://search.example:9200", "reason": "it is too old", "remedy": "update it"},
        ("https://search.example:9200", "it is too old", "update it"),
    ),
    "ClusterUnavailable": (
        {"where": "https://search.example:9200", "reason": "it is down", "remedy": "start it"},
        ("https://search.example:9200", "it is down", "start it"),
    ),
    "ClusterIndexGone": (
        {"where": "https://search.example:9200", "reason": "it is down", "remedy": "start it"},
        ("https://search.example:9200", "it is down", "start it"),
    ),
    "ClusterRequestRefused": (
        {"where": "https://search.example:9200", "reason": "too long", "remedy": "check its log"},
        ("https://search.example:9200", "too long", "check its log"),
    ),
    "ClusterIndexUnusable": (
        {"where": "https://search.example:9200", "reason": "it is down", "remedy": "start it"},
        ("https://search.example:9200", "it is down", "start it"),
    ),
    "OutOfResources": ({"reason": "Out of memory", "remedy": "stop others"}, ("Out of memory", "stop others")),
    "SnapshotDamaged": ({"folder": FOLDER, "reason": "no manifest"}, ("/news/data", "no manifest", "newsbot index")),
    "SnapshotOutdated": (
        {"folder": FOLDER, "built_with": "format 1", "needed": "format 2"},
        ("/news/data", "format 1", "format 2", "newsbot index"),
    ),
    "StoreError": (
        {"setting": "NEWSBOT_DATABASE_URL", "where": "sqlite:///a", "reason": "locked"},
        ("NEWSBOT_DATABASE_URL", "sqlite:///a", "locked"),
    ),
    "StoreUnreachable": (
        {
            "setting": "NEWSBOT_DATABASE_URL",
            "where": "postgresql://a",
            "reason": "refused",
            "remedy": "start its server",
        },
        ("NEWSBOT_DATABASE_URL", "postgresql://a", "refused", "start its server"),
    ),
    "NewerVersion": (
        {"where": "postgresql://a/chats", "version": "0042"},
        ("NEWSBOT_CHATS_URL", "postgresql://a/chats", "0042", "install that version"),
    ),
    "ArticlesDamaged": (
        {"setting": "NEWSBOT_DATABASE_URL", "where": "sqlite:///a", "ids": ["1"], "origins": ["file:///a.txt"]},
        ("NEWSBOT_DATABASE_URL", "sqlite:///a", "file:///a.txt"),
    ),
    "ArticlesLost": (
        {"setting": "NEWSBOT_DATABASE_URL", "where": "sqlite:///a", "folder": FOLDER, "count": 18},
        ("sqlite:///a", "18 articles", "/news/data", "restore the database"),
    ),
    "DataFolderError": (
        {"folder": FOLDER, "reason": "read-only"},
        ("/news/data", "read-only", "NEWSBOT_DATA_DIR"),
    ),
    "FetchError": (
        {"url": "https://a.example/feed", "reason": "doesn't exist (HTTP 404)"},
        ("https://a.example/feed", "doesn't exist"),
    ),
    "BotBusy": ({"folder": FOLDER, "holder": "process 7"}, ("/news/data", "process 7", "NEWSBOT_DATA_DIR")),
    "IndexBusy": ({"folder": FOLDER, "holder": "process 7"}, ("/news/data", "process 7")),
    "WorkerLost": ({}, ("process of the index run", "newsbot index --workers 1")),
    "NothingAdded": ({"reason": "the disk is full"}, ("The index", "the disk is full")),
    "PostsNotTaken": ({"reason": "the disk is full"}, ("Posts of channels", "the disk is full")),
    "AnswererLost": ({"given_up_after": 2}, ("2 processes", "NEWSBOT_PROCESSES")),
    "SettingsError": ({"setting": "NEWSBOT_TOKEN", "problem": "is missing"}, ("NEWSBOT_TOKEN", "is missing")),
    "NotBegun": ({"given_up_after": None}, ("process that answers questions", "another one")),
}
GROUPS = {"NewsbotError", "SetUpError", "SnapshotError"}  # base classes, never raised themselves


def subclasses(base: type[NewsbotError]) -> Iterator[type[NewsbotError]]:
    yield base
    for child in base.__subclasses__():
        yield from subclasses(child)


def all_errors() -> dict[str, type[NewsbotError]]:
    """Return all errors of the project, by name."""
    for package in (index, bot):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith(".__main__"):
                importlib.import_module(module.name)
    return {error.__name__: error for error in subclasses(NewsbotError) if error.__module__.split(".")[0] != "tests"}


ERRORS = all_errors()


def test_every_error_is_walked_here() -> None:
    assert set(ERRORS) == set(CASES) | GROUPS


@pytest.mark.parametrize("name", sorted(CASES))
def test_an_error_is_one_sentence_that_names_the_item_and_carries_its_data(name: str) -> None:
    arguments, words = CASES[name]
    error = ERRORS[name](**arguments)
    sentence = str(error)
    assert all(word in sentence for word in words)
    assert "\n" not in sentence
    assert sentence.count(". ") == 0
    assert {key: getattr(error, key) for key in arguments} == arguments


@pytest.mark.parametrize(
    "name", sorted(set(CASES) - {"ArticleError", "FetchError", "NotOneArticle"})
)  # shown as lines in lists
def test_an_error_shown_alone_ends_its_sentence(name: str) -> None:
    assert str(ERRORS[name](**CASES[name][0])).endswith(".")


@pytest.mark.parametrize("name", sorted(CASES))
def test_an_error_that_another_process_sends_is_the_same_with_its_data_and_notes(name: str) -> None:
    error = ERRORS[name](**CASES[name][0])
    error.add_note("raised elsewhere")
    received = pickle.loads(pickle.dumps(error))
    assert (type(received), str(received), vars(received)) == (type(error), str(error), vars(error))


def test_the_tree_in_the_docstring_names_every_error_that_others_may_catch() -> None:
    public = {name for name in ERRORS if not name.startswith("_")}
    assert set(re.findall(r"─ (\w+)", errors.__doc__ or "")) | {"NewsbotError"} == public


def test_the_tree_in_the_docstring_is_that_of_the_classes() -> None:
    parents = {0: "NewsbotError"}
    for indent, name in re.findall(r"^( *│? *)[├└]─ (\w+)", errors.__doc__ or "", re.MULTILINE):
        depth = 2 if "│" in indent else 1
        assert ERRORS[name].__base__ is ERRORS[parents[depth - 1]]
        parents[depth] = name


def test_a_missing_path_without_a_setting_asks_to_check_its_name() -> None:
    assert "check its name" in str(errors.PathMissing(FOLDER))


def test_nothing_indexed_tells_an_empty_folder_from_one_of_broken_files() -> None:
    empty = str(errors.NothingIndexed([FOLDER], []))
    broken = str(errors.NothingIndexed([FOLDER], [ArticleError("a.txt", "empty")]))
    assert empty != broken


def test_a_lost_process_that_answers_is_none_of_an_index_run() -> None:
    sentence = str(errors.AnswererLost())
    assert "another one answers" in sentence
    assert "index" not in sentence
