"""Who speaks, as far as the layout of a page makes it certain: the turns of a transcript, names
beside quoted words, posts, and letters with their writers above them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.extract.credits import credited
from onrecord.extract.decoding import without_full_stop
from onrecord.extract.framed import framed
from onrecord.extract.interviews import answers
from onrecord.extract.laid_out import LaidOut, names_a_person
from onrecord.extract.quoting import certain_quotes
from onrecord.extract.transcripts import turns
from onrecord.language.english.credits import BELOW, DESK, LETTER, THAT, WORDS_OUT
from onrecord.text.characters import SPACES
from onrecord.text.spans import clipped, is_within, meets, merged, outside
from onrecord.types import Quotation, Span

COLON_END = re.compile(r"[^\n]*:[ \t]*\n\s*")
BETWEEN = 40
"""How many characters before and behind a block are read."""
ABOVE = 120
"""How many characters over a letter are searched for its writer."""
CERTAIN = 0.95
"""The confidence of what rests on the layout. Not calibrated: there is too little of it to
measure."""


class Layout(NamedTuple):
    """All that a layout gives to somebody: turns of a transcript, and what stands beside a name or
    a phrase."""

    turns: tuple[LaidOut, ...]
    others: tuple[LaidOut, ...]
    verbatim: frozenset[tuple[Span, ...]]
    """Contents that are somebody's words with or without marks around them."""


def read_layout(quoted: Sequence[Span], text: str, furniture: Sequence[Span]) -> Layout:
    """Whose words the layout of a text shows. `quoted`: the stretches in marks; `furniture` is left
    out."""
    spoken = tuple(_without(furniture, turns(text) or answers(text), text))
    certain = certain_quotes(quoted, text)
    words = [*credited(quoted, text), *letters(certain, text)]
    words += _apart(lines_beside(certain, text), words)
    phrases = _apart(framed(quoted, text), words)
    beside = (
        attribution for attribution in (*words, *phrases) if _beside_turns(attribution, spoken)
    )
    others = tuple(
        attribution for attribution in beside if _is_untouched(attribution.whole, furniture, text)
    )
    return Layout(
        spoken, others, frozenset(attribution.content for attribution in (*spoken, *words))
    )


def _is_untouched(whole: Span, furniture: Sequence[Span], text: str) -> bool:
    """Whether no furniture stands among the words."""
    return outside([whole], furniture, text) == outside([whole], (), text)


def letters(stretches: Iterable[Span], text: str) -> tuple[LaidOut, ...]:
    """The quoted stretches over which stands `From`, a name and a colon."""
    matches = (
        (stretch, LETTER.search(text, max(0, stretch.start - ABOVE), stretch.start))
        for stretch in stretches
    )
    return tuple(
        LaidOut((stretch,), (Span(*match.span(1)),), Span(*match.span(2)), stretch)
        for stretch, match in matches
        if match
    )


def lines_beside(stretches: Iterable[Span], text: str) -> Iterator[LaidOut]:
    """The stretches that are lines of their own, over or under which a line credits a person with
    them."""
    for stretch in stretches:
        above = DESK.search(text, max(0, stretch.start - ABOVE), stretch.start)
        if match := above or BELOW.match(text, stretch.end):
            name = Span(*match.span("name"))
            if names_a_person(name.of(text)):
                whole = Span(min(match.start(), stretch.start), max(name.end, stretch.end))
                yield LaidOut((stretch,), (Span(*match.span("cue")),), name, whole)


def ascribed(quotations: Iterable[Quotation], layout: Layout, text: str) -> list[Quotation]:
    """The quotations, with what is laid out given to whom the layout names.

    Other quotations lose those words, unless their source and cue are among them: there the speaker
    quotes somebody, as far as that turn goes.
    """
    laid_out = (*layout.turns, *layout.others)
    taken = merged(attribution.whole for attribution in laid_out)
    spoken = merged(piece for attribution in laid_out for piece in attribution.content)
    remaining = (_without_taken(quotation, taken, spoken, text) for quotation in quotations)
    attributed = (_quotation(attribution, text) for attribution in laid_out)
    return [quotation for quotation in (*remaining, *attributed) if quotation.content]


def _quotation(attribution: LaidOut, text: str) -> Quotation:
    source = without_full_stop([attribution.source], text)
    return Quotation(attribution.content, attribution.cue, source, "direct", CERTAIN)


def _without_taken(
    quotation: Quotation, taken: Sequence[Span], spoken: Sequence[Span], text: str
) -> Quotation:
    """The quotation without the words of others: inside a turn it loses those of other turns,
    elsewhere all of them."""
    if _within(quotation, spoken, text):
        return _clipped(quotation, taken)
    return replace(quotation, content=outside(quotation.content, taken, text))


def _without(furniture: Sequence[Span], spoken: Iterable[LaidOut], text: str) -> Iterator[LaidOut]:
    """The turns without furniture in their words; the name above them may be furniture, like that
    of an author."""
    for turn in spoken:
        if content := outside(turn.content, furniture, text):
            yield turn._replace(content=content)


def _apart(attributions: Iterable[LaidOut], others: Sequence[LaidOut]) -> Iterator[LaidOut]:
    """The attributions that share no words with the others."""
    taken = merged(attribution.whole for attribution in others)
    return (attribution for attribution in attributions if not meets(attribution.whole, taken))


def _beside_turns(attribution: LaidOut, spoken: Sequence[LaidOut]) -> bool:
    """Whether words stand outside all turns, or inside a paragraph of one, where the speaker quotes
    somebody."""
    number = bisect_right(spoken, attribution.whole.end - 1, key=lambda turn: turn.whole.start) - 1
    if number < 0 or spoken[number].whole.end <= attribution.whole.start:
        return True
    return any(is_within(attribution.whole, piece) for piece in spoken[number].content)


def _within(quotation: Quotation, spans: Sequence[Span], text: str) -> bool:
    """Whether the quotation is introduced inside the spans."""
    introduced = (*quotation.cue, *quotation.source)
    return bool(introduced) and not outside(introduced, spans, text)


def _clipped(quotation: Quotation, wholes: Sequence[Span]) -> Quotation:
    """The quotation with no words of another turn than the one it stands in."""
    offset = (*quotation.cue, *quotation.source)[0].start
    whole = wholes[max(0, bisect_right(wholes, offset, key=lambda span: span.start) - 1)]
    pieces = (clipped(piece, whole) for piece in quotation.content)
    return replace(quotation, content=tuple(piece for piece in pieces if piece.start < piece.end))


def is_block(quotation: Quotation, text: str) -> bool:
    """Whether the content is paragraphs of its own without marks, behind a cue of saying or writing
    that ends in a colon: a letter or a statement that is printed, as in `The engineer wrote:`."""
    first, last = quotation.content[0], quotation.content[-1]
    if not quotation.cue or quotation.cue[-1].end > first.start:
        return False
    between = text[max(quotation.cue[-1].end - 1, first.start - BETWEEN) : first.start].strip(
        SPACES
    )
    introduced = " ".join([*(span.of(text) for span in quotation.cue), between])
    if not WORDS_OUT.search(introduced) or THAT.match(text, first.start):
        return False
    behind = text[last.end : last.end + BETWEEN].lstrip(".!?")
    return bool(COLON_END.fullmatch(between)) and (
        not behind or behind.lstrip(SPACES)[:1] in ("", "\n")
    )
