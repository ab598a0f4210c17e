"""The name or description of a document's issuer in a phrase."""

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

SOMEBODY = (
    (ROLES | GROUPS | ORGANIZATIONS)
    - MANY
    - INDEFINITE
    - frozenset({"others", "everyone", "everybody", "you"})
)
"""What describes who may issue a document."""


def whom(article: Article, span: Span, may_be_place: bool) -> str | None:
    """The issuer that a phrase names or describes: the fullest name in the article, several names
    as written, or a description.

    `may_be_place`: whether a place may be meant, standing for its government.
    """
    if several := joined(article, article.words_in(span)):
        return several
    span = _before_verb(article, span)
    name = head_name(article, span)
    if name is None:
        return _apposed(article, span) or described_as(article, span, agent=may_be_place)
    if _is_cut(article, name, span) or (
        article.entity[name].kind == "group" and len(name.words) == 1
    ):
        return None
    if not may_be_place and is_place(article, name):
        return None
    last = (
        list(_listed(article, name, span))[-1]
        if is_list(article, name, span)
        else _other_author(article, name, span)
    )
    return (
        as_printed(Span(name.untitled.start, last.untitled.end), article.text)
        if last
        else in_full(article, name)
    )


def in_full(article: Article, name: Name) -> str | None:
    """The fullest name in the article for a name's entity."""
    if set(name.words) <= NO_ISSUERS:
        return None
    fullest = article.entity[name].fullest
    several = (
        "and the" in " ".join(fullest.words) and "and" not in name.words
    )  # the Court and the Council: two names
    return _without_article(as_printed((name if several else fullest).untitled, article.text))


def described_as(article: Article, span: Span, agent: bool = False) -> str | None:
    """An issuer without a name, in the words of its description, or the full name of `the union`.

    `agent`: whether a word for people outside the lists, such as staffer, may describe the issuer.
    """
    words = article.words_in(span)
    head = head_of(article, words)
    singular = head[:-1] if is_plural(head) else head
    is_somebody = {head, singular} & SOMEBODY or (agent and singular.endswith(AGENTS))
    if not is_somebody or is_document(head) or words[0].lower in OWN:
        return None
    if words[0].lower == "the" and len(words) == 2 and head in ORGANIZATIONS:
        full_name = organization_called(head, span.start, article)
        return (
            as_printed(full_name, article.text) if full_name else None
        )  # which company is not plain
    description = trimmed(described(span, words), article.text)
    return as_printed(description, article.text) if description else None


def joined(article: Article, words: Sequence[Token]) -> str | None:
    """Names joined by a slash: Torva/Quill University."""
    capitals = [
        word for word in words if word.capital and word.lower not in DETERMINERS | INDEFINITE
    ]
    capitals = [word for word in capitals if word.lower not in NO_ISSUERS]
    if not capitals:
        return None
    span = Span(capitals[0].span.start, capitals[-1].span.end)
    return as_printed(span, article.text) if "/" in span.of(article.text) else None


def is_organization(article: Article, name: Name) -> bool:
    """Whether a name is an organization's: by its kind, by words such as institute or news, or
    by being in capitals."""
    entity = article.entity[name]
    fullest = set(entity.fullest.words)
    as_written = _without_article(name.untitled.of(article.text))
    in_capitals = as_written.isupper() and len(as_written) > 1 and not entity.personal
    outlet = not entity.personal and OUTLETS.search(" ".join(entity.fullest.words))
    return (
        entity.kind == "organization"
        or bool(fullest & ORGANIZATIONS)
        or in_capitals
        or bool(outlet)
    )


def is_place(article: Article, name: Name) -> bool:
    """Whether a name is a place's. After `from`, organizations may look like places."""
    entity, as_written = article.entity[name], _without_article(name.untitled.of(article.text))
    if name.last in STATES:
        return True
    is_body = set(entity.fullest.words) & ORGANIZATIONS or (
        as_written.isupper() and len(as_written) > 1
    )
    return (
        entity.is_place
        and not is_body
        and not entity.personal
        and not OUTLETS.search(" ".join(entity.fullest.words))
    )


def _before_verb(article: Article, span: Span) -> Span:
    """The phrase up to its first name if a verb follows: the Harbour Trust came out."""
    name = next(iter(article.names_in(span)), None)
    if name is None or article.behind_owner(article.words_in(Span(name.untitled.start, span.end))):
        return span
    behind = article.words_in(Span(name.untitled.end, span.end))
    verb = behind and not behind[0].capital and behind[0].lower not in PREPOSITIONS | {"and", "or"}
    somebody = any(word.lower in SOMEBODY or word.lower.endswith(AGENTS) for word in behind)
    return span if not verb or somebody else Span(span.start, name.untitled.end)


def _apposed(article: Article, span: Span) -> str | None:
    """The name after a description and a comma: by its chief engineer, Ann Lee."""
    behind = article.names_in(Span(span.end, span.end + 3))
    if (
        not behind
        or article.text[span.end : behind[0].span.start] != ", "
        or article.names_in(span)[1:]
    ):
        return None
    return in_full(article, behind[0]) if article.entity[behind[0]].kind == "person" else None


def _is_cut(article: Article, name: Name, span: Span) -> bool:
    """Whether the text seems to have more of a name than was recognised: E! News, the Cook
    Quarterly."""
    before = [token for token in article.words_in(span) if token.span.end <= name.span.start]
    if any(is_document(token.lower) and token.lower not in ORGANIZATIONS for token in before):
        return True
    before = [token for token in before if token.lower not in DETERMINERS]
    near = bool(before) and article.text[before[-1].span.end : name.span.start] in (
        " ",
        "\u00a0",
        ". ",
    )
    return (
        bool(before) and before[-1].capital and not (near and article.entity[name].kind == "person")
    )


def _listed(article: Article, name: Name, span: Span) -> Iterator[Name]:
    """The names of a list, starting with the given one."""
    yield name
    for following in article.names_in(Span(name.untitled.end, span.end)):
        between = article.text[name.untitled.end : following.untitled.start]
        if not LISTED.match(
            article.text, name.untitled.end, following.untitled.end
        ) and between not in (
            ", ",
            " and ",
            " and the ",
        ):
            return
        name = following
        yield name


def _other_author(article: Article, name: Name, span: Span) -> Name | None:
    """The second of two people, each with an affiliation: Ann Lee of Varn University and Ben
    Roth of Meran."""
    for second in article.names_in(Span(name.untitled.end, span.end)):
        between = article.text[name.untitled.end : second.untitled.start]
        both = article.entity[second].personal and article.entity[name].personal
        if both and between.startswith(" of ") and between.endswith(" and "):
            return second
    return None


def _without_article(words: str) -> str:
    """A name without a leading article: An RNK."""
    return re.sub(r"^(?:An?|The)\s(?=[A-Z])", "", words)
