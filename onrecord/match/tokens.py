"""A text as words, figures and the signs that count: what comparison starts from. Offsets stay
those of the text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.match.wording import folded
from onrecord.text.characters import COMBINING, UNSEEN
from onrecord.text.marks import APOSTROPHES, DASHES
from onrecord.text.tokens import ACRONYM
from onrecord.types import Span

_LETTER = r"[^\W\d_ʼ]"
_LETTERS = rf"(?:{_LETTER}|(?<=[^\W_ʼ])\d)(?:[^\W_ʼ]|[{COMBINING}{UNSEEN}])*+"
_CURRENCY = "".join(c for c in map(chr, range(0x24, 0x20D0)) if unicodedata.category(c) == "Sc")
_FRACTIONS = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
Sort = Literal["word", "number", "sign"]
TOKEN = re.compile(
    rf"""
    (?P<plain>[A-Za-z]++(?=[\s,;:!?]))
    |(?P<acronym>(?<![^\W_]){ACRONYM}(?:[^\W\d_](?![^\W_]))?)
    |(?P<time>\d{{1,2}}[:.]\d{{2}}(?=\s?[ap]\.?m\b))
    |(?P<number>\d{{1,3}}(?:,\d{{2}})*(?:[,\u2009\u202f\u00a0]\d{{3}})+(?!\d)(?:\.\d+)?[{_FRACTIONS}]?
        |\d+(?:[.,]\d+)*[{_FRACTIONS}]?|[{_FRACTIONS}]|(?<![\w.,])\.\d+)
    |(?P<letter>\[{_LETTER}\]{_LETTERS})
    |(?P<word>{_LETTERS}(?:[{APOSTROPHES}]{_LETTERS})*)
    |(?P<short>(?<![^\W_])[{APOSTROPHES}](?:em|til|cause|tis|twas)\b)
    |(?P<range>(?<=\d)[-{DASHES}](?=[{_CURRENCY}]?\d))
    |(?P<minus>[-−–‒](?=\s?[{_CURRENCY}]?\d|[{_CURRENCY}]\d))
    |(?P<sign>[{_CURRENCY}%‰°+=<>×÷±≤≥≈~&]|(?<=\d)[/:](?=\d))
    """,
    re.VERBOSE,
)
_BROKEN = re.compile(rf"[-‐]\s*\n\s*(?={_LETTER})")
LONGEST_NUMBER = 40
"""Digits of a number that is read as one."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or sign. `word`: folded; `broken`: a hyphen and a line's end follow it;
    `spliced`: an editor changed its first letter, as in [T]he; `joined`: nothing stands between it
    and the token before."""

    span: Span
    sort: Sort
    word: str
    broken: bool = False
    spliced: bool = False
    joined: bool = False


def tokens(text: str, silent: Sequence[Span]) -> list[Token]:
    """The tokens of a text, without those in some spans, which are in order."""
    stream: list[Token] = []
    following = 0
    for match in TOKEN.finditer(text):
        start = match.start()
        while following < len(silent) and silent[following].end <= start:
            following += 1
        if following < len(silent) and silent[following].start <= start:
            continue
        joined = bool(stream) and stream[-1].span.end == start
        if (
            match.lastgroup == "plain"
        ):  # as most are: what every other word goes through is left out
            stream.append(Token(Span(start, match.end()), "word", match[0].lower(), joined=joined))
        else:
            stream += _tokens(text, match, joined)
    return stream


def _tokens(text: str, match: re.Match[str], joined: bool) -> Iterator[Token]:
    kind, span = match.lastgroup, Span(*match.span())
    surface = match[0]
    if kind == "number":
        yield Token(span, "number", _number(surface), joined=joined)
    elif kind == "time":
        yield Token(span, "number", surface.replace(".", ":"), joined=joined)
    elif kind == "range":
        yield Token(span, "sign", "to", joined=joined)
    elif kind == "minus":
        before = text[span.start - 1 : span.start]
        apart = surface != "−" and text[span.end : span.end + 1].isspace()  # a dash
        if not before.isalnum() and not apart:
            yield Token(span, "sign", "-", joined=joined)
    elif kind == "sign":
        yield Token(span, "sign", surface, joined=joined)
    elif word := _word(surface):
        broken = bool(_BROKEN.match(text, span.end))
        yield Token(span, "word", word, broken, kind == "letter", joined)


def _word(surface: str) -> str:
    """A word without regard to what typography changes."""
    bare = (
        surface if surface.isascii() else unicodedata.normalize("NFKC", surface.translate(_NOTHING))
    )
    return folded(bare.replace(".", "").replace("[", "").replace("]", ""))


_NOTHING = dict.fromkeys(map(ord, UNSEEN))


def _number(surface: str) -> str:
    """The figure with its digits in one piece, whatever their alphabet; what is no grouping
    stays."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in surface)
    if re.fullmatch(
        rf"\d{{1,3}}(?:,\d{{2}})*(?:[,\u2009\u202f\u00a0]\d{{3}})+(?:\.\d+)?[{_FRACTIONS}]?", plain
    ):
        plain = re.sub(r"[,\u2009\u202f\u00a0]", "", plain)
    if plain[0] == ".":
        plain = f"0{plain}"
    if plain[-1] in _FRACTIONS:
        share = f"{unicodedata.numeric(plain[-1]):.4f}".rstrip("0").removeprefix("0")
        plain = f"{plain[:-1] or '0'}{share}" if plain[:-1].isdigit() or not plain[:-1] else plain
    return plain
