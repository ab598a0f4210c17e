"""Quotation marks: which open, which close, and what stands between them.

Every style in use is read: “ ” „ ‟ « » ‹ › ‘ ’ ‚ " ' 「 」 『 』 ❝ ❞ ❛ ❜, the doubled '' and ``, and "
as programs write it: \\" and "". Marks that can be either (" and ', and ” where it opens as well)
are told apart by the white space around them, then by what is open. Apostrophes that stand apart or
open a word (the team 's, 'tis, rock 'n' roll, the '90s), and those behind a plural whose quotation
closes further on, are no marks. A mark that is never closed reaches to the end of its paragraph and
no further, so one stray mark spoils one paragraph at most; a quotation that opens every paragraph
and closes only the last is therefore read whole.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from onrecord.types import Span

Turn = Literal["open", "close"]


class Mark(NamedTuple):
    """One quotation mark: where it stands, which way it turns, whether it is of the single kind (‘
    ’ ‚ ‹ › '), and how many marks are open after it.
    """

    span: Span
    turn: Turn
    single: bool
    depth: int


DOUBLE, SINGLE = '“”„‟«»"＂「」『』❝❞', "‘’‚‹›'❛❜"
"""Every mark of one character, of either kind, as it may stand between the square brackets of a
regular expression, as all that follows may."""
ANY = DOUBLE + SINGLE
OPENING, CLOSING = "“„‟«»\"＂「『❝‘‚‹›'❛", "”“‟»«\"＂」』❞’‘›‹'❜"
"""Those that may open a quotation, and those that may close one, in whatever language."""
SURE = DOUBLE + "‹›"
"""Those that are no apostrophes."""
APOSTROPHES = "’'‘ʼ"
HYPHENS, DASHES = "-‐‑", "‒–—―"
"""What parts words, and what parts more than words, or leads up to a name or a turn in a
dialogue."""
QUOTING = re.compile(rf"[{SURE}]|(?<!\w)[‘‚'](?=\w)")
"""What shows at a glance that a line quotes."""

PARAGRAPH = re.compile(r"[^\n]+")
MARK = re.compile(rf"''|``|\\\"|\"\"(?=[^\W_])|(?<=[\w.,!?…])\"\"(?!\")|[{ANY}]")
EITHER = {'"', "''", "'", "＂", '""', '\\"'}
OPENERS = {"“", "„", "‟", "«", "``", "‘", "‚", "‹", "「", "『", "❝", "❛"}
# Marks of these pairs close what the first opened, whatever they do elsewhere: „so“, »so«, ‚so‘.
CROSSED = {("„", "“"), ("„", "‟"), ("»", "«"), ("‚", "‘"), ("›", "‹")}
OPENED_BY = {"»": "«", "›": "‹"}
"""Closing marks that open where they lead a word, unless one of their pair is open: »so«, ›so‹."""
ELIDED = re.compile(
    r"(?:s|t|re|ve|ll|d|m|n|em|[Tt]is|[Tt]was|[Tt]were|[Tt]will|[Tt]il|bout|round|cos|cause|cept|neath|\d0s)(?![^\W_])"
)
"""What follows an apostrophe that stands for letters left out: the team 's, 'tis, rock 'n' roll,
the '90s."""
AND = re.compile(r"['‘’]n\Z")
PLURAL = re.compile(r"[sS]['’] [^\W\d_]")
"""Workers' as in the workers' union, or the end of a quotation."""
ENDING = re.compile(r"(?<=[.,!?…])['’](?=[\s)\]”\"—–]|\Z)")
"""A closing mark as it stands at the end of somebody's words."""
LEADING = re.compile(r"(?<=[\s(])['‘](?=[^\W\d_])")
DEEPEST = 8
"""The most open marks that are considered: deeper nesting is damage, and the time would grow
without end."""


def quotation_marks(text: str) -> list[Mark]:
    """The marks that open or close a quotation, in the order of the text; apostrophes are left
    out."""
    return [
        mark
        for paragraph in PARAGRAPH.finditer(text)
        for mark in _of_paragraph(text, *paragraph.span())
    ]


def quoted_spans(text: str) -> list[Span]:
    """What stands inside outermost quotation marks, the marks included; sorted and disjoint."""
    spans: list[Span] = []
    for paragraph in PARAGRAPH.finditer(text):
        start, depth = -1, 0
        for mark in _of_paragraph(text, *paragraph.span()):
            if depth == 0:
                start = mark.span.start
            depth = mark.depth
            if depth == 0:
                spans.append(Span(start, mark.span.end))
        if depth:
            spans.append(Span(start, paragraph.end()))
    return spans


def _of_paragraph(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks of one paragraph. `opened` holds the glyphs now open, outermost first."""
    opened: list[str] = []
    plurals = _plurals(text, start, end)
    for match in MARK.finditer(text, start, end):
        glyph, span = match.group(), Span(*match.span())
        if span.start in plurals or (glyph in SINGLE and _is_apostrophe(text, span, glyph)):
            continue
        turn = _turn(text, span, glyph, opened)
        if turn is None and glyph == "”" and _opens_alike(text, span, end, opened):
            turn = "open"
        if turn is None:
            continue
        if turn == "open":
            opened.append(glyph)
        else:
            _close(opened, glyph)
        yield Mark(span, turn, glyph in SINGLE, len(opened))


def _plurals(text: str, start: int, end: int) -> set[int]:
    """Where apostrophes stand behind plurals: what is open there is closed only further on, before
    anything opens."""
    apostrophes = [match.start() + 1 for match in PLURAL.finditer(text, start, end)]
    if not apostrophes:
        return set()
    endings = [match.start() for match in ENDING.finditer(text, start, end)]
    openings = [match.start() for match in LEADING.finditer(text, start, end)]
    return {
        offset
        for offset in apostrophes
        if _next(endings, offset, end) < _next(openings, offset, end)
    }


def _next(offsets: list[int], offset: int, end: int) -> int:
    number = bisect_right(offsets, offset)
    return offsets[number] if number < len(offsets) else end


def _is_apostrophe(text: str, span: Span, glyph: str) -> bool:
    """Whether a single mark stands for letters left out, or within a word."""
    before = text[span.start - 1] if span.start else "\n"
    if before.isalnum():
        within = text[span.end : span.end + 1].isalnum()
        return within or bool(AND.search(text[max(0, span.start - 2) : span.start]))
    return (
        glyph in ("'", "‘", "’")
        and (before.isspace() or before in "([—–-/")
        and bool(ELIDED.match(text, span.end))
    )


def _opens_alike(text: str, span: Span, end: int, opened: list[str]) -> bool:
    """Whether ” opens, as in Swedish and Finnish: before a word, with nothing open, and the next
    double mark closes."""
    before = text[span.start - 1] if span.start else "\n"
    after = text[span.end : span.end + 1]
    leads = bool(after) and not after.isspace() and (before.isspace() or before in "([—–-:")
    if not leads or opened:
        return False
    closing = text.find("”", span.end, end)
    return (
        closing >= 0 and text.find("“", span.end, closing) < 0
    )  # no further: every mark is tested so


def _turn(text: str, span: Span, glyph: str, opened: list[str]) -> Turn | None:
    """Whether the mark opens or closes; None for a mark that does neither, or closes nothing."""
    before = text[span.start - 1] if span.start else "\n"
    after = text[span.end] if span.end < len(text) else "\n"
    if opened and (opened[-1], glyph) in CROSSED:
        return "close"
    if glyph in OPENERS:
        return "open"
    leads = not after.isspace() and (before.isspace() or before in '([{—–-/:,“"«‘„')
    innermost = opened[-DEEPEST:]
    if glyph in OPENED_BY and leads and not {glyph, OPENED_BY[glyph]} & set(innermost):
        return "open"
    if glyph not in EITHER:
        return "close" if _closes(opened, glyph) else None
    if before.isspace() and glyph not in innermost:
        return "open" if glyph != "'" or after.isalpha() else None
    if leads and glyph not in innermost and glyph != "'":
        return "open"
    return "close" if _closes(opened, glyph) else None


def _closes(opened: list[str], glyph: str) -> bool:
    """Whether something of the glyph's own kind, single or double, is open."""
    return any((open_glyph in SINGLE) == (glyph in SINGLE) for open_glyph in opened[-DEEPEST:])


def _close(opened: list[str], glyph: str) -> None:
    """Close the innermost open mark of the glyph's kind, and all that was left open inside it."""
    while opened:
        if (opened.pop() in SINGLE) == (glyph in SINGLE):
            return
