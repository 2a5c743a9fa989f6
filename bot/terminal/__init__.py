"""What the command line prints: answers and the index's state, for people and as JSON, and `newsbot index`.

Not for reading arguments: see `bot/cli.py`.
"""

from __future__ import annotations

from bot.terminal.index_command import run_index as run_index
from bot.terminal.rendering import answer_to_json as answer_to_json
from bot.terminal.rendering import print_answer as print_answer
from bot.terminal.rendering import print_welcome as print_welcome
from bot.terminal.rendering import status_lines as status_lines
