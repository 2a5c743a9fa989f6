"""How the tests are spread over processes."""

from __future__ import annotations

from pathlib import Path

from tests.workers import FIRST, TOGETHER, Scheduling, urgency

ROOT = Path(__file__).parents[2]


def test_long_modules_come_before_short_ones_and_their_folders_exist() -> None:
    assert all((ROOT / folder).is_dir() for folder in FIRST)
    short = ["tests/test_docs.py::test_a", "tests/index/test_b.py::test_b"]
    long = [f"{folder}test_x.py::test_x" for folder in FIRST]
    assert sorted([*short, *long], key=urgency) == [*long, *short]


def test_modules_that_share_a_search_cluster_go_to_one_worker() -> None:
    modules = [path.relative_to(ROOT).as_posix() for path in (ROOT / TOGETHER).glob("test_*.py")]
    split = Scheduling.__new__(Scheduling)._split_scope
    assert len(modules) > 1
    assert len({split(f"{module}::test_x") for module in modules}) == 1
    assert split("tests/index/test_b.py::test_b[a::b]") == "tests/index/test_b.py"
