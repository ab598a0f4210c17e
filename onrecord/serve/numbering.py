"""Numbers in addresses, of which none is too large for the record to look up.

`/article/{number:numbered}` takes what can be a number on record and nothing else, so that `/article/12.json` is
another address, and a number of a thousand digits none. The API takes `Number`, which tells in its description what it
may be.
"""

from typing import Annotated

from fastapi import Path
from starlette.convertors import Convertor, register_url_convertor

from onrecord.record import MOST_DIGITS

NAME = "numbered"
HIGHEST = 10**MOST_DIGITS - 1
"""The highest that is looked up; the record's own are far lower."""
Number = Annotated[int, Path(ge=1, le=HIGHEST, description="Its number on this record.", examples=[12])]


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
