"""One article, one utterance, one speaker."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter
from fastapi import Query as Parameters

from onrecord.record import Article, Identity, Portrait, Profile, Reports
from onrecord.serve.answers import Json
from onrecord.serve.api import shapes
from onrecord.serve.api.describing import problems
from onrecord.serve.dependencies import Kept
from onrecord.serve.numbering import Number
from onrecord.serve.parameters import LONGEST
from onrecord.serve.problems import Problem
from onrecord.types import Reading

router = APIRouter(tags=["look"])
MOST_STATEMENTS = 200

Limit = Annotated[
    int, Parameters(ge=1, le=MOST_STATEMENTS, description="The most statements, the latest.")
]
Fragments = Annotated[
    bool,
    Parameters(
        description="Also statements that are but indirect quotations of three words or fewer."
    ),
]
Words = Annotated[
    str,
    Parameters(alias="about", max_length=LONGEST, description="Only what is about these words."),
]


@router.get(
    "/articles",
    operation_id="article_of_url",
    summary="The article of a URL",
    response_model=shapes.Article,
    response_class=Json,
    response_description="The article; the latest version of several.",
    responses=problems(404),
)
def article_of_url(
    record: Kept,
    url: Annotated[
        str,
        Parameters(
            min_length=1,
            max_length=LONGEST,
            description="Its URL, or the id it was given.",
            examples=["https://courier.example/bridge"],
        ),
    ],
) -> Json:
    """Who said what in the article, its copies, and what changed in it from version to version."""
    return _told(
        record.article(url),
        Problem(404, "no article of this URL or id is on record: search for words of it"),
    )


@router.get(
    "/articles/{number}",
    operation_id="article",
    summary="One article",
    response_model=shapes.Article,
    response_class=Json,
    response_description="The article.",
    responses=problems(404),
)
def article(record: Kept, number: Number) -> Json:
    """Who said what in the article, its copies, and what changed in it from version to version."""
    return _told(record.article(number), none("article", number))


@router.get(
    "/articles/{number}/reading",
    operation_id="reading",
    summary="One article's text and quotations",
    response_model=shapes.Reading,
    response_class=Json,
    response_description="The article as it was added, and all quotations in it.",
    responses=problems(404),
)
def reading(record: Kept, number: Number) -> Json:
    """The JSON contract, the same in files, on the command line and in Python."""
    return _told(record.reading(number), none("article", number))


@router.get(
    "/statements/{number}",
    operation_id="statement",
    summary="One utterance and all who report it",
    response_model=shapes.Statement,
    response_class=Json,
    response_description="The utterance.",
    responses=problems(404),
)
def statement(record: Kept, number: Number) -> Json:
    """All reports of the utterance that the quotation of this number reports: who did first, what
    each cut or changed, who denies it."""
    return _told(record.statement(number), none("quotation", number))


@router.get(
    "/speakers",
    operation_id="speaker_of_name",
    summary="The speaker of a name",
    response_model=shapes.Profile,
    response_class=Json,
    response_description="The speaker; or, in `several`, all whom the name may mean.",
    responses=problems(404),
)
def speaker_of_name(
    record: Kept,
    name: Annotated[str, Parameters(min_length=1, max_length=LONGEST, examples=["Ilse Marn"])],
    about: Words = "",
    limit: Limit = 20,
    fragments: Fragments = False,
) -> Json:
    """What articles call them, and what they said, about some words or at all, in the order of
    time."""
    found = record.speaker(name, about, limit, fragments)
    return _told(found, _nobody("nobody of this name", () if found else record.did_you_mean(name)))


@router.get(
    "/speakers/{number}",
    operation_id="speaker",
    summary="One speaker",
    response_model=shapes.Profile,
    response_class=Json,
    response_description="The speaker.",
    responses=problems(404),
)
def speaker(
    record: Kept, number: Number, about: Words = "", limit: Limit = 20, fragments: Fragments = False
) -> Json:
    """What articles call them, and what they said, about some words or at all, in the order of
    time."""
    return _told(
        record.speaker(f"#{number}", about, limit, fragments), _nobody("no speaker of this number")
    )


@router.get(
    "/speakers/{number}/portrait",
    operation_id="portrait",
    summary="One speaker at a glance",
    response_model=shapes.Portrait,
    response_class=Json,
    response_description="How often the speaker is quoted, by whom, when and on what.",
    responses=problems(404),
)
def portrait(record: Kept, number: Number) -> Json:
    """How often they are quoted in their own words and how often paraphrased, month by month; by
    which outlets, on what; what others say of them, and deny."""
    return _told(record.portrait(number), none("speaker", number))


def none(what: str, number: int) -> Problem:
    """The problem that nothing has this number."""
    return Problem(404, f"no {what} has the number {number} on this record: search for words of it")


def _nobody(whom: str, like: Sequence[Identity] = ()) -> Problem:
    meant = (
        f"; did you mean {' or '.join(f'{one.name} (#{one.number})' for one in like)}?"
        if like
        else ""
    )
    return Problem(404, f"{whom} is on record with such words: leave `about` out, or search{meant}")


def _told(
    found: Article | Reading | Reports | Profile | Portrait | None, otherwise: Problem
) -> Json:
    """What was found. Raises the problem if nothing was."""
    if found is None:
        raise otherwise
    return Json(found.to_json())
