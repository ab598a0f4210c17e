"""What joins the words of one name in spite of marks between them: nicknames, the commas and the & of a firm."""

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
    """Where words begin that go on with a name whatever stands before them, and where nicknames stand inside names."""
    joined = {found.end() for found in SUFFIXED.finditer(text, *part)}
    for found in PARTICLE.finditer(text, *part):
        joined |= {found.start() + 1, found.end()}
    joined |= {found.end() for found in AMPERSAND.finditer(text, *part)}
    for found in FIRM.finditer(text, *part):
        if not AROUND.search(text, max(0, found.start() - 30), max(0, found.start() - 1)):
            joined |= {word.start() for word in WORD.finditer(text, *found.span())} - {found.start()}
    nicknames = []
    for found in NICKNAME.finditer(text, *part):
        if _is_nickname(text, found):
            joined.add(found.end())
            nicknames.append(Span(found.start() + 1, found.end() - 1))
    return joined, nicknames


def _is_nickname(text: str, found: re.Match[str]) -> bool:
    """Whether the words around are parts of a name, and those inside no abbreviation."""
    inside = next(filter(None, found.groups()))
    before = AROUND.search(text, max(0, found.start() - 30), found.start())
    after = NEXT.match(text, found.end())
    if not before or not after or (len(inside) > 1 and inside.isupper()):
        return False
    first, last = before[1].rstrip(".").lower(), after[0].lower()
    stopped = before[1].endswith(".") and len(first) > 1
    return not stopped and not {first, last} & OPENING and first not in ROLES and last not in ROLES


def nickname(text: str, own: Span) -> str:
    """The nickname inside a name, in lower case; empty if there is none."""
    found = NICKNAME.search(text, own.start, own.end)
    return next(filter(None, found.groups())).lower() if found else ""
