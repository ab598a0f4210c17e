"""Opaque cursors to the next page, so that the pages of a search fit together while articles are
added."""

import base64
import json
from dataclasses import dataclass
from typing import Self

from onrecord.serve.problems import Problem

LONGEST = 100
"""The most characters of a cursor."""
HIGHEST = 2**63 - 1
"""The highest number that the record can have."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place of a page among the results of a search, as they were when its first page was made.

    `offset`: how many results come before the page; `latest`: the highest number of a quotation
    then on record.
    """

    offset: int
    latest: int

    def encoded(self) -> str:
        """The cursor as a word for an address."""
        numbers = json.dumps([self.offset, self.latest], separators=(",", ":"))
        return base64.urlsafe_b64encode(numbers.encode()).decode().rstrip("=")

    @classmethod
    def decoded(cls, word: str) -> Self:
        """The cursor of a word that `encoded` made.

        Raises:
            Problem: the word is no cursor; status 400.
        """
        try:
            padded = word.encode("ascii") + b"=" * (-len(word) % 4)
            numbers = (
                json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
                if len(word) <= LONGEST
                else None
            )
        except ValueError as err:
            raise _unknown(word) from err
        if not (isinstance(numbers, list) and len(numbers) == 2 and all(map(_is_number, numbers))):
            raise _unknown(word)
        return cls(*numbers)


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value <= HIGHEST


def _unknown(word: str) -> Problem:
    return Problem(
        400,
        f"the cursor {word[:LONGEST]!a} is none of this server: begin at the first page, without one",
    )
