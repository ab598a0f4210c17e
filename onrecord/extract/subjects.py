"""What grammar tells of a cue's subject, laid over what the model found.

Who is told something has not said it: `Nurses were told`, and in headlines `Nurses told to walk in
pairs`. In the articles that were read (PolNeAR and web) all 20 such passives have no source before
them. Where a headline ends in a cue and a name, `Pool to close, says mayor`, the name is the
source; and a cue between commas' ends that has no source, `Ada Lund, known as “Aunt Ada”, says`,
has its subject before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.language.english.subjects import (
    INVERTED,
    KNOWN_AS,
    OF_THE_VERB,
    ONLY_PASSIVE,
    PASSIVE,
    SPOKEN_TO,
)
from onrecord.text.characters import BLANK, SPACES
from onrecord.text.marks import ANY, CLOSING
from onrecord.text.spans import meeting
from onrecord.text.tokens import RUN
from onrecord.types import Quotation, Span

TAIL = re.compile(rf"{BLANK}+(?P<name>[^\W\d_][^\n,:;.!?“”\"‘’]{{1,60}}?){BLANK}*(?=\n|\Z)")
"""The rest of a line that ends without a full stop, as headlines do."""
MOST_NAME = 8
"""The most words of a name with its office at the end of a headline."""
BEFORE_CUE = re.compile(rf",{BLANK}*")


def of_its_subject(quotation: Quotation, quoted: Sequence[Span], text: str) -> Quotation:
    """The quotation without a source who is only spoken to; if it has no source, with the subject
    of its cue."""
    if len(quotation.cue) != 1:
        return quotation
    if quotation.source:
        quotation = _with_office(quotation, quoted, text)
        said_to = [part for part in quotation.source if _is_spoken_to(part, quotation, text)]
        return replace(
            quotation, source=tuple(part for part in quotation.source if part not in said_to)
        )
    if name := _behind_in_headline(quotation, text) or _behind_words(quotation, text):
        return replace(quotation, source=(name,))
    return _with_subject(quotation, text)


def _is_spoken_to(part: Span, quotation: Quotation, text: str) -> bool:
    """Whether a part of the source is the subject of a passive cue."""
    cue = quotation.cue[0]
    if part.end > cue.start:
        return False
    between = text[part.end : cue.end]
    participle = SPOKEN_TO.search(between)
    if participle and "\n" not in between and PASSIVE.fullmatch(between, 0, participle.start()):
        return True
    begins = any(0 <= span.start - cue.end <= 1 for span in quotation.content)
    bare = between.lstrip(f"{SPACES},") == cue.of(text)
    return (
        begins
        and bare
        and bool(ONLY_PASSIVE.match(text, cue.start) or KNOWN_AS.match(text, part.end))
    )


def _with_office(quotation: Quotation, quoted: Sequence[Span], text: str) -> Quotation:
    """The quotation; of `“A,” the mason, Ada Lund said` with all of the mason, Ada Lund as its
    source."""
    last, source = quotation.content[-1], quotation.source[0]
    stretch = next(
        (stretch for stretch in meeting([last], quoted) if last.start == stretch.start), last
    )
    if (
        not stretch.end < last.end <= source.start
        or text[stretch.end - 2] != ","
        or not BEFORE_CUE.fullmatch(text, last.end, source.start)
    ):
        return quotation
    office = (
        stretch.end + len(text[stretch.end : last.end]) - len(text[stretch.end : last.end].lstrip())
    )
    content = (*quotation.content[:-1], Span(last.start, stretch.end))
    return replace(
        quotation, content=content, source=(Span(office, source.end), *quotation.source[1:])
    )


def _behind_in_headline(quotation: Quotation, text: str) -> Span | None:
    """The name behind the cue that ends the line of a headline, its words before it: `Pool to
    close, says mayor`."""
    cue, last = quotation.cue[0], quotation.content[-1]
    match = TAIL.match(text, cue.end)
    if (
        not match
        or not 0 < cue.start - last.end + 1 <= 3
        or "," not in text[last.end - 1 : cue.start]
    ):
        return None
    return _name(match, text)


def _name(match: re.Match[str], text: str) -> Span | None:
    """The name without what goes with the verb: says mayor after vote."""
    end = OF_THE_VERB.search(text, *match.span("name"))
    name = Span(match.start("name"), end.start() if end else match.end("name"))
    words = name.of(text).split()
    return name if len(words) <= MOST_NAME and words[-1] not in ("the", "a", "an") else None


def _behind_words(quotation: Quotation, text: str) -> Span | None:
    """The subject behind a cue that stands right behind words in marks: `“It leaks,” wailed
    one.`"""
    cue, last = quotation.cue[0], quotation.content[-1]
    words = cue.of(text)
    beside = last.end <= cue.start and not text[last.end : cue.start].strip(f"{SPACES},")
    if not beside or text[last.end - 1] not in CLOSING or not words.islower():
        return None
    match = INVERTED.match(text, cue.end)
    if not match or " " in words or words.endswith(("ing", "ly")):
        return None
    return _name(match, text)


def _with_subject(quotation: Quotation, text: str) -> Quotation:
    """The quotation; of `A, known as B, says C` with the source A, known as B and the content C."""
    cue, pieces = quotation.cue[0], quotation.content
    goes_on = any(0 <= piece.start - cue.end <= 1 for piece in pieces[1:])
    between = text[pieces[0].end : cue.start]
    one_word = len(RUN.findall(cue.of(text))) == 1 and not cue.of(text).endswith("ly")
    if (
        goes_on
        and one_word
        and BEFORE_CUE.fullmatch(between)
        and _begins_with_name(pieces[0], text)
    ):
        return replace(quotation, source=pieces[:1], content=pieces[1:])
    return quotation


def _begins_with_name(piece: Span, text: str) -> bool:
    """Whether two words in capitals, the first no sentence's that a comma ends, begin the piece."""
    return bool(
        re.match(r"[^\W\d_a-z][\w’'-]+ (?:[^\W\d_a-z]\.? )?[^\W\d_a-z][\w’'-]+,", piece.of(text))
    )


def without_stray_marks(parts: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The parts but for those that are a lone quotation mark."""
    return tuple(part for part in parts if part.of(text).strip(f"{ANY} "))


def is_heading_over(quotation: Quotation, quoted: Sequence[Span], text: str) -> bool:
    """Whether a heading is taken for who says the paragraph below it: a verb with no colon, and
    words without marks."""
    if not quotation.cue or not RUN.search(text, *quotation.cue[-1]):
        return False
    cue, content = quotation.cue[-1], quotation.content
    between = text[cue.end : content[0].start]
    return (
        "\n" in between
        and ":" not in text[cue.start : content[0].start]
        and not meeting(content, quoted)
    )


def is_nickname(quotation: Quotation, quoted: Sequence[Span], text: str) -> bool:
    """Whether the words end in a name that is cut behind its nickname: `see Ada “Long Meg” | Lund
    run`."""
    last = quotation.content[-1]
    nick = next((stretch for stretch in meeting([last], quoted) if stretch.end == last.end), None)
    return bool(
        nick
        and re.fullmatch(
            r"\W+[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2}[”\"’']", nick.of(text)
        )
        and re.search(r"[^\W\d_a-z][\w’'-]+ \Z", text[max(0, nick.start - 40) : nick.start])
        and re.match(r" [^\W\d_a-z]\w", text[nick.end : nick.end + 3])
    )
