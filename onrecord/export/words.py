"""Words of an article as UTF-8 can hold them."""

import re

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a pair by itself, which JSON can say and UTF-8 cannot."""


def encodable(words: str) -> str:
    """The words with U+FFFD in the place of each lone surrogate, so that UTF-8 can hold them and offsets stay."""
    return SURROGATE.sub("\ufffd", words)
