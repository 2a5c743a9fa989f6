"""The temporary PostgreSQL server of the tests: empty databases, restarts, and an end in any case."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from waits import WAIT_SECONDS, eventually

from tests.cluster.postgres import PostgresServer

_SERVER = """
import sys
sys.path.insert(0, "tests/e2e")
from tests.cluster.postgres import PostgresServer
server = PostgresServer()
print(server.port, server._process.pid, server._folder, flush=True)
input()
"""


@pytest.mark.usefixtures("postgres_url")
def test_each_test_gets_an_empty_database(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT * FROM pg_tables WHERE schemaname = 'public'").fetchall() == []


def test_a_stopped_server_starts_again_on_the_same_port(postgres_url: str, postgres: PostgresServer) -> None:
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE TABLE kept (number int)")
    postgres.stop()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(postgres_url)
    postgres.start()
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
def test_the_server_ends_when_the_tests_are_killed(postgres: PostgresServer) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as tests:
        assert tests.stdout is not None
        port, pid, folder = tests.stdout.readline().split()
        tests.send_signal(signal.SIGKILL)
        tests.wait(WAIT_SECONDS)
    eventually(lambda: not Path(f"/proc/{pid}").exists() or "zombie" in Path(f"/proc/{pid}/status").read_text())
    assert int(port) != postgres.port
    subprocess.run(["rm", "-r", folder], check=True)
