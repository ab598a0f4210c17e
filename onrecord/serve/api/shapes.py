"""What the API answers, described. The answers of the record and of reading have their description
from their own classes (`serve/schema.py`); what only the API says is described here.

These describe and do not convert: an answer is sent as the record tells it, and the tests hold the
two together.
"""

from typing import TYPE_CHECKING, Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict  # pydantic cannot describe that of `typing` before 3.12

from onrecord import record, types
from onrecord.proof import claims
from onrecord.serve.schema import Count, described

__all__ = [
    "Added",
    "Article",
    "Checked",
    "Facets",
    "Failed",
    "Hit",
    "Hits",
    "Identity",
    "Passage",
    "Portrait",
    "Problem",
    "Profile",
    "Quotation",
    "Reading",
    "SavedCheck",
    "Searched",
    "Speaker",
    "Statement",
    "Unchecked",
]

if TYPE_CHECKING:
    from onrecord.proof.claims import Unchecked
    from onrecord.record import (
        Article,
        Checked,
        Facets,
        Hit,
        Identity,
        Passage,
        Portrait,
        Profile,
        SavedCheck,
        Searched,
    )
    from onrecord.record import Reports as Statement
    from onrecord.types import Quotation, Reading, Speaker
else:
    Article = described(record.Article)
    Facets = described(record.Facets)
    Hit = described(record.Hit)
    Identity = described(record.Identity)
    Passage = described(record.Passage)
    Portrait = described(record.Portrait)
    Profile = described(record.Profile)
    Quotation = described(types.Quotation)
    Reading = described(types.Reading)
    Speaker = described(types.Speaker)
    Statement = described(record.Reports)
    Checked = described(record.Checked)
    SavedCheck = described(record.SavedCheck)
    Searched = described(record.Searched)
    Unchecked = described(claims.Unchecked)


class Invalid(TypedDict):
    """What is wrong with one member or parameter."""

    where: Annotated[str, Field(examples=["limit"])]
    what: Annotated[str, Field(examples=["Input should be less than or equal to 200"])]


class Problem(TypedDict):
    """Why there is no other answer (RFC 9457)."""

    type: Annotated[str, Field(examples=["about:blank"])]
    title: Annotated[str, Field(examples=["Not Found"])]
    status: Annotated[int, Field(ge=400, le=599, examples=[404])]
    detail: Annotated[str, Field(description="What was got, what was expected and the remedy.")]
    errors: NotRequired[
        Annotated[
            list[Invalid], Field(description="Each thing that is wrong, where there may be many.")
        ]
    ]


class Failed(TypedDict):
    """Stands in the place of the answer to one of many."""

    error: Problem


class Hits(TypedDict):
    """A page of results."""

    hits: list[Hit]
    next: Annotated[str | None, Field(description="The cursor of the next page; null on the last.")]
    speakers: NotRequired[
        Annotated[
            list[Identity],
            Field(description="Whom `speaker` means, if it is asked for; the most quoted first."),
        ]
    ]
    did_you_mean: NotRequired[
        Annotated[
            list[Identity], Field(description="Whose names are like `speaker`, if it means nobody.")
        ]
    ]


class Added(TypedDict):
    """What became of an article that was to be added."""

    id: str
    article: Annotated[int, Field(description="Its number on the record.")]
    new: Annotated[bool, Field(description="False if it was on record already.")]
    version: Annotated[
        bool, Field(description="It is new, and another wording of what stands under its URL.")
    ]
    quotations: Count
