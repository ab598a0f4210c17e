"""The turns of a transcript: whose words a name before or above them says they are.

Beginnings of turns are believed where the text has several: three turns, two speakers, one of whom
speaks again. Of other names, one in capitals or of several words may begin a single turn among
these; before or behind them only if what follows reads as speech. A label (`Note:`, `CONTACT:`) or
a list of facts is no turn. The voices of subtitles, which are marked as such (`<v NAME>`), are not
counted: one is enough.

In the training parts (PolNeAR and web, 907 articles), on which the rules were tried, 20 turns
behind names are found in 4 articles: 17 are annotated as what that person said, 3 as what the
partial transcript says. Of the 56 behind Q and A in two interviews PolNeAR's annotators took 16 as
such; by our guidelines all are quotations.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from onrecord.extract.heads import SENTENCE, Form, Head, head_of, office
from onrecord.extract.laid_out import LaidOut, bare_name, is_full_name, last_name, lines_of
from onrecord.language.english.turns import ASIDE, FIRST_PERSON, MODERATING, SPEECH, TRANSCRIPT
from onrecord.text.spans import outside
from onrecord.text.tokens import RUN
from onrecord.types import Span


class Line(NamedTuple):
    """A line that is not empty, the turn it may begin, and whether an empty line stands before
    it."""

    span: Span
    head: Head | None
    apart: bool


class Turn(NamedTuple):
    """The beginning of a turn and its words, a piece a paragraph."""

    head: Head
    start: int
    pieces: list[Span]


CUE_TIMES = re.compile(
    r"[ \t]*(?:(?:\d+:)?\d\d:\d\d[.,]\d{3}[ \t]+-->[^\n]*|\d{1,6}[ \t\r]*\Z|WEBVTT\b[^\n]*)"
)
ARROW = re.compile(r"\d[ \t]+-->[ \t]+\d")
VOICE_END = "</v>"
NAMED = re.compile(r"[^\W\d_][\w’'-]*")
"""A word of the text as it may be a name, or stand in one."""
POSSESSIVE = re.compile(r"[’']s?\Z")
FULL_STOP = re.compile(r"[.?!…—–-][”\"’')\]]*[ \t\r]*\Z")
PROSE_WORDS = 25
"""So many words that end in a full stop are a paragraph of an article."""
HEADING_WORDS = 10
"""The most words of a heading."""
LEAST_TURNS = 3
"""The fewest turns that make a transcript; one of its speakers has more than one of them."""
FULL_STOPS, SPOKEN = 0.6, 0.2
"""The least shares of turns that end as sentences do and that speak to somebody, where names are
not in capitals."""
SOON = 300
"""Seconds after which a recording has begun: the first time in a transcript is no later, that of a
live blog is."""


def turns(text: str) -> tuple[LaidOut, ...]:
    """The turns of a transcript, each with its words as far as the layout says that they go."""
    timed = bool(ARROW.search(text))
    lines = list(_lines(text, timed))
    heads = _believed(lines, text)
    if not heads:
        return ()
    whole = timed or _is_transcript(lines, min(heads), text)
    dialogue = _joined(_turns(lines, heads, text, whole), text)
    if not timed:
        dialogue = _ended(dialogue, text, whole)
    return tuple(_laid_out(turn) for turn in dialogue if turn.pieces)


def _lines(text: str, timed: bool) -> Iterator[Line]:
    end = 0
    for span in lines_of(text):
        if not timed or not CUE_TIMES.match(text, *span):
            yield Line(span, head_of(text, span), not end or text.count("\n", end, span.start) > 1)
        end = span.end


def _believed(lines: Sequence[Line], text: str) -> set[int]:
    """The numbers of the lines that begin turns."""
    forms: dict[Form, list[int]] = {}
    for number, line in enumerate(lines):
        if line.head:
            forms.setdefault(line.head.form, []).append(number)
    voices = set(forms.get("voice", ()))
    written = sorted([*forms.get("colon", ()), *forms.get("point", ()), *forms.get("label", ())])
    return (
        voices
        or _of_line(written, lines, text)
        or _timed(forms.get("timed", ()), lines, text)
        or _alone(forms.get("alone", ()), lines, text)
    )


def _name(line: Line, text: str) -> str:
    return line.head.name.of(text) if line.head else ""


def _recur(names: Sequence[str]) -> bool:
    """Whether names are those of a conversation: three turns, two speakers, and one of them
    again."""
    counted = Counter(names)
    return len(names) >= LEAST_TURNS and len(counted) > 1 and max(counted.values()) > 1


def _of_line(numbers: Sequence[int], lines: Sequence[Line], text: str) -> set[int]:
    """The turns whose name stands before their words in the same line."""
    names = {number: _name(lines[number], text) for number in numbers}
    certain = {number for number in numbers if _is_certain(lines[number], names[number])}
    if not _recur([last_name(names[number]) for number in certain]):
        certain = set(_mixed(numbers, lines, text))
    if not certain:
        return set()
    speakers = {last_name(names[number]) for number in certain}
    again = Counter(last_name(names[number]) for number in certain)
    first = min(number for number in certain if again[last_name(names[number])] > 1)
    last = max(number for number in certain if again[last_name(names[number])] > 1)
    turn_lines = {
        number
        for number in numbers
        if (
            number in certain
            and (again[last_name(names[number])] > 1 or _is_certain(lines[number], names[number]))
        )
        or (
            number > first and (last_name(names[number]) in speakers or is_full_name(names[number]))
        )
    }
    turns_of = Counter(last_name(names[number]) for number in turn_lines)
    return {
        number
        for number in turn_lines
        if first < number < last
        or turns_of[last_name(names[number])] > 1
        or _speaks(number, lines, text)
    }


def _speaks(number: int, lines: Sequence[Line], text: str) -> bool:
    """Whether a name that begins one line, before or behind the others, begins a turn and is no
    label.

    Sentences follow it, and it has several words or they speak to somebody.
    """
    line, words = lines[number], _first_words(number, lines, text)
    if line.head and line.head.form in ("point", "label"):
        return True
    named = len(bare_name(_name(line, text)).split()) > 1
    return bool(FULL_STOP.search(words)) and (named or bool(SPEECH.search(words)))


def _is_certain(line: Line, name: str) -> bool:
    """Whether only a turn begins like this: a name in capitals, a title and a name with a full
    stop, Q and A."""
    return line.head is not None and (
        line.head.form in ("point", "label") or (len(name) > 1 and bare_name(name).isupper())
    )


def _mixed(numbers: Sequence[int], lines: Sequence[Line], text: str) -> list[int]:
    """The turns behind names that are not in capitals: they say something to somebody, and the
    names are people's."""
    counted = Counter(names := [last_name(_name(lines[n], text)) for n in numbers])
    if not _recur(names):
        return []  # spares a look for names all over the text
    full = {
        last_name(_name(lines[n], text)) for n in numbers if is_full_name(_name(lines[n], text))
    }
    others = {name for name, count in counted.items() if name not in full and count > 1}
    surnames, small = _surnames(text), {word for word in NAMED.findall(text) if word.islower()}
    speakers = full | {name for name in others if name in MODERATING or name in surnames}
    speakers |= {name for name in others if speakers and name not in small}
    turn_lines = [n for n in numbers if last_name(_name(lines[n], text)) in speakers]
    if not _recur([last_name(_name(lines[n], text)) for n in turn_lines]):
        return []
    said = [_first_words(n, lines, text) for n in turn_lines]
    stops = sum(bool(FULL_STOP.search(words)) for words in said)
    spoken = sum(bool(SPEECH.search(words)) for words in said)
    return (
        turn_lines
        if stops >= FULL_STOPS * len(turn_lines) and spoken >= SPOKEN * len(turn_lines)
        else []
    )


