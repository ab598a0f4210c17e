"""Text that was broken into lines of one width, as in e-mails and press releases: a line end there is only a space."""

import re

WIDEST = 100
"""Characters of the longest line of such a text; where paragraphs are lines, some are longer."""
FULL = 45
"""Characters of a line that was broken because it was full."""
BREAK = re.compile(rf"(?<=[^\n]{{{FULL}}}[\w,;’'&)\]-])\n(?=[^\W_]|[“\"‘'(&])")
"""A line end after a full line that ends within a sentence."""


def unwrapped(text: str) -> str:
    """The text with a space for every line end that only breaks a line; all offsets stay."""
    if "\n" not in text or any(len(line) > WIDEST for line in text.split("\n")):
        return text
    return BREAK.sub(" ", text)
