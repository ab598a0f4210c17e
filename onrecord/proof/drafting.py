"""A draft as it is typed to the text that is read: its mark-up is blanked out, so that every place stays where it is.

Editors and assistants write Markdown: emphasis, links, references and block quotations. None of it is anybody's words.
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
    """The text with spaces in the place of Markdown's marks; it is as long as before."""
    return MARKUP.sub(lambda found: " " * len(found[0]), text)
