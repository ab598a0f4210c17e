"""Words with a name beside, below or above them that credits somebody with them.

In the training parts (PolNeAR and web, 907 articles) a name behind a dash, where words in marks
begin the line and the name ends it, stands seven times, always for who said them, and the line with
a handle and a date that ends a post once. Titles with their authors, “The Long Sea” (Ada Lund), are
no quotations: what is short has to be a sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from onrecord.extract.laid_out import LaidOut, lines_of, names_a_person
from onrecord.extract.quoting import LEAST_WORDS, SENTENCE
from onrecord.language.english.turns import SELF
from onrecord.text.characters import BLANK, SPACES
from onrecord.text.marks import CLOSING, DASHES, HYPHENS
from onrecord.text.spans import beginning_at, cover, first_of_overlapping, trimmed
from onrecord.text.tokens import RUN
from onrecord.types import Span

CREDIT = re.compile(
    rf"{BLANK}*(?:\n{BLANK}*){{0,2}}([{HYPHENS}{DASHES}~]{{1,2}}){BLANK}*([^\n<>“”\":;!?]{{2,80}})(?=\n|$)"
)
BEHIND = re.compile(rf"{BLANK}*\(([^():\n“”\"]{{3,80}})\){BLANK}*(?=\n|\Z)")
BRACKETED = re.compile(rf"{BLANK}*\[([^\W\d_a-z][^\[\]:\n“”\"]{{1,80}}?)\.?\]{BLANK}*(?=\n|\Z)")
"""The outlet behind what a digest takes from it: “The lake has risen by a metre since May.” [The
Harbour Post.]"""
POSTED = re.compile(
    rf"[ \t]*(?P<dash>[-{DASHES}]{{1,2}}){BLANK}*(?P<name>[^\n“”\"()]{{1,60}}\(@\w{{1,30}}\))[^\n]{{0,40}}$",
    re.M,
)
"""The last line of a post: — Ada Lund (@ada_lund) 3 May 2025."""
SIGNED = re.compile(
    rf"[ \t]*(?P<dash>[{DASHES}]){BLANK}*(?P<name>[^\n“”\":;()!?]{{3,60}}, [^\n“”\":;!?]{{3,60}})$",
    re.M,
)
"""The last line of words without marks: — Ada Lund, head of the ferry company."""
ACCOUNT = re.compile(
    r"[ \t]*(?:RT[ \t]+)?(?P<name>@\w{1,30})(?:[ \t]+(?P<verb>[a-z]{3,12}))?(?P<colon>:)[ \t]+(?P<words>\S[^\n]*)"
)
HANDLE = re.compile(r"\(@\w+\)")
NAME = re.compile(r"@?[^\W\d_].*(?:\w\.?|\))")
MOST_NAME = 10
"""The most words of a name with its title."""
LABELLED = re.compile(r"[^\n:“”\"]{2,40}:[ \t]*\Z")
"""What may stand before words that are credited behind them: Quote of the day."""
LEAST_IN_ROW = 4
"""The fewest paragraphs, quotations and names in turn, that make a row."""
PUNCTUATION = frozenset([*".,;:!?…", ""])
BEFORE_SENTENCE = frozenset([*".!?…\n", *CLOSING, ""])
LONGEST_LABEL, LONGEST_NAME = 42, 100


class Unit(NamedTuple):
    """A line that is a quotation, its marks and nothing else, or a name."""

    span: Span
    quoted: bool


def credited(quoted: Sequence[Span], text: str) -> tuple[LaidOut, ...]:
    """All the words that somebody is credited with."""
    said = [stretch for stretch in quoted if is_said(stretch, text)]
    attributions = [
        *_dashed(quoted, text),
        *_enclosed(said, text),
        *_lined_up(said, text),
        *_posts(quoted, text),
    ]
    attributions.sort(key=lambda attribution: (attribution.content[0].start, attribution.whole.end))
    return tuple(first_of_overlapping(attributions, lambda attribution: cover(attribution.content)))


def is_said(stretch: Span, text: str) -> bool:
    """Whether words in marks are more than a title or a name: six words, or two that end as a
    sentence does."""
    few = list(islice(RUN.finditer(text, *stretch), LEAST_WORDS))
    return len(few) == LEAST_WORDS or (len(few) > 1 and bool(SENTENCE.search(stretch.of(text))))


def _dashed(stretches: Iterable[Span], text: str) -> Iterator[LaidOut]:
    """The stretches that begin a line and have a name behind a dash, which ends their line or the
    one below.

    Of a post, `— Name (@handle) 3 May`, the date is not the name's.
    """
    for stretch in stretches:
        match = CREDIT.match(text, stretch.end) if _begins_line(stretch.start, text) else None
        if (
            match
            and _is_credit(match[2].rstrip())
            and (is_said(stretch, text) or HANDLE.search(match[2]))
        ):
            name = _without_date(
                Span(match.start(2), match.start(2) + len(match[2].rstrip())), text
            )
            yield LaidOut(
                (stretch,), (Span(*match.span(1)),), name, Span(stretch.start, match.end())
            )


def _enclosed(stretches: Iterable[Span], text: str) -> Iterator[LaidOut]:
    """The stretches that end as sentences do and have a name behind them that ends the line: a
    person's in parentheses, if they begin their line, or any in brackets, if they are a sentence of
    their own."""
    for stretch in stretches:
        if not SENTENCE.search(stretch.of(text)):
            continue
        match = BEHIND.match(text, stretch.end)
        if not (match and names_a_person(match[1]) and _begins_line(stretch.start, text)):
            match = BRACKETED.match(text, stretch.end)
            if not (match and _is_credit(match[1]) and _begins_sentence(stretch, text)):
                continue
        yield LaidOut((stretch,), (), Span(*match.span(1)), Span(stretch.start, match.end()))


def _begins_sentence(stretch: Span, text: str) -> bool:
    """Whether a capital opens the words, and nothing before them in the line goes on with them."""
    first = RUN.search(text, *stretch)
    before = text[max(0, stretch.start - 5) : stretch.start].rstrip(SPACES)
    return bool(first and first[0][0].isupper()) and before[-1:] in BEFORE_SENTENCE


def _lined_up(stretches: Sequence[Span], text: str) -> Iterator[LaidOut]:
    """Quotations and names in turn, a line each: in one block of lines, or two pairs of them in
    paragraphs.

    The first line of such a row decides whether names stand above their words or below them.
    """
    blocks: list[list[Unit | None]] = []
    single: list[Unit] = []
    for unit, apart in _units(stretches, text):
        if apart or not blocks:
            blocks.append([])
        blocks[-1].append(unit)
    for block in [*blocks, []]:
        units = [unit for unit in block if unit]
        if len(units) == len(block) == 1:
            single += units
            continue
        if len(single) >= LEAST_IN_ROW:
            yield from _paired(single)
        single = []
        if units and len(units) == len(block):
            yield from _paired(units)


def _units(stretches: Sequence[Span], text: str) -> Iterator[tuple[Unit | None, bool]]:
    """Of each line whether it is a quotation or a name, or neither, and whether an empty line
    stands before it."""
    end = 0
    for line, span in _trimmed_lines(text):
        apart = text.count("\n", end, span.start) > 1
        end = line.end
        if beginning_at(span.start, stretches) == span:
            yield Unit(span, True), apart
        else:
            yield (Unit(span, False) if _is_name_line(span.of(text)) else None), apart


def _trimmed_lines(text: str) -> Iterator[tuple[Span, Span]]:
    """The lines that are not blank, each as it is and without white space at its ends."""
    pairs = ((line, trimmed(line, text)) for line in lines_of(text))
    return ((line, trimmed_line) for line, trimmed_line in pairs if trimmed_line)


def _is_name_line(words: str) -> bool:
    return (
        len(words) <= LONGEST_NAME
        and words.rstrip(CLOSING)[-1:] not in PUNCTUATION
        and names_a_person(words)
    )


def _paired(row: Sequence[Unit]) -> Iterator[LaidOut]:
    """The quotations of a row with their names; nothing if they do not alternate to its end."""
    if len(row) % 2 or any(upper.quoted == lower.quoted for upper, lower in pairwise(row)):
        return
    for upper, lower in zip(row[::2], row[1::2], strict=True):
        words, name = (upper, lower) if upper.quoted else (lower, upper)
        yield LaidOut((words.span,), (), name.span, Span(upper.span.start, lower.span.end))


def _posts(quoted: Sequence[Span], text: str) -> Iterator[LaidOut]:
    """Posts with their account, and words without marks over a name with its office."""
    above: Span | None = None
    for _, line in _trimmed_lines(text):
        if match := POSTED.match(text, *line) or SIGNED.match(text, *line):
            name = _without_date(Span(*match.span("name")), text)
            if above and (_is_own(above, name, text)) and not beginning_at(above.start, quoted):
                yield LaidOut(
                    (above,), (Span(*match.span("dash")),), name, Span(above.start, line.end)
                )
        elif match := ACCOUNT.match(text, *line):
            yield _of_account(match, quoted)
        above = line


def _is_own(words: Span, name: Span, text: str) -> bool:
    """Whether words without marks are those of the name below them: a post's, or somebody's who
    speaks of himself."""
    return bool(HANDLE.search(text, *name)) or (
        names_a_person(name.of(text)) and bool(SELF.search(words.of(text)))
    )


def _of_account(match: re.Match[str], quoted: Sequence[Span]) -> LaidOut:
    cue = Span(match.start("verb") if match["verb"] else match.start("colon"), match.end("colon"))
    words = Span(*match.span("words"))
    words = beginning_at(words.start, quoted) or words
    return LaidOut(
        (words,), (cue,), Span(*match.span("name")), Span(match.start("name"), words.end)
    )


def _begins_line(offset: int, text: str) -> bool:
    """Whether nothing stands before the words in their line, or only a label: Quote of the day."""
    start = text.rfind("\n", max(0, offset - LONGEST_LABEL), offset) + 1
    if not start and offset > LONGEST_LABEL:
        return False
    before = text[start:offset]
    return not before.strip() or bool(LABELLED.fullmatch(before))


def _is_credit(words: str) -> bool:
    return (
        bool(NAME.fullmatch(words)) and not words[0].islower() and len(words.split()) <= MOST_NAME
    )


def _without_date(name: Span, text: str) -> Span:
    handle = HANDLE.search(text, *name)
    return Span(name.start, handle.end()) if handle else name
