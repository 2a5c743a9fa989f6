"""Settings of all tests."""

import os

import pytest
from hypothesis import HealthCheck, settings
from waits import WAIT_SECONDS

from index.engine import library

os.environ["PTB_TIMEDELTA"] = (
    "true"  # python-telegram-bot warns of its coming change otherwise, and warnings are errors
)

# No example is too slow: that would be a matter of the machine.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", _PATIENT)
settings.register_profile("ci", _PATIENT, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(autouse=True, scope="session")
def patient_libraries() -> None:
    """Has each library of the tests' own process wait for a new index as long as it takes, on a busy machine too."""
    library.PATIENCE = WAIT_SECONDS
