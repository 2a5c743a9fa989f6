"""Fixtures: the command line as a separate process, and an index of the examples."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from waits import WAIT_SECONDS

from index import DataFolder, Library, Snapshot, index_files

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def examples() -> Path:
    """Folder of sample articles; copy it before you change anything."""
    return EXAMPLES


@pytest.fixture(scope="session")
def examples_index(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Data folder with the index of the examples; read-only."""
    path = tmp_path_factory.mktemp("examples") / "data"
    data = DataFolder(path, f"sqlite:///{path / 'articles.sqlite'}")
    index_files([examples], data)
    return data


@pytest.fixture(scope="session")
def snapshot(examples_index: DataFolder) -> Snapshot:
    """Opened index of the examples."""
    return Library(examples_index).snapshot


@pytest.fixture
def own_index(examples_index: DataFolder, tmp_path: Path) -> Path:
    """Copy of the examples' index in the default data folder of `newsbot`."""
    return shutil.copytree(examples_index.path, tmp_path / "data")


@pytest.fixture
def articles(examples: Path, tmp_path: Path) -> Path:
    """Folder with three articles that tests may change."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("2025-03-04-ferry-strike.txt", "2025-03-19-ferry-deal.txt", "2025-05-22-sponge-reef.md"):
        shutil.copy(examples / name, folder)
    return folder


def environment(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    """Return a clean environment with these settings, named in lower case and without prefix."""
    base = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    base["PYTHONPATH"] = str(ROOT)  # test this working copy, even if another is installed
    return base | {f"NEWSBOT_{name.upper()}": value for name, value in settings.items()}


@pytest.fixture
def newsbot(tmp_path: Path) -> Command:
    """Function that runs the command `newsbot` in the test's own folder; keywords except `stdin` are settings."""

    def run(*arguments: str | Path, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *map(str, arguments)],
            cwd=tmp_path,
            env=environment(tmp_path, settings),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=WAIT_SECONDS,
            check=False,
        )

    return run
