"""What a robots.txt asks of newsbot: which addresses it may fetch, and how long to pause. Not for fetching the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

AGENT = "newsbot"
"""The name that a robots.txt calls newsbot by."""

MOST_ROBOTS_BYTES = 512_000
"""How much of a robots.txt is read; RFC 9309 asks for 500 KiB at least."""

MOST_DELAY_SECONDS = 30.0
"""Maximum crawl-delay that is honoured; a longer one would end the reading of a site."""

_AGENT_LINE = re.compile(r"^\s*user[- ]?agent\s*(?::|\s)\s*(.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a robots.txt for newsbot; `None` for a host without one."""

    parser: Protego | None = None

    def allow(self, url: str) -> bool:
        """Return whether newsbot may fetch a URL."""
        return self.parser is None or self.parser.can_fetch(url, AGENT)

    @property
    def delay_seconds(self) -> float:
        """The pause between two requests that the host asks for; 0 if it asks for none."""
        delay = self.parser.crawl_delay(AGENT) if self.parser else None
        return min(delay or 0.0, MOST_DELAY_SECONDS)


def parse_rules(body: bytes) -> Rules:
    """Return the rules of a robots.txt; whatever isn't one, an HTML page, say, has none."""
    from protego import Protego

    text = body[:MOST_ROBOTS_BYTES].decode("utf-8-sig", "replace")
    return Rules(Protego.parse("\n".join(map(_without_others, text.splitlines()))))


def _without_others(line: str) -> str:
    """Return a line with all other agents under one name: time and memory would grow with agents times rules.

    Rules may name newsbot with a version, which doesn't matter.
    """
    match = _AGENT_LINE.match(line.partition("#")[0])
    if match is None or match[1].strip() == "*":
        return line
    name = match[1].partition("/")[0].replace("*", "").strip().lower()
    return f"User-agent: {AGENT if name == AGENT else 'others'}"
