"""What is read, and how: a source's two names, and what a person may set."""

from dataclasses import dataclass
from typing import NamedTuple

from onrecord.errors import InputError


class Source(NamedTuple):
    """An input: `where` it is, as messages name it, and the `id` of the document that it becomes."""

    where: str
    id: str

    def part(self, name: str, number: int) -> "Source":
        """One of many documents in this input: "line" or "item", counted from 1."""
        return Source(f"{self.where}, {name} {number}", f"{self.id}:{number}")


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read.

    `max_chars`: the longest text that counts as one article, in characters; 0 for no limit. `encoding`: the
    encoding of every input, instead of finding it out.
    """

    max_chars: int = 5_000_000
    encoding: str | None = None

    def max_bytes(self, factor: int) -> int:
        """How many bytes to read at most, at `factor` bytes a character; -1 (all) where there is no limit."""
        return factor * self.max_chars if self.max_chars else -1

    def check_length(self, where: str, text: str) -> None:
        """Refuse a text over the limit.

        Raises:
            InputError: the text is longer than `max_chars`.
        """
        if self.max_chars and len(text) > self.max_chars:
            raise self.too_long(where)

    def too_long(self, where: str) -> InputError:
        """The refusal of a text over the limit, with its remedy."""
        problem = (
            f"longer than {self.max_chars:,} characters; an article was expected: "
            "split it, or raise the limit with --max-chars (0: no limit)"
        )
        return InputError(where, problem)
