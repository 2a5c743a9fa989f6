"""The bot and the command line around `index`."""
