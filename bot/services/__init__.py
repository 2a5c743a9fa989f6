"""What the handlers share: the parts of one running bot, its chats, and the context of a request or a press.

Not for handling requests: see `bot/handlers/`.
"""

from __future__ import annotations

from bot.services.access import Access as Access
from bot.services.additions import ArticleAdder as ArticleAdder
from bot.services.admin_work import AdminWork as AdminWork
from bot.services.chats import is_private as is_private
from bot.services.chats import question_kind as question_kind
from bot.services.index_runs import ALL as ALL
from bot.services.index_runs import FOLDER as FOLDER
from bot.services.index_runs import INDEX_RUN as INDEX_RUN
from bot.services.index_runs import REFRESH as REFRESH
from bot.services.index_runs import IndexRun as IndexRun
from bot.services.outages import TRIES as TRIES
from bot.services.outages import may_pass as may_pass
from bot.services.posts import PostTaker as PostTaker
from bot.services.posts import Refused as Refused
from bot.services.posts import Taken as Taken
from bot.services.services import Asker as Asker
from bot.services.services import Context as Context
from bot.services.services import PressContext as PressContext
from bot.services.services import PressHandler as PressHandler
from bot.services.services import RequestContext as RequestContext
from bot.services.services import RequestHandler as RequestHandler
from bot.services.services import Services as Services
from bot.services.services import apology_for as apology_for
from bot.services.services import attach_services as attach_services
from bot.services.services import services_of as services_of
