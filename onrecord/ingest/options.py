"""What is read, and how: a source's two names, and what a person may set."""

from dataclasses import dataclass
from typing import NamedTuple

from onrecord.errors import InputError
from onrecord.language import in_language, settled
from onrecord.types import Document


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
    encoding of every input, instead of finding it out. `language`: the language of every document, a BCP 47 tag,
    instead of finding it out. `any_language`: also what no model reads.
    """

    max_chars: int = 5_000_000
    encoding: str | None = None
    language: str | None = None
    any_language: bool = False

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

    def in_language(self, where: str, document: Document) -> Document:
        """The document with the language that it is in.

        Raises:
            LanguageError: no model reads it, and `any_language` is not asked for.
        """
        if self.any_language:
            return settled(document, self.language)
        return in_language(where, document, self.overruling(), self.language)

    def overruling(self) -> str:
        """How to have an article read whose language was found out wrongly, or that no model reads."""
        return "give --language en if it is English, or --any-language to read it all the same"

    def too_long(self, where: str) -> InputError:
        """The refusal of a text over the limit, with its remedy."""
        problem = (
            f"longer than {self.max_chars:,} characters; an article was expected: "
            "split it, or raise the limit with --max-chars (0: no limit)"
        )
        return InputError(where, problem)
