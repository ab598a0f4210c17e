"""The speakers on record whom a name means, to show beside the results of a search for it."""

from typing import Any

from onrecord.record import Record


def whom(record: Record, speaker: str | None) -> dict[str, list[dict[str, Any]]]:
    """The speakers whom a name means, the most quoted first; if it means nobody, those with similar
    names. Empty without a name."""
    if not speaker:
        return {}
    speakers = record.bearers(speaker)
    others = () if speakers else record.did_you_mean(speaker)
    return {
        "speakers": [identity.to_json() for identity in speakers],
        "did_you_mean": [identity.to_json() for identity in others],
    }
