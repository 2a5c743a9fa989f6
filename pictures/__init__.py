"""The pictures in README.md: conversations with the running bot, drawn as a Telegram app would show them.

`python -m pictures` plays them and draws them with Chromium. What the bot says in them, and its buttons, are what it
sent to the double of the Bot API in tests/e2e; what people say is in conversations.py.
"""
