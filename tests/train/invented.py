"""Invented articles and a network small enough to train in a test."""

from onrecord.evaluate import Annotated
from onrecord.evaluate.corpus import annotations
from onrecord.evaluate.quotes_format import parse_quotes

FIRST = (
    "“We will rebuild the bridge,” said Lopez.\n\nThe mayor warned that the spring will be cold.",
    """\
source:  Lopez
cue:     said
content: “We will rebuild the bridge,”
type:    direct

source:  The mayor
cue:     warned
content: that the spring will be cold
type:    indirect
""",
)
SECOND = (
    "The mayor said that we will see.\n\n“That was the last we saw of the bridge.”",
    """\
source:  The mayor
cue:     said
content: that we will see
type:    indirect

source:  -
cue:     -
content: “That was the last we saw of the bridge.”
type:    direct
""",
)


def articles() -> list[Annotated]:
    return [
        Annotated(str(number), text, annotations(parse_quotes(quotes, text)))
        for number, (text, quotes) in enumerate((FIRST, SECOND))
    ]
