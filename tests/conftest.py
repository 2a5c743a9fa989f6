"""Configuration of all tests."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from waits import WAIT_SECONDS

from index.engine import library
from index.processes import cores

if TYPE_CHECKING:
    from tests.workers import Scheduling

os.environ["PTB_TIMEDELTA"] = (
    "true"  # otherwise python-telegram-bot emits a deprecation warning, and warnings are errors
)

# Compiled code is shared by all processes of the tests but the bots, which have an environment of their own.
os.environ.setdefault("NUMBA_CACHE_DIR", str(Path(__file__).parents[1] / "build" / "kernels"))

# The garbage collector would look through all tests again and again.
gc.set_threshold(50_000, 10, 10)

# No deadline for examples: their speed depends on the machine.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", _PATIENT)
settings.register_profile("ci", _PATIENT, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(autouse=True, scope="session")
def patient_libraries() -> None:
    """Libraries in the tests' process that wait for a new index without limit, since the machine may be busy."""
    library.PATIENCE = WAIT_SECONDS


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


# -- with pytest-xdist


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None  # pytest-xdist reads it
    from tests.workers import WORKERS_PER_PROCESSOR

    return WORKERS_PER_PROCESSOR * cores()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling | None:
    if config.getoption("dist") != "loadfile":
        return None
    from tests.workers import Scheduling

    config.option.loadscopereorder = False  # the order is that of the collection
    return Scheduling(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        from tests.workers import urgency

        items.sort(key=lambda item: urgency(item.nodeid))
