"""The store: the tables, the rows in them, opening, and sessions, by which alone the other wings ask it."""
