"""What a source that is not a name refers by: a pronoun, a description, a label, or no words at
all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.language.english.documents import DOCUMENTS
from onrecord.language.english.grammar import COUNTED, FOLLOWING, MANY, QUANTITIES
from onrecord.language.english.organizations import GENERIC, ORGANIZATIONS
from onrecord.language.english.pronouns import (
    FIRST_PERSON,
    PRONOUNS,
    RELATIVE,
    SECOND_PERSON,
    SEVERAL_SPEAKING,
)
from onrecord.language.english.roles import GROUPS, ROLES
from onrecord.resolve.article import Article
from onrecord.resolve.sources import head_name, head_of, is_label, is_led_by_noun, is_list, plain
from onrecord.text.tokens import Token
from onrecord.types import Quotation, Span

By = Literal[
    "he", "she", "it", "they", "I", "we", "you", "who", "person", "organization", "document", "several", "label",
    "nothing",
]  # fmt: skip
"""A pronoun; a description of a person, an organization, a document or several people; the label of
an answer; no words at all."""
DESCRIPTIONS: frozenset[By] = frozenset({"person", "organization", "document", "several"})
THIRD_PERSON: dict[str, By] = {"he": "he", "she": "she", "it": "it", "they": "they"}


@dataclass(frozen=True, slots=True)
class Reference:
    """The words that stand for the speaker.

    `by`: the way they refer; `span` and `words`: where they stand; `head`: the head noun of a
    description, empty for a list of names.
    """

    by: By
    span: Span | None = None
    words: Sequence[Token] = ()
    head: str = ""


def reference(article: Article, quotation: Quotation) -> Reference | None:
    """The reference in a quotation's source; None if it is a name."""
    if is_label(quotation.source, article.text):
        return Reference("label", quotation.source[0])
    for span in quotation.source:
        words = article.words_in(span)
        if words and names_somebody(words, article.text):
            return _of_words(article, span, words)
    return Reference("nothing")


def _of_words(article: Article, span: Span, words: Sequence[Token]) -> Reference | None:
    if by := pronoun(words):
        return Reference(by, span, words)
    head = head_of(article, words)
    if is_quantity(words, article.text):
        return Reference("several", span, words, head)
    name = head_name(article, span)
    if name is None or is_led_by_noun(article, name, words):
        return Reference(_described_by(words, head), span, words, head)
    if is_list(article, name, span):
        return Reference("several", span, words)
    several = words[0].lower in MANY and article.entity[name].kind == "group"  # several Democrats
    return Reference("several", span, words, head) if several else None


def pronoun(words: Sequence[Token]) -> By | None:
    """Which pronoun the words are, with only `himself`, `also` or the like after it; US and WHO
    are not pronouns."""
    if (words[0].word.isupper() and len(words[0].word) > 1) or any(
        word.lower not in FOLLOWING for word in words[1:]
    ):
        return None
    word = plain(words[0])
    if word in FIRST_PERSON:
        return "we" if word in SEVERAL_SPEAKING else "I"
    if word in SECOND_PERSON:
        return "you"
    return "who" if word in RELATIVE else THIRD_PERSON.get(PRONOUNS.get(word, ""))


def names_somebody(words: Sequence[Token], text: str) -> bool:
    """Whether the words are more than a number, such as that of a footnote. A percentage such as
    53% stands for people."""
    return any(not word.word.isdigit() or text.startswith("%", word.span.end) for word in words)


def _described_by(words: Sequence[Token], head: str) -> By:
    if is_document(head):
        return "document"
    if head in GENERIC or (head in ORGANIZATIONS and head not in GROUPS):
        return "organization"
    return "several" if head in GROUPS or is_plural(head) or words[0].lower in MANY else "person"


def is_plural(noun: str) -> bool:
    """Whether a noun has the ending of a plural."""
    return noun.endswith("s") and not noun.endswith("ss")


def is_document(noun: str) -> bool:
    """Whether a noun or its singular means a document."""
    if noun in DOCUMENTS:
        return noun not in ROLES
    singular = noun[:-1] if is_plural(noun) else noun
    return noun not in ROLES | GROUPS | ORGANIZATIONS and singular in DOCUMENTS


def is_quantity(words: Sequence[Token], text: str) -> bool:
    """Whether a description gives a number of people: 21 percent of voters, nine in 10, a
    majority."""
    first, second = words[0], words[1] if len(words) > 1 else None
    counted = first.word.isdigit() or first.word[0].isdigit()
    if counted and (
        text.startswith("%", first.span.end)
        or (second and second.lower in QUANTITIES | {"in", "of"})
    ):
        return True
    if second is not None and first.lower in COUNTED and second.lower == "in":
        return True
    numbers = (number for number, token in enumerate(words[:4]) if token.lower in QUANTITIES)
    return any(number + 1 == len(words) or words[number + 1].lower == "of" for number in numbers)
