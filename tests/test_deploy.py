"""What the files for containers and services promise. `.ci/image` takes the image's steps; CI lints the Dockerfile."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
UNIT = ROOT / "deploy" / "newsbot.service"
CLUSTER = ROOT / "deploy" / "cluster" / "compose.yaml"
DOCKERFILE = (ROOT / "Dockerfile").read_text()


@pytest.fixture
def compose() -> dict[str, Any]:
    services: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]["newsbot"]
    return services


def test_the_container_runs_as_nobody_in_particular_on_a_read_only_root(compose: dict[str, Any]) -> None:
    assert re.search(r"^USER 10001:10001$", DOCKERFILE, re.MULTILINE)
    assert compose["read_only"] is True
    assert compose["cap_drop"] == ["ALL"]
    assert compose["security_opt"] == ["no-new-privileges:true"]


def test_the_container_is_limited_to_one_processor_and_a_gigabyte_and_starts_again(compose: dict[str, Any]) -> None:
    assert (compose["cpus"], compose["mem_limit"], compose["restart"]) == (1.0, "1g", "unless-stopped")


def test_the_data_of_the_container_is_in_its_volume(compose: dict[str, Any]) -> None:
    assert 'VOLUME ["/data"]' in DOCKERFILE
    assert "NEWSBOT_DATA_DIR=/data" in DOCKERFILE
    assert "data:/data" in compose["volumes"]


def test_the_health_check_asks_the_port_that_is_set_whatever_the_settings_say(compose: dict[str, Any]) -> None:
    port = re.search(r"NEWSBOT_HEALTH_PORT=(\d+)", DOCKERFILE)
    assert port
    assert f"http://127.0.0.1:{port[1]}/healthz" in DOCKERFILE
    assert compose["environment"]["NEWSBOT_HEALTH_PORT"] == int(port[1])
    assert int(port[1]) != Settings(_env_file=None).webhook_port  # type: ignore[call-arg]


def test_of_a_cluster_only_the_proxy_is_reached_from_outside() -> None:
    cluster = yaml.safe_load(CLUSTER.read_text())
    services = cluster["services"]
    assert cluster["networks"]["inside"] == {"internal": True}
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert {name for name, service in services.items() if "outside" in service["networks"]} == {
        "proxy",
        "newsbot-1",
        "newsbot-2",
    }


def test_the_bots_of_a_cluster_differ_in_their_names_alone_and_name_all_of_its_nodes() -> None:
    services = yaml.safe_load(CLUSTER.read_text())["services"]
    first, second = services["newsbot-1"], services["newsbot-2"]
    names = [bot["environment"].pop("NEWSBOT_REPLICA_NAME") for bot in (first, second)]
    assert names == ["newsbot-1", "newsbot-2"]
    assert first == second
    nodes = [name for name in services if name.startswith("search-")]
    assert first["environment"]["NEWSBOT_SEARCH_URL"] == ",".join(f"http://{name}:9200" for name in nodes)
    seeds = {services[name]["environment"]["discovery.seed_hosts"] for name in nodes}
    assert seeds == {",".join(nodes)}


def test_the_service_sets_nothing_that_its_settings_could_contradict() -> None:
    assert "Environment" not in UNIT.read_text()


@pytest.mark.parametrize("path", [ROOT / "Dockerfile", ROOT / "compose.yaml", CLUSTER, UNIT], ids=str)
def test_every_setting_that_a_file_names_exists(path: Path) -> None:
    named = set(re.findall(rf"{PREFIX}[A-Z_]*[A-Z]\b", path.read_text()))
    assert named <= {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


def test_what_the_image_is_made_of_is_let_into_its_context() -> None:
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert let_in >= {"bot", "index", "examples", "deploy", "pyproject.toml", "constraints.txt", "README.md", "LICENSE"}
    assert all((ROOT / name).exists() for name in let_in)


# -- the entry point


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """Folder of an app whose `newsbot` prints its arguments and the folder of compiled code."""
    (tmp_path / "app" / "bin").mkdir(parents=True)
    newsbot = tmp_path / "app" / "bin" / "newsbot"
    newsbot.write_text('#!/bin/sh\necho "$@" "$NUMBA_CACHE_DIR"\n')
    newsbot.chmod(0o755)
    shutil.copy(ROOT / "deploy" / "entrypoint", tmp_path / "app" / "entrypoint")
    return tmp_path / "app"


def enter(app: Path, *arguments: str) -> str:
    environment = {"PATH": os.environ["PATH"], "TMPDIR": str(app.parent)}
    return subprocess.run(
        [app / "entrypoint", *arguments], env=environment, capture_output=True, text=True, check=True, timeout=60
    ).stdout


def test_the_entry_point_copies_compiled_code_where_it_may_be_written_and_runs_newsbot(app: Path) -> None:
    (app / "kernels").mkdir()
    (app / "kernels" / "search.nbc").write_text("compiled")
    for _ in range(2):
        assert enter(app, "ask", "Who won?") == f"ask Who won? {app.parent}/newsbot-kernels\n"
    assert (app.parent / "newsbot-kernels" / "search.nbc").read_text() == "compiled"


def test_the_entry_point_runs_newsbot_without_compiled_code_too(app: Path) -> None:
    assert enter(app, "run") == f"run {app.parent}/newsbot-kernels\n"


# -- the service


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    if (analyze := shutil.which("systemd-analyze")) is None:
        pytest.skip("systemd-analyze isn't installed")
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text().replace("/opt/newsbot/bin/newsbot", sys.executable))
    verified = subprocess.run(
        [analyze, "verify", "--man=no", unit], capture_output=True, text=True, check=False, timeout=300
    )
    assert [line for line in verified.stderr.splitlines() if UNIT.name in line] == []
    assert verified.returncode == 0


def test_the_unit_notifies_is_watched_and_keeps_its_data_to_itself() -> None:
    lines = UNIT.read_text().splitlines()
    assert {"Type=notify", "WatchdogSec=60", "User=newsbot", "UMask=0077", "StateDirectoryMode=0700"} <= set(lines)
    assert {"ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet="} <= set(lines)
