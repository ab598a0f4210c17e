"""Finds the issuer of a document in the words around one mention of it: its owner, or a name
after `by` or `from`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.language.english.documents import (
    ABOUT_OWNER,
    DOCUMENTS,
    IN_PRESS,
    NO_ISSUERS,
    OF_ITS_TOPIC,
    ON_PLATFORM,
    POLLS,
    STUDIES,
)
from onrecord.language.english.grammar import DETERMINERS, INDEFINITE, PREPOSITIONS
from onrecord.language.english.issuing import (
    BY_OR_FROM,
    DATED,
    DOES,
    DONE_BY,
    FOR,
    FOR_WHOM,
    IN,
    IN_IT,
    OF,
    SAID_IN,
    SUBJECT,
    THE_SOLE,
)
from onrecord.language.english.organizations import ORGANIZATIONS, STATES
from onrecord.language.english.pronouns import RELATIVE
from onrecord.language.english.relaying import OUTLETS
from onrecord.resolve.article import Article
from onrecord.resolve.names import Name
from onrecord.resolve.references import is_document
from onrecord.resolve.sources import head_name
from onrecord.resolve.whom import described_as, in_full, is_organization, is_place, joined, whom
from onrecord.text.tokens import Token
from onrecord.text.wrapping import as_printed
from onrecord.types import Span

LONGEST, BEHIND = 8, 160
"""Words of a document's description before its noun, and characters behind it in which its issuer
is looked for."""
NEAR = 4000
"""Characters around in which the organization stands that a document's own name begins with."""
BETWEEN = frozenset(
    {" ", "\u00a0", "’s ", "'s ", "’ ", "' ", "/", "-", "‐", ". ", " “", "” ", ' "', '" '}
)
"""What stands between the words of one description."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One mention of a document: its words up to its noun, and its sentence.

    `closed`: the end of the noun, with a closing quotation mark after it; `end`: the end of the
    words that may name the issuer.
    """

    words: Sequence[Token]
    sentence: Span
    closed: int
    end: int

    @property
    def noun(self) -> str:
        """The head noun, in lower case."""
        return self.words[-1].lower

    @property
    def start(self) -> int:
        """The offset at which the mention begins."""
        return self.words[0].span.start

    @property
    def behind(self) -> Span:
        """The span of the words after the noun that may name the issuer."""
        return Span(self.closed, max(self.closed, min(self.end, self.closed + BEHIND)))

    @property
    def telling(self) -> frozenset[str]:
        """The words that distinguish the document from others with the same noun."""
        return frozenset(word.lower for word in self.words[:-1]) - DETERMINERS


def mentioned(article: Article, noun: Token, sentence: Span, end: int) -> Mentioned:
    """The mention of a document with a noun: the words from its determiner up to the noun."""
    words = [noun]
    for word in reversed(
        article.words_in(Span(max(sentence.start, noun.span.start - 120), noun.span.start))
    ):
        inside = (
            article.text[word.span.end : words[0].span.start] in BETWEEN and len(words) <= LONGEST
        )
        begins = word.lower in DETERMINERS | INDEFINITE
        small = (
            word.lower in PREPOSITIONS | RELATIVE and not begins and not _is_in_name(article, word)
        )
        if not inside or small:
            break
        words.insert(0, word)
        if begins:
            break
    end = noun.span.end + len(article.text[noun.span.end : end].rstrip())
    return Mentioned(
        words, sentence, noun.span.end + article.text.startswith(("”", '"'), noun.span.end), end
    )


def _is_in_name(article: Article, word: Token) -> bool:
    return any(
        name.untitled.start < word.span.start < name.untitled.end
        for name in article.names_in(word.span)
    )


def issuer_told(article: Article, of: Mentioned) -> str | None:
    """The issuer of a document according to the words around a mention; None where they do not
    plainly say."""
    for way in (_owner, _by_or_from, _qualifier, _done_by, _preposition, _subject):
        if issuer := way(article, of):
            return issuer
    return None


def _owner(article: Article, of: Mentioned) -> str | None:
    """The owner before the document: the Harbour Trust's report, the union's statement."""
    first = article.behind_owner(of.words)
    if not first or of.noun in ABOUT_OWNER:
        return None
    owner = Span(of.start, of.words[first - 1].span.end)
    names = [name for name in article.names_in(owner) if name.untitled.end == owner.end]
    return in_full(article, names[-1]) if names else described_as(article, owner)


def _by_or_from(article: Article, of: Mentioned) -> str | None:
    match = BY_OR_FROM.match(article.text, *of.behind)
    return whom(article, Span(*match.span(2)), may_be_place=match["how"] == "by") if match else None


def _qualifier(article: Article, of: Mentioned) -> str | None:
    """The organization whose name precedes the noun: a Quinnipiac poll, the BBC report, a
    CNN/ORC survey."""
    if of.noun in ON_PLATFORM:
        return None
    before = Span(of.start, of.words[-1].span.start)
    names = [
        name
        for name in article.names_in(Span(of.start, of.words[-1].span.end))
        if _stands_in(name, of)
    ]
    names = [name for name in names if not article.text.startswith(("’", "'"), name.untitled.end)]
    if not names:
        return None
    if names[-1].untitled.end > before.end:  # the noun is part of the name: the Fox News Poll
        return _name_before_noun(article, names[0], before)
    if names_joined := joined(article, of.words[:-1]):
        return names_joined if any(_qualifies(article, name, of) for name in names) else None
    if len(names) > 1 or not _qualifies(article, names[0], of):
        return None
    court = next(
        (
            word
            for word in of.words[:-1]
            if word.span.start >= names[0].untitled.end and _is_body(word)
        ),
        None,
    )
    if court:  # a Meran court ruling
        return as_printed(Span(names[0].untitled.start, court.span.end), article.text)
    return in_full(article, names[0])


