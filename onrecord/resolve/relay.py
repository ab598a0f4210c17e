"""Through whom words came: who quoted the speaker, for whom the speaker speaks, and which quotation lies in which."""

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


def relayed_by(quotation: Quotation, text: str, sentence: Span, addressee: Span | None) -> tuple[Span, ...]:
    """Who passed the words on: who quotes the source, or the news outlet that was told."""
    cue = cover(quotation.cue) if quotation.cue else None
    told = sentence.of(text)
    found = BY_WHOM.search(text, sentence.start, sentence.end) if " by " in told else None
    if found and cue and overlap(cue, Span(*found.span())):
        relay = trimmed(Span(*found.span(1)), text)
        return (relay,) if relay else ()
    if cue and QUOTING.search(cue.of(text)) and quotation.source:
        relay = _subject(text, sentence, cue)
        if relay and is_apart(relay, quotation.source):
            return (relay,)
    if "reported" in told and (found := REPORTED_BY.search(text, sentence.start, sentence.end)):
        span = Span(*found.span(1 if found[1] else 2))
        if is_apart(span, (*quotation.content, *quotation.source)):
            return (span,)
    if relay := _after_all(quotation, text, sentence, addressee):
        return (relay,)
    if cue and addressee and TOLD.search(cue.of(text)) and _is_outlet(addressee.of(text)):
        return (addressee,)
    return ()


def _after_all(quotation: Quotation, text: str, sentence: Span, addressee: Span | None) -> Span | None:
    """Through whom it came, told behind all the rest: said through her lawyer; said, according to the paper."""
    cue = quotation.cue[-1].end if quotation.cue else None
    if cue and (found := THROUGH.match(text, cue, sentence.end)):
        return trimmed(Span(*found.span(1)), text)
    if not cue or not quotation.source:
        return None
    ends = [max(quotation.source[-1].end, cue), quotation.content[-1].end, *([addressee.end] if addressee else ())]
    found = ACCORDING_TO.match(text, max(ends), max(*ends, sentence.end)) or ACCORDING_TO.match(
        text, ends[0], sentence.end
    )
    if found and is_apart(Span(*found.span(1)), (*quotation.content, *quotation.source)):
        return trimmed(Span(*found.span(1)), text)
    return None


def _is_outlet(words: str) -> bool:
    """Whether the words are a news outlet's, not those of the press in general nor of this very newspaper."""
    return bool(OUTLETS.search(words)) and not re.match(r"(?:the (?:press|news)$|this )", words, re.I)


def with_quoted_source(quotation: Quotation, text: str) -> Quotation:
    """In `the agency cited the king as saying`, read as the agency's words: the same quotation as the king's."""
    if not quotation.cue or not quotation.source:
        return quotation
    found = AS_SAYING.match(text, quotation.cue[0].start)
    named = Span(*found.span(1)) if found else None
    return replace(quotation, source=(named,)) if named and is_apart(named, quotation.source) else quotation


def _subject(text: str, sentence: Span, cue: Span) -> Span | None:
    """The words of the clause before the cue, from the last comma or mark on."""
    before = text[sentence.start : cue.start]
    start = max(before.rfind(mark) for mark in ',;“”"\n') + 1
    words = before[start:].strip()
    if not words and before.rstrip().endswith(","):  # according to the agency Velo, citing
        start = max(before.rstrip()[:-1].rfind(mark) for mark in ',;“”"\n') + 1
        words = before[start:].strip(" ,")
        words = re.sub(r"^according to\s+", "", words, flags=re.I)
    if not words or len(words) > 80:
        return None
    place = text.index(words, sentence.start + start)
    return Span(place, place + len(words))


def on_behalf_of(source: Sequence[Span], role: Span | None, text: str, article: Article) -> str | None:
    """For whom a spokesperson or lawyer speaks, by the words of the source or of the role."""
    for span in (*source, *([role] if role else ())):
        words = span.of(text)
        for pattern in (SPEAKING_FOR, FOR, POSSESSED, COMPOUND):
            if found := pattern.search(words):
                place = Span(span.start + found.start(1), span.start + found.end(1))
                if found[1].strip().lower() in NOBODY:  # a spokesman, his lawyer
                    continue
                return _named(place, text, article)
    return None


def _named(place: Span, text: str, article: Article) -> str:
    names = [name for name in article.names_in(place) if name.own.start >= place.start]
    words = re.sub(r"^(?:the|a|an)\s+", "", as_printed(place, text).strip(), flags=re.I)
    if words.lower() in ORGANIZATIONS and (known := organization_called(words.lower(), place.start, article)):
        return as_printed(known, text)
    if names and as_printed(names[-1].own, text) == words:
        return as_printed(article.entity[names[-1]].fullest.own, text)
    return words


def organization_called(noun: str, place: int, article: Article) -> Span | None:
    """The full name of the organization last named by the noun."""
    for name in article.names_before(place, REACH):
        if noun in name.words:
            return article.entity[name].fullest.own
    return None


def nesting(quotations: Sequence[Quotation]) -> list[int | None]:
    """For each quotation the number of the smallest other one whose content it lies in. Linear but for sorting."""
    order = sorted(
        range(len(quotations)), key=lambda i: (quotations[i].content[0].start, -quotations[i].content[-1].end)
    )
    found: list[int | None] = [None] * len(quotations)
    open_: list[int] = []
    for number in order:
        whole = cover(quotations[number].content)
        while open_ and quotations[open_[-1]].content[-1].end < whole.end:
            open_.pop()
        around = (o for o in reversed(open_[-DEEPEST:]) if any(is_within(whole, s) for s in quotations[o].content))
        holder = next(around, None)
        found[number] = holder
        open_.append(number)
    return found


def passed_on(quotation: Quotation, every: Sequence[Quotation], text: str) -> Quotation:
    """A nested quotation, passed on by whoever says the one around it, if that is somebody else.

    In `the mayor said she believed it` she passes on nobody's words but her own.
    """
    if quotation.within is None or quotation.relayed_by:
        return quotation
    holder = every[quotation.within]
    own = quotation.speaker_name is not None and quotation.speaker_name == holder.speaker_name
    if own or not holder.source or printed(quotation.source, text).lower() in FIRST_PERSON:
        return quotation
    return replace(quotation, relayed_by=(Mention(as_printed(holder.source[0], text), holder.source[0]),))
