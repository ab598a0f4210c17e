"""Whom a name means on the record, beside what is found by it."""

from typing import Any

from onrecord.record import Record


def whom(record: Record, speaker: str | None) -> dict[str, list[dict[str, Any]]]:
    """Whom the name of a speaker means, the most quoted first; or whose names are like it, if it means nobody. Nothing
    if no speaker is asked for."""
    if not speaker:
        return {}
    speakers = record.bearers(speaker)
    others = () if speakers else record.did_you_mean(speaker)
    return {
        "speakers": [identity.to_json() for identity in speakers],
        "did_you_mean": [identity.to_json() for identity in others],
    }
