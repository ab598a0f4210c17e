"""What a request asks the record for: the parameters of an address, the same for pages, API,
downloads and feeds."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query as Parameters
from pydantic import ConfigDict, ValidationInfo, create_model, field_validator
from pydantic import Field as Told

from onrecord.record import FILTERS, Field, Query, Sort

LONGEST, MOST_VALUES = 2000, 20
MANY = tuple(one.name for one in FILTERS if one.is_many)
"""The filters of which several values may be given."""
PER_PAGE, MOST_PER_PAGE = 20, 200


def _parameters() -> dict[str, Any]:
    """What Pydantic makes the filters of: a field each."""
    return {one.name: (Annotated[one.type, _limited(one)], one.default) for one in FILTERS}


def _limited(one: Field) -> Any:
    most = MOST_VALUES if one.is_many else LONGEST
    return Told(
        description=one.filter.help, max_length=None if one.choices or one.filter.is_date else most
    )


Filtered: Any = create_model("Filtered", **_parameters())


class Choice(Filtered):  # type: ignore[misc]  # its fields are those of the record's query
    """The quotations that are asked for; what is empty does not narrow the search."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    sort: Annotated[Sort, Told(description="The order.")] = "relevance"
    fragments: Annotated[
        bool,
        Told(
            description="Also indirect quotations of three words or fewer, which are left out by default."
        ),
    ] = False
    meaning: Annotated[bool, Told(description="Similar wording, too.")] = False

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_not_given(cls, value: object, info: ValidationInfo) -> object:
        """A form sends every field, those left empty as well."""
        if info.field_name in MANY and value is not None:
            given = [value] if isinstance(value, str) else value
            return (
                tuple(one for one in given if one.strip())
                if isinstance(given, list | tuple)
                else given
            )
        if isinstance(value, str) and not value.strip() and info.field_name is not None:
            return cls.model_fields[info.field_name].default
        return value

    def query(self, limit: int = PER_PAGE, offset: int = 0, latest: int | None = None) -> Query:
        """The query to ask the record."""
        return Query(
            **self.model_dump(include=set(Choice.model_fields)),
            limit=limit,
            offset=offset,
            latest=latest,
        )

    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        narrowing = set(Choice.model_fields) - {"sort", "meaning", "fragments"}
        return not self.model_dump(include=narrowing, exclude_defaults=True)

    def address(self, **other: str | tuple[str, ...] | None) -> str:
        """The parameters of an address that asks for the same, but for some others; of None there
        is none."""
        told = self.model_dump(exclude_defaults=True) | other
        shown = {
            name: str(value).lower() if isinstance(value, bool) else value
            for name, value in told.items()
        }
        return urlencode(
            {name: value for name, value in shown.items() if value is not None}, doseq=True
        )


Chosen = Annotated[Choice, Parameters()]
"""A parameter of an endpoint that takes what is chosen from the address."""
