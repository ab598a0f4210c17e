"""The parts of a source: its main name, its head noun, and whether it names several people."""

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
"""What makes a name an owner's; a space stands before it where a text was taken apart into words:
Norland 's mayor."""
HANDLE = re.compile(r"(?<!\w)@\w")
SPACES = (" ", "\u00a0", ". ")


def head_name(article: Article, span: Span) -> Name | None:
    """The main name of a source; not an owner, a name after a preposition, or a name that
    qualifies a noun."""
    words = article.words_in(span)
    if named := _apposed(article, span, words):
        return named
    for name in article.names_in(span):
        before = [token.lower for token in words if token.span.end <= name.span.start]
        after = next((token for token in words if token.span.start >= name.untitled.end), None)
        if _behind_preposition(before) or (after and _qualifies(name, after, article.text)):
            continue
        return name
    return None


def _apposed(article: Article, span: Span, words: Sequence[Token]) -> Name | None:
    """The single name after a description and a comma: Ann Lee's neighbour in Varn, Ben Roth;
    the Minister of Ports, Ben Roth."""
    names = article.names_in(span)
    last = names[-1] if names else None
    if (
        last is None
        or article.entity[last].kind != "person"
        or len(article.entity[last].fullest.words) < 2
    ):
        return None
    before = article.text[span.start : last.span.start].rstrip()
    if (
        not before.endswith(",")
        or "," in before[:-1]
        or article.text[last.untitled.end : span.end].strip(" ,")
    ):
        return None
    described = [token for token in words if token.span.end <= last.span.start]
    first = described[0] if described else None
    is_description = any(not word.capital and word.lower not in PREPOSITIONS for word in described)
    return last if first and (first.lower in ROLES or is_description) else None


def is_label(source: Sequence[Span], text: str) -> bool:
    """Whether the source only labels a question or an answer."""
    return bool(source) and all(LABEL.fullmatch(span.of(text)) for span in source)


def is_account(source: Sequence[Span], text: str) -> bool:
    """Whether the source is the handle of an account, whose words were posted."""
    return any(HANDLE.search(span.of(text)) for span in source)


def _behind_preposition(before: Sequence[str]) -> bool:
    led = before[:-1] if before[-1:] == ["the"] else before
    return bool(led) and led[-1] in PREPOSITIONS


def _qualifies(name: Name, after: Token, text: str) -> bool:
    """Whether the name only qualifies the next noun or owns it."""
    if POSSESSIVE.match(text, name.untitled.end) or text.startswith("/", name.untitled.end):
        return True
    if after.lower in POSTNOMINALS and not after.word.islower():  # Ann Lee MBE
        return False
    return after.lower not in FOLLOWING and text[name.untitled.end : after.span.start] in SPACES


def is_led_by_noun(article: Article, head: Name, words: Sequence[Token]) -> bool:
    """Whether the source is a group or a document and the name only qualifies it."""
    before = [token for token in words if token.span.end <= head.span.start]
    noun = head_of(article, before)
    return noun in GROUPS | DOCUMENTS and len(before) > 1 and before[-1].lower != noun


def is_list(article: Article, head: Name, span: Span) -> bool:
    """Whether the name is part of a list: A and B; A, others."""
    if article.entity[head].kind not in ("person", "organization"):
        return False
    behind = PARENTHESES.sub("", article.text[head.untitled.end : span.end])
    match = LISTED.match(behind)
    return match is not None and not any(
        word.lower() in ROLES for word in match[0].replace(",", " ").split()
    )


def plain(token: Token) -> str:
    """A word without its contraction: I for I'm."""
    return token.lower.partition("'")[0]


def head_of(article: Article, words: Sequence[Token]) -> str:
    """The head noun of a description, before its first comma; empty if there is none."""
    for number in range(1, len(words)):
        if "," in article.text[words[number - 1].span.end : words[number].span.start]:
            words = words[:number]
            break
    return head_noun([token.lower for token in words])


def described(span: Span, words: Sequence[Token]) -> Span:
    """The span of a description without its leading article."""
    first = 1 if words[0].lower in ARTICLES and len(words) > 1 else 0
    return Span(words[first].span.start, max(words[-1].span.end, span.end))
