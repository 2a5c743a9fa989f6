"""Hiding secrets in log lines, however they are written there. Not for personal data: no line gets any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl, unquote, urlsplit

HIDDEN = "***"

SHORTEST_SECRET = 4
"""Characters of the shortest secret that is hidden everywhere. A shorter one would hide parts of common words."""

_CREDENTIALS = re.compile(r"(?<=://)([^\s/@:\"'<>]*):[^\s/@\"'<>]+@")  # of any address, with a password
_UNRESERVED = re.compile(r"[A-Za-z0-9_.~-]")
_END_OF_AUTHORITY = re.compile(r"[/?#]")
_PASSWORD_PARAMETER = re.compile(r"pass|pwd|secret|token|key", re.IGNORECASE)


def redactor(secrets: Iterable[str]) -> Callable[[str], str]:
    """Return a function that replaces each of `secrets` in a text by ***, and the password in any address.

    A secret is also found where it is percent-encoded, in full or in part, or escaped as in JSON or by `repr`.
    """
    patterns = [_pattern(secret) for secret in sorted(set(secrets), key=len, reverse=True) if _is_long(secret)]
    anywhere = re.compile("|".join(patterns) or r"(?!)")

    def redact(text: str) -> str:
        return _CREDENTIALS.sub(rf"\1:{HIDDEN}@", anywhere.sub(HIDDEN, text))

    return redact


def secrets_in(value: str) -> list[str]:
    """Return what is secret in the value of a setting: the passwords of an address, or else all of it.

    Of a bot's token, which starts with the bot's public number, the part after the colon alone is secret, too.
    """
    if "://" not in value:
        number, colon, secret = value.partition(":")
        return [value, secret] if colon and number.isdecimal() else [value]
    address, passwords = value.partition("://")[2], []
    for part in {address, _END_OF_AUTHORITY.split(address, maxsplit=1)[0]}:  # an @ may follow, or a password hold a /
        name, colon, password = part.rpartition("@")[0].partition(":")
        passwords += [secret for secret in [password if colon else name] if secret]
    try:
        parameters = parse_qsl(urlsplit(value).query)
    except ValueError:
        parameters = []
    passwords += [given for name, given in parameters if _PASSWORD_PARAMETER.search(name)]
    return [*passwords, *map(unquote, passwords)]


def _is_long(secret: str) -> bool:
    return len(secret) >= SHORTEST_SECRET


def _pattern(secret: str) -> str:
    return "".join(map(_character, secret))


def _character(character: str) -> str:
    """Return a pattern of a character as itself, percent-encoded (also twice), or escaped."""
    if _UNRESERVED.fullmatch(character):
        return re.escape(character)
    encoded = "".join(rf"%(?:25)*{_any_case(f'{byte:02x}')}" for byte in character.encode())
    units = character.encode("utf-16-be").hex()
    escaped = "".join(rf"\\+u{_any_case(units[at : at + 4])}" for at in range(0, len(units), 4))
    forms = [encoded, escaped]  # the longer ones first, or a rest of them would stay
    if (code := ord(character)) > 0xFFFF:
        forms.append(rf"\\+U{_any_case(f'{code:08x}')}")
    elif code < 0x100:
        forms.append(rf"\\+x{_any_case(f'{code:02x}')}")
    if character == " ":
        forms.append(r"\+")
    forms.append(r"\\+" if character == "\\" else rf"\\*{re.escape(character)}")
    return f"(?:{'|'.join(forms)})"


def _any_case(digits: str) -> str:
    return "".join(digit if digit.isdecimal() else f"[{digit}{digit.upper()}]" for digit in digits)
