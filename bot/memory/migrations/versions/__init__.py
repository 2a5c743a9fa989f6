"""The versions of the bot's memory, oldest first. Never change one: databases of that version exist."""
