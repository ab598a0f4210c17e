"""Speakers without a name: people known by a description, and two people named together."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.language.english.descriptions import JOINED, ONE_OF
from onrecord.language.english.grammar import DETERMINERS, INDEFINITE, MANY
from onrecord.language.english.organizations import CLASSES, GENERIC
from onrecord.language.english.roles import GROUPS
from onrecord.resolve.article import Article
from onrecord.resolve.references import Reference, is_plural, is_quantity
from onrecord.resolve.referents import Referent
from onrecord.resolve.sources import described, head_of
from onrecord.resolve.surroundings import SENTENCE
from onrecord.text.tokens import Token
from onrecord.types import Kind, Span

TOGETHER = 400
"""Characters back in which two people named together are looked for."""
REACH, LONGEST, RIVALS = 1500, 4, 20
"""Characters back in which `the report` finds the fuller description, words between its determiner
and its noun, and nouns that are tried."""
BEFORE_WHO = 150
"""Characters in which `who` finds whom it goes with."""


def unnamed(article: Article, reference: Reference) -> Referent:
    """The referent that a reference describes, as somebody without a name."""
    assert reference.span is not None
    description = _in_full(article, reference.span, reference.words, reference.head)
    if reference.by == "document" or reference.by == "organization":
        return Referent(reference.by, description)
    return Referent(
        _kind(article, article.words_in(description) or reference.words, reference.head),
        description,
    )


def _in_full(article: Article, span: Span, words: Sequence[Token], head: str) -> Span:
    """The description as written or, for short ones such as `the report`, a fuller earlier one.

    The earlier one has the same noun or one of the same class of organization: the force, the
    police in Marlow.
    """
    if len(words) != 2 or words[0].lower != "the":
        return described(span, words)
    before = article.words_in(Span(max(0, span.start - REACH), span.start))
    kind = CLASSES.get(head) if head in GENERIC else None
    positions = [
        n
        for n, token in enumerate(before)
        if token.lower == head or kind == CLASSES.get(token.lower, -1)
    ]
    fuller = (
        _noun_phrase(article, before, position, proper=kind is not None)
        for position in reversed(positions[-RIVALS:])
    )
    return next(filter(None, fuller), None) or described(span, words)


def _noun_phrase(
    article: Article, words: Sequence[Token], position: int, proper: bool
) -> Span | None:
    """The noun phrase around the word at a position, with a name after `of`, `from` or `in`; None
    if it is only the noun.

    `proper`: whether it is an organization, which must be introduced with `a` or contain a name.
    """
    first = position
    while (
        first
        and position - first < LONGEST
        and article.text[words[first - 1].span.end : words[first].span.start] == " "
    ):
        if words[first - 1].lower in DETERMINERS | INDEFINITE:
            break
        first -= 1
    else:
        first = position
    end = words[position].span.end
    if words[position + 1 : position + 2] and words[position + 1].lower in ("of", "from", "in"):
        behind = article.names_in(Span(end, words[position + 1].span.end + len(" the N")))
        end = behind[0].untitled.end if behind and behind[0].untitled.start > end else end
    if first == position and end == words[position].span.end:
        return None
    introduced = first and words[first - 1].lower in INDEFINITE
    if proper and not introduced and not article.names_in(Span(words[first].span.start, end)):
        return None
    return Span(words[first].span.start, end)


def _kind(article: Article, words: Sequence[Token], head: str) -> Kind:
    first, last = words[0], words[-1]
    if not head:
        return "group"  # Ann Lee and Ben Roth
    if is_quantity(words, article.text):
        return "unnamed_group"
    if head == "family" and article.names_in(Span(first.span.start, last.span.end)):
        return "group"
    if first.lower in ONE_OF or not (head in GROUPS or is_plural(head) or first.lower in MANY):
        return "unnamed_person"
    proper = any(token.capital and token.lower == head for token in words[1:])
    return "group" if proper else "unnamed_group"


def before_relative(article: Article, offset: int) -> Referent | None:
    """Somebody unnamed who is described right before a `who` at an offset: a driver who. None if
    nobody is."""
    start = max(0, offset - BEFORE_WHO)
    start = max([start, *(match.end() for match in SENTENCE.finditer(article.text, start, offset))])
    words = article.words_in(Span(start, offset))
    numbers = range(len(words) - 1, -1, -1)
    first = next((n for n in numbers if words[n].lower in DETERMINERS | INDEFINITE), None)
    if first is None:
        return None
    span = Span(words[first].span.start, words[-1].span.end)
    return Referent(
        _kind(article, words[first:], head_of(article, words[first:])),
        described(span, words[first:]),
    )


def pair(article: Article, offset: int) -> Referent | None:
    """Two people named together shortly before an offset; None if there are none."""
    for second, first in pairwise(article.names_before(offset, TOGETHER)):
        joined = JOINED.fullmatch(article.text, first.untitled.end, second.span.start)
        if joined and all(article.entity[name].kind == "person" for name in (first, second)):
            return Referent("group", Span(first.untitled.start, second.untitled.end))
    return None
