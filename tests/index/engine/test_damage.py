"""Answers from a large index whose files are damaged before it is opened or while it is read."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from waits import WAIT_SECONDS

from benchmarks.damage import DAMAGES, NAMES, Published


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Sample articles, published twice."""
    return Published.of_examples(tmp_path_factory.mktemp("published"))


@given(st.sampled_from(NAMES), st.sampled_from(DAMAGES), st.booleans(), st.integers(0, 2**32))
@settings(max_examples=60)
def test_after_the_check_an_answer_is_right_or_that_of_the_index_before_or_one_sentence(
    published: Published, name: str, damage: Callable[[Path, random.Random], None], running: bool, seed: int
) -> None:
    early, late = published.outcomes(name, lambda path: damage(path, random.Random(seed)), running)
    assert set(early) <= {"right", "before", "sentence", "wrong"}
    assert set(late) <= {"right", "before", "sentence"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system ends the process")
@pytest.mark.parametrize("name", ["base/lists.npy", "base/forward.npy", "addition/texts.data.npy"])
def test_a_mapped_file_that_is_emptied_under_a_reader_ends_no_process_and_is_damage_at_once(
    published: Published, name: str
) -> None:
    early, late = published.outcomes(name, lambda path: os.truncate(path, 0), True)
    assert "wrong" not in early
    assert not any(outcome.startswith("failed") for outcome in early)
    assert set(late) <= {"before", "sentence"}


def test_no_kernel_reaches_outside_of_an_array_whatever_the_arrays_hold(tmp_path: Path, root: Path) -> None:
    checked = {"NUMBA_BOUNDSCHECK": "1", "NUMBA_CACHE_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "tests.index.engine.kernels_on_garbage"]
    done = subprocess.run(
        command,
        cwd=root,
        env=os.environ | checked,
        capture_output=True,
        text=True,
        timeout=4 * WAIT_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
