"""Invented drafts, given with the quotations in them, and a record of two invented articles to
proof them against."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.evaluate.quotes_format import parse_quotes
from onrecord.record import Record
from onrecord.resolve import resolve
from onrecord.types import Document, Reading

LOCK = """Lock at Eastmere to be dredged

The lock at Eastmere will be dredged in autumn. “We will not close the lock before the barges are home, and nobody will
wait longer than a day,” Harbour master Ruth Callowhill said on Monday.

Engineer Tobias Wend said that the gates were older than the town hall. “The gates cost us £45,000 a year,” he added.
"""
LOCK_QUOTES = """source:  Harbour master Ruth Callowhill
cue:     said
content: “We will not close the lock before the barges are home, and nobody will\\nwait longer than a day,”
type:    direct

source:  Engineer Tobias Wend
cue:     said @2
content: that the gates were older than the town hall
type:    indirect

source:  Engineer Tobias Wend
cue:     added
content: “The gates cost us £45,000 a year,”
type:    direct
"""
MILL = """The mill stays

“A mill without a wheel is a shed,” said Ruth Callowhill in May. The owner wants flats there.
"""
MILL_QUOTES = """source:  Ruth Callowhill
cue:     said
content: “A mill without a wheel is a shed,”
type:    direct
"""


def reading(text: str, quotes: str, **about: str) -> Reading:
    """A reading of a text with these quotations."""
    document = Document(**{"id": "draft", "text": text, **about})
    return Reading(document, resolve(document, parse_quotes(quotes, text)))


@contextmanager
def recorded(folder: Path) -> Iterator[Record]:
    """A record of the two articles."""
    with Record.open(folder / "onrecord.db") as record:
        about = {
            "outlet": "Eastmere Post",
            "published": "2026-05-04",
            "url": "https://post.example/lock",
        }
        record.add(
            reading(LOCK, LOCK_QUOTES, id="lock", title="Lock at Eastmere to be dredged", **about)
        )
        record.add(
            reading(MILL, MILL_QUOTES, id="mill", outlet="Mill Weekly", published="2026-05-20")
        )
        yield record


def draft(
    quoted: str, speaker: str = "Ruth Callowhill", type: str = "direct", before: str = ""
) -> Reading:
    """A draft of one quotation."""
    text = (
        f"{before}News from Eastmere. {quoted} {speaker} said, as we went to press this afternoon."
    )
    content = quoted.replace("\n", "\\n")
    return reading(
        text, f"source:  {speaker}\ncue:     said\ncontent: {content}\ntype:    {type}\n"
    )
