"""Numbers in addresses, none too large for the record to look up.

`/article/{number:numbered}` takes only what can be a number on record, so `/article/12.json` is
another address, and a number of a thousand digits is none. The API takes `Number`, whose
description says what it may be.
"""

from typing import Annotated

from fastapi import Path
from starlette.convertors import Convertor, register_url_convertor

from onrecord.record import MOST_DIGITS

NAME = "numbered"
HIGHEST = 10**MOST_DIGITS - 1
"""The highest number that is looked up; those of the record are far lower."""
Number = Annotated[
    int, Path(ge=1, le=HIGHEST, description="Its number on this record.", examples=[12])
]


class Numbered(Convertor[int]):
    """The number of something on record."""

    regex = f"[0-9]{{1,{MOST_DIGITS}}}"

    def convert(self, value: str) -> int:
        """The number that stands in an address."""
        return int(value)

    def to_string(self, value: int) -> str:
        """A number as it stands in an address."""
        return str(value)


register_url_convertor(NAME, Numbered())
