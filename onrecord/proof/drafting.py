"""Prepares a draft for reading: its mark-up is replaced by spaces, so that all offsets stay the
same.

Editors and assistants write Markdown: emphasis, links, references and block quotations. None of it
is anybody's words.
"""

import re

MARKUP = re.compile(
    r"""
      ^[ \t]{0,3}(?:>[ \t]?)+                    # a block quotation
    | ^[ \t]{0,3}\#{1,6}(?=[ \t])                # a heading
    | !?\[(?=[^\[\]\n]{1,400}\]\(https?://)      # a link or picture, before its words
    | (?<=[^\s\[])\]\(https?://[^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,2000})?(?:[ ]"[^"\n]{0,200}")?\)  # behind
    | \[\^?\d{1,3}\](?!\() | 【[^】\n]{1,80}】     # a reference
    | \*{1,3} | (?<!\w)_{1,3}(?=\w) | (?<=[\w.,!?”"’])_{1,3}(?!\w) | `{1,3} | ~~
    """,
    re.VERBOSE | re.MULTILINE,
)
BLOCK = re.compile(r"(?:^[ \t]{0,3}>[^\n]*\n?)+", re.MULTILINE)


def without_markup(text: str) -> str:
    """The text with spaces in place of Markdown's marks; its length stays the same."""
    return MARKUP.sub(lambda match: " " * len(match[0]), text)
