"""What the tools answer, described: the API's own shapes, and how an answer goes on where it is cut
short.

A quotation on record has an `address`, too, where it is known; see `server.py`.
"""

from typing import TYPE_CHECKING, Annotated, Any, NotRequired, TypeAlias

from pydantic import Field
from typing_extensions import TypedDict  # that of `typing` cannot be described before Python 3.12

from onrecord.record import Verdict
from onrecord.serve.api import shapes, verdict_shapes
from onrecord.serve.schema import extended

Next = Annotated[
    int | None, Field(description="The offset that asks for what comes next; null: this was all.")
]
LeftOut = Annotated[
    dict[str, int],
    Field(description="How many more there are, by the list that is cut short; empty: none is."),
]


class Found(TypedDict):
    """The answers to a search."""

    hits: list[shapes.Hit]
    next_offset: Next
    speakers: NotRequired[
        Annotated[
            list[shapes.Identity],
            Field(description="Whom `speaker` means, if it is asked for; the most quoted first."),
        ]
    ]
    did_you_mean: NotRequired[
        Annotated[
            list[shapes.Identity],
            Field(description="Whose names are like `speaker`, if it means nobody."),
        ]
    ]


if TYPE_CHECKING:  # types that are known when it runs
    Checked: TypeAlias = dict[str, Any]
    Profile: TypeAlias = dict[str, Any]
    Statement: TypeAlias = dict[str, Any]
    Article: TypeAlias = dict[str, Any]
else:
    Checked = extended(
        shapes.Checked,
        "Checked",
        "Whether words are on record, and how.",
        means=Annotated[str, Field(description="What the verdict tells.")],
    )
    Profile = extended(
        shapes.Profile,
        "Profile",
        "One speaker; or, in `several`, those whom the name may mean, and then the rest is empty.",
        left_out=LeftOut,
    )
    Statement = extended(
        shapes.Statement,
        "Statement",
        "One utterance, and who reports it, the first first.",
        left_out=LeftOut,
    )
    Article = extended(
        shapes.Article,
        "Article",
        "Who said what in an article on record, its copies and its versions; never its whole text.",
        next_offset=Next,
        left_out=LeftOut,
    )


class Quoted(TypedDict):
    """A quotation of a text that was given, with its words."""

    quotation: shapes.Quotation
    content: Annotated[
        str, Field(description="The words of its spans, “ … ” where these leave something out.")
    ]
    cue: str
    source: str
    passage: shapes.Passage


class Read(TypedDict):
    """Who said what in a text that was given."""

    quotations: list[Quoted]
    next_offset: Next


class Proof(TypedDict):
    """Each quotation of a text that was given, and what the record says to it. Spans point into
    that text."""

    counts: Annotated[
        dict[Verdict, int], Field(description="How many in quotation marks have each verdict.")
    ]
    searched: shapes.Searched | None
    left_out: Annotated[
        int, Field(description="Articles on record that are the text itself or copies of it.")
    ]
    quotations: Annotated[
        list[verdict_shapes.Proofed],
        Field(description="Those in quotation marks, then the others."),
    ]
    next_offset: Next
    not_checked: list[shapes.Unchecked]
