"""Words of an article as every format gives them."""

import re
from collections.abc import Iterable

from onrecord.types import Span

GAP = " … "
"""Stands between the parts of a span that the article interrupts."""
SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a pair by itself, which JSON can say and UTF-8 cannot."""


def words(spans: Iterable[Span], text: str) -> str:
    """What the spans denote, with an ellipsis where the article goes on in between."""
    return GAP.join(span.of(text) for span in spans)


def encodable(words: str) -> str:
    """The words with U+FFFD in the place of each lone surrogate, so that UTF-8 can hold them and offsets stay."""
    return SURROGATE.sub("\ufffd", words)
