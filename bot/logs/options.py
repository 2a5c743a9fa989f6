"""How a process logs, as its settings say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Format = Literal["text", "json"]
Level = Literal["debug", "info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class LogOptions:
    """How a process logs. It can be pickled, for another process; its `repr` shows no secret.

    `secrets` are texts that no line shows. `libraries`: whether to log what libraries say; they may quote links that
    people sent.
    """

    format: Format = "text"
    level: Level = "info"
    secrets: tuple[str, ...] = field(default=(), repr=False)
    libraries: bool = True
