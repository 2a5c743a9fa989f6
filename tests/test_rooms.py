"""The rooms of the code: what each may use, how large it may be, and that it is entered by its door alone.

A room is a folder of `index/` or `bot/`, or a module that stands alone at their top. A new room, or a new edge between
two, goes into `EDGES`, after some thought: data goes one way.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("index", "bot")
MOST_MODULES = 14
FLAT_REGISTRIES = {"index.languages", "index.sources.formats"}
"""Rooms with a module for each of a growing number of things: they may hold any number."""

EDGES = {
    # shared by all of index/
    "index.errors": "",
    "index.model": "",
    "index.versions": "",
    "index.processes": "",
    "index.compiled": "",
    # from a file to the index
    "index.languages": "",
    "index.text.languages": "index.languages",
    "index.text": "index.compiled index.languages index.text.languages",
    "index.sources.formats": "index.model index.text",
    "index.sources.web.network": "",
    "index.sources.web": "index.errors index.sources.formats index.sources.web.network",
    "index.sources": "index.errors index.languages index.model index.sources.formats index.text",
    "index.sources.web.kinds": "index.model index.sources.formats index.sources.web",
    "index.sources.telegram": "index.model index.sources.formats",
    "index.databases": "index.errors",
    "index.archive": "index.databases index.errors index.model index.sources.web",
    "index.channels": (
        "index.archive index.databases index.errors index.sources index.sources.formats index.sources.telegram "
        "index.versions"
    ),
    "index.archive.migrations": "",
    "index.archive.migrations.versions": "",
    "index.quotes.phrases": "index.languages index.text",
    "index.quotes.frames": "index.model index.quotes.phrases index.text",
    "index.quotes": "index.languages index.model index.quotes.frames index.text",
    "index.storage.packing": "",
    "index.storage.compact": "index.compiled index.text",
    "index.storage": (
        "index.compiled index.errors index.model index.storage.compact index.storage.packing index.text index.versions"
    ),
    "index.cluster": "index.errors index.storage index.text index.versions",
    "index.indexing": (
        "index.archive index.channels index.cluster index.compiled index.databases index.errors index.languages "
        "index.model index.processes index.quotes index.sources index.storage index.text index.versions"
    ),
    "index.indexing.refreshing": (
        "index.archive index.errors index.indexing index.model index.sources index.sources.web index.storage "
        "index.versions"
    ),
    # sources on the web, as people handle them
    "index.subscriptions": (
        "index.archive index.channels index.errors index.indexing index.indexing.refreshing index.model index.sources "
        "index.sources.telegram index.sources.web index.sources.web.kinds index.storage index.text"
    ),
    # the same engine over a search cluster
    "index.cluster.reading": (
        "index.cluster index.engine index.errors index.languages index.model index.storage index.text"
    ),
    # opening the index that the settings name
    "index.opening": "index.cluster.reading index.engine index.storage",
    # compiled code, ahead of time
    "index.compiling": "index.compiled index.engine index.indexing index.model index.storage",
    # whether all is well with an index
    "index.inspection": "index.archive index.databases index.errors index.storage",
    # from a question to its answer
    "index.question.calendar": "index.languages",
    "index.question.languages": "index.languages index.text",
    "index.question.scripts": "index.languages index.text",
    "index.question": (
        "index.languages index.question.calendar index.question.languages index.question.scripts index.text"
    ),
    "index.engine": "index.compiled index.errors index.languages index.model index.storage index.text",
    "index.answers.foreign": "index.engine index.languages index.question index.text",
    "index.answers.links": "index.answers.foreign index.engine index.languages index.model index.question index.text",
    "index.answers.claims": "index.engine index.languages index.model index.question index.text",
    "index.answers": (
        "index.answers.claims index.answers.foreign index.answers.links index.engine index.languages index.model "
        "index.question index.text"
    ),
    # the whole archive, for research
    "index.research": "index.engine index.errors index.languages index.model index.question index.text",
    # the bot knows all of index/ by the names that index/__init__.pyi lists
    "bot.errors": "index",
    "bot.logs": "",
    "bot.settings": "bot.logs index",
    "bot.memory": "index",
    "bot.metrics": "",
    "bot.memory.migrations": "",
    "bot.memory.migrations.versions": "",
    "bot.messages": "bot.memory index",
    "bot.messages.admin": "bot.memory bot.messages index",
    "bot.messages.access": "bot.memory bot.messages bot.messages.admin",
    "bot.messages.following": "bot.memory bot.messages index",
    "bot.replicas": "bot.errors bot.memory bot.metrics index",
    "bot.api": "bot.messages bot.metrics bot.replicas",
    "bot.answering": "bot.logs bot.messages index",
    "bot.incoming": "bot.api bot.errors bot.logs bot.memory bot.messages bot.metrics bot.replicas index",
    "bot.services": (
        "bot.answering bot.api bot.errors bot.incoming bot.memory bot.messages bot.messages.admin bot.metrics "
        "bot.replicas bot.settings index"
    ),
    "bot.runs": "bot.errors bot.logs bot.messages bot.messages.admin bot.services index",
    "bot.admin": (
        "bot.access bot.answering bot.api bot.errors bot.incoming bot.logs bot.memory bot.messages bot.messages.admin "
        "bot.replicas bot.runs bot.services bot.settings index"
    ),
    "bot.privacy": "bot.api bot.errors bot.incoming bot.messages bot.services bot.settings",
    "bot.handlers": (
        "bot.access bot.admin bot.answering bot.api bot.errors bot.following bot.incoming bot.logs bot.memory "
        "bot.messages bot.messages.following bot.privacy bot.replicas bot.services bot.settings index"
    ),
    "bot.webhook": "bot.api bot.settings index",
    "bot.application": (
        "bot.admin bot.api bot.errors bot.following bot.handlers bot.logs bot.memory bot.messages bot.metrics "
        "bot.operations bot.operations.reporting bot.operations.watching bot.replicas bot.runs bot.services "
        "bot.settings bot.webhook index"
    ),
    "bot.operations": "",
    "bot.operations.reporting": "bot.admin bot.errors bot.logs bot.messages.admin bot.replicas bot.services index",
    "bot.operations.stats": "bot.memory bot.settings",
    "bot.operations.watching": "bot.api bot.errors bot.metrics bot.replicas bot.services bot.settings index",
    "bot.operations.backups": "bot.memory bot.settings index",
    "bot.operations.moving": "bot.memory bot.settings index",
    "bot.operations.setup": (
        "bot.api bot.application bot.incoming bot.memory bot.messages bot.operations.backups bot.settings "
        "bot.terminal index"
    ),
    "bot.operations.doctor": "bot.api bot.errors bot.memory bot.settings index",
    "bot.terminal": "bot.memory bot.messages bot.settings index",
    "bot.cli": (
        "bot.application bot.logs bot.operations.backups bot.operations.doctor bot.operations.moving "
        "bot.operations.setup bot.operations.stats bot.operations.watching bot.replicas bot.settings bot.terminal "
        "bot.webhook index"
    ),
    "bot.__main__": "bot.cli",
    "bot.access": "bot.api bot.errors bot.incoming bot.memory bot.messages bot.messages.access bot.services index",
    "bot.following": (
        "bot.answering bot.api bot.errors bot.incoming bot.memory bot.messages bot.messages.following bot.services "
        "index"
    ),
}
"""Each room with the rooms that it may import from."""


class Import(NamedTuple):
    """An import from this project: who imports, from which module, and which name (None: the module itself)."""

    importer: str
    module: str
    name: str | None


@cache
def paths() -> dict[str, Path]:
    """Return the files of all modules, by dotted name; a package's is that of its `__init__.py`."""
    files = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return {dotted(path): path for path in files}


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def is_package(module: str) -> bool:
    return paths()[module].name == "__init__.py"


