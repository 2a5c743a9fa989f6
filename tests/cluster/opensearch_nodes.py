"""A real OpenSearch cluster on loopback, for tests and benchmarks: python tests/cluster/opensearch_nodes.py [NODES].

Maven fetches the jars once, into the user's cache folder. Needs a JDK of version 21 or newer, and Maven. Not for
production: the nodes have no security, and their data goes with them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from filelock import FileLock

SOURCES = Path(__file__).with_name("opensearch")
NEEDED_JAVA = 21
START_SECONDS = 240.0
"""Maximum time for a cluster to form, on a busy machine."""

_AOT_JAVA = 25  # the first version that stores what it has loaded, for the next start
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_FLAGS = (
    "-XX:+UseG1GC",  # with the serial collector, the circuit breakers of a small heap refuse everything
    "-XX:G1ReservePercent=25",
    "-XX:InitiatingHeapOccupancyPercent=30",
    "--enable-native-access=ALL-UNNAMED",
    "-Dlog4j2.disable.jmx=true",
    "-Dopensearch.networkaddress.cache.ttl=60",
)


class NodesUnavailable(Exception):
    """No node can be started; the text says why."""


@cache
def find_java() -> tuple[Path, int]:
    """Return the folder of the newest usable JDK, and its version. Raises NodesUnavailable."""
    known = {home: version for home in _java_homes() if (version := _version_of(home)) >= NEEDED_JAVA}
    if not known:
        raise NodesUnavailable(
            f"OpenSearch needs a JDK of version {NEEDED_JAVA} or newer: install one, or set JAVA_HOME"
        )
    return max(known.items(), key=lambda item: item[1])


def _java_homes() -> Iterator[Path]:
    for name in ("OPENSEARCH_JAVA_HOME", "JAVA_HOME"):
        if home := os.environ.get(name):
            yield Path(home)
    if java := shutil.which("java"):
        yield Path(java).resolve().parents[1]
    for folder, pattern in (
        (Path("/usr/lib/jvm"), "*"),
        (Path("/opt"), "*j[dr][ke]*"),
        (Path("/Library/Java/JavaVirtualMachines"), "*/Contents/Home"),
        (Path.home() / ".sdkman/candidates/java", "*"),
    ):
        if folder.is_dir():
            yield from sorted(folder.glob(pattern))


def _version_of(home: Path) -> int:
    """Return the major version of a JDK; 0 if there is none."""
    if not (home / "bin/javac").exists():
        return 0
    try:
        told = subprocess.run([home / "bin/java", "-version"], capture_output=True, text=True, timeout=60).stderr
    except (OSError, subprocess.TimeoutExpired):
        return 0
    number = re.search(r'version "(\d+)', told)
    return int(number[1]) if number else 0


def fetch_jars() -> Path:
    """Return the folder of the jars; fetch them and compile the node, if this is the first time."""
    home, _ = find_java()
    sources = sorted(SOURCES.iterdir())
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
    cached = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsbot-opensearch"
    jars = cached / digest
    cached.mkdir(parents=True, exist_ok=True)
    with FileLock(cached / "lock"):
        if not jars.exists():
            with tempfile.TemporaryDirectory(dir=cached) as partial:
                _build_jars(home, Path(partial) / "jars")
                (Path(partial) / "jars").rename(jars)
        return jars


def _build_jars(home: Path, jars: Path) -> None:
    if (maven := shutil.which("mvn")) is None:
        raise NodesUnavailable("Maven is missing, which fetches OpenSearch: install it")
    pom = str(SOURCES / "pom.xml")
    command = [maven, "-q", "-B", "-f", pom, _COPY, f"-DoutputDirectory={jars}", "-DincludeScope=runtime"]
    fetched = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"JAVA_HOME": str(home)})
    if fetched.returncode:
        lines = [line for line in fetched.stdout.splitlines() if "ERROR" in line]
        raise NodesUnavailable(f"Maven can't fetch OpenSearch: {lines[0] if lines else fetched.stderr[:300]}")
    classes = jars.with_name("classes")
    compile_node = [str(home / "bin/javac"), "-nowarn", "-proc:none", "-cp", f"{jars}/*", "-d", str(classes)]
    subprocess.run([*compile_node, str(SOURCES / "TestNode.java")], check=True, capture_output=True)
    subprocess.run([str(home / "bin/jar"), "cf", str(jars / "test-node.jar"), "-C", str(classes), "."], check=True)


class Nodes:
    """A cluster of processes under `root`: `with start_nodes(folder) as nodes` starts one, and ends it.

    Data is in `root`, so that a killed node finds its own again.
    """

    def __init__(self, root: Path, count: int = 3, heap: str = "256m", flags: Sequence[str] = ()) -> None:
        self.root = root
        self.names = [f"node-{number}" for number in range(1, count + 1)]
        self._heap, self._flags = heap, tuple(flags)
        self._jars = fetch_jars()
        ports = _free_ports(2 * count)
        self._http, self._transport = ports[:count], ports[count:]
        self._processes: dict[int, subprocess.Popen[bytes]] = {}

    @property
    def urls(self) -> list[str]:
        """The address of each node."""
        return [f"http://127.0.0.1:{port}" for port in self._http]

    @property
    def pids(self) -> list[int]:
        """The processes that run."""
        return [process.pid for process in self._processes.values() if process.poll() is None]

    def start(self) -> None:
        """Start all nodes, and wait for the cluster."""
        for number in range(len(self.names)):
            self.start_node(number)
        self.wait()

    def start_node(self, number: int) -> None:
        """Start one node, without waiting for it."""
        home = self.root / self.names[number]
        (home / "config").mkdir(parents=True, exist_ok=True)
        java = find_java()[0] / "bin/java"
        settings = [f"{key}={value}" for key, value in self._settings(number).items()]
        with (home / "log").open("ab") as log:
            self._processes[number] = subprocess.Popen(
                [java, *self._java_options(home), "TestNode", str(home), *settings],
                cwd=home,
                stdin=subprocess.PIPE,  # its end is that of this process, however that comes about
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C in the terminal isn't for the node
            )

    def _java_options(self, home: Path) -> list[str]:
        logging = f"-Dlog4j.configurationFile={SOURCES / 'log4j2.properties'}"
        memory = [f"-Xms{self._heap}", f"-Xmx{self._heap}"]
        return [*memory, *_FLAGS, *self._flags, logging, f"-Djava.io.tmpdir={home}", "-cp", f"{self._jars}/*"]

    def _settings(self, number: int) -> dict[str, object]:
        seeds = ",".join(f"127.0.0.1:{port}" for port in self._transport)
        alone = len(self.names) == 1
        forming: dict[str, object] = (
            {"discovery.type": "single-node"}
            if alone
            else {"discovery.seed_hosts": seeds, "cluster.initial_cluster_manager_nodes": ",".join(self.names)}
        )
        return forming | {
            "cluster.name": "newsbot-test",
            "node.name": self.names[number],
            "network.host": "127.0.0.1",
            "http.port": self._http[number],
            "transport.port": self._transport[number],
            "http.type": "netty4",
            "transport.type": "netty4",
            "cluster.routing.allocation.disk.threshold_enabled": "false",  # the disk may be full of other things
            "cluster.fault_detection.leader_check.interval": "500ms",
        }

    def wait(self, status: str = "yellow") -> None:
        """Wait until all started nodes form a cluster of this health. Raises NodesUnavailable if one ends."""
        # Once nothing is pending, every node votes, so that any one may be killed.
        wanted = f"wait_for_nodes={len(self.pids)}&wait_for_status={status}&wait_for_events=languid&timeout=5s"
        number = next(number for number, process in self._processes.items() if process.poll() is None)
        deadline = time.monotonic() + START_SECONDS
        while not self._is_ready(f"{self.urls[number]}/_cluster/health?{wanted}"):
            for name, process in zip(self.names, self._processes.values(), strict=False):
                if process.poll() not in (None, -signal.SIGKILL):
                    raise NodesUnavailable(f"{name} ended with {process.returncode}:\n{self._end_of_log(name)}")
            if time.monotonic() > deadline:
                raise NodesUnavailable(f"no cluster after {START_SECONDS:.0f} s:\n{self._end_of_log(self.names[0])}")
            time.sleep(0.1)

    @staticmethod
    def _is_ready(url: str) -> bool:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return not json.load(answer)["timed_out"]
        except (OSError, urllib.error.URLError):
            return False

    def _end_of_log(self, name: str) -> str:
        return "\n".join((self.root / name / "log").read_text(errors="replace").splitlines()[-20:])

    def kill(self, number: int) -> None:
        """Kill one node by SIGKILL."""
        self._processes[number].kill()
        self._end(number)

    def stop(self, gently: bool = False) -> None:
        """End all nodes: at once, or `gently` by SIGTERM, which lets them write what they want to keep."""
        for process in self._processes.values():
            if process.poll() is None:
                process.terminate() if gently else process.kill()
        for number in self._processes:
            self._end(number)

    def _end(self, number: int) -> None:
        process = self._processes[number]
        try:
            process.wait(120)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdin:
            process.stdin.close()


def _free_ports(count: int) -> list[int]:
    """Return ports that are free now; all are open at once, so that none comes twice."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _warm_flags() -> list[str]:
    """Return the flags for a quick start: Java loads its classes as an earlier start has left them."""
    home, version = find_java()
    if version < _AOT_JAVA:
        return []
    jars = fetch_jars()
    mark = hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:8]
    stored = jars.with_name(f"{jars.name}-java{version}-{mark}.aot")
    with FileLock(jars.with_name("warm.lock")), tempfile.TemporaryDirectory() as folder:
        if not stored.exists():
            written = stored.with_suffix(".new")
            trial = Nodes(Path(folder), 1, flags=[f"-XX:AOTCacheOutput={written}"])
            try:
                trial.start()
            finally:
                trial.stop(gently=True)
            with suppress(FileNotFoundError):
                written.replace(stored)
    return [f"-XX:AOTCache={stored}"] if stored.exists() else []


@contextmanager
def start_nodes(root: Path, count: int = 3, heap: str = "256m") -> Iterator[Nodes]:
    """Run a cluster of `count` nodes, with its data in the folder `root`. Raises NodesUnavailable."""
    nodes = Nodes(root, count, heap, _warm_flags())
    try:
        nodes.start()
        yield nodes
    finally:
        nodes.stop()


def _main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("nodes", type=int, nargs="?", default=3)
    parser.add_argument("--heap", default="256m")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    started = time.monotonic()
    with (
        suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory() as root,
        start_nodes(Path(root), given.nodes, given.heap) as nodes,
    ):
        print(f"{given.nodes} nodes after {time.monotonic() - started:.1f} s: {','.join(nodes.urls)}", flush=True)
        signal.pause()


if __name__ == "__main__":
    _main()
