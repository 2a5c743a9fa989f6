"""Configuration of all tests."""

import os

import pytest
from hypothesis import HealthCheck, settings
from waits import WAIT_SECONDS

from index.engine import library

os.environ["PTB_TIMEDELTA"] = (
    "true"  # otherwise python-telegram-bot emits a deprecation warning, and warnings are errors
)

# No deadline for examples: their speed depends on the machine.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", _PATIENT)
settings.register_profile("ci", _PATIENT, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(autouse=True, scope="session")
def patient_libraries() -> None:
    """Libraries in the tests' process that wait for a new index without limit, since the machine may be busy."""
    library.PATIENCE = WAIT_SECONDS
