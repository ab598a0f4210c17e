"""Words in marks that a fixed phrase gives to somebody: a name before a colon, `X on Y`, `in X's
words`.

In the training parts (PolNeAR and web, 907 articles) a name before a colon, with no verb between,
stands before 10 stretches in marks; in all the annotated source shares words with that name. `In
X's words` and `per X` stand 3 times: twice the source is that one, once `She` where we take `her`.
Looking at these articles shaped the rules, so the counts say that the rules are rare and do no harm
there, not how often they are right elsewhere.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.credits import is_said
from onrecord.extract.laid_out import LaidOut, is_label, is_publisher, lines_of
from onrecord.language.english.credits import (
    BY_ACCOUNT,
    BY_MEANS,
    CLAUSE_END,
    IN_WORDS,
    INTRODUCED,
    NOTED,
    PART_OF,
    PER,
    VERBAL,
)
from onrecord.language.english.laid_out import TITLED
from onrecord.text.spans import beginning_at, begins_in, first_of_overlapping, outside
from onrecord.types import Span

LONGEST = 200
"""Characters before a quotation, in its line, that are read for whose it is."""
CLAUSE = re.compile(
    r"[^\n“”\".!?]{0,200}(?:[“\"][^\n“”\"]{1,300}[”\"][^\n“”\".!?]{0,100}){0,3}(?=[.!?\n]|\Z)"
)
ENDS = '\n.!?“”"'
MOST_WORDS, FULL_NAME = 8, 3
"""The most words of a name with its office, and of a name alone."""
LINK_END = re.compile(r"[ \t]*(?:https?://\S+|#\w+|[ \t.])*[ \t\r]*(?=\n|\Z)")
"""What may end a line behind the words of a name with a colon and no more."""


def framed(quoted: Sequence[Span], text: str) -> tuple[LaidOut, ...]:
    """The words that a phrase beside them gives to somebody."""
    attributions = [*_introduced(quoted, text), *_by_phrase(quoted, text), *_part_of(quoted, text)]
    return tuple(first_of_overlapping(sorted(attributions, key=_whole), _whole))


def _whole(attribution: LaidOut) -> Span:
    return attribution.whole


def _introduced(quoted: Sequence[Span], text: str) -> Iterator[LaidOut]:
    for stretch in quoted:
        least = max(0, stretch.start - LONGEST - 1)
        start = text.rfind("\n", least, max(0, stretch.start - 1)) + 1
        before = text[start : stretch.start] if start or not least else ""
        if not before.rstrip().endswith(":") or not is_said(stretch, text):
            continue
        match = NOTED.search(before) or INTRODUCED.match(before)
        if not match or not (match.re is NOTED or _introduces(match, stretch, text)):
            continue
        name, cue = (
            Span(start + match.start(part), start + match.end(part)) for part in ("name", "cue")
        )
        if match.re is INTRODUCED and BY_MEANS.match(match["frame"] or ""):
            cue = Span(
                start
                + match.start("frame")
                + len(match["frame"])
                - len(match["frame"].lstrip(", ")),
                cue.end,
            )
        yield LaidOut(
            (stretch,),
            (cue,),
            Span(name.start, name.start + len(name.of(text).rstrip())),
            Span(name.start, stretch.end),
        )


def _introduces(match: re.Match[str], stretch: Span, text: str) -> bool:
    """Whether a name stands before the words, and nothing behind them attributes them to somebody
    else."""
    name, *behind = match["name"].split(",")
    words = name.split()
    if (
        VERBAL.search(match["name"])
        or not words
        or not (words[0][0].isupper() and len(words) <= MOST_WORDS)
    ):
        return False
    if is_label(name) or is_publisher(name):
        return False
    if CLAUSE_END.search(match["name"]) or {"-", "–", "—"} & set(match["name"].split()):
        return False
    is_full = len(words) > 1 and all(word[0].isupper() or word[0] == "(" for word in words[-2:])
    if not (is_full or TITLED.match(name)):
        return False
    if match["frame"] or behind:
        return True
    return (len(words) <= FULL_NAME or bool(TITLED.match(name))) and bool(
        LINK_END.match(text, stretch.end)
    )


def _by_phrase(quoted: Sequence[Span], text: str) -> Iterator[LaidOut]:
    for pattern in (IN_WORDS, BY_ACCOUNT):
        for match in pattern.finditer(text):
            if stretch := beginning_at(match.end(), quoted):
                content = stretch
            elif match[0][0].isupper():
                clause = CLAUSE.match(text, match.end())
                content = Span(*clause.span()) if clause else Span(match.end(), match.end())
            else:
                continue
            if pattern is IN_WORDS and not begins_in(content, quoted):
                continue
            yield from _phrased(match, content, text)
    for match in PER.finditer(text):
        start = (
            max(text.rfind(end, max(0, match.start() - LONGEST), match.start()) for end in ENDS) + 1
        )
        if start or match.start() <= LONGEST:
            yield from _phrased(match, Span(start, match.start()), text)


def _phrased(match: re.Match[str], content: Span, text: str) -> Iterator[LaidOut]:
    name = Span(*match.span("name"))
    possessive = re.search(r"[’']s?\Z", name.of(text))
    pieces = outside([content], (), text)
    if pieces:
        source = Span(name.start, name.end - len(possessive[0])) if possessive else name
        whole = Span(min(match.start(), pieces[0].start), max(match.end(), pieces[0].end))
        yield LaidOut(pieces, (Span(*match.span("cue")),), source, whole)


def _part_of(quoted: Sequence[Span], text: str) -> Iterator[LaidOut]:
    above: Span | None = None
    for line in lines_of(text):
        match = PART_OF.match(text, *line)
        if match and above and not begins_in(above, quoted):
            cue = (Span(*match.span("cue")),)
            for content in outside([above], (), text):
                yield LaidOut(
                    (content,), cue, Span(*match.span("name")), Span(content.start, match.end())
                )
        above = line
