"""Essentials for newcomers: the README's commands and transcript, the samples, the pinned versions."""

import ast
import doctest
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

import index.engine.bm25
from bot.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
SET_UP = [line for line in README.splitlines() if line.startswith("python3 -m venv .venv")]
COMMANDS = {
    *("add", "article", "ask", "backup", "chat", "compile", "doctor", "export", "index", "init", "migrate"),
    *("refresh", "remove"),
    *("restore", "run", "sources", "stats", "status", "take", "unanswered"),
}
_PINNED_EXTRAS = ("archives", "postgres", "test", "docs")
MODULES = [path for package in ("bot", "index", "benchmarks", "pictures") for path in (ROOT / package).rglob("*.py")]


def test_readme_sets_everything_up_with_exactly_two_commands() -> None:
    answer, tests = SET_UP
    assert answer.endswith('newsbot ask "What did Putin say about Trump?"')
    assert tests.endswith("pytest")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    pattern = re.search(r"grep -E '([^']+)' README.md", script)
    assert pattern is not None
    assert [line for line in README.splitlines() if re.search(pattern[1], line)] == [SET_UP[1]]


def test_ci_builds_the_site_strictly_from_pinned_packages() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert '.venv/bin/pip install -q -c constraints.txt -e ".[docs]"\n' in script
    assert re.search(r"^\.venv/bin/zensical build .*--strict", script, re.MULTILINE)


def test_transcript_in_the_readme_is_what_newsbot_prints(tmp_path: Path) -> None:
    environment = {"NEWSBOT_DATA_DIR": str(tmp_path / "data")}

    def newsbot(*words: str) -> str:
        command = [sys.executable, "-m", "bot", *words]
        return subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True, encoding="utf-8"
        ).stdout

    newsbot("index", str(ROOT / "examples"))
    transcript = README.split("```text\n", 1)[1].split("```", 1)[0]
    asked = re.findall(r'^\$ newsbot ask "(.+?)"(.*)\n((?:.+\n)+)', transcript, re.MULTILINE)
    assert len(asked) == 2
    for question, options, printed in asked:
        assert newsbot("ask", question, *options.split()) == printed


def test_every_command_has_help() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert set(commands) == COMMANDS
    for name, command in commands.items():
        assert command.help, name


def test_constraints_are_names_and_versions_of_all_dependencies() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*", line) for line in pinned)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(name for extra in _PINNED_EXTRAS for name in extras[extra])]
    names = {re.split(r"[\[>=]", requirement)[0].lower() for requirement in wanted} - {project["name"]}
    assert names <= {line.split("==")[0].lower() for line in pinned}


def test_the_lowest_versions_are_those_that_the_project_allows() -> None:
    """They were installed together and tested: a floor that is moved alone may not go with the others."""
    lines = (ROOT / "constraints-lowest.txt").read_text().splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    allowed = project["dependencies"] + extras["archives"] + extras["postgres"]
    assert [line.replace("==", ">=") for line in lines if not line.startswith("#")] == allowed


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("[!.]*.*")), ids=lambda path: path.name)
def test_sample_articles_say_that_they_are_samples(path: Path) -> None:
    text = path.read_text()
    assert re.search(r"^Source: .+ \(sample\)$", text, re.MULTILINE)
    assert all(host.endswith(".example") for host in re.findall(r"https?://([^/\s]+)", text))


def test_there_are_at_least_fifteen_sample_articles_and_a_page_that_explains_them() -> None:
    assert len(list((ROOT / "examples").glob("*.*"))) >= 15
    assert "sample articles" in (ROOT / "examples" / "README").read_text()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_say_what_they_are_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text()))


def test_the_bot_knows_the_index_by_its_public_names_alone() -> None:
    for path in (ROOT / "bot").rglob("*.py"):
        assert not re.search(r"^\s*(?:from index\.|import index\.)", path.read_text(), re.MULTILINE), path.name


def test_the_index_knows_nothing_of_the_bot() -> None:
    for path in (ROOT / "index").rglob("*.py"):
        assert not re.search(r"^\s*(?:from|import) (?:bot|telegram)\b", path.read_text(), re.MULTILINE), path.name


def test_examples_in_docstrings_run() -> None:
    result = doctest.testmod(index.engine.bm25)
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("path", sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "index").rglob("*.py")]), ids=str)
def test_no_pattern_repeats_a_group_possessively(path: Path) -> None:
    """Check that groups are repeated atomically: "(?>(?:ab)*)". Possessively, Python before 3.11.5 fails at random."""
    assert not re.search(r"\)(?:[*+?]|\{\d+,?\d*\})\+(?![,\w])", path.read_text())
