"""What the API answers to the proof of a draft, described as in `shapes.py`."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict  # pydantic cannot describe that of `typing` before 3.12

from onrecord.record import Verdict
from onrecord.serve.api.shapes import Checked, Searched, Speaker, Unchecked
from onrecord.serve.schema import Place


class Proofed(TypedDict):
    """A quotation of a draft, and what the record says to it."""

    spans: Annotated[list[Place], Field(description="Where it stands in the draft.")]
    words: Annotated[str, Field(description="What was checked.")]
    direct: Annotated[bool, Field(description="Whether the draft has it in quotation marks.")]
    asserted: Annotated[bool, Field(description="False if the draft says that this was not said.")]
    speaker: Annotated[Speaker | None, Field(description="Who said it, by the draft.")]
    verdict: Verdict
    standing: Annotated[
        Literal["sound", "open", "wrong"],
        Field(
            description="It may stay as it is; there is something to find out; there is something to change."
        ),
    ]
    means: Annotated[str, Field(description="The verdict in words.")]
    answer: Annotated[Checked, Field(description="What the record says, with the evidence.")]


class Proof(TypedDict):
    """A draft, and what the record says to each of its quotations. Spans point into `text`."""

    id: str
    title: NotRequired[str]
    text: Annotated[str, Field(description="The draft as it was read.")]
    counts: Annotated[
        dict[Verdict, int], Field(description="How many in quotation marks have each verdict.")
    ]
    searched: Searched | None
    left_out: Annotated[
        int, Field(ge=0, description="Articles on record that are the draft itself or its copies.")
    ]
    quotations: Annotated[
        list[Proofed], Field(description="Those in quotation marks, in the order of the text.")
    ]
    indirect: Annotated[
        list[Proofed], Field(description="Those reported in the draft's own words.")
    ]
    not_checked: list[Unchecked]
