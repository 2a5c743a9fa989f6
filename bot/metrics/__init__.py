"""What the bot counts and times about itself while it runs, and the signs of life of its parts.

The rooms that do the work report to it. It is always on: counting costs microseconds. Nothing in it says who asked,
where or what: every label has a small set of values. Not for showing it: see `bot/operations/watching/`.
"""

from __future__ import annotations

from bot.metrics.log_counting import LogCounter as LogCounter
from bot.metrics.metrics import Metrics as Metrics
from bot.metrics.pulse import Pulse as Pulse
from bot.metrics.questions import CallResult as CallResult
from bot.metrics.questions import QuestionKind as QuestionKind
from bot.metrics.questions import QuestionOutcome as QuestionOutcome
from bot.metrics.questions import QuestionTimer as QuestionTimer
