"""The versions of the articles' database, oldest first: what they did is done, and never changes."""