def _is_body(word: Token) -> bool:
    return word.lower in ORGANIZATIONS and word.lower not in POLLS


def _stands_in(name: Name, of: Mentioned) -> bool:
    return of.start <= name.untitled.start < of.words[-1].span.start


def _name_before_noun(article: Article, name: Name, before: Span) -> str | None:
    """The organization at the start of a document's own name."""
    capitals = [
        word for word in article.words_in(Span(name.untitled.start, before.end)) if word.capital
    ]
    if not capitals or capitals[0].lower in NO_ISSUERS | STATES:
        return None
    lower = tuple(word.lower for word in capitals)
    near = article.names_in(Span(max(0, before.start - NEAR), before.end + NEAR))
    elsewhere = next((nearby for nearby in near if nearby.words == lower), None)
    if elsewhere and article.entity[elsewhere].kind == "organization":
        return in_full(article, elsewhere)
    in_capitals = len(capitals) == 1 and capitals[0].word.isupper() and len(capitals[0].word) > 1
    is_body = in_capitals or lower[-1] in ORGANIZATIONS or "/" in before.of(article.text)
    return (
        as_printed(Span(capitals[0].span.start, capitals[-1].span.end), article.text)
        if is_body
        else None
    )


def _qualifies(article: Article, name: Name, of: Mentioned) -> bool:
    """Whether the name before a document's noun is its issuer: an organization, and not a place,
    a topic or a person."""
    entity = article.entity[name]
    if set(name.words) & NO_ISSUERS or is_place(article, name) or entity.fullest.last in DOCUMENTS:
        return False
    kinds = {word.lower for word in of.words}
    if is_organization(article, name):
        lone = len(entity.fullest.words) == 1 and len(entity.mentions) == 1
        return not lone or bool(kinds & (POLLS | STUDIES))
    is_led = of.start < name.untitled.start or name.words[0] in ("a", "an")
    return (
        bool(kinds & POLLS)
        and is_led
        and entity.kind == "person"
        and not entity.personal
        and not name.title
    )


def _done_by(article: Article, of: Mentioned) -> str | None:
    """The name after `published by`, `filed by`, `signed by` and the like."""
    match = DONE_BY.match(article.text, *of.behind)
    if not match or _tells_another(article, Span(match.start(), match.end("between")), of):
        return None
    return whom(article, Span(*match.span(2)), may_be_place=True)


def _tells_another(article: Article, between: Span, of: Mentioned) -> bool:
    """Whether the words between a document and a participle contain another noun for the
    participle."""
    words = [token.lower for token in article.words_in(between)]
    if any(is_document(word) for word in words):
        return True
    if (
        "," in between.of(article.text)
        or not words
        or re.match(rf"(?:{DATED})$", between.of(article.text))
    ):
        return False
    return words[0] in PREPOSITIONS and not (of.noun in POLLS and words[0] in ("of", "on"))


def _preposition(article: Article, of: Mentioned) -> str | None:
    """The issuer after `of`, the newspaper after `in`, or the client after `for`."""
    text, behind = article.text, of.behind
    if of.noun not in OF_ITS_TOPIC and (match := OF.match(text, *behind)):
        return _organization_alone(article, Span(*match.span(1)))
    if (match := IN.match(text, *behind)) and (of.noun in IN_PRESS or OUTLETS.search(match[1])):
        return _organization_alone(article, Span(*match.span(1)), press=True)
    if of.noun in STUDIES | POLLS and (
        match := FOR_WHOM.match(text, *behind) or FOR.match(text, *behind)
    ):
        return _organization_alone(article, Span(*match.span(1)))
    return None


def _organization_alone(article: Article, span: Span, press: bool = False) -> str | None:
    """The organization whose name ends a phrase, with only `the` or words in lower case before it.

    `press`: whether the document appeared in it, as in a newspaper; such names may look like
    places.
    """
    name = head_name(article, span)
    if name is None or name.untitled.end != span.end or not is_organization(article, name):
        return None
    if name.last in STATES or (is_place(article, name) and not press):
        return None
    before = [token for token in article.words_in(span) if token.span.end <= name.untitled.start]
    return in_full(article, name) if all(not token.capital for token in before[1:]) else None


def _subject(article: Article, of: Mentioned) -> str | None:
    """The subject that published, filed or wrote the document, or that spoke in it: In a
    statement, the trust said."""
    before = article.text[of.sentence.start : of.start]
    match = DOES.search(before) or SAID_IN.search(before)
    if match:
        clause = SUBJECT.search(before[: match.start()])
        return _who_does(article, clause and Span(*clause.span(1)), of.sentence.start)
    if re.search(r"(?:^|[\s“\"])[Ii]n\s$", before) and (
        match := IN_IT.match(article.text, *of.behind)
    ):
        return _who_does(article, Span(*match.span("who")), 0)
    return None


def _who_does(article: Article, clause: Span | None, offset: int) -> str | None:
    """The name that ends a clause, or the last words of the clause from `the` on."""
    if clause is None:
        return None
    span = Span(clause.start + offset, clause.end + offset)
    name = head_name(article, span)
    if name and name.untitled.end == span.end:
        return whom(article, span, may_be_place=True)
    words = article.words_in(span)
    begins = words and (words[0].lower in DETERMINERS or article.names_in(words[0].span))
    if begins and name is None and 0 < article.behind_owner(words) < len(words) <= LONGEST:
        return described_as(article, span)  # Lee's office
    match = THE_SOLE.search(span.of(article.text)) if not name else None
    return described_as(article, Span(span.start + match.start(1), span.end)) if match else None
