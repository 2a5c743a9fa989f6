"""The versions of the articles' database, oldest first."""
