"""What a request asks the record for: the parameters of an address, the same for pages, API, downloads and feeds."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query as Parameters
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from onrecord.record import Query, Sort
from onrecord.types import Kind, Mode, QuotationType, State

LONGEST = 2000
PER_PAGE, MOST_PER_PAGE = 20, 200


class Choice(BaseModel):
    """The quotations that are asked for; what is empty does not narrow the search."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    words: Annotated[
        str, Field(max_length=LONGEST, description='Words that were said; "a phrase", a prefix*, one OR another, -not.')
    ] = ""
    speaker: Annotated[
        str | None, Field(max_length=LONGEST, description="Words of the source or speaker's name, or a number: #12.")
    ] = None
    kind: Annotated[Kind | None, Field(description="What the speaker is.")] = None
    state: Annotated[
        State | None, Field(description="How well the speaker is known: named beside the words, inferred, or open.")
    ] = None
    role: Annotated[str | None, Field(max_length=LONGEST, description="Words of the speaker's role.")] = None
    addressee: Annotated[str | None, Field(max_length=LONGEST, description="Words of whom it was told.")] = None
    outlet: Annotated[str | None, Field(max_length=LONGEST, description="The outlet's whole name.")] = None
    language: Annotated[
        str | None, Field(max_length=LONGEST, description="The article's language: en, with all its forms, or en-GB.")
    ] = None
    type: Annotated[QuotationType | None, Field(description="Whether it is in the speaker's own words.")] = None
    mode: Annotated[Mode | None, Field(description="Whether it was said, written or thought.")] = None
    where: Annotated[
        tuple[str, ...],
        Field(max_length=20, description="What was imported of the speaker, such as party=Green; each has to hold."),
    ] = ()
    venue: Annotated[str | None, Field(max_length=LONGEST, description="Words of where it was said.")] = None
    denies: Annotated[bool | None, Field(description="Only denials, or none.")] = None
    asserted: Annotated[
        bool | None, Field(description="Only what was said, or only what articles say was not said.")
    ] = None
    since: Annotated[str | None, Field(description="Published on this date or later: YYYY, YYYY-MM or YYYY-MM-DD.")] = (
        None
    )
    until: Annotated[str | None, Field(description="Published on this date or earlier.")] = None
    said_since: Annotated[str | None, Field(description="Said on this date or later, where the article tells.")] = None
    said_until: Annotated[str | None, Field(description="Said on this date or earlier.")] = None
    sort: Annotated[Sort, Field(description="The order.")] = "relevance"
    fragments: Annotated[
        bool, Field(description="Also indirect quotations of three words or fewer, which are left out by default.")
    ] = False
    meaning: Annotated[bool, Field(description="Similar wording, too.")] = False

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_not_given(cls, value: object, info: ValidationInfo) -> object:
        """A form sends every field, those left empty as well."""
        if info.field_name == "where" and value is not None:
            given = [value] if isinstance(value, str) else value
            return tuple(one for one in given if one.strip()) if isinstance(given, list | tuple) else given
        if isinstance(value, str) and not value.strip() and info.field_name is not None:
            return cls.model_fields[info.field_name].default
        return value

    def query(self, limit: int = PER_PAGE, offset: int = 0, latest: int | None = None) -> Query:
        """The query to ask the record."""
        return Query(**self.model_dump(include=set(Choice.model_fields)), limit=limit, offset=offset, latest=latest)

    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        narrowing = set(Choice.model_fields) - {"sort", "meaning", "fragments"}
        return not self.model_dump(include=narrowing, exclude_defaults=True)

    def address(self, **other: str | tuple[str, ...] | None) -> str:
        """The parameters of an address that asks for the same, but for some others; of None there is none."""
        told = self.model_dump(exclude_defaults=True) | other
        shown = {name: str(value).lower() if isinstance(value, bool) else value for name, value in told.items()}
        return urlencode({name: value for name, value in shown.items() if value is not None}, doseq=True)


Chosen = Annotated[Choice, Parameters()]
"""A parameter of an endpoint that takes what is chosen from the address."""
