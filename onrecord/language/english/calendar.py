"""The names of days and months, and numbers that count them."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = frozenset([*WEEKDAYS, "today", "yesterday", "tonight"])
"""Words for days."""
