"""Compare search engines by speed and size: python -m benchmarks.speed [--paragraphs N,...] [--engines NAME,...]

Indexes the same paragraphs in every engine (engines.py describes the configurations) and asks all of them the same
questions. Each engine builds in its own process, one after another, and serves in a fresh one. Each question goes to
every engine before the next question, so that other load on the machine affects all of them alike. The text consists of
real paragraphs, then generated ones (texts.py); notes below the tables say how many of each.

build_s, mb_per_s   time from text to finished index, including tokenising; MB of UTF-8 text per second
compile_s           time to compile newsbot's kernels, once on a machine; not included in build_s
disk_mb             size of the index on disk (only newsbot's includes the text)
peak_mb             peak memory of the building processes together
open_s, first_ms    time to open the index in a fresh process with a warm disk cache, and for the first answer, in
                    which numba loads (newsbot) or compiles (bm25s) its kernels
serve_mb            resident memory after all questions, including the touched parts of mapped files
p50_ms ...          time from a question's words to its best 10 (_k100: 100) paragraphs, over `questions` questions
same_top10          share of questions whose best 10 paragraphs have the same scores as rank-bm25's best 10
..._ratio           newsbot's figure divided by this engine's

rank-bm25 can't be saved: the process that serves it builds it. newsbot-fields, tantivy and SQLite use other fields,
stems or parameters: for them, same_top10 measures the distance from rank-bm25's ranking, not errors.

--json prints the rows as a JSON list.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.engines import ENGINES
from benchmarks.memory import memory_mb
from benchmarks.sets import table
from benchmarks.texts import paragraphs, questions, real_paragraphs
from index.languages import QUESTION_WORDS
from index.text.analysis import STOP_WORDS, extract_question_terms

ROOT = Path(__file__).resolve().parents[1]
DEFAULT = ("newsbot", "newsbot-fields", "rank-bm25", "bm25s", "tantivy", "sqlite-fts5")
REFERENCE = "rank-bm25"
SAMPLE = 100_000  # paragraphs that questions are made from
WARM_UP = 70  # questions asked before those that count
TOP = 10
_BUILT = ("compile_s", "build_s", "mb_per_s", "mb_per_s_ratio", "disk_mb", "peak_mb", "open_s", "first_ms", "serve_mb")
_ASKED = ("questions", "p50_ms", "p95_ms", "p99_ms", "p50_ms_ratio", "p99_ms_ratio", "same_top10")
_ASKED_100 = ("p50_ms_k100", "p95_ms_k100", "p99_ms_k100", "p50_ms_k100_ratio", "p99_ms_k100_ratio")
_COMPARED = ("mb_per_s", "p50_ms", "p99_ms", "p50_ms_k100", "p99_ms_k100")


@dataclass(frozen=True, slots=True)
class Text:
    """A file of paragraphs, one per line, with questions about them and further questions to warm up."""

    path: Path
    count: int
    real: int
    mb: float
    questions: Sequence[str]
    warm_up: Sequence[str]


def write_text(path: Path, count: int, real: Sequence[str], asked: int, seed: int) -> Text:
    """Write `count` paragraphs to `path` and generate `asked` questions about them."""
    step = -(-count // SAMPLE)
    sample: list[str] = []
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, text in enumerate(paragraphs(count, real, seed)):
            line = text.replace("\n", " ")
            file.write(line + "\n")
            if number % step == 0:
                sample.append(line)
    made = questions(sample, asked + WARM_UP, seed + 1)
    size = path.stat().st_size / 1e6
    return Text(path, count, min(count, len(real)), size, made[:asked], made[asked:])


class Server:
    """A process that answers from one engine's index; it lives as long as the `with` block that starts it."""

    def __init__(self, name: str, process: subprocess.Popen[str]) -> None:
        self.name = name
        self.engine = ENGINES[name]
        self._process = process
        self.opened = self._reply()

    def ask(self, question: str, k: int) -> dict[str, Any]:
        """Return the time of an answer in milliseconds (`ms`) and its paragraphs (`numbers`)."""
        answer: dict[str, Any] = self._request(
            {"words": words(question), "terms": extract_question_terms(question), "k": k}
        )
        return answer

    def same(self, rankings: Sequence[Sequence[int]]) -> list[bool]:
        """Return which rankings for the last question match this engine's own; for the reference engine only."""
        same: list[bool] = self._request({"same": rankings, "k": TOP})
        return same

    def memory_mb(self) -> float | None:
        """Return the resident memory."""
        size: float | None = self._request({"memory": True})
        return size

    def _request(self, request: dict[str, Any]) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return self._reply()

    def _reply(self) -> Any:
        assert self._process.stdout is not None
        if not (line := self._process.stdout.readline()):
            raise SystemExit(f"{self.name} ended with code {self._process.wait()}; its output is above")
        return json.loads(line)


