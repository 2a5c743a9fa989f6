"""Icons of the app around the messages, as SVG, drawn for this project."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pictures.markup import element

_PATHS = {
    "back": "M15 5l-7 7 7 7",
    "menu": "M12 5.5v.01M12 12v.01M12 18.5v.01",
    "clip": "M19.5 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8.3-8.3a3.1 3.1 0 0 1 4.4 4.4"
    "l-8.2 8.2a1.5 1.5 0 0 1-2.2-2.2l7.2-7.2",
    "voice": "M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
    "send": "M4 12L3.5 4.5 21 12 3.5 19.5zM4 12h8",
    "read": "M2 12.5l4 4L15 7M10.5 15.5l1 1L20.5 7",
    "copy": "M9 9h10v10H9zM5 15V5h10",
    "open": "M8 16l8-8M9.5 8H16v6.5",
}


def icon(name: str) -> Element:
    """Return the icon of that name."""
    return element("svg", element("path", d=_PATHS[name]), viewBox="0 0 24 24", class_=f"icon {name}")
