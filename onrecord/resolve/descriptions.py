"""Somebody unnamed, by the words that describe him, and two who are named together."""

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
"""Characters back in which `the report` finds the fuller description, words between its determiner and its noun, and
nouns that are tried."""
BEFORE_WHO = 150
"""Characters in which `who` finds whom it goes with."""


def unnamed(article: Article, reference: Reference) -> Referent:
    """Whoever the words of a reference describe, as somebody without a name."""
    assert reference.span is not None
    told = _in_full(article, reference.span, reference.words, reference.head)
    if reference.by == "document" or reference.by == "organization":
        return Referent(reference.by, told)
    return Referent(_kind(article, article.words_in(told) or reference.words, reference.head), told)


def _in_full(article: Article, span: Span, words: Sequence[Token], head: str) -> Span:
    """The description as it stands or, if it is but `the report`, the fuller one before by the same noun, or by one of
    an organization's class: the force, the police in Marlow."""
    if len(words) != 2 or words[0].lower != "the":
        return described(span, words)
    before = article.words_in(Span(max(0, span.start - REACH), span.start))
    kind = CLASSES.get(head) if head in GENERIC else None
    places = [n for n, token in enumerate(before) if token.lower == head or kind == CLASSES.get(token.lower, -1)]
    fuller = (_noun_phrase(article, before, place, proper=kind is not None) for place in reversed(places[-RIVALS:]))
    return next(filter(None, fuller), None) or described(span, words)


def _noun_phrase(article: Article, words: Sequence[Token], place: int, proper: bool) -> Span | None:
    """What stands between a determiner and the noun, and whose or where from it is; None if that is nothing.

    `proper`: an organization's, so that it must be introduced there, or have a name in it.
    """
    first = place
    while (
        first and place - first < LONGEST and article.text[words[first - 1].span.end : words[first].span.start] == " "
    ):
        if words[first - 1].lower in DETERMINERS | INDEFINITE:
            break
        first -= 1
    else:
        first = place
    end = words[place].span.end
    if words[place + 1 : place + 2] and words[place + 1].lower in ("of", "from", "in"):
        behind = article.names_in(Span(end, words[place + 1].span.end + len(" the N")))
        end = behind[0].own.end if behind and behind[0].own.start > end else end
    if first == place and end == words[place].span.end:
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


def before_relative(article: Article, place: int) -> Referent | None:
    """Somebody unnamed who is described right before a `who` at a place: a driver who; None if nobody is."""
    start = max(0, place - BEFORE_WHO)
    start = max([start, *(found.end() for found in SENTENCE.finditer(article.text, start, place))])
    words = article.words_in(Span(start, place))
    numbers = range(len(words) - 1, -1, -1)
    first = next((n for n in numbers if words[n].lower in DETERMINERS | INDEFINITE), None)
    if first is None:
        return None
    span = Span(words[first].span.start, words[-1].span.end)
    return Referent(_kind(article, words[first:], head_of(article, words[first:])), described(span, words[first:]))


def pair(article: Article, place: int) -> Referent | None:
    """Two people named together shortly before a place."""
    for other, one in pairwise(article.names_before(place, TOGETHER)):
        joined = JOINED.fullmatch(article.text, one.own.end, other.span.start)
        if joined and all(article.entity[name].kind == "person" for name in (one, other)):
            return Referent("group", Span(one.own.start, other.own.end))
    return None
