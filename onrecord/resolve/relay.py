"""Who passed words on: the outlet that quoted the speaker, the client a spokesperson speaks for,
and the quotation that contains another."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.language.english.organizations import ORGANIZATIONS
from onrecord.language.english.pronouns import FIRST_PERSON
from onrecord.language.english.relaying import (
    ACCORDING_TO,
    AS_SAYING,
    BY_WHOM,
    COMPOUND,
    FOR,
    NOBODY,
    OUTLETS,
    POSSESSED,
    QUOTING,
    REPORTED_BY,
    SPEAKING_FOR,
    THROUGH,
    TOLD,
)
from onrecord.resolve.article import Article
from onrecord.text.spans import cover, is_apart, is_within, overlap, trimmed
from onrecord.text.wrapping import as_printed, printed
from onrecord.types import Mention, Quotation, Span

REACH = 2000
"""Characters back in which `the ministry` finds its name."""
DEEPEST = 8
"""Quotations within one another that are looked through."""


def relayed_by(
    quotation: Quotation, text: str, sentence: Span, addressee: Span | None
) -> tuple[Span, ...]:
    """The spans of those who passed the words on: the one who quotes the source, or the news
    outlet that was told."""
    cue = cover(quotation.cue) if quotation.cue else None
    words = sentence.of(text)
    match = BY_WHOM.search(text, sentence.start, sentence.end) if " by " in words else None
    if match and cue and overlap(cue, Span(*match.span())):
        relay = trimmed(Span(*match.span(1)), text)
        return (relay,) if relay else ()
    if cue and QUOTING.search(cue.of(text)) and quotation.source:
        relay = _subject(text, sentence, cue)
        if relay and is_apart(relay, quotation.source):
            return (relay,)
    if "reported" in words and (match := REPORTED_BY.search(text, sentence.start, sentence.end)):
        span = Span(*match.span(1 if match[1] else 2))
        if is_apart(span, (*quotation.content, *quotation.source)):
            return (span,)
    if relay := _after_all(quotation, text, sentence, addressee):
        return (relay,)
    if cue and addressee and TOLD.search(cue.of(text)) and _is_outlet(addressee.of(text)):
        return (addressee,)
    return ()


def _after_all(
    quotation: Quotation, text: str, sentence: Span, addressee: Span | None
) -> Span | None:
    """The intermediary named at the end: said through her lawyer; said, according to the paper."""
    cue = quotation.cue[-1].end if quotation.cue else None
    if cue and (match := THROUGH.match(text, cue, sentence.end)):
        return trimmed(Span(*match.span(1)), text)
    if not cue or not quotation.source:
        return None
    ends = [
        max(quotation.source[-1].end, cue),
        quotation.content[-1].end,
        *([addressee.end] if addressee else ()),
    ]
    match = ACCORDING_TO.match(text, max(ends), max(*ends, sentence.end)) or ACCORDING_TO.match(
        text, ends[0], sentence.end
    )
    if match and is_apart(Span(*match.span(1)), (*quotation.content, *quotation.source)):
        return trimmed(Span(*match.span(1)), text)
    return None


def _is_outlet(words: str) -> bool:
    """Whether the words mean a news outlet, and not the press in general or this newspaper."""
    return bool(OUTLETS.search(words)) and not re.match(
        r"(?:the (?:press|news)$|this )", words, re.I
    )


def with_quoted_source(quotation: Quotation, text: str) -> Quotation:
    """The quotation with the original speaker as its source: the king in "the agency cited the
    king as saying"."""
    if not quotation.cue or not quotation.source:
        return quotation
    match = AS_SAYING.match(text, quotation.cue[0].start)
    named = Span(*match.span(1)) if match else None
    return (
        replace(quotation, source=(named,))
        if named and is_apart(named, quotation.source)
        else quotation
    )


def _subject(text: str, sentence: Span, cue: Span) -> Span | None:
    """The words of the clause before the cue, from the last comma or quotation mark on."""
    before = text[sentence.start : cue.start]
    start = max(before.rfind(mark) for mark in ',;“”"\n') + 1
    words = before[start:].strip()
    if not words and before.rstrip().endswith(","):  # according to the agency Velo, citing
        start = max(before.rstrip()[:-1].rfind(mark) for mark in ',;“”"\n') + 1
        words = before[start:].strip(" ,")
        words = re.sub(r"^according to\s+", "", words, flags=re.I)
    if not words or len(words) > 80:
        return None
    offset = text.index(words, sentence.start + start)
    return Span(offset, offset + len(words))


def on_behalf_of(
    source: Sequence[Span], role: Span | None, text: str, article: Article
) -> str | None:
    """The client for whom a spokesperson or lawyer speaks, by the words of the source or the
    role; None if nobody is named."""
    for span in (*source, *([role] if role else ())):
        words = span.of(text)
        for pattern in (SPEAKING_FOR, FOR, POSSESSED, COMPOUND):
            if match := pattern.search(words):
                client = Span(span.start + match.start(1), span.start + match.end(1))
                if match[1].strip().lower() in NOBODY:  # a spokesman, his lawyer
                    continue
                return _named(client, text, article)
    return None


def _named(client: Span, text: str, article: Article) -> str:
    names = [name for name in article.names_in(client) if name.untitled.start >= client.start]
    words = re.sub(r"^(?:the|a|an)\s+", "", as_printed(client, text).strip(), flags=re.I)
    if words.lower() in ORGANIZATIONS and (
        full_name := organization_called(words.lower(), client.start, article)
    ):
        return as_printed(full_name, text)
    if names and as_printed(names[-1].untitled, text) == words:
        return as_printed(article.entity[names[-1]].fullest.untitled, text)
    return words


def organization_called(noun: str, offset: int, article: Article) -> Span | None:
    """The full name of the last organization before an offset whose name contains the noun."""
    for name in article.names_before(offset, REACH):
        if noun in name.words:
            return article.entity[name].fullest.untitled
    return None


def nesting(quotations: Sequence[Quotation]) -> list[int | None]:
    """For each quotation the number of the smallest other one whose content contains it, or
    None. Takes linear time after sorting."""
    order = sorted(
        range(len(quotations)),
        key=lambda i: (quotations[i].content[0].start, -quotations[i].content[-1].end),
    )
    holders: list[int | None] = [None] * len(quotations)
    open_: list[int] = []
    for number in order:
        whole = cover(quotations[number].content)
        while open_ and quotations[open_[-1]].content[-1].end < whole.end:
            open_.pop()
        around = reversed(open_[-DEEPEST:])
        holders[number] = next(
            (outer for outer in around if _holds(quotations[outer], whole)), None
        )
        open_.append(number)
    return holders


def _holds(quotation: Quotation, inner: Span) -> bool:
    """Whether a span lies in the content of a quotation."""
    return any(is_within(inner, span) for span in quotation.content)


def passed_on(quotation: Quotation, every: Sequence[Quotation], text: str) -> Quotation:
    """A nested quotation, marked as passed on by the speaker of the outer one if that is somebody
    else.

    In `the mayor said she believed it` the mayor passes on only her own words.
    """
    if quotation.within is None or quotation.relayed_by:
        return quotation
    holder = every[quotation.within]
    is_same_speaker = (
        quotation.speaker_name is not None and quotation.speaker_name == holder.speaker_name
    )
    if (
        is_same_speaker
        or not holder.source
        or printed(quotation.source, text).lower() in FIRST_PERSON
    ):
        return quotation
    return replace(
        quotation, relayed_by=(Mention(as_printed(holder.source[0], text), holder.source[0]),)
    )
