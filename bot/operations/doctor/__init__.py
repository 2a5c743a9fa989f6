"""`newsbot doctor`: checks of all that a bot needs, a line each, with what to do.

Never changes anything: neither files nor what Telegram knows. Works without a network, and where nothing is set up.
Checks that may wait for a network or a disk run side by side, each within a time limit.
"""

from __future__ import annotations

from bot.operations.doctor.examination import run_doctor as run_doctor
