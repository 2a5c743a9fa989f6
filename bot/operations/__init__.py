"""What keeps a bot standing in production. Nothing here answers questions."""
