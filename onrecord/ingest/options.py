"""How inputs are read: what a person may set, and what is told about it where an input is
refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.errors import InputError
from onrecord.language import in_language, settled
from onrecord.types import Document


@dataclass(frozen=True, slots=True)
class Remedies:
    """What to do about an article that is refused, in the words of the way by which it came.

    `language`: its language was found out wrongly, or no model reads it. `length`: it is longer
    than one may be.
    """

    language: str
    length: str


COMMAND_LINE = Remedies(
    "give --language en if it is English, or --any-language to read it all the same",
    "split it, or raise the limit with --max-chars (0: no limit)",
)


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read.

    `max_chars`: the longest text that counts as one article, in characters; 0 for no limit.
    `encoding`: the encoding of every input, instead of finding it out. `language`: the language of
    every document, a BCP 47 tag, instead of finding it out. `any_language`: also what no model
    reads. `max_unzipped`: the most bytes that may come out of a compressed input; 0 for no limit,
    as for files of one's own. `keeps_quotations`: an article that comes with its quotations, as
    `onrecord read --format jsonl` writes it, is not read again. `fields`: what the fields of a record,
    or the columns of a table, are called here: {"publisher": "outlet"}.
    """

    max_chars: int = 5_000_000
    encoding: str | None = None
    language: str | None = None
    any_language: bool = False
    max_unzipped: int = 0
    remedies: Remedies = COMMAND_LINE
    keeps_quotations: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)

    def max_bytes(self, factor: int) -> int:
        """How many bytes to read at most, at `factor` bytes a character; -1 (all) where there is no
        limit."""
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
        return in_language(where, document, self.remedies.language, self.language)

    def too_long(self, where: str) -> InputError:
        """The refusal of a text over the limit, with its remedy."""
        problem = f"longer than {self.max_chars:,} characters; an article was expected: {self.remedies.length}"
        return InputError(where, problem)
