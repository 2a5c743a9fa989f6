"""How a bot shows itself: its descriptions, by language.

For the test double in botapi.py. Source of the rules: https://core.telegram.org/bots/api#setmydescription and
#setmyshortdescription. A language without a description of its own shows that of no language.
"""

import re
from collections.abc import Callable
from typing import Any

from botapi_params import Params, bad_request

JSON = dict[str, Any]

_LIMITS = {"description": 512, "short_description": 120}  # characters


class Profile:
    """The descriptions of one bot; `texts` holds them by field and language."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, str], str] = {}

    @property
    def methods(self) -> dict[str, Callable[[Params], Any]]:
        """The methods of the Bot API that read and change the descriptions, by name."""
        return {
            "getMyDescription": lambda params: self._get("description", params),
            "setMyDescription": lambda params: self._set("description", params),
            "getMyShortDescription": lambda params: self._get("short_description", params),
            "setMyShortDescription": lambda params: self._set("short_description", params),
        }

    def _get(self, field: str, params: Params) -> JSON:
        own = self.texts.get((field, _language(params)))
        return {field: own or self.texts.get((field, ""), "")}

    def _set(self, field: str, params: Params) -> bool:
        text = params.text(field)
        if len(text) > _LIMITS[field]:
            raise bad_request(f"{field.replace('_', ' ')} is too long")
        self.texts[field, _language(params)] = text
        return True


def _language(params: Params) -> str:
    code = params.text("language_code")
    if not re.fullmatch("(?:[a-z]{2})?", code):
        raise bad_request("Invalid language code specified")
    return code
