"""The baseline for newsbot's load test: the echo bot of python-telegram-bot's documentation, against any server.

python -m benchmarks.echo_bot URL TOKEN. Handlers, polling and connection pool are the library's defaults: it handles
updates one after another, and the pool is far larger than that needs.
"""

from __future__ import annotations

import argparse
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, MessageHandler, filters


async def echo(update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Reply with the text of the message."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main() -> None:
    """Run until SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", help="URL of the Bot API server, without /bot")
    parser.add_argument("token", help="token of the bot")
    given = parser.parse_args()
    application = Application.builder().token(given.token).base_url(f"{given.url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
