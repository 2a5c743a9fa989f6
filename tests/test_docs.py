"""What the pages in docs/ promise: that what they name exists, and that nothing that exists is missing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from bot.cli import app
from bot.handlers.commands import COMMANDS
from bot.settings import PREFIX, Settings, values
from index.research import QuotedWords
from index.sources import file_suffixes

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
README = ROOT / "README.md"
NAMED = re.compile(r"`([\w/.]*)::(\w+)`")
BOTFATHERS = {"newbot", "setinline", "setprivacy"}
"""Commands of @BotFather's."""
ADDRESSES = {"healthz", "readyz", "metrics"}
"""What the port for health and metrics serves."""

ARTICLES = ("passages[]", "listed[]", "nearest[]", "may_help")
"""The fields of an answer that hold articles."""


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text()


def section(text: str, heading: str) -> str:
    """Return what is below a heading, up to the next one that isn't below it."""
    level = heading.split()[0]
    _, _, below = f"\n{text}".partition(f"\n{heading}\n")
    assert below, heading
    return re.split(rf"^#{{1,{len(level)}}} ", below, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """Return the cells of all rows of tables, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


# --- faults


def named_tests() -> list[tuple[str, str]]:
    """Return the tests that the table of faults names: file and function. Without a file, the previous one applies."""
    path, tests = "", []
    for name, function in NAMED.findall(page("faults")):
        path = name or path
        tests.append((path, function))
    return tests


def test_the_table_of_faults_names_tests() -> None:
    assert len(named_tests()) > 20


@pytest.mark.parametrize(("path", "function"), sorted(set(named_tests())))
def test_each_test_that_the_table_of_faults_names_is_there(path: str, function: str) -> None:
    file = ROOT / path if path.startswith("tests/") else ROOT / "tests" / "e2e" / path
    assert re.search(rf"def {function}\(", file.read_text()), f"docs/faults.md names {function} in {path}"


def test_each_file_of_tests_that_the_table_of_faults_names_is_there() -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)", page("faults")))
    assert len(named) > 10
    assert {path for path in named if not (ROOT / path).is_file()} == set()


# --- commands


def terminal_commands() -> dict[str, Any]:
    commands: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
    return commands


def test_each_command_of_the_terminal_has_a_section() -> None:
    documented = re.findall(r"^### newsbot (\w+)$", section(page("commands"), "## In the terminal"), re.MULTILINE)
    assert sorted(documented) == sorted(terminal_commands())


def default_of(option: Any) -> str:
    """Return an option's default as the page says it."""
    if option.default is None:
        return "one per processor" if option.name == "workers" else "none"
    return "off" if option.default is False else f"`{option.default}`"


def options_of(command: Any) -> dict[str, Any]:
    """Return the options of a command and of the commands below it, by their names."""
    options = {item.opts[0]: item for item in command.params if item.opts[0].startswith("--")}
    for below in getattr(command, "commands", {}).values():
        options |= options_of(below)
    return options


@pytest.mark.parametrize("name", sorted(terminal_commands()))
def test_each_option_of_a_command_is_documented_with_its_default(name: str) -> None:
    options = options_of(terminal_commands()[name]).values()
    documented = {cells[0]: cells[1] for cells in rows(section(page("commands"), f"### newsbot {name}"))}
    assert documented == {f"`{option.opts[0]}`": default_of(option) for option in options}


def test_each_command_of_the_bot_is_documented_with_who_may_use_it() -> None:
    documented = {cells[0]: cells[1] for cells in rows(section(page("commands"), "## In Telegram"))}
    assert documented == {f"`/{command.name}`": command.users for command in COMMANDS}


@pytest.mark.parametrize("path", [README, *PAGES], ids=lambda path: path.name)
def test_commands_that_a_page_names_exist(path: Path) -> None:
    text = path.read_text()
    blocks = "".join(re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    named = {*re.findall(r"`newsbot ([a-z]+)", text), *re.findall(r"^\$? ?newsbot ([a-z]+)", blocks, re.MULTILINE)}
    assert named <= set(terminal_commands())
    others = BOTFATHERS | ADDRESSES
    assert set(re.findall(r"`/([a-z]+)(?=[ `])", text)) - others <= {command.name for command in COMMANDS}


@pytest.mark.parametrize("path", [README, *PAGES], ids=lambda path: path.name)
def test_modules_that_a_page_has_run_exist(path: Path) -> None:
    for name in re.findall(r"python -m ([\w.]+)", path.read_text()):
        module = ROOT / Path(*name.split("."))
        assert module.with_suffix(".py").is_file() or (module / "__main__.py").is_file(), name


def test_each_benchmark_is_among_the_measurements() -> None:
    usages = [path.read_text().partition("\n")[0] for path in (ROOT / "benchmarks").glob("[!_]*.py")]
    commands = {match[0] for usage in usages if (match := re.search(r"python -m benchmarks\.\w+", usage))}
    assert len(commands) > 10
    assert {command for command in commands if f"`{command}" not in page("measurements")} == set()


# --- settings


def settings_documented() -> dict[str, str]:
    return {cells[0].strip("`"): cells[1] for cells in rows(page("settings")) if len(cells) == 3}


def default_setting(name: str) -> str:
    """Return a setting's default as the page says it."""
    defaults = Settings(_env_file=None, database_url=None, chats_url=None)  # type: ignore[call-arg]
    match Settings.model_fields[name].default:
        case _ if name == "processes":
            return "one per processor, at most 4; none on a single processor"
        case _ if name == "access":
            return "`list` with `NEWSBOT_ALLOWED_CHATS`, else `open`"
        case _ if name == "database_url":
            return f"`{Path(defaults.data.database).name}` in the data folder"
        case _ if name == "chats_url":
            return f"`{Path(defaults.chats).name}` in the data folder"
        case None:
            return "none"
        case frozenset() | {} | ():
            return "none"
        case bool(value):
            return "`on`" if value else "`off`"
        case float(value):
            return f"`{value:g}`"
        case value:
            return f"`{value}`"


def test_each_setting_is_documented_with_its_default() -> None:
    assert settings_documented() == {f"{PREFIX}{name.upper()}": default_setting(name) for name in Settings.model_fields}


@pytest.mark.parametrize(("processors", "processes"), [(1, 0), (2, 2), (8, 4)])
def test_the_default_number_of_processes_is_what_the_page_says(
    monkeypatch: pytest.MonkeyPatch, processors: int, processes: int
) -> None:
    monkeypatch.setattr(values, "cores", lambda: processors)
    monkeypatch.delenv(f"{PREFIX}PROCESSES", raising=False)
    assert Settings(_env_file=None).processes == processes  # type: ignore[call-arg]


@pytest.mark.parametrize("path", [README, *PAGES], ids=lambda path: path.name)
def test_settings_that_a_page_names_exist(path: Path) -> None:
    named = set(re.findall(rf"{PREFIX}[A-Z_]*[A-Z]\b", path.read_text())) - {f"{PREFIX}LIMIT"}
    assert named <= {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


# --- JSON


def fields(value: Any, path: str = "") -> Iterator[str]:
    """Yield the paths of all fields of a JSON value; [] stands for the objects of a list."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield (name_path := f"{path}.{name}" if path else name)
            yield from fields(below, name_path)
    elif isinstance(value, list):
        for below in value:
            if isinstance(below, dict):
                yield from fields(below, f"{path}[]")


@pytest.fixture(scope="module")
def newsbot(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Run newsbot in a folder of its own, and return the JSON objects that it prints."""
    folder = tmp_path_factory.mktemp("json")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}

    def run(*words: str) -> list[dict[str, Any]]:
        command = [sys.executable, "-m", "bot", *words]
        done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, encoding="utf-8")
        return [json.loads(line) for line in done.stdout.splitlines()]

    (folder / "articles").symlink_to(ROOT / "examples")
    (folder / "articles.txt").write_text("")  # can't be indexed
    return run


@pytest.fixture(scope="module")
def index_events(newsbot: Any) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = newsbot("index", "articles", "articles.txt", "--progress", "json")
    return events


def test_each_field_of_an_index_run_as_json_is_documented(newsbot: Any, index_events: list[dict[str, Any]]) -> None:
    events = [*index_events, *newsbot("index", "missing", "--progress", "json")]
    printed = {(f"`{event['event']}`", f"`{field}`") for event in events for field in fields(event)}
    documented = {(cells[0], cells[1]) for cells in rows(section(page("commands"), "## An index run as JSON"))}
    assert documented == printed


QUESTIONS = (
    "What did Putin say about Trump?",
    "What did Ines Ferrante say about the wall?",
    "Who won the 2022 World Cup?",
    "what's new?",
    "How long is the tunnel that the mayor promised?",
)
"""Together their answers have every field: passages, listed and nearest articles, and what may help."""


def test_each_field_of_an_answer_as_json_is_documented(newsbot: Any, index_events: list[dict[str, Any]]) -> None:
    assert index_events
    text = section(page("commands"), "## An answer as JSON")
    article = {cells[0].strip("`") for cells in rows(section(text, "### An article"))}
    documented = {cells[0].strip("`") for cells in rows(text)} - article
    printed: set[str] = set()
    for question in QUESTIONS:
        (answer,) = newsbot("ask", question, "--json")
        printed.update(fields(answer))
    for holder in ARTICLES:
        below = {field.removeprefix(f"{holder}.") for field in printed if field.startswith(f"{holder}.")}
        if below:
            assert article <= below, holder
            printed -= {f"{holder}.{name}" for name in article}
    assert documented == printed


# --- research


def shell_lines(name: str) -> list[str]:
    """Return the lines of a page's blocks for the shell."""
    blocks = re.findall(r"^```sh\n(.*?)^```", page(name), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Run a line of the shell where newsbot has indexed the examples, and there is a file of questions."""
    folder = tmp_path_factory.mktemp("research")
    (folder / "questions.txt").write_text("\n".join(QUESTIONS))
    command = folder / "bin" / "newsbot"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bot "$@"\n')
    command.chmod(0o700)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    environment |= {"PATH": f"{command.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}

    def run(line: str) -> subprocess.CompletedProcess[str]:
        words = ["bash", "-c", line]
        return subprocess.run(words, env=environment, cwd=folder, capture_output=True, text=True, encoding="utf-8")

    assert run(f"newsbot index {ROOT / 'examples'}").returncode == 0
    return run


def test_each_command_for_researchers_works(shell: Any) -> None:
    lines = shell_lines("research")
    assert {"newsbot export", "newsbot ask"} <= {" ".join(line.split()[:2]) for line in lines}
    for line in lines:
        done = shell(line)
        assert done.returncode == 0, (line, done.stderr)
        target = re.search(r"(?:--output|>) (\S+)$", line)
        written = (shell("cat " + target[1]) if target else done).stdout
        assert len(written.splitlines()) > 1 or '"found": true' in written, line


def test_each_column_of_the_quotations_is_documented_in_order() -> None:
    documented = [cells[0].strip("`") for cells in rows(section(page("research"), "## The quotations"))]
    assert documented == list(QuotedWords._fields)


def test_what_certain_means_is_as_measured() -> None:
    numbers = re.findall(r"(?<![\w.])(?:\.\d+|\d[\d,]*\d)", section(page("research"), "## What certain means"))
    assert len(numbers) > 3
    assert [number for number in numbers if number not in page("measurements")] == []


# --- articles, rooms, files


def test_each_suffix_of_a_format_is_documented() -> None:
    assert {suffix for suffix in file_suffixes() if f"`{suffix}`" not in page("formats")} == set()


def test_each_room_is_on_the_map() -> None:
    doors = (path for package in ("index", "bot") for path in (ROOT / package).glob("*/__init__.py"))
    rooms = [path.parent.relative_to(ROOT).as_posix() for path in doors]
    documented = [cells[0].strip("`") for cells in rows(section(page("architecture"), "## The rooms"))]
    assert sorted(documented) == sorted(rooms)


@pytest.mark.parametrize("path", [README, *PAGES], ids=lambda path: path.name)
def test_files_that_a_page_names_exist(path: Path) -> None:
    named = re.findall(r"`((?:bot|index|tests|benchmarks|pictures|docs|examples)/[\w./-]+)`", path.read_text())
    placeholders = re.compile(r"[A-Z]{4}|locales/CODE")
    missing = {name for name in named if not placeholders.search(name) and not (ROOT / name).exists()}
    assert missing == set()


def test_each_test_that_the_page_for_contributors_names_exists() -> None:
    sources = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    for name in re.findall(r"`(test_\w+)`", page("contributing")):
        assert f"def {name}(" in sources, name


def test_links_of_the_readme_lead_to_files() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README.read_text())
    assert len(links) > 10
    assert {link for link in links if not (ROOT / link).exists()} == set()


def test_the_readme_can_be_read_in_a_few_minutes() -> None:
    assert len(README.read_text().split()) <= 900


# --- the site


def test_each_page_is_in_the_navigation() -> None:
    assert sorted(re.findall(r'= "([\w-]+\.md)"', (ROOT / "zensical.toml").read_text())) == [
        path.name for path in PAGES
    ]


def test_the_site_shows_the_pictures_of_the_readme() -> None:
    readme = re.findall(r'<img src="(pictures/\S+\.png)" width="\d+" alt="([^"]*)">', README.read_text())
    site = [(path, words) for words, path in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page("index"))]
    assert site == readme
    for path, _ in site:
        assert (DOCS / path).resolve() == ROOT / path


def test_the_changelog_of_the_site_is_the_changelog() -> None:
    assert page("changelog") == (ROOT / "CHANGELOG.md").read_text()
