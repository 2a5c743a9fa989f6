"""The command that checks whether all is well."""

from __future__ import annotations

from typing import Annotated

import typer


def doctor(
    verify: Annotated[
        bool, typer.Option("--verify", help="Read the index and the SQLite databases whole, for damage.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Check all that a bot needs, a line each, with what to do. Changes nothing; exits with 1 if something fails."""
    from bot.settings import load_usable_settings, misspelt_settings

    misspelt = misspelt_settings()
    settings, errors = load_usable_settings()
    from bot.operations.doctor import run_doctor

    raise typer.Exit(run_doctor(settings, errors, misspelt, verify, as_json))
