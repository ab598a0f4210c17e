"""Furniture: the lines of an article that are not its prose, such as mastheads, captions, share
bars, counters.

They stay in the text, which never changes; their spans say where not to look for quotations.
Precision comes before recall: a quotation in a line marked by mistake would be lost, while a
caption that is missed costs little. So a line over 300 characters, a line with a quotation mark and
a line that reads like a sentence are prose, whatever they hold, unless the line's own beginning or
end leaves no doubt: "Read more:", "(Image: Agency)". A headline is not furniture (it may quote),
but its second printing is.
"""

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from onrecord.ingest.bylines import byline_authors
from onrecord.ingest.dates import is_timestamp
from onrecord.language.english import pages
from onrecord.text.marks import CLOSING, OPENING, QUOTING
from onrecord.text.sentences import ENDED
from onrecord.text.tokens import WORD
from onrecord.types import Span

_LONGEST_FURNITURE = 300
_LONGEST_HEADLINE = 150
# A second headline or a byline stands among the first lines, a tag list among the last.
_HEADER_LINES = 15
_FOOTER_CHARACTERS = 2_000

_LINE = re.compile(r"[^\r\n]+")
_SENTENCE_WORDS = 4
_SPOKEN = re.compile(rf"[.!?…,;:][{CLOSING}]*$|^[{OPENING}].*[{CLOSING}]$")
_BREADCRUMB = re.compile(r"\s*[>›|/•·→]\s*")
_LABEL_END = re.compile(r":|>>|›|»|\|")
_DIGIT = re.compile(r"\d")
_EDGES = " \t:.|-–—•·*[]()"
_TOPIC_WORDS = 4
_PLAIN_MARKS = str.maketrans("‘’“”", "''\"\"")


def furniture(text: str) -> tuple[Span, ...]:
    """The spans of the lines that are furniture, in order; each covers a whole line without its
    line break.

    Linear in the length of the text, whatever it holds.
    """
    marked = set(_by_line(text))
    marked.update(_other_headlines(text, marked))
    marked.update(_tag_list(text, marked))
    return tuple(sorted(marked))


def lines(text: str, start: int = 0) -> Iterator[Span]:
    """The lines that are not blank, from offset `start`, each without its line break."""
    for match in _LINE.finditer(text, start):
        span = Span(*match.span())
        if span.end - span.start > _LONGEST_FURNITURE or not match[0].isspace():
            yield span


def _by_line(text: str) -> Iterator[Span]:
    """Furniture that shows in the line itself, or beside the lines above it."""
    header: set[str] = set()
    above: list[Span] = []
    for number, span in enumerate(lines(text)):
        line = (
            span.of(text).strip() if span.end - span.start <= _LONGEST_FURNITURE else ""
        )  # long lines are prose
        in_header = number < _HEADER_LINES
        if line and in_header and _folded(line) in header:
            yield span
        elif line and _is_marked(line, number):
            yield span
            if is_credit(line):
                yield from _caption(text, above, span)
        elif in_header and _may_be_headline(line):
            header.add(_folded(line))
        above = [*above[-1:], span]


def _is_marked(line: str, number: int) -> bool:
    if not number:  # "WATCH: ..." may be the headline
        return is_masthead(line) or (is_furniture(line, True) and not _is_link(line))
    return is_furniture(line, number < _HEADER_LINES)


def is_furniture(line: str, in_header: bool = False) -> bool:
    """Whether a line, stripped, shows by itself that it is no prose; `in_header`: it is among the
    article's first."""
    return len(line) <= _LONGEST_FURNITURE and _shows_as_furniture(line, in_header)


@lru_cache(maxsize=1 << 14)  # the same lines stand in article after article
def _shows_as_furniture(line: str, in_header: bool) -> bool:
    if _is_caption(line) or (_is_link(line) and not reads_like_sentence(line)):
        return True
    if pages.CALL.match(line):
        return True
    if QUOTING.search(line):
        return False
    plain = line.strip(_EDGES).casefold()
    has_digit = _DIGIT.search(line) is not None
    if (
        pages.NOTICE.match(line)
        or plain.endswith("all rights reserved")
        or (has_digit and is_timestamp(line))
    ):
        return True
    if reads_like_sentence(line):
        return False
    return (
        plain in pages.STOCK_LINES
        or _is_share_bar(line)
        or _is_labelled(line)
        or _is_breadcrumb(line)
        or (has_digit and pages.COUNTER.fullmatch(line) is not None)
        or is_credit(line)
        or (in_header and bool(byline_authors(line)))
    )


def reads_like_sentence(line: str) -> bool:
    """Whether a line, stripped, has at least four words and ends like a sentence."""
    return bool(ENDED.search(line)) and len(line.split(maxsplit=_SENTENCE_WORDS)) >= _SENTENCE_WORDS


def is_masthead(line: str) -> bool:
    """Whether a line, stripped, is plainly the name of a newspaper; only the first line of a text
    can be."""
    return bool(pages.MASTHEAD.fullmatch(line))


