"""What the bot keeps of people, as it tells them, and deleting it for whoever asks.

Not for where that is stored: see `bot/memory/`.
"""

from __future__ import annotations

from bot.privacy.forgetting import on_forget_press as on_forget_press
from bot.privacy.forgetting import on_forgetme as on_forgetme
from bot.privacy.notice import on_privacy as on_privacy
