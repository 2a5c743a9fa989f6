"""The scripts in `.ci/`: which Pythons they find, what an audit's report says, and that the docs name them all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = [path for path in sorted((ROOT / ".ci").iterdir()) if os.access(path, os.X_OK)]
SYSTEM = "/usr/bin:/bin"


def fake_python(path: Path, version: str) -> Path:
    """Write a program that says this version, as Python does when the script asks; "" fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {version}\n" if version else "#!/bin/sh\nexit 127\n")
    path.chmod(0o755)
    return path


def pythons(folder: Path) -> tuple[int, dict[str, str], str]:
    """Return the exit code of `.ci/pythons --list`, the Pythons by version, and what it says of the others."""
    environment = {"PATH": f"{folder / 'bin'}:{SYSTEM}", "HOME": str(folder), "PYENV_ROOT": str(folder / "pyenv")}
    done = subprocess.run(
        [ROOT / ".ci" / "pythons", "--list"], env=environment, capture_output=True, text=True, check=False
    )
    lines = [line.split(" ", 1) for line in done.stdout.splitlines()]
    ours = {version: path for version, path in lines if path.startswith(str(folder))}
    return done.returncode, ours, done.stderr


def test_pythons_are_found_on_the_path_and_among_those_of_pyenv_and_uv(tmp_path: Path) -> None:
    on_path = fake_python(tmp_path / "bin" / "python3.12", "3.12")
    of_pyenv = fake_python(tmp_path / "pyenv" / "versions" / "3.13.9" / "bin" / "python", "3.13")
    of_uv = fake_python(
        tmp_path / ".local" / "share" / "uv" / "python" / "cpython-3.14.1-linux" / "bin" / "python3", "3.14"
    )
    code, found, _ = pythons(tmp_path)
    assert code == 0
    assert found == {"3.12": str(on_path), "3.13": str(of_pyenv), "3.14": str(of_uv)}


def test_a_shim_of_a_version_that_is_switched_off_is_passed_over(tmp_path: Path) -> None:
    fake_python(tmp_path / "bin" / "python3.13", "")
    of_pyenv = fake_python(tmp_path / "pyenv" / "versions" / "3.13.0" / "bin" / "python", "3.13")
    assert pythons(tmp_path)[1] == {"3.13": str(of_pyenv)}


def test_a_python_that_is_another_version_than_its_name_says_is_passed_over(tmp_path: Path) -> None:
    fake_python(tmp_path / "bin" / "python3.12", "3.9")
    assert "3.12" not in pythons(tmp_path)[1]


def test_versions_that_are_not_there_are_named(tmp_path: Path) -> None:
    fake_python(tmp_path / "bin" / "python3.14", "3.14")
    _, _, said = pythons(tmp_path)
    assert said.startswith("Not on this machine, so not tested:")
    assert "3.14" not in said
    assert "3.15" in said


def audit(folder: Path, packages: list[dict[str, Any]] | None) -> tuple[int, str]:
    """Return what the report of these packages comes to; None: there is no report."""
    report = folder / "report.json"
    if packages is not None:
        report.write_text(json.dumps({"dependencies": packages}))
    command = [sys.executable, str(ROOT / ".ci" / "audit_report.py"), str(report)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


SOUND = {"name": "sound", "version": "1.0", "vulns": []}
HOLED = {"name": "holed", "version": "2.0", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["2.1"]}]}
UNKNOWN = {"name": "unknown", "skip_reason": "it isn't there"}


def test_a_known_vulnerability_is_named_with_the_version_that_mends_it(tmp_path: Path) -> None:
    code, said = audit(tmp_path, [SOUND, HOLED, UNKNOWN])
    assert code == 1
    assert said.splitlines() == [
        "holed 2.0: CVE-2026-1, fixed in 2.1",
        "2 packages looked up, 1 known vulnerabilities.",
        "Unknown to the database: unknown.",
    ]


def test_packages_without_vulnerabilities_pass(tmp_path: Path) -> None:
    assert audit(tmp_path, [SOUND]) == (0, "1 packages looked up, 0 known vulnerabilities.\n")


@pytest.mark.parametrize("packages", [None, [], [UNKNOWN]])
def test_an_audit_without_a_database_is_neither_passed_nor_failed(
    tmp_path: Path, packages: list[dict[str, Any]] | None
) -> None:
    code, said = audit(tmp_path, packages)
    assert code == 75
    assert said.count("\n") == 1


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_one_that_the_shell_can_read_and_the_docs_name(path: Path) -> None:
    subprocess.run(["bash", "-n", path], check=True)
    assert f"`.ci/{path.name}`" in (ROOT / "docs" / "contributing.md").read_text()
