"""Where the next page begins, told opaquely: pages of one search fit together while the record is added to."""

import base64
import json
from dataclasses import dataclass
from typing import Self

from onrecord.serve.problems import Problem

LONGEST = 100
"""Characters; no cursor of ours has more."""
HIGHEST = 2**63 - 1
"""What the record can count to."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The page of a search that begins after so many quotations, of those there were when its first page was made.

    `offset`: how many come before; `latest`: the highest number of a quotation then on record.
    """

    offset: int
    latest: int

    def encoded(self) -> str:
        """The cursor as a word that may stand in an address."""
        numbers = json.dumps([self.offset, self.latest], separators=(",", ":"))
        return base64.urlsafe_b64encode(numbers.encode()).decode().rstrip("=")

    @classmethod
    def decoded(cls, word: str) -> Self:
        """The cursor that `encoded` gave.

        Raises:
            Problem: it is none, status 400.
        """
        try:
            padded = word.encode("ascii") + b"=" * (-len(word) % 4)
            numbers = (
                json.loads(base64.b64decode(padded, altchars=b"-_", validate=True)) if len(word) <= LONGEST else None
            )
        except ValueError as err:
            raise _unknown(word) from err
        if not (isinstance(numbers, list) and len(numbers) == 2 and all(map(_is_number, numbers))):
            raise _unknown(word)
        return cls(*numbers)


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value <= HIGHEST


def _unknown(word: str) -> Problem:
    return Problem(400, f"the cursor {word[:LONGEST]!a} is none of this server: begin at the first page, without one")