def words(question: str) -> list[str]:
    """Return the words of a question without stop words and question words."""
    spelled = re.findall(r"[^\W\d_]+", question.lower())
    return [word for word in spelled if word not in STOP_WORDS and word not in QUESTION_WORDS]


@contextmanager
def _serving(name: str, text: Text, folder: Path) -> Iterator[Server]:
    command = _command("serve", name, text, folder)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield Server(name, process)
        finally:
            process.kill()


def _built(name: str, text: Text, folder: Path) -> dict[str, Any]:
    """Build an engine's index in `folder`; return time, memory and size."""
    folder.mkdir()
    if not ENGINES[name].on_disk:
        return {"disk_mb": None}
    _say(f"{text.count} paragraphs: building {name}")
    os.sync()  # otherwise an engine that syncs would wait for the writes of the others
    command, pipe = _command("build", name, text, folder), subprocess.PIPE
    peak = 0.0
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, text=True) as process:
        while process.poll() is None:
            peak = max(peak, _resident_mb(process.pid))
            time.sleep(0.1)
        assert process.stdout is not None
        output = process.stdout.read()
    if process.returncode:
        raise SystemExit(f"{name} ended with code {process.returncode}; its output is above")
    figures = json.loads(output)
    if figures["peak_mb"]:
        figures["peak_mb"] = max(figures["peak_mb"], peak)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {**figures, "disk_mb": size / 1e6}


def _resident_mb(process: int) -> float:
    """Return the resident memory of a process and its descendants; shared memory counts for each."""
    size = memory_mb("VmRSS", process) or 0.0
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):  # the process has ended
            size += sum(map(_resident_mb, map(int, children.read_text().split())))
    return size


