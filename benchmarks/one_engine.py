"""The process of a single engine, for speed.py.

    python -m benchmarks.one_engine build NAME TEXT FOLDER    index a file of paragraphs, one per line
    python -m benchmarks.one_engine serve NAME TEXT FOLDER    open the index; answer each line of JSON with one

Not for running by hand: speed.py starts one process to build and a fresh one to serve, so that no measurement
includes another engine or step.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.engines import ENGINES, Engine, Question, RankBM25
from benchmarks.memory import memory_mb


def _build(engine: Engine, text: Path) -> dict[str, Any]:
    begun = time.perf_counter()
    engine.compile()
    started = time.perf_counter()
    with text.open(encoding="utf-8", newline="\n") as lines:
        engine.build(line.removesuffix("\n") for line in lines)
    took = time.perf_counter() - started
    return {"compile_s": started - begun, "build_s": took, "peak_mb": memory_mb("VmHWM")}


def _open(engine: Engine, text: Path) -> dict[str, Any]:
    figures = {} if engine.on_disk else _build(engine, text)
    started = time.perf_counter()
    engine.open()
    took = time.perf_counter() - started
    gc.collect()
    gc.freeze()  # otherwise garbage collection would scan the whole index during some questions
    return figures | {"open_s": took if engine.on_disk else None}


def _ask(engine: Engine, asked: Question, k: int) -> dict[str, Any]:
    question = engine.prepare(asked)
    started = time.perf_counter()
    results = engine.ask(question, k)
    took = time.perf_counter() - started
    return {"ms": 1000 * took, "numbers": engine.numbers(results)}


def _answer(engine: Engine, request: dict[str, Any]) -> Any:
    if "words" in request:
        return _ask(engine, Question(request["words"], request["terms"]), request["k"])
    if "same" in request and isinstance(engine, RankBM25):
        return [engine.same(numbers, request["k"]) for numbers in request["same"]]
    return memory_mb("VmRSS")


def main() -> None:
    """Build and exit, or serve until stdin ends."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["build", "serve"])
    parser.add_argument("name", choices=list(ENGINES))
    parser.add_argument("text", type=Path, help="file with one paragraph per line")
    parser.add_argument("folder", type=Path, help="folder of the index")
    given = parser.parse_args()
    replies, sys.stdout = sys.stdout, sys.stderr  # a library that prints must not break the JSON
    engine = ENGINES[given.name](given.folder)
    for module in engine.needs:
        import_module(module)
    print(json.dumps((_build if given.step == "build" else _open)(engine, given.text)), file=replies, flush=True)
    for line in sys.stdin if given.step == "serve" else ():
        print(json.dumps(_answer(engine, json.loads(line))), file=replies, flush=True)


if __name__ == "__main__":
    main()
