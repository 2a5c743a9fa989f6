"""Incoming updates: reading them as requests, ordering them within a chat, and limiting each person.

Not for handling requests: see `bot/handlers/`.
"""

from __future__ import annotations

from bot.incoming.additions import Addition as Addition
from bot.incoming.additions import read_addition as read_addition
from bot.incoming.additions import read_command as read_command
from bot.incoming.albums import Albums as Albums
from bot.incoming.arrivals import note_arrival as note_arrival
from bot.incoming.follow_ups import RecentQuestions as RecentQuestions
from bot.incoming.forgetting import ForgottenPeople as ForgottenPeople
from bot.incoming.inline_queries import KEPT_SECONDS as KEPT_SECONDS
from bot.incoming.inline_queries import SETTLED_SECONDS as SETTLED_SECONDS
from bot.incoming.inline_queries import InlineQueries as InlineQueries
from bot.incoming.joining import Joiner as Joiner
from bot.incoming.joining import Part as Part
from bot.incoming.joining import join as join
from bot.incoming.limits import RequestLimits as RequestLimits
from bot.incoming.limits import Verdict as Verdict
from bot.incoming.queues import Job as Job
from bot.incoming.requests import CommandSyntax as CommandSyntax
from bot.incoming.requests import Request as Request
from bot.incoming.requests import author_id as author_id
from bot.incoming.requests import language_code as language_code
from bot.incoming.requests import may_go_on as may_go_on
from bot.incoming.requests import read_request as read_request
from bot.incoming.requests import thread_of as thread_of
from bot.incoming.worker import NotedUpdate as NotedUpdate
from bot.incoming.worker import Worker as Worker
from bot.incoming.worker import pending_update as pending_update
