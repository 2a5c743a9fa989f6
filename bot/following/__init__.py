"""Followed questions: following and stopping, and the news of them, at once or in a digest.

Not for finding news (`index/answers/`), nor for its text (`bot/messages/following/`).
"""

from __future__ import annotations

from bot.following.alerts import Alerts as Alerts
from bot.following.choosing import on_leave_out as on_leave_out
from bot.following.choosing import on_plan_press as on_plan_press
from bot.following.choosing import on_tell_in as on_tell_in
from bot.following.digests import Digests as Digests
from bot.following.questions import on_follow as on_follow
from bot.following.questions import on_follow_press as on_follow_press
from bot.following.questions import on_following as on_following
from bot.following.questions import on_stop_press as on_stop_press