def _command(step: str, name: str, text: Text, folder: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.one_engine", step, name, str(text.path), str(folder)]


def measure(names: Sequence[str], text: Text, scratch: Path, slow_questions: int) -> list[dict[str, Any]]:
    """Return a row for each engine."""
    built = {name: _built(name, text, scratch / name) for name in names}
    with ExitStack() as stack:
        servers: list[Server] = []
        for name in names:
            _say(f"{text.count} paragraphs: opening {name}")
            servers.append(stack.enter_context(_serving(name, text, scratch / name)))
        first = _warm_up(servers, text)
        asked = _Asked(servers, text.questions, slow_questions)
        times = {k: asked.times(k) for k in (TOP, 100)}
        rows = [
            _row(server, text, built[server.name] | server.opened | {"first_ms": first[server.name]})
            | _percentiles(times[TOP][server.name], times[100][server.name])
            | {"same_top10": asked.same_share(server.name), "serve_mb": server.memory_mb()}
            for server in servers
        ]
    return [row | _ratios(row, rows) for row in rows]


def _warm_up(servers: Sequence[Server], text: Text) -> dict[str, float]:
    """Ask the warm-up questions; return the milliseconds of each engine's first answer."""
    first: dict[str, float] = {}
    for server in servers:
        first[server.name] = server.ask(text.warm_up[0], TOP)["ms"]
        for question in text.warm_up[1 : 2 if server.engine.slow else None]:
            for k in (TOP, 100):
                server.ask(question, k)
    return first


class _Asked:
    """Questions to all engines by turns; slow engines get only the first ones, and even fewer for the best 100."""

    def __init__(self, servers: Sequence[Server], questions: Sequence[str], slow_questions: int) -> None:
        self._servers = servers
        self._questions = questions
        self._slow_questions = slow_questions
        self._same: dict[str, list[bool]] = defaultdict(list)

    def times(self, k: int) -> dict[str, list[float]]:
        """Return each engine's times in milliseconds; for the best 10, also compare answers with the reference's."""
        took: dict[str, list[float]] = {server.name: [] for server in self._servers}
        for number, question in enumerate(self._questions):
            if number % 50 == 0:
                _say(f"question {number} of {len(self._questions)}, best {k}")
            rankings: dict[str, list[int]] = {}
            for server in self._turn(number, k):
                answer = server.ask(question, k)
                took[server.name].append(answer["ms"])
                rankings[server.name] = answer["numbers"]
            if k == TOP:
                self._compare(rankings)
        return took

    def same_share(self, name: str) -> float | None:
        """Return the share of answers that match the reference's, or None without a reference."""
        return float(np.mean(self._same[name])) if self._same[name] else None

    def _turn(self, number: int, k: int) -> list[Server]:
        # A random order each time, so that no engine always follows the one that fills the processor's caches.
        turn = random.Random(number * k).sample(self._servers, len(self._servers))
        fast = number >= (self._slow_questions if k == TOP else -(-self._slow_questions // 5))
        return [server for server in turn if not (fast and server.engine.slow)]

    def _compare(self, rankings: dict[str, list[int]]) -> None:
        for server in self._servers:
            if server.name == REFERENCE and server.name in rankings:
                for name, same in zip(rankings, server.same(list(rankings.values())), strict=True):
                    self._same[name].append(same)


def _row(server: Server, text: Text, figures: dict[str, Any]) -> dict[str, Any]:
    setup = {"engine": server.name, "paragraphs": text.count, "mb_per_s": text.mb / figures["build_s"]}
    return setup | {name: figures[name] for name in _BUILT if name in figures}


def _percentiles(top: Sequence[float], more: Sequence[float]) -> dict[str, Any]:
    shares = (50, 95, 99)
    figures = {f"p{share}_ms": float(np.percentile(top, share)) for share in shares}
    figures |= {f"p{share}_ms_k100": float(np.percentile(more, share)) for share in shares}
    return {"questions": len(top), **figures}


def _ratios(row: dict[str, Any], rows: Sequence[dict[str, Any]]) -> dict[str, float | None]:
    own = next((row for row in rows if row["engine"] == "newsbot"), None)
    return {f"{name}_ratio": own[name] / row[name] if own else None for name in _COMPARED}


def notes(texts: Sequence[Text], source: Path) -> str:
    """Return a description of text, machine and versions."""
    sizes = [f"{text.real} real + {text.count - text.real} generated, {text.mb:.0f} MB" for text in texts]
    libraries = ["numpy", "numba", "rank_bm25", "bm25s", "tantivy"]
    versions = [f"{library} {version(library)}" for library in libraries if find_spec(library)]
    return "\n".join(
        [
            f"Text: {source.resolve().name}, then generated text (Zipf-Mandelbrot, texts.py): {'; '.join(sizes)}.",
            f"Machine: {_cpu()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}.",
            f"Versions: {', '.join(versions)}, SQLite {sqlite3.sqlite_version}.",
            "bm25s and rank-bm25 use newsbot's terms, so that rankings compare: most of their build_s is tokenising.",
            "Only newsbot's index includes the text. rank-bm25 and SQLite get fewer questions than the others.",
        ]
    )


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _counts(text: str) -> list[int]:
    if not all(part.isdigit() and int(part) for part in text.split(",")):
        raise argparse.ArgumentTypeError(f"{text} isn't a list of numbers like 10000,100000")
    return [int(part) for part in text.split(",")]


def _engines(text: str) -> list[str]:
    for name in text.split(","):
        if name not in ENGINES:
            raise argparse.ArgumentTypeError(f"there is no engine {name}; choose from {', '.join(ENGINES)}")
    return list(dict.fromkeys(text.split(",")))


def _installed() -> list[str]:
    """Return the default engines whose libraries are installed."""
    missing = {name: [module for module in ENGINES[name].needs if not find_spec(module)] for name in DEFAULT}
    for name, modules in missing.items():
        if modules:
            _say(f"skipping {name}: {', '.join(modules)} isn't installed")
    return [name for name in DEFAULT if not missing[name]]


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sizes = "10000,100000,1000000"
    parser.add_argument(
        "--paragraphs", type=_counts, default=sizes, metavar="N[,N...]", help="sizes of the text (default: %(default)s)"
    )
    parser.add_argument(
        "--engines", type=_engines, metavar="NAME[,NAME...]", help=f"engines to compare: {', '.join(ENGINES)}"
    )
    parser.add_argument(
        "--text", type=Path, default=ROOT / "examples", help="test set or folder of articles for real paragraphs"
    )
    parser.add_argument("--questions", type=int, default=300, help="number of questions (default: %(default)s)")
    parser.add_argument(
        "--slow-questions", type=int, default=50, help="the same for rank-bm25 and SQLite (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=1, help="random seed of text and questions (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print the rows as a JSON list")
    given = parser.parse_args()
    names, real = given.engines or _installed(), real_paragraphs(given.text)
    rows: list[dict[str, Any]] = []
    texts: list[Text] = []
    for count in given.paragraphs:
        with tempfile.TemporaryDirectory(prefix="newsbot-speed-") as scratch:
            _say(f"{count} paragraphs: generating the text")
            texts.append(write_text(Path(scratch, "text"), count, real, given.questions, given.seed))
            fitting = [name for name in names if given.engines or count <= ENGINES[name].most]
            rows += measure(fitting, texts[-1], Path(scratch), given.slow_questions)
    if given.json:
        print(json.dumps(rows))
        return
    print(
        *(_table(rows, columns) for columns in (_BUILT, _ASKED, _ASKED_100)),
        notes(texts, given.text),
        sep="\n\n",
    )


def _table(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> str:
    columns = ("engine", "paragraphs", *columns)
    return table([{name: "-" if row[name] is None else row[name] for name in columns} for row in rows])


if __name__ == "__main__":
    main()
