"""The feeds that are watched: when each is due, what it lists, and what became of that."""