def _surnames(text: str) -> set[str]:
    """What may be last names: the words that the text has with a capital behind another such, in
    small letters."""
    surnames: set[str] = set()
    for before, after in pairwise(NAMED.finditer(text)):
        between = text[before.end() : min(after.start(), before.end() + 3)]
        if between in (" ", ". ") and not before[0][0].islower() and not after[0][0].islower():
            surnames.add(POSSESSIVE.sub("", after[0].casefold()))
    return surnames


def _first_words(number: int, lines: Sequence[Line], text: str) -> str:
    """The words of a turn that stand in the line of its name, or in the next one."""
    line = lines[number]
    words = text[line.head.words : line.span.end].strip() if line.head else ""
    return words or (lines[number + 1].span.of(text) if number + 1 < len(lines) else "")


def _timed(numbers: Sequence[int], lines: Sequence[Line], text: str) -> set[int]:
    """The turns under a name with a time that runs like a recording's, unlike the hours of a live
    blog."""
    if not _recur([_name(lines[number], text) for number in numbers]):
        return set()
    times = [lines[number].head.time for number in numbers]  # type: ignore[union-attr]
    seconds = [_seconds(time) for time in times]
    runs = all(earlier <= later for earlier, later in pairwise(seconds))
    return set(numbers) if runs and seconds[0] <= SOON else set()


def _seconds(time: str) -> int:
    parts = [int(part) for part in re.findall(r"\d+", re.split(r"[.,]", time)[0])]
    return sum(part * 60**power for power, part in enumerate(reversed(parts[:3])))


