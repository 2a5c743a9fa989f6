"""The targets of the fuzzer: each reads what it begins with, and says what it stumbled over."""

from __future__ import annotations

import subprocess

import pytest

from benchmarks.fuzz import _finding
from benchmarks.fuzz_targets import SEEDS, TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_each_target_reads_its_seeds(target: str) -> None:
    seeds = SEEDS[target.partition(".")[0]]
    assert seeds
    for seed in (*seeds, b"", b"\xff\x00"):
        TARGETS[target](seed)


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        (" === Uncaught Python exception: ===\nKeyError: 'x'\nTraceback", "KeyError: 'x'"),
        ("#12 pulse\nSUMMARY: libFuzzer: timeout\n", "libFuzzer: timeout"),
        ("No module named atheris", "No module named atheris"),
    ],
)
def test_a_finding_is_named_by_its_error(written: str, finding: str) -> None:
    assert _finding(subprocess.CompletedProcess([], 77, "", written)) == finding
