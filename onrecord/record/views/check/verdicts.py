"""The verdicts of a check, their meaning in words, and which of them a single report can have."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from onrecord.match.tiers import ALLOWED

__all__ = ["ALLOWED", "EXPLAINED", "MANNERS", "SAID", "SIGNS", "Verdict"]

Verdict = Literal[
    "verbatim",
    "shortened",
    "altered",
    "spliced",
    "made direct",
    "paraphrase",
    "other speaker",
    "speaker open",
    "denied",
    "reported as not said",
    "not on record",
]
EXPLAINED: Mapping[Verdict, str] = MappingProxyType(
    {
        "verbatim": "these words, whole, in quotation marks",
        "shortened": "these words, but others between or beside them were left out",
        "altered": "much the same words, but not these",
        "spliced": "joined from words that were said in different places or on different occasions",
        "made direct": "an article reports it in its own words, not in quotation marks as the speaker's",
        "paraphrase": "on record in other words: the same was said, with the same figures",
        "other speaker": "on record, but said by somebody else",
        "speaker open": "these words are on record, but the article does not name who said them",
        "denied": "the speaker is on record as denying it",
        "reported as not said": "an article on record reports that this was not said",
        "not on record": "nothing on this record bears it out; that does not mean it was not said",
    }
)
"""What each verdict means, in words."""
SIGNS: Mapping[Verdict, str] = MappingProxyType(
    {
        "verbatim": "✓",
        "shortened": "✂",
        "altered": "≠",
        "spliced": "⧺",
        "made direct": "❝",
        "paraphrase": "≈",
        "other speaker": "⇄",
        "speaker open": "◌",
        "denied": "✗",
        "reported as not said": "⊘",
        "not on record": "?",
    }
)
"""A sign of each verdict, beside its words, so that nothing hangs on colour."""
MANNERS: tuple[Verdict, ...] = (
    "verbatim",
    "shortened",
    "made direct",
    "altered",
    "spliced",
    "paraphrase",
    "not on record",
)
"""How a single report stands to the words asked, the nearest first."""
SAID: tuple[Verdict, ...] = ("verbatim", "shortened")
"""The manners of a report that has the very words, in quotation marks."""
