"""Messages of the Bot API, as tests give them."""

from __future__ import annotations

from typing import Any

TEXT = "The ferry crews walked out on Thursday, and ministers met them."
CHANNEL = {"id": -1_000_000_000_014, "type": "channel", "title": "Orrin Bay News", "username": "OrrinBay"}
OTHER = {"id": -1_000_000_000_015, "type": "channel", "title": "The Hill Gazette", "username": "HillGazette"}


def message(number: int, **fields: Any) -> dict[str, Any]:
    """Return a post of a channel; a field that is None is left out."""
    post = {"message_id": number, "date": 1_772_471_100, "chat": CHANNEL, "text": TEXT} | fields
    return {name: value for name, value in post.items() if value is not None}


def forward(number: int, **fields: Any) -> dict[str, Any]:
    """Return the origin of the forward of a post of another channel."""
    return {"type": "channel", "chat": OTHER, "message_id": number, "date": 1_772_371_100} | fields