def is_credit(line: str) -> bool:
    """Whether a line is a picture's credit, or a caption that ends in one."""
    may_end_in_one = "/" in line or line.endswith((")", "]"))
    return bool(pages.CREDIT.match(line) or (may_end_in_one and pages.CREDIT_ENDING.search(line)))


def _is_caption(line: str) -> bool:
    """Whether a line ends in what only captions end in: a credit in brackets, or the words of a
    player."""
    if line.endswith((")", "]")):
        return pages.CREDIT_IN_BRACKETS.search(line) is not None
    return pages.PLAYER_ENDING.search(line) is not None


def _is_link(line: str) -> bool:
    """Whether a line is a link to another story behind a label, such as "Read more:"."""
    return bool(_LABEL_END.search(line) and pages.READ_MORE.match(line))


def _is_labelled(line: str) -> bool:
    """Whether a line is a list behind a label, such as "Tags:"."""
    return bool(_LABEL_END.search(line) and pages.TAG_LABEL.match(line))


def _is_share_bar(line: str) -> bool:
    words = {word.casefold() for word in WORD.findall(line)}
    return (
        not words.isdisjoint(pages.SHARE_WORDS)
        and words <= pages.SHARE_WORDS | pages.SHARE_CONNECTIVES
    )


def _is_breadcrumb(line: str) -> bool:
    if not _BREADCRUMB.search(line):
        return False
    steps = _BREADCRUMB.split(line.casefold())
    if steps[0] not in pages.SECTIONS:
        return False
    return ">" in line or "›" in line or all(step in pages.SECTIONS for step in steps)


def _may_be_headline(line: str) -> bool:
    """Whether a second printing of this line would be a headline's: it does not end like speech or
    a sentence."""
    return len(line.split(maxsplit=2)) > 2 and not _SPOKEN.search(line)


def _folded(line: str) -> str:
    return " ".join(line.casefold().translate(_PLAIN_MARKS).split())


def _caption(text: str, above: list[Span], credit: Span) -> Iterator[Span]:
    """The caption above a credit, where the page prints it twice: once with the credit run on, once
    without."""
    if len(above) < 2 or not (
        _adjacent(text, above[0], above[1]) and _adjacent(text, above[1], credit)
    ):
        return
    run_on, caption = (span.of(text).strip() for span in above)
    if (
        run_on.startswith(caption)
        and len(run_on) <= _LONGEST_FURNITURE
        and not QUOTING.search(run_on)
    ):
        yield above[1]
        if run_on != caption:  # what is printed twice word for word may be the headline
            yield above[0]


def _adjacent(text: str, upper: Span, lower: Span) -> bool:
    return text[upper.end : lower.start] in ("\n", "\r\n", "\r")


def _other_headlines(text: str, marked: Set[Span]) -> Iterator[Span]:
    """Headlines of other stories: one or more under a heading such as "More from the Herald", two
    or more under a link or a video, each without a stop at its end; only after a sentence of the
    article.
    """
    run: list[Span] = []
    fewest, after_prose = 0, False
    for span in lines(text):
        line = span.of(text).strip() if span.end - span.start <= _LONGEST_FURNITURE else ""
        if after_prose and (heads := _heads_other_stories(line)):
            yield from run if len(run) >= fewest else ()
            run, fewest = ([], heads) if span in marked else ([span], 2)
        elif (
            fewest
            and span not in marked
            and _may_be_headline(line)
            and len(line) <= _LONGEST_HEADLINE
        ):
            run.append(span)
        elif span not in marked:
            yield from run if len(run) >= fewest else ()
            run, fewest, after_prose = [], 0, after_prose or not line or reads_like_sentence(line)
    yield from run if len(run) >= fewest else ()


def _heads_other_stories(line: str) -> int:
    """How many headlines a line must have under it to head a list of other stories; 0 if it heads
    none."""
    if pages.OTHER_STORIES.fullmatch(line):
        return 1
    return 2 if _is_link(line) or pages.PLAYER_ENDING.search(line) else 0


def _tag_list(text: str, marked: Set[Span]) -> Iterator[Span]:
    """The list of topics that ends an article: "Harbours, COVID-19, Jane Doe", after its last
    sentence."""
    start = max(0, len(text) - _FOOTER_CHARACTERS)
    if start:
        start = max(start, text.find("\n", start))
    unmarked = [span for span in lines(text, start) if span not in marked]
    if len(unmarked) > 1 and _lists_topics(unmarked[-1].of(text)):
        yield unmarked[-1]


def _lists_topics(line: str) -> bool:
    topics = [topic.split() for topic in line.split(",")]
    words = {word.casefold() for topic in topics for word in topic}
    return (
        len(line) <= _LONGEST_FURNITURE
        and len(topics) > 2
        and all(0 < len(topic) <= _TOPIC_WORDS for topic in topics)
        and words.isdisjoint(pages.CLAUSE_WORDS)
        and not QUOTING.search(line)
        and not ENDED.search(line.rstrip())
    )
