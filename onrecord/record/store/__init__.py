"""The store: the tables, their rows, opening a record, and sessions, the only way in which other
packages reach it."""
