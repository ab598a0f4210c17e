"""How likely it is that a quotation denies, rejects or disputes a claim.

A logistic regression over signs in the cue, in what is said and in what stands before it: a sentence with a “not” in
it denies something if it answers a claim, an accusation, a question. `bench/denials.py --fit` makes the weights.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.resolve.denial_signs import (
    CLAIM,
    CONTENT,
    CUE,
    DENY,
    NEGATION,
    NO_DENIAL,
    QUESTION,
    REJECT,
    THINK,
)
from onrecord.resolve.spans import words
from onrecord.types import Quotation, Span

WEIGHTS: Mapping[str, float] = json.loads(
    (Path(__file__).parent / "english" / "denial_weights.json").read_text(encoding="utf8")
)
"""The weight of each sign, and of none (`bias`)."""
LIKELY = 0.25
"""How likely it is for it to be called a denial: chosen by folds over articles, as the weights are."""
AT_FIRST, BEFORE, BESIDE, ASKED = 400, 500, 250, 200
"""Characters of what was said that are looked at; before it, for the same words, for claims and for questions."""
IN_SHORT = 7
"""Words of what says no more than that it is false."""
NEAR = 400
"""Characters between a quotation and an earlier one that denies something in the same breath."""
WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5
CLAUSE = re.compile(r"[.;!?\n”\"]")


def is_denial(quotation: Quotation, text: str, sentence: Span, earlier: Sequence[Quotation]) -> bool:
    """Whether the quotation denies, rejects or disputes a claim. `earlier`: those just before it."""
    return not is_turned_round(quotation, text) and likelihood(quotation, text, sentence, earlier) >= LIKELY


def likelihood(quotation: Quotation, text: str, sentence: Span, earlier: Sequence[Quotation]) -> float:
    """How likely it is, from 0 to 1, that the quotation denies something. `earlier`: those just before it."""
    found = signs(quotation, text, sentence, earlier)
    odds = WEIGHTS["bias"] + sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-odds))


def is_turned_round(quotation: Quotation, text: str) -> bool:
    """Whether the cue only seems to deny: did not deny, could not rule out."""
    if not quotation.cue:
        return False
    return bool(NO_DENIAL.search(text[max(0, quotation.cue[0].start - 30) : quotation.cue[-1].end]))


def signs(quotation: Quotation, text: str, sentence: Span, earlier: Sequence[Quotation]) -> dict[str, float]:
    """The signs of a denial that there are, by name, those that stand together among them."""
    content = words(quotation.content, text)[:AT_FIRST]
    inside = {name: float(bool(sign.search(content))) for name, sign in CONTENT.items()}
    inside["not at first"] = _has(NEGATION, " ".join(content.split()[:7]))
    inside["false at first"] = _has(CONTENT["false"], " ".join(content.split()[:12]))
    cue, around = _cue(quotation, text), _around(quotation, text, sentence, earlier)
    told = {f"cue: {name}": value for name, value in cue.items()}
    told |= {f"around: {name}": value for name, value in around.items()}
    told |= inside | _together(cue, inside, around)
    told["length"] = math.log1p(len(content.split()))
    told["false, in short"] = inside["false"] * (len(content.split()) <= IN_SHORT)
    told[quotation.type] = 1.0
    return told


def _has(sign: re.Pattern[str], where: str) -> float:
    return float(bool(sign.search(where)))


def _cue(quotation: Quotation, text: str) -> dict[str, float]:
    """Signs in the cue and, of its being turned round, in the words of its clause before it."""
    cue = words(quotation.cue, text)
    first = quotation.cue[0].start if quotation.cue else 0
    led = CLAUSE.split(text[max(0, first - 30) : first])[-1]
    found = {name: _has(sign, cue) for name, sign in CUE.items()}
    found["not"] = _has(NEGATION, f"{led} {cue}")
    found["do not think"] = found["not"] * _has(THINK, cue)
    found["claim"] = _has(CLAIM, cue)
    found["none"] = float(not cue)
    return found


def _around(quotation: Quotation, text: str, sentence: Span, earlier: Sequence[Quotation]) -> dict[str, float]:
    """Signs in the rest of the sentence and in what stands before the quotation."""
    start = min(span.start for span in (*quotation.content, *quotation.cue, *quotation.source))
    before, outside = text[max(0, start - BEFORE) : start], _outside(quotation, text, sentence)
    found = {
        "claim in the sentence": _has(CLAIM, outside),
        "claim before": _has(CLAIM, before[-BESIDE:]),
        "question": _has(QUESTION, f"{before[-ASKED:]} {outside}"),
        "denial before": max(_has(DENY, before), _has(REJECT, before)),
        "denial in the sentence": max(_has(DENY, outside), _has(REJECT, outside)),
        "the same words before": _shared(words(quotation.content, text)[:AT_FIRST], before),
        "denial just before": max((_just_denied(one, start, text) for one in earlier), default=0.0),
    }
    found["claim"] = max(found["claim in the sentence"], found["claim before"], found["denial before"])
    return found


def _outside(quotation: Quotation, text: str, sentence: Span) -> str:
    """The sentence without what was said and its cue."""
    parts, place = [], sentence.start
    for span in sorted((*quotation.content, *quotation.cue)):
        parts.append(text[place : max(place, min(span.start, sentence.end))])
        place = max(place, span.end)
    return " ".join((*parts, text[place : sentence.end]))


def _shared(content: str, before: str) -> float:
    """The share of the longer words that stand before, too, whatever their endings."""
    own = {word.lower()[:STEM] for word in WORD.findall(content)}
    return len(own & {word.lower()[:STEM] for word in WORD.findall(before)}) / len(own) if own else 0.0


def _just_denied(earlier: Quotation, start: int, text: str) -> float:
    """Whether an earlier quotation, near before, is put forward by a cue that denies."""
    if not 0 <= start + 1 - earlier.content[-1].end <= NEAR:
        return 0.0
    cue = words(earlier.cue, text)
    return max(_has(DENY, cue), _has(REJECT, cue))


def _together(cue: Mapping[str, float], inside: Mapping[str, float], around: Mapping[str, float]) -> dict[str, float]:
    """Signs that tell more, or less, together."""
    negated = ("not", "not at first", "I did not", "they did not", "not done", "not said", "not that", "not but")
    pairs = [(name, "claim") for name in (*negated, "false", "wrong", "no evidence", "do not believe")]
    pairs += [(name, where) for name in ("not", "I did not", "no", "they did not") for where in ("question",)]
    pairs += [(name, "the same words before") for name in ("not", "I did not", "no", "they did not")]
    pairs += [("not", "denial just before"), ("not at first", "denial just before")]
    found = {f"{name} + around: {where}": inside[name] * around[where] for name, where in pairs}
    against = max(cue["reject"], cue["oppose"])
    untrue, deed = (
        max(inside["false"], inside["wrong"]),
        max(inside["not done"], inside["not said"], inside["not that"]),
    )
    return found | {
        "not + cue: insist": inside["not"] * cue["insist"],
        "not + cue: reply": inside["not"] * cue["reply"],
        "not + cue: plead": inside["not"] * cue["plead"],
        "not but + cue: insist": inside["not but"] * cue["insist"],
        "I did not do it": inside["I did not"] * deed,
        "they did not do it": inside["they did not"] * deed,
        "against a claim": against * inside["the claim"],
        "against what is not": against * inside["not"],
        "false + cue: call": untrue * cue["call"],
        "the claim is false": untrue * inside["the claim"],
        "will not, at first": inside["will not"] * inside["not at first"],
        "no guilt": inside["not"] * inside["guilt"],
    }
