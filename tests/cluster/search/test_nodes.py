"""The nodes that other tests use: that they form a cluster, and never outlive what started them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from waits import eventually

from tests.cluster import opensearch_nodes
from tests.cluster.opensearch_nodes import Nodes

SCRIPT = Path(opensearch_nodes.__file__)


def test_a_killed_node_comes_back_with_its_data(nodes: Nodes) -> None:
    nodes.kill(2)
    assert len(nodes.pids) == 2
    nodes.wait()
    nodes.start_node(2)
    nodes.wait("green")
    assert len(nodes.pids) == 3


@pytest.mark.parametrize("end", ["terminate", "kill"])
def test_nodes_end_with_the_process_that_started_them(nodes: Nodes, end: str) -> None:
    started = subprocess.Popen([sys.executable, SCRIPT, "1"], stdout=subprocess.PIPE, text=True)
    try:
        assert started.stdout
        assert started.stdout.readline().startswith("1 nodes after")
        running = psutil.Process(started.pid).children()
        assert running
    finally:
        getattr(started, end)()
        started.communicate()
    eventually(lambda: not any(node.is_running() and node.status() != psutil.STATUS_ZOMBIE for node in running))


def test_without_java_the_reason_is_said(tmp_path: Path) -> None:
    look = "import opensearch_nodes as n; n._java_homes = lambda: iter([]); n.find_java()"
    environment = os.environ | {"PYTHONPATH": str(SCRIPT.parent)}
    failed = subprocess.run([sys.executable, "-c", look], env=environment, capture_output=True, text=True)
    assert "OpenSearch needs a JDK of version 21 or newer" in failed.stderr