def _alone(numbers: Sequence[int], lines: Sequence[Line], text: str) -> set[int]:
    """The turns under a line with nothing but a name: of a call with its participants and an
    operator."""
    names = {
        number: last
        for number in numbers
        if (last := bare_name(_stem(lines[number], text)).casefold())
    }
    counted = Counter(names.values())
    over_words = [
        n
        for n in names
        if n + 1 < len(lines) and n + 1 not in names and _are_words(lines[n + 1], text)
    ]
    heads = [n for n in over_words if counted[names[n]] > 1 or names[n] in MODERATING]
    if not _recur([names[n] for n in heads]) or not _is_transcript(lines, heads[0], text):
        return set()
    moderated = any(names[n] in MODERATING for n in heads) or any(
        office(text, lines[n].span) for n in numbers
    )
    close = sum(not lines[n + 1].apart for n in heads) == len(heads)
    return (
        set(heads)
        if moderated or close or TRANSCRIPT.search(text, 0, lines[heads[0]].span.start)
        else set()
    )


def _stem(line: Line, text: str) -> str:
    """A name without the office behind it."""
    words, behind = _name(line, text), office(text, line.span)
    return words[: len(words) - len(behind)].rstrip(" \t-|–—,") if behind else words


def _are_words(line: Line, text: str) -> bool:
    return bool(SENTENCE.search(line.span.of(text)))


def _is_transcript(lines: Sequence[Line], first: int, text: str) -> bool:
    """Whether the text is a transcript and no article with parts of one: hardly any prose stands
    before the first turn, or it says that a transcript follows."""
    before = [line.span.of(text) for line in lines[:first]]
    prose = sum(
        bool(FULL_STOP.search(words)) and len(words.split()) >= PROSE_WORDS for words in before
    )
    return prose <= 1 or any(TRANSCRIPT.search(words) for words in before)


def _turns(lines: Sequence[Line], heads: set[int], text: str, whole: bool) -> Iterator[Turn]:
    """The turns, each with the lines that follow until the next one or what is nobody's."""
    turn, open_ = None, False
    for number, line in enumerate(lines):
        if number in heads and line.head:
            if turn:
                yield turn
            turn = Turn(line.head, line.span.start, _words(line.head.words, line.span.end, text))
            open_ = True
        elif not turn or not open_ or ASIDE.match(text, *line.span):
            continue
        elif _goes_on(turn, line, text, whole):
            turn.pieces.extend(_words(*line.span, text))
        else:
            open_ = False
    if turn:
        yield turn


def _goes_on(turn: Turn, line: Line, text: str, whole: bool) -> bool:
    """Whether a line goes on with the turn: the first one under its name; in a transcript all but
    headings; in an article those in which somebody speaks of himself."""
    words = line.span.of(text)
    if line.head and line.head.form == "change":
        return False
    if not turn.pieces:
        return True
    if turn.head.form == "voice":
        return True
    if not whole:
        return bool(FIRST_PERSON.search(words)) and "“" not in words and '"' not in words
    is_heading = line.apart and not SENTENCE.search(words) and len(words.split()) <= HEADING_WORDS
    return not is_heading


def _words(start: int, end: int, text: str) -> list[Span]:
    tag = text.rfind(VOICE_END, start, end)
    if tag >= 0 and not text[tag + len(VOICE_END) : end].strip():
        end = tag
    return [piece for piece in outside([Span(start, end)], (), text) if RUN.search(text, *piece)]


def _joined(dialogue: Iterator[Turn], text: str) -> list[Turn]:
    """The turns, with the cues of one voice that follow each other as one turn."""
    joined: list[Turn] = []
    for turn in dialogue:
        before = joined[-1] if joined and turn.head.form == "voice" else None
        if before and before.head.name.of(text) == turn.head.name.of(text):
            before.pieces.extend(turn.pieces)
        else:
            joined.append(turn)
    return joined


def _ended(dialogue: Sequence[Turn], text: str, whole: bool) -> list[Turn]:
    """The turns; the last keeps no more paragraphs than the longest before it (one in an article),
    and only those that speak to somebody: what follows may be the article's own."""
    longest = max((len(turn.pieces) for turn in dialogue[:-1]), default=1) if whole else 1
    last = dialogue[-1]
    spoken = takewhile(lambda piece: SPEECH.search(piece.of(text)), last.pieces[1:longest])
    return [*dialogue[:-1], last._replace(pieces=[*last.pieces[:1], *spoken])]


def _laid_out(turn: Turn) -> LaidOut:
    cue = (turn.head.cue,) if turn.head.colon else ()
    return LaidOut(tuple(turn.pieces), cue, turn.head.name, Span(turn.start, turn.pieces[-1].end))
