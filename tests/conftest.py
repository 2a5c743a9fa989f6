"""Settings of all tests."""

import os

from hypothesis import settings

os.environ["PTB_TIMEDELTA"] = (
    "true"  # python-telegram-bot warns of its coming change otherwise, and warnings are errors
)

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
