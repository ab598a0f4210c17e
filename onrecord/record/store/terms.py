"""The words that somebody typed into a search, as terms. Any string gives some, or none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What lies beyond is dropped: nobody types as much, and a pasted article is still found by how it
# begins.
MOST_CHARACTERS = 2000
MOST_DIGITS = 18
"""A longer number is of nothing on record."""

_TERM = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>\*)?')
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PER_CENT = re.compile(
    r"(?<=\d)\s*(?:%|per\s+cent\b|percent\b|pct\b)|\b(?P<alone>per\s+cent)\b", re.I
)
OPERATORS = ("AND", "OR", "NOT")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together; `prefix`: the last of them may go on; `exact`: in quotation marks,
    as they are."""

    words: str
    prefix: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """One term of each group in `required`, none of `excluded`. False if it asks for nothing."""

    required: tuple[tuple[Term, ...], ...]
    excluded: tuple[Term, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to look for or to leave out."""
        return bool(self.required or self.excluded)


def terms(words: str) -> Terms:
    """The terms in what a person typed. What holds no letter and no digit is passed over."""
    required: list[tuple[Term, ...]] = []
    excluded: list[Term] = []
    operator = ""
    typed = plain(_beginning(words)).translate(_QUOTATION_MARKS)
    for match in _TERM.finditer(
        _PER_CENT.sub(lambda match: "percent" if match["alone"] else "%", typed)
    ):
        if match[0] in OPERATORS:
            operator = match[0]
            continue
        text = match["word"] if match["phrase"] is None else match["phrase"]
        if not any(character.isalnum() for character in text):
            continue
        prefix = bool(match["star"]) or text.endswith("*")
        term = Term(text.rstrip("*"), prefix, exact=match["phrase"] is not None)
        if match["minus"] or operator == "NOT":
            excluded.append(term)
        elif operator == "OR" and required:
            required[-1] += (term,)
        else:
            required.append((term,))
        operator = ""
    return Terms(tuple(required), tuple(excluded))


def names_in(speaker: Terms) -> Iterator[str]:
    """The names among the terms: all words together, or each of the alternatives."""
    if len(speaker.required) == 1:
        yield from (term.words for term in speaker.required[0] if not term.prefix)
    elif speaker.required and all(
        len(group) == 1 and not group[0].prefix for group in speaker.required
    ):
        yield " ".join(group[0].words for group in speaker.required)


def _beginning(words: str) -> str:
    if len(words) <= MOST_CHARACTERS:
        return words
    whole_words = words[:MOST_CHARACTERS].rsplit(maxsplit=1)
    return whole_words[0] if whole_words else ""


def plain(typed: str) -> str:
    """What was typed without what no database takes: lone surrogates and NUL."""
    return typed.encode("utf-8", "replace").decode().replace("\0", " ")
