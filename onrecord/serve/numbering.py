"""Numbers in addresses: `/article/{number:numbered}` takes what can be a number on record and nothing else, so that
`/article/12.json` is another address, and a number of a thousand digits none.
"""

from starlette.convertors import Convertor, register_url_convertor

from onrecord.record.query import MOST_DIGITS

NAME = "numbered"


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
