"""The public names of `index`, and the modules that importing them loads."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import index
from index import Snapshot


@pytest.mark.parametrize("name", dir(index))
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(index, name) is not None


def test_type_checkers_see_the_names_that_are_handed_out() -> None:
    tree = ast.parse(Path(index.__file__).with_suffix(".pyi").read_text())
    seen = {alias.asname for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert seen - {None} == set(dir(index))


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="PostingsBM25"):
        index.PostingsBM25  # type: ignore[attr-defined]  # noqa: B018


def modules_after(code: str, root: Path) -> set[str]:
    """Return the modules that a new interpreter has loaded after running `code`."""
    code = f"{code}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


def test_answering_imports_neither_the_database_nor_what_reads_files(root: Path, examples: Snapshot) -> None:
    data = examples.folder.parents[1]
    code = f"""
from pathlib import Path
from index import DataFolder, ask, open_engines
engines = open_engines(DataFolder(Path({str(data)!r}), ""))
assert ask(engines.current, "What did Putin say about Trump?").found
"""
    others = {"sqlalchemy", "markdown_it", "dateutil", "filelock", "opensearchpy", "rapidfuzz"}
    assert not others & modules_after(code, root)


def test_importing_index_alone_imports_nothing_else(root: Path) -> None:
    assert not {"numpy", "sqlalchemy", "rank_bm25", "nupunkt"} & modules_after("import index", root)


def test_index_knows_nothing_of_telegram_or_the_bot(root: Path) -> None:
    every = "\n".join(f"import {path}" for path in modules_of(root / "index"))
    assert not {"telegram", "bot"} & modules_after(every, root)


def modules_of(package: Path) -> list[str]:
    """Return the dotted names of all modules in `package`."""
    paths = sorted(path.relative_to(package.parent).with_suffix("") for path in package.rglob("*.py"))
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


def test_no_module_does_anything_when_imported(root: Path, tmp_path: Path) -> None:
    code = f"import sys; sys.path.insert(0, {str(root)!r})\n"
    code += "\n".join(f"import {name}" for name in modules_of(root / "index"))
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr, list(tmp_path.iterdir())) == ("", "", [])
