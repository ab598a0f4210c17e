"""A quotation in its sentence: the basis for its mode, addressee and day."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.resolve.article import Article
from onrecord.resolve.learned import stem
from onrecord.resolve.referents import Referent
from onrecord.text.spans import around
from onrecord.text.tokens import Token
from onrecord.types import Quotation, Span


@dataclass(frozen=True)
class Setting:
    """A quotation with its sentence and its speaker. `contents`: the content spans of all nearby
    quotations, sorted."""

    quotation: Quotation
    sentence: Span
    article: Article
    speaker: Referent | None
    contents: Sequence[Span]

    @property
    def text(self) -> str:
        """The text of the article, to which all spans refer."""
        return self.article.text

    @cached_property
    def words(self) -> Sequence[Token]:
        """The words of the sentence."""
        return self.article.words_in(self.sentence)

    @cached_property
    def cue(self) -> list[str]:
        """The words of the cue, in lower case."""
        return [token.lower for span in self.quotation.cue for token in self.article.words_in(span)]

    @cached_property
    def verb(self) -> str:
        """The stem of the cue's last word; empty if there is no cue."""
        return stem(self.cue[-1]) if self.cue else ""

    @property
    def offset(self) -> int:
        """The end of the cue or, without a cue, the start of the source or the content."""
        quotation = self.quotation
        return (
            quotation.cue[-1].end
            if quotation.cue
            else (quotation.source or quotation.content)[0].start
        )

    @cached_property
    def number(self) -> int:
        """The index of the last word of the sentence before the offset."""
        return bisect_left(self.words, self.offset, key=lambda word: word.span.start) - 1

    @property
    def kind(self) -> str:
        """The kind of the speaker; "none" if there is none."""
        return self.speaker.kind if self.speaker else "none"

    def said_at(self, offset: int) -> list[Span]:
        """The contents that contain an offset."""
        return around(offset, self.contents)
