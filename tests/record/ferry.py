"""Invented reports about one ferry that differ in all that a search can ask for."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.types import Kind, Mention, QuotationType, Reading, Said, Span, Speaker

from .invented import article, quotation

MARN = Speaker("Ilse Marn", "person", "mayor of Varn")
FALK = Speaker("Juri Falk", "person", "minister of transport")
BOARD = Speaker("Varn Harbour Board", "organization")
REPORT = Speaker("the Ferry Report", "document")
SOURCE = Speaker("a source close to the board", "unnamed_person")


def reported(
    name: str, content: str, speaker: Speaker | None, type: QuotationType = "direct", **told: Any
) -> Reading:
    """An article of this name. `told`: its outlet, day and language, and what the quotation
    resolves to, as written."""
    fields = {
        field: told.pop(field) for field in ("outlet", "published", "language") if field in told
    }
    source = speaker.name if speaker else ""
    places = [told[role] for role in ("addressee", "venue", "said") if role in told]
    text = " ".join((content, "said", source, *places))
    if addressee := told.get("addressee"):
        told["addressee"] = Mention(addressee, _span(text, addressee))
    if venue := told.get("venue"):
        told["venue"] = _span(text, venue)
    if edtf := told.get("said"):
        told["said"] = Said(edtf, _span(text, edtf))
    one = replace(quotation(text, content, "said", source, type), speaker=speaker, **told)
    return article(text, one, id=name, **fields)


def _span(text: str, words: str) -> Span:
    return Span(text.rindex(words), text.rindex(words) + len(words))


def ferry() -> Iterator[Reading]:
    """Five reports, by the names of the articles."""
    yield reported(
        "promise", "The ferry will run in May", MARN, mode="speech", addressee="Radio Tessel", venue="the town hall",
        said="2026-03-04", outlet="Varn Courier", published="2026-03-05",
    )  # fmt: skip
    yield reported(
        "letter", "the ferry is no matter of ours", BOARD, "indirect", mode="writing", said="2026-02",
        venue="the harbour", outlet="Radio Tessel", published="2026-02-20",
    )  # fmt: skip
    yield reported(
        "denial", "that he ever promised a “ferry”", FALK, "mixed", mode="speech", denies=True, said="XXXX-03-04",
        addressee="the Varn Courier", outlet="Varn Courier",
    )  # fmt: skip
    yield reported(
        "report", "A ferry is older than the town", REPORT, mode="writing", said="2025-12-30/2026-01-02",
        published="2026-01",
    )  # fmt: skip
    yield reported(
        "rumour", "the ferry may sink", SOURCE, "indirect", mode="thought", said="201X",
        outlet="Radio Tessel", published="2026-04-01",
    )  # fmt: skip


KINDS: tuple[Kind, ...] = ("person", "organization", "document", "unnamed_person")
