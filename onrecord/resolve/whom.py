"""Whom a phrase names or describes as somebody who issued a document."""

import re
from collections.abc import Iterator, Sequence

from onrecord.language.english.descriptions import AGENTS, LISTED
from onrecord.language.english.documents import NO_ISSUERS
from onrecord.language.english.grammar import DETERMINERS, INDEFINITE, MANY, PREPOSITIONS
from onrecord.language.english.organizations import ORGANIZATIONS, STATES
from onrecord.language.english.pronouns import OWN
from onrecord.language.english.relaying import OUTLETS
from onrecord.language.english.roles import GROUPS, ROLES
from onrecord.resolve.article import Article
from onrecord.resolve.names import Name
from onrecord.resolve.references import is_document, is_plural
from onrecord.resolve.relay import organization_called
from onrecord.resolve.sources import described, head_name, head_of, is_list
from onrecord.text.spans import trimmed
from onrecord.text.tokens import Token
from onrecord.text.wrapping import as_printed
from onrecord.types import Span

SOMEBODY = (ROLES | GROUPS | ORGANIZATIONS) - MANY - INDEFINITE - frozenset({"others", "everyone", "everybody", "you"})
"""What describes who may issue a document."""


def whom(article: Article, span: Span, place: bool) -> str | None:
    """Whom a phrase names or describes: the fullest name in the article, several names as they stand, a description.

    `place`: whether a place may be meant, as what stands for its government.
    """
    if several := joined(article, article.words_in(span)):
        return several
    span = _before_verb(article, span)
    name = head_name(article, span)
    if name is None:
        return _apposed(article, span) or described_as(article, span, agent=place)
    if _is_cut(article, name, span) or (article.entity[name].kind == "group" and len(name.words) == 1):
        return None
    if not place and is_place(article, name):
        return None
    last = (
        list(_listed(article, name, span))[-1] if is_list(article, name, span) else _other_author(article, name, span)
    )
    return as_printed(Span(name.own.start, last.own.end), article.text) if last else in_full(article, name)


def in_full(article: Article, name: Name) -> str | None:
    """The fullest name in the article of whoever has a name."""
    if set(name.words) <= NO_ISSUERS:
        return None
    fullest = article.entity[name].fullest
    several = "and the" in " ".join(fullest.words) and "and" not in name.words  # the Court and the Council: two names
    return _without_article(as_printed((name if several else fullest).own, article.text))


def described_as(article: Article, span: Span, agent: bool = False) -> str | None:
    """Somebody without a name, by the words that describe him, or the name that the article has for `the union`.

    `agent`: whether a word for people that is in no list, such as staffer, may describe him.
    """
    words = article.words_in(span)
    head = head_of(article, words)
    singular = head[:-1] if is_plural(head) else head
    is_somebody = {head, singular} & SOMEBODY or (agent and singular.endswith(AGENTS))
    if not is_somebody or is_document(head) or words[0].lower in OWN:
        return None
    if words[0].lower == "the" and len(words) == 2 and head in ORGANIZATIONS:
        known = organization_called(head, span.start, article)
        return as_printed(known, article.text) if known else None  # which company is not plain
    own = trimmed(described(span, words), article.text)
    return as_printed(own, article.text) if own else None


def joined(article: Article, words: Sequence[Token]) -> str | None:
    """Names that a stroke joins: Torva/Quill University."""
    capitals = [word for word in words if word.capital and word.lower not in DETERMINERS | INDEFINITE]
    capitals = [word for word in capitals if word.lower not in NO_ISSUERS]
    if not capitals:
        return None
    span = Span(capitals[0].span.start, capitals[-1].span.end)
    return as_printed(span, article.text) if "/" in span.of(article.text) else None


def is_organization(article: Article, name: Name) -> bool:
    """Whether a name is an organization's by its kind, or by words such as institute, news or those in capitals."""
    entity = article.entity[name]
    fullest, own = set(entity.fullest.words), _without_article(name.own.of(article.text))
    in_capitals = own.isupper() and len(own) > 1 and not entity.personal
    outlet = not entity.personal and OUTLETS.search(" ".join(entity.fullest.words))
    return entity.kind == "organization" or bool(fullest & ORGANIZATIONS) or in_capitals or bool(outlet)


def is_place(article: Article, name: Name) -> bool:
    """Whether a name is a place's: where names stand behind `from`, organizations may look like places."""
    entity, own = article.entity[name], _without_article(name.own.of(article.text))
    if name.last in STATES:
        return True
    is_body = set(entity.fullest.words) & ORGANIZATIONS or (own.isupper() and len(own) > 1)
    return entity.place and not is_body and not entity.personal and not OUTLETS.search(" ".join(entity.fullest.words))


def _before_verb(article: Article, span: Span) -> Span:
    """The phrase up to its first name, if what follows it describes nobody: the Harbour Trust came out."""
    name = next(iter(article.names_in(span)), None)
    if name is None or article.behind_owner(article.words_in(Span(name.own.start, span.end))):
        return span
    behind = article.words_in(Span(name.own.end, span.end))
    verb = behind and not behind[0].capital and behind[0].lower not in PREPOSITIONS | {"and", "or"}
    somebody = any(word.lower in SOMEBODY or word.lower.endswith(AGENTS) for word in behind)
    return span if not verb or somebody else Span(span.start, name.own.end)


def _apposed(article: Article, span: Span) -> str | None:
    """The name behind a description and a comma: by its chief engineer, Ann Lee."""
    behind = article.names_in(Span(span.end, span.end + 3))
    if not behind or article.text[span.end : behind[0].span.start] != ", " or article.names_in(span)[1:]:
        return None
    return in_full(article, behind[0]) if article.entity[behind[0]].kind == "person" else None


def _is_cut(article: Article, name: Name, span: Span) -> bool:
    """Whether more of a name seems to stand before or around it than was found: E! News, the Cook Quarterly."""
    before = [token for token in article.words_in(span) if token.span.end <= name.span.start]
    if any(is_document(token.lower) and token.lower not in ORGANIZATIONS for token in before):
        return True
    before = [token for token in before if token.lower not in DETERMINERS]
    near = bool(before) and article.text[before[-1].span.end : name.span.start] in (" ", "\u00a0", ". ")
    return bool(before) and before[-1].capital and not (near and article.entity[name].kind == "person")


def _listed(article: Article, name: Name, span: Span) -> Iterator[Name]:
    """The names of a list, from its first on."""
    yield name
    for other in article.names_in(Span(name.own.end, span.end)):
        between = article.text[name.own.end : other.own.start]
        if not LISTED.match(article.text, name.own.end, other.own.end) and between not in (", ", " and ", " and the "):
            return
        name = other
        yield name


def _other_author(article: Article, name: Name, span: Span) -> Name | None:
    """The second of two people, each with where they are from: Ann Lee of Varn University and Ben Roth of Meran."""
    for other in article.names_in(Span(name.own.end, span.end)):
        between = article.text[name.own.end : other.own.start]
        both = article.entity[other].personal and article.entity[name].personal
        if both and between.startswith(" of ") and between.endswith(" and "):
            return other
    return None


def _without_article(words: str) -> str:
    """A name without the article that begins a sentence: An RNK."""
    return re.sub(r"^(?:An?|The)\s(?=[A-Z])", "", words)
