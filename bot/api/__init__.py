"""Talking to Telegram: the connection, the limits on sending, and the delivery of messages.

Not for what a message says: see `bot/messages/`.
"""

from __future__ import annotations

from bot.api.connection import TOKEN_REFUSALS as TOKEN_REFUSALS
from bot.api.connection import IsForBot as IsForBot
from bot.api.connection import LeanRequest as LeanRequest
from bot.api.connection import PollingBot as PollingBot
from bot.api.connection import SentMessage as SentMessage
from bot.api.connection import UpdatesCallback as UpdatesCallback
from bot.api.delivery import Destination as Destination
from bot.api.delivery import Document as Document
from bot.api.delivery import confirm as confirm
from bot.api.delivery import edit as edit
from bot.api.delivery import edit_sent as edit_sent
from bot.api.delivery import put_buttons as put_buttons
from bot.api.delivery import send as send
from bot.api.delivery import send_document as send_document
from bot.api.delivery import send_ready as send_ready
from bot.api.files import MOST_FILE_BYTES as MOST_FILE_BYTES
from bot.api.files import DownloadFailed as DownloadFailed
from bot.api.files import FileTooLarge as FileTooLarge
from bot.api.rate_limits import RateLimiter as RateLimiter
from bot.api.rate_limits import SendingLimits as SendingLimits
from bot.api.repeating import LONGEST_WAIT as LONGEST_WAIT
from bot.api.repeating import insist as insist
from bot.api.repeating import sentence as sentence
from bot.api.responses import has_not_arrived as has_not_arrived
from bot.api.responses import may_have_arrived as may_have_arrived
from bot.api.responses import read_result as read_result
from bot.api.updates import read_updates as read_updates
from bot.api.updates import update_label as update_label
