"""The parts of a source as written: the name it is about, the noun it turns on, whether it names several."""

import re
from collections.abc import Sequence

from onrecord.language.english.descriptions import ARTICLES, LABEL, LISTED
from onrecord.language.english.documents import DOCUMENTS
from onrecord.language.english.grammar import FOLLOWING, PREPOSITIONS
from onrecord.language.english.names import POSTNOMINALS
from onrecord.language.english.roles import GROUPS, ROLES
from onrecord.resolve.article import Article, head_noun
from onrecord.resolve.names import Name
from onrecord.text.tokens import Token
from onrecord.types import Span

PARENTHESES = re.compile(r"\s*\([^()]*\)")
POSSESSIVE = re.compile(r"[’']s?(?!\w)| [’']s (?=[^\W_])")
"""What makes a name an owner's; a space stands before it where a text was taken apart into words: Norland 's mayor."""
HANDLE = re.compile(r"(?<!\w)@\w")
SPACES = (" ", "\u00a0", ". ")


def head_name(article: Article, span: Span) -> Name | None:
    """The name that the source is about: not a possessor, nor one behind a preposition, nor one that qualifies."""
    words = article.words_in(span)
    if named := _apposed(article, span, words):
        return named
    for name in article.names_in(span):
        before = [token.lower for token in words if token.span.end <= name.span.start]
        after = next((token for token in words if token.span.start >= name.own.end), None)
        if _behind_preposition(before) or (after and _qualifies(name, after, article.text)):
            continue
        return name
    return None


def _apposed(article: Article, span: Span, words: Sequence[Token]) -> Name | None:
    """The name that a description with a comma leads up to, alone behind it: Ann Lee's neighbour in Varn, Ben Roth; the
    Minister of Ports, Ben Roth."""
    names = article.names_in(span)
    last = names[-1] if names else None
    if last is None or article.entity[last].kind != "person" or len(article.entity[last].fullest.words) < 2:
        return None
    before = article.text[span.start : last.span.start].rstrip()
    if not before.endswith(",") or "," in before[:-1] or article.text[last.own.end : span.end].strip(" ,"):
        return None
    described = [token for token in words if token.span.end <= last.span.start]
    first = described[0] if described else None
    is_description = any(not one.capital and one.lower not in PREPOSITIONS for one in described)
    return last if first and (first.lower in ROLES or is_description) else None


def is_label(source: Sequence[Span], text: str) -> bool:
    """Whether the source only labels a question or an answer."""
    return bool(source) and all(LABEL.fullmatch(span.of(text)) for span in source)


def is_account(source: Sequence[Span], text: str) -> bool:
    """Whether the source is an account, by its handle: what it says was posted."""
    return any(HANDLE.search(span.of(text)) for span in source)


def _behind_preposition(before: Sequence[str]) -> bool:
    led = before[:-1] if before[-1:] == ["the"] else before
    return bool(led) and led[-1] in PREPOSITIONS


def _qualifies(name: Name, after: Token, text: str) -> bool:
    """Whether the name only tells whose or which the next noun is."""
    if POSSESSIVE.match(text, name.own.end) or text.startswith("/", name.own.end):
        return True
    if after.lower in POSTNOMINALS and not after.word.islower():  # Ann Lee MBE
        return False
    return after.lower not in FOLLOWING and text[name.own.end : after.span.start] in SPACES


def is_led_by_noun(article: Article, head: Name, words: Sequence[Token]) -> bool:
    """Whether a group or a document is what the source is about, and the name only tells more of it."""
    before = [token for token in words if token.span.end <= head.span.start]
    noun = head_of(article, before)
    return noun in GROUPS | DOCUMENTS and len(before) > 1 and before[-1].lower != noun


def is_list(article: Article, head: Name, span: Span) -> bool:
    """Whether the name is one of a list: A and B; A, others."""
    if article.entity[head].kind not in ("person", "organization"):
        return False
    behind = PARENTHESES.sub("", article.text[head.own.end : span.end])
    found = LISTED.match(behind)
    return found is not None and not any(word.lower() in ROLES for word in found[0].replace(",", " ").split())


def plain(token: Token) -> str:
    """A word without what is contracted with it: I of I'm."""
    return token.lower.partition("'")[0]


def head_of(article: Article, words: Sequence[Token]) -> str:
    """The noun that a description turns on, of the part before the first comma; empty if there is none."""
    for number in range(1, len(words)):
        if "," in article.text[words[number - 1].span.end : words[number].span.start]:
            words = words[:number]
            break
    return head_noun([token.lower for token in words])


def described(span: Span, words: Sequence[Token]) -> Span:
    """The description without the article before it."""
    first = 1 if words[0].lower in ARTICLES and len(words) > 1 else 0
    return Span(words[first].span.start, max(words[-1].span.end, span.end))
