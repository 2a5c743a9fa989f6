"""One run at a time for a cluster, also of runs on several machines, and after one was killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from waits import eventually

from index.cluster import Connection, connect, hold_lease, leases, read_state
from index.errors import ClusterUnavailable, IndexBusy
from index.storage import SearchCluster
from tests.cluster.opensearch_nodes import Nodes

_numbers = count(1)


@pytest.fixture
def connection(nodes: Nodes) -> Iterator[Connection]:
    made = connect(SearchCluster(tuple(nodes.urls), prefix=f"lease-{next(_numbers)}"))
    yield made
    made.client.indices.delete(index=f"{made.cluster.prefix}*")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leases that are renewed and end ten times as fast."""
    monkeypatch.setattr(leases, "RENEW_SECONDS", 0.2)
    monkeypatch.setattr(leases, "LEASE_SECONDS", 2.0)


def test_a_second_run_is_refused_and_told_who_holds_the_lease(connection: Connection, quick: None) -> None:
    with hold_lease(connection), pytest.raises(IndexBusy, match=r"process \d+ on .*, since 20"), hold_lease(connection):
        pass
    with hold_lease(connection) as lease:
        lease.check()


def test_a_run_on_another_machine_that_was_killed_is_taken_over(connection: Connection, quick: None) -> None:
    with hold_lease(connection):
        pass
    body = {"host": "another", "pid": 1, "since": "2026-03-04T10:00:00+00:00"}
    connection.client.index(index=f"{connection.cluster.prefix}-lock", id="run", body=body)
    with hold_lease(connection) as lease:
        lease.check()


def test_a_run_that_was_taken_over_does_not_publish(connection: Connection, quick: None) -> None:
    with hold_lease(connection) as lease:
        body = {"host": "another", "pid": 1, "since": "2026-03-04T10:00:00+00:00"}
        connection.client.index(index=f"{connection.cluster.prefix}-lock", id="run", body=body)
        eventually(lambda: _is_refused(lease))


def test_a_run_knows_its_lease_again_after_an_answer_was_lost(connection: Connection, quick: None) -> None:
    with hold_lease(connection) as lease:
        lock = f"{connection.cluster.prefix}-lock"
        body = connection.client.get(index=lock, id="run")["_source"]
        written = connection.client.index(index=lock, id="run", body=body)["_version"]
        eventually(lambda: connection.client.get(index=lock, id="run")["_version"] > written)
        lease.check()


def test_a_run_that_cannot_renew_its_lease_stops_before_another_takes_over(
    connection: Connection, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hold_lease(connection) as lease:
        with monkeypatch.context() as patch:
            refused = ClusterUnavailable("there", "it has more to do than it can", "wait")
            patch.setattr(lease, "_write", lambda _: _raise(refused))
            eventually(lambda: _is_refused(lease, ClusterUnavailable))
        eventually(lambda: not _is_refused(lease, ClusterUnavailable))


def test_a_run_whose_name_of_a_host_another_has_is_waited_for(connection: Connection, quick: None) -> None:
    with hold_lease(connection):
        lock = f"{connection.cluster.prefix}-lock"
        body = connection.client.get(index=lock, id="run")["_source"]
    body |= {"machine": ["another", *body["machine"][1:]], "pid": 2**22 + 1}
    connection.client.index(index=lock, id="run", body=body)
    started = time.monotonic()
    with hold_lease(connection):
        assert time.monotonic() - started >= leases.LEASE_SECONDS


def _raise(error: Exception) -> bool:
    raise error


def _is_refused(lease: leases.Lease, error: type[Exception] = IndexBusy) -> bool:
    try:
        lease.check()
    except error:
        return True
    return False


def test_of_many_runs_at_once_one_gets_the_lease(connection: Connection, quick: None) -> None:
    taken, ended = [], threading.Event()

    def run() -> None:
        try:
            with hold_lease(connection):
                taken.append(True)
                ended.wait()
        except IndexBusy:
            taken.append(False)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    eventually(lambda: len(taken) == 4)
    ended.set()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False, False, False, True]


def test_a_killed_index_run_leaves_an_index_that_answers_and_the_next_run_goes_on(nodes: Nodes, tmp_path: Path) -> None:
    cluster = SearchCluster(tuple(nodes.urls), prefix="killed")
    (tmp_path / ".env").write_text(
        f"NEWSBOT_SEARCH_URL={','.join(nodes.urls)}\nNEWSBOT_SEARCH_PREFIX=killed\nNEWSBOT_DATA_DIR={tmp_path}/data\n"
    )
    newsbot = [sys.executable, "-m", "bot", "index"]
    root = {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), **root}
    subprocess.run([*newsbot, "--samples"], cwd=tmp_path, env=environment, check=True, capture_output=True)
    before = read_state(connect(cluster))
    rebuild = [*newsbot, "--rebuild", "--progress", "json"]
    running = subprocess.Popen(rebuild, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    with running.stdout:
        assert any('"building"' in line for line in running.stdout)
        running.send_signal(signal.SIGKILL)
    running.wait()
    assert read_state(connect(cluster)) == before
    again = subprocess.run([*newsbot, "--rebuild"], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert "The index was built from the database: 18 articles" in again.stdout + again.stderr
    after = read_state(connect(cluster))
    assert before
    assert after
    assert after.name != before.name
    assert not (tmp_path / "data/snapshots").exists()
    connect(cluster).client.indices.delete(index="killed*")
