"""Quotation marks: which open, which close, and what stands between them.

Every style in use is read: “ ” „ ‟ « » ‹ › ‘ ’ ‚ " ' and the doubled '' and ``. Marks that can be either (" and ')
are told apart by the white space around them, then by what is open. A mark that is never closed reaches to
the end of its paragraph and no further, so one stray mark spoils one paragraph at most; a quotation that
opens every paragraph and closes only the last is therefore read whole.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from onrecord.types import Span

Turn = Literal["open", "close"]


class Mark(NamedTuple):
    """One quotation mark: its place, which way it turns, whether it is of the single kind (‘ ’ ‚ ‹ › '), and how
    many marks are open after it.
    """

    span: Span
    turn: Turn
    single: bool
    depth: int


PARAGRAPH = re.compile(r"[^\n]+")
MARK = re.compile(r"''|``|[“”„‟«»\"‘’‚‹›'＂]")
EITHER = {'"', "''", "'", "＂"}
OPENERS = {"“", "„", "‟", "«", "``", "‘", "‚", "‹"}
SINGLE = {"‘", "’", "‚", "‹", "›", "'"}
# Marks of these pairs close what the first opened, whatever they do elsewhere: „so“, »so«, ‚so‘.
CROSSED = {("„", "“"), ("„", "‟"), ("»", "«"), ("‚", "‘"), ("›", "‹")}
OPENED_BY = {"»": "«", "›": "‹"}
"""Closing marks that open where they lead a word, unless one of their pair is open: »so«, ›so‹."""
DEEPEST = 8
"""Marks open at once that are looked at: deeper nesting is damage, and looking further would cost time without end."""


def quotation_marks(text: str) -> list[Mark]:
    """The marks that open or close a quotation, in the order of the text; apostrophes are left out."""
    return [mark for paragraph in PARAGRAPH.finditer(text) for mark in _of_paragraph(text, *paragraph.span())]


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
    for match in MARK.finditer(text, start, end):
        glyph, span = match.group(), Span(*match.span())
        turn = _turn(text, span, glyph, opened)
        if turn is None:
            continue
        if turn == "open":
            opened.append(glyph)
        else:
            _close(opened, glyph)
        yield Mark(span, turn, glyph in SINGLE, len(opened))


def _turn(text: str, span: Span, glyph: str, opened: list[str]) -> Turn | None:
    """Whether the mark opens or closes; None for an apostrophe or a closing mark with nothing to close."""
    before = text[span.start - 1] if span.start else "\n"
    after = text[span.end] if span.end < len(text) else "\n"
    if glyph in SINGLE and before.isalnum() and after.isalnum():
        return None
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