def room_of(module: str) -> str:
    """Return the room that a module stands in; the packages `index` and `bot` are the doors to all of theirs."""
    if is_package(module) or module.count(".") == 1:
        return module
    return module.rpartition(".")[0]


@cache
def imports() -> tuple[Import, ...]:
    return tuple(edge for module, path in paths().items() for edge in imports_of(module, path))


def imports_of(module: str, path: Path) -> Iterator[Import]:
    stub = path.with_suffix(".pyi")  # of a package whose names load when they are used
    for node in ast.walk(ast.parse((stub if stub.exists() else path).read_text())):
        if isinstance(node, ast.ImportFrom):
            source = ".".join(filter(None, [module if node.level else "", node.module]))
            for alias in node.names:
                full = f"{source}.{alias.name}"
                if source.partition(".")[0] in PACKAGES:
                    yield Import(module, full, None) if full in paths() else Import(module, source, alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.partition(".")[0] in PACKAGES:
                    yield Import(module, alias.name, None)


def test_every_room_exists_and_is_in_the_table() -> None:
    assert {room_of(module) for module in paths()} - set(PACKAGES) == set(EDGES)


@pytest.mark.parametrize("room", EDGES)
def test_a_room_uses_only_what_the_table_allows(room: str) -> None:
    used = {room_of(edge.module) for edge in imports() if room_of(edge.importer) == room}
    assert used - {room} <= set(EDGES[room].split())


@pytest.mark.parametrize("room", EDGES)
def test_the_table_allows_nothing_that_a_room_does_not_use(room: str) -> None:
    used = {room_of(edge.module) for edge in imports() if room_of(edge.importer) == room}
    assert set(EDGES[room].split()) <= used


def test_rooms_do_not_import_each_other_in_a_circle() -> None:
    list(TopologicalSorter({room: edges.split() for room, edges in EDGES.items()}).static_order())


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {module: set() for module in paths()}
    for edge in imports():
        if edge.importer not in PACKAGES:  # the doors know every room, and no room goes through its own
            graph[edge.importer].add(edge.module)
    list(TopologicalSorter(graph).static_order())


def test_other_rooms_are_entered_by_their_door() -> None:
    """Check that modules import from other rooms only by their `__init__`."""
    past_the_door = [
        edge
        for edge in imports()
        if edge.importer not in PACKAGES
        and room_of(edge.importer) != room_of(edge.module)
        and (edge.name is None or (not is_package(edge.module) and edge.module.count(".") > 1))
    ]
    assert past_the_door == []


@pytest.mark.parametrize("room", [room for room in EDGES if (ROOT / Path(*room.split("."))).is_dir()])
def test_a_room_is_small_and_says_what_it_is_for(room: str) -> None:
    folder = ROOT / Path(*room.split("."))
    assert len(list(folder.glob("*.py"))) <= MOST_MODULES or room in FLAT_REGISTRIES
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text())) or ""
    assert re.search(r"\b(?:not|never|nothing)\b", text, re.IGNORECASE), "it also says what it is not for"
