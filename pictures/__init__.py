"""Pictures for README.md: conversations with the running bot, drawn as a Telegram app would show them.

`python -m pictures` plays the conversations and draws them with Chromium. The bot's messages and buttons are those that
it sends to the double of the Bot API in tests/e2e; what people say is in conversations.py.
"""
