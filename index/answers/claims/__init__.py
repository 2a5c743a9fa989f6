"""Claims about all articles that an answer makes beyond its passages, each checked first.

Nothing is claimed that isn't checked.
"""

from __future__ import annotations

from index.answers.claims.people import find_namesakes as find_namesakes
from index.answers.claims.people import never_mentioned_together as never_mentioned_together
from index.answers.claims.people import speak_apart as speak_apart
from index.answers.claims.quoting import is_quoted as is_quoted
from index.answers.claims.quoting import never_quoted_on as never_quoted_on
