"""Joins the words of a name across marks between them: nicknames, the commas and the & of a
firm."""

import re

from onrecord.language.english.names import CAPITAL, FIRM, OPENING, PARTICLE, SUFFIXED
from onrecord.language.english.roles import ROLES
from onrecord.text.tokens import WORD
from onrecord.types import Span

NICK = rf"{CAPITAL}[\w.’'-]{{0,20}}(?: {CAPITAL}[\w.’'-]{{0,20}}){{0,2}}"
NICKNAME = re.compile(
    rf"(?:(?<=[^\W\d_])|(?<=[^\W\d_]\.))[ \u00a0]"
    rf"(?:“({NICK})”|\"({NICK})\"|‘({NICK})’|'({NICK})'|\(({CAPITAL}[^\W\d_]{{1,20}})\))[ \u00a0](?={CAPITAL})"
)
"""A nickname between two other names, in quotation marks or brackets."""
AROUND = re.compile(rf"({CAPITAL}[\w’'-]*\.?)$")
NEXT = re.compile(r"[^\W_]+")
AMPERSAND = re.compile(rf"(?<=[\w.]) & (?={CAPITAL})")


def glued(text: str, part: Span) -> tuple[set[int], list[Span]]:
    """The offsets of words that continue a name whatever stands before them, and the spans of
    nicknames inside names."""
    joined = {match.end() for match in SUFFIXED.finditer(text, *part)}
    for match in PARTICLE.finditer(text, *part):
        joined |= {match.start() + 1, match.end()}
    joined |= {match.end() for match in AMPERSAND.finditer(text, *part)}
    for match in FIRM.finditer(text, *part):
        if not AROUND.search(text, max(0, match.start() - 30), max(0, match.start() - 1)):
            joined |= {word.start() for word in WORD.finditer(text, *match.span())} - {
                match.start()
            }
    nicknames = []
    for match in NICKNAME.finditer(text, *part):
        if _is_nickname(text, match):
            joined.add(match.end())
            nicknames.append(Span(match.start() + 1, match.end() - 1))
    return joined, nicknames


def _is_nickname(text: str, match: re.Match[str]) -> bool:
    """Whether the words around the brackets or quotation marks are parts of a name, and those
    inside are no abbreviation."""
    inside = next(filter(None, match.groups()))
    before = AROUND.search(text, max(0, match.start() - 30), match.start())
    after = NEXT.match(text, match.end())
    if not before or not after or (len(inside) > 1 and inside.isupper()):
        return False
    first, last = before[1].rstrip(".").lower(), after[0].lower()
    stopped = before[1].endswith(".") and len(first) > 1
    return not stopped and not {first, last} & OPENING and first not in ROLES and last not in ROLES


def nickname(text: str, span: Span) -> str:
    """The nickname inside a name, in lower case; empty if there is none."""
    match = NICKNAME.search(text, span.start, span.end)
    return next(filter(None, match.groups())).lower() if match else ""
