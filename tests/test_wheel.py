"""The wheel: installed into an empty environment, it has everything that newsbot needs, and no more.

The environment gets the test environment's libraries, so that nothing is downloaded.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from botapi import BotApi
from waits import WAIT_SECONDS

ROOT = Path(__file__).parent.parent


def run(command: Sequence[str | Path], folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with nothing in the environment but these settings."""
    environment = {"PATH": os.defpath, "HOME": str(folder), "LANG": "C.UTF-8"}
    environment |= {f"NEWSBOT_{name.upper()}": value for name, value in settings.items()}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=WAIT_SECONDS, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheel of this working copy."""
    folder = tmp_path_factory.mktemp("wheel")
    done = run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder], ROOT)
    assert done.returncode == 0, done.stderr
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def newsbot(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `newsbot` of an environment that holds the wheel alone."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        wheel,
    ]
    done = run(pip, folder)
    assert done.returncode == 0, done.stderr
    own = next(folder.glob("lib/python*/site-packages"))
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib"))  # its own .pth files, as of a clone, don't count
    return folder / "bin" / "newsbot"


def test_it_holds_every_file_of_the_packages_and_the_samples(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "bot", "index", "examples"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("this copy of newsbot isn't a clone: git doesn't know its files")
    files = {name for name in tracked.stdout.split("\0") if name and (ROOT / name).is_file()}
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert {name.replace("examples/", "bot/samples/", 1) for name in files} <= packed
    assert {name.partition("/")[0] for name in packed} == {"bot", "index"}


def test_it_answers_from_the_samples_in_an_empty_folder(newsbot: Path, tmp_path: Path) -> None:
    version = run([newsbot, "--version"], tmp_path)
    assert version.stdout == f"newsbot {version_of_this_copy()}\n"
    indexed = run([newsbot, "index", "--samples"], tmp_path)
    assert (indexed.returncode, "18 added," in indexed.stdout) == (0, True), indexed.stderr
    answer = run([newsbot, "ask", "What did Putin say about Trump?"], tmp_path)
    assert answer.stdout.startswith("Vladimir Putin"), answer.stderr


def test_its_modules_are_those_of_the_environment(newsbot: Path, tmp_path: Path) -> None:
    where = "import bot, index; print(bot.__file__, index.__file__)"
    shown = run([newsbot.with_name("python"), "-c", where], tmp_path).stdout.split()
    assert [path for path in shown if not path.startswith(str(newsbot.parents[1]))] == []


def test_it_sets_a_bot_up(newsbot: Path, tmp_path: Path) -> None:
    with BotApi() as api:
        options = ["--admin", "7", "--articles", "samples"]
        done = run([newsbot, "init", *options], tmp_path, telegram_token=api.token, telegram_api_url=api.url)
        assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done.stderr
        assert api.described("description", "de").startswith("Frag mich")
        assert len({api.described("description", code) for code in ("en", "de", "es", "fr", "ru", "uk")}) == 6
    assert sorted(path.name for path in tmp_path.iterdir()) == [".env", "data"]


def version_of_this_copy() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])
