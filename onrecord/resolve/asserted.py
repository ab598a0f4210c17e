"""Tells whether the article presents a quotation as really said, or as misquoted, faked or never
said.

Saying nothing about a question is not a misquotation: somebody who "did not say whether" is not
quoted with an answer. A denial of having said something is the speaker's own statement, but the
words that the speaker denies having said do not count as said.
"""

import re

from onrecord.language.parts import Unsaid
from onrecord.text.wrapping import printed
from onrecord.types import Quotation, Span

LED, FOLLOWED, OPENED = 160, 260, 160
"""Characters that are looked at: before the cue, behind the quotation, and before what is
quoted."""
BREAK = re.compile(r"[.;!?\n”\"]\s*")


def is_asserted(quotation: Quotation, text: str, sentence: Span, unsaid: Unsaid) -> bool:
    """Whether the article treats the quotation as said; False where it says that the words were
    never said. `unsaid`: how the language says that."""
    if quotation.type == "indirect" and unsaid.OPEN_QUESTION.match(
        text, quotation.content[0].start, sentence.end
    ):
        return True
    return not (
        _is_negated(quotation, text, unsaid)
        or _is_forged(quotation, text, sentence, unsaid)
        or _is_answered_no(quotation, text, sentence, unsaid)
        or _is_refuted(quotation, text, unsaid)
    )


def _is_negated(quotation: Quotation, text: str, unsaid: Unsaid) -> bool:
    """Whether the cue is negated: she never said, was misquoted as saying, nobody said."""
    if not quotation.cue:
        return False
    first, last = quotation.cue[0].start, quotation.cue[-1].end
    if unsaid.SAYS.search(text, first, last) and unsaid.NOBODY.match(
        printed(quotation.source, text)
    ):
        return True
    led = BREAK.split(text[max(0, first - LED) : first])[-1]
    start, end = quotation.content[0]
    reported = unsaid.REPORTED_BACK.match(text, start, end) if start >= last else None
    whole = led + text[first : reported.end() if reported else last]
    if any(
        match.end() > len(led)
        for sign in (unsaid.NEGATED, unsaid.NO_TRACE)
        for match in sign.finditer(whole)
    ):
        return True
    return bool(
        unsaid.NOT_BUT.search(whole + text[last : quotation.content[0].start])
    ) or _is_of_another(quotation, text, unsaid)


def _is_of_another(quotation: Quotation, text: str, unsaid: Unsaid) -> bool:
    """Whether the article says that somebody else said it: it was not she who said."""
    if not quotation.source:
        return False
    start, end = quotation.source[0].start, quotation.source[-1].end
    return bool(
        unsaid.NOT_THEY.search(text[max(0, start - 20) : start]) and unsaid.WHO.match(text, end)
    )


def _is_forged(quotation: Quotation, text: str, sentence: Span, unsaid: Unsaid) -> bool:
    """Whether the words are attributed to a fake, a satire or the like."""
    start = quotation.content[0].start
    before = text[max(sentence.start, start - OPENED) : start]
    lead_in = before if not quotation.cue or quotation.cue[0].start < start else ""
    return bool(
        unsaid.FORGERY.search(lead_in)
        or (quotation.source and unsaid.FORGERY.search(printed(quotation.source, text)))
    )


def _is_answered_no(quotation: Quotation, text: str, sentence: Span, unsaid: Unsaid) -> bool:
    """Whether a question in the text is answered with no: Did she say it? No."""
    end = quotation.content[-1].end
    if text[end - 1 : end] == "?":
        end -= 1
    question = text[
        max(sentence.start, quotation.content[0].start - OPENED) : quotation.content[0].start
    ]
    return bool(unsaid.NO.match(text, end, end + FOLLOWED) and unsaid.DID_THEY.search(question))


def _is_refuted(quotation: Quotation, text: str, unsaid: Unsaid) -> bool:
    """Whether the rest of the sentence or the next two sentences say that the words were not
    said."""
    end = max(span.end for span in (*quotation.content, *quotation.cue, *quotation.source))
    start = quotation.content[0].start
    claimed = BREAK.split(text[max(0, start - OPENED) : start])[-1]
    if unsaid.CLAIM_THAT.search(claimed) and unsaid.IS_FALSE.match(
        text, quotation.content[-1].end, end + FOLLOWED
    ):
        return True
    after = _next(text, end)
    supposed = unsaid.SUPPOSED.search(claimed + text[quotation.content[-1].end : end])
    return bool(unsaid.UNSAID_AFTER.search(after) or (supposed and unsaid.UNPROVEN.search(after)))


def _next(text: str, end: int) -> str:
    """The rest of the sentence and the next two, up to the end of the paragraph or the next
    quotation."""
    after = text[end : end + FOLLOWED].split("\n", 1)[0]
    after = re.split(r"[“\"]", after, maxsplit=1)[0]
    parts = re.split(r"(?<=[.!?])\s+", after)
    return " ".join(parts[:3])
