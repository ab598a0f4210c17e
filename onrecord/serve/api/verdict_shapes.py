"""What the API answers to a check and a proof, described as in `shapes.py`."""

from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field
from typing_extensions import (
    TypedDict,
)  # pydantic cannot describe that of `typing` before Python 3.12

from onrecord.record import Verdict
from onrecord.serve.api.shapes import Count, Day, Hit, Place, Speaker

Weight = Literal["negation", "condition", "hedge"]
Tier = Literal["exact", "typography", "spelling", "contractions", "numbers", "editorial"]


class Otherwise(TypedDict):
    """One place where the words asked and those told are not the same: spans of either."""

    asked: Place
    told: Place


class Evidence(Hit):
    """A quotation beside the words asked."""

    manner: Verdict
    tier: Annotated[Tier | None, Field(description="How exact it is, if verbatim or shortened.")]
    told: Annotated[str, Field(description="The words that were compared.")]
    differences: list[Otherwise]
    by_speaker: bool


class Searched(TypedDict):
    """What an answer rests on."""

    articles: Count
    outlets: Count
    first: Annotated[
        Day | None, Field(description="When the earliest of the articles was published.")
    ]
    last: Annotated[Day | None, Field(description="When the latest was.")]


class Checked(TypedDict):
    """What the record says to the words asked. “not on record” does not mean that it was not
    said."""

    given: Annotated[str, Field(description="What was to be checked, as it was sent.")]
    asked: Annotated[str, Field(description="The words claimed, without “…,” X said around them.")]
    speaker: str | None
    speaker_from: Annotated[
        Literal["option", "claim"] | None,
        Field(description="Whether the speaker was sent, or is in what was sent."),
    ]
    verdict: Verdict
    tier: Annotated[
        Tier | None,
        Field(description="How exact it is, if verbatim or shortened: see docs/verdicts.md."),
    ]
    dropped: Annotated[
        list[Weight], Field(description="Kinds of weighty words that were left out.")
    ]
    searched: Searched
    evidence: list[Evidence]
    nearest: Annotated[
        list[Evidence], Field(description="Leads where nothing is on record; no verdict.")
    ]


class SavedCheck(TypedDict):
    """A check that was saved, as it was answered then."""

    key: str
    saved_at: Annotated[str, Field(description="In UTC.", examples=["2026-03-04T09:30:00+00:00"])]
    answer: Annotated[dict[str, Any], Field(description="What `/check` answered then; see there.")]


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


class Unchecked(TypedDict):
    """What stands in quotation marks in a draft and was not checked."""

    span: Place
    words: str
    why: str


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
