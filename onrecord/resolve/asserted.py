"""Whether the article says that something was said, or that it was not: a misquotation, a fake, words never spoken.

Silence is no misquotation: who did not say whether, when or how many is not quoted with an answer. Nor is a denial:
that somebody denies having said it is theirs to say; but what they deny having said is not on record as said.
"""

import re

from onrecord.language.parts import Unsaid
from onrecord.text.wrapping import printed
from onrecord.types import Quotation, Span

LED, FOLLOWED, OPENED = 160, 260, 160
"""Characters that are looked at: before the cue, behind the quotation, and before what is quoted."""
BREAK = re.compile(r"[.;!?\n”\"]\s*")


def is_asserted(quotation: Quotation, text: str, sentence: Span, unsaid: Unsaid) -> bool:
    """Whether it counts as said: False where the article says that it was not. `unsaid`: how the language says that."""
    if quotation.type == "indirect" and unsaid.OPEN_QUESTION.match(text, quotation.content[0].start, sentence.end):
        return True
    return not (
        _is_negated(quotation, text, unsaid)
        or _is_forged(quotation, text, sentence, unsaid)
        or _is_answered_no(quotation, text, sentence, unsaid)
        or _is_refuted(quotation, text, unsaid)
    )


def _is_negated(quotation: Quotation, text: str, unsaid: Unsaid) -> bool:
    """Whether the cue is turned round: she never said, was misquoted as saying, nobody said."""
    if not quotation.cue:
        return False
    first, last = quotation.cue[0].start, quotation.cue[-1].end
    if unsaid.SAYS.search(text, first, last) and unsaid.NOBODY.match(printed(quotation.source, text)):
        return True
    led = BREAK.split(text[max(0, first - LED) : first])[-1]
    start, end = quotation.content[0]
    reported = unsaid.REPORTED_BACK.match(text, start, end) if start >= last else None
    whole = led + text[first : reported.end() if reported else last]
    if any(found.end() > len(led) for sign in (unsaid.NEGATED, unsaid.NO_TRACE) for found in sign.finditer(whole)):
        return True
    return bool(unsaid.NOT_BUT.search(whole + text[last : quotation.content[0].start])) or _is_of_another(
        quotation, text, unsaid
    )


def _is_of_another(quotation: Quotation, text: str, unsaid: Unsaid) -> bool:
    """It was not she who said it."""
    if not quotation.source:
        return False
    start, end = quotation.source[0].start, quotation.source[-1].end
    return bool(unsaid.NOT_THEY.search(text[max(0, start - 20) : start]) and unsaid.WHO.match(text, end))


def _is_forged(quotation: Quotation, text: str, sentence: Span, unsaid: Unsaid) -> bool:
    """Whether a fake, a satire or the like is what has it."""
    start = quotation.content[0].start
    before = text[max(sentence.start, start - OPENED) : start]
    own = before if not quotation.cue or quotation.cue[0].start < start else ""
    return bool(
        unsaid.FORGERY.search(own) or (quotation.source and unsaid.FORGERY.search(printed(quotation.source, text)))
    )


def _is_answered_no(quotation: Quotation, text: str, sentence: Span, unsaid: Unsaid) -> bool:
    """Did she say it? No."""
    end = quotation.content[-1].end
    if text[end - 1 : end] == "?":
        end -= 1
    asked = text[max(sentence.start, quotation.content[0].start - OPENED) : quotation.content[0].start]
    return bool(unsaid.NO.match(text, end, end + FOLLOWED) and unsaid.DID_THEY.search(asked))


def _is_refuted(quotation: Quotation, text: str, unsaid: Unsaid) -> bool:
    """Whether the rest of the sentence, or the next two, say that it was not said."""
    end = max(span.end for span in (*quotation.content, *quotation.cue, *quotation.source))
    start = quotation.content[0].start
    claimed = BREAK.split(text[max(0, start - OPENED) : start])[-1]
    if unsaid.CLAIM_THAT.search(claimed) and unsaid.IS_FALSE.match(text, quotation.content[-1].end, end + FOLLOWED):
        return True
    after = _next(text, end)
    supposed = unsaid.SUPPOSED.search(claimed + text[quotation.content[-1].end : end])
    return bool(unsaid.UNSAID_AFTER.search(after) or (supposed and unsaid.UNPROVEN.search(after)))


def _next(text: str, end: int) -> str:
    """What follows in the paragraph, no more than two sentences and nothing that is quoted."""
    after = text[end : end + FOLLOWED].split("\n", 1)[0]
    after = re.split(r"[“\"]", after, maxsplit=1)[0]
    parts = re.split(r"(?<=[.!?])\s+", after)
    return " ".join(parts[:3])
