"""Times for people: how long ago, or how far off."""

from datetime import datetime

UNITS = ((86400, "d"), (3600, "h"), (60, "min"))
"""The units that are told, the longest first, in seconds."""


def time_from(time: str | None, now: datetime) -> str:
    """How long ago a time (ISO 8601) is, or how far off: "12 min ago", "in 3 h", "now"; "never" for
    none."""
    if time is None:
        return "never"
    seconds = (datetime.fromisoformat(time) - now).total_seconds()
    for length, unit in UNITS:
        if count := int(abs(seconds) // length):
            return f"in {count} {unit}" if seconds > 0 else f"{count} {unit} ago"
    return "now"
