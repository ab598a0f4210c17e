"""How likely it is that a quotation denies, rejects or disputes a claim.

It is a logistic regression over signs in the cue, in the content and in the text before it. A
sentence with a “not” is a denial if it answers a claim, an accusation or a question.
`bench/denials.py --fit` makes the weights.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence

from onrecord.language.english.lists import weights_file
from onrecord.language.parts import Denial
from onrecord.text.wrapping import printed
from onrecord.types import Quotation, Span

WEIGHTS: Mapping[str, float] = json.loads(
    weights_file("denial_weights.json").read_text(encoding="utf8")
)
"""The weight of each sign, and of none (`bias`)."""
LIKELY = 0.25
"""How likely it is for it to be called a denial: chosen by folds over articles, as the weights
are."""
LEAST_ODDS = math.log(LIKELY / (1 - LIKELY))
AT_FIRST, BEFORE, BESIDE, ASKED = 400, 500, 250, 200
"""Characters of what was said that are looked at; before it, for the same words, for claims and for
questions."""
IN_SHORT = 7
"""Words of what says no more than that it is false."""
NEAR = 400
"""Characters between a quotation and an earlier one that denies something in the same breath."""
WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5
CLAUSE = re.compile(r"[.;!?\n”\"]")
AROUND = (
    *(
        "claim",
        "claim in the sentence",
        "claim before",
        "question",
        "denial before",
        "denial in the sentence",
    ),
    *("the same words before", "denial just before"),
)
"""The names of the signs around a quotation."""
_NEGATED = (
    "not",
    "not at first",
    "I did not",
    "they did not",
    "not done",
    "not said",
    "not that",
    "not but",
)
_DENIED = ("not", "I did not", "no", "they did not")
TOGETHER = (
    *((name, "claim") for name in (*_NEGATED, "false", "wrong", "no evidence", "do not believe")),
    *((name, where) for name in _DENIED for where in ("question", "the same words before")),
    *((name, "denial just before") for name in ("not", "not at first")),
)
"""Signs inside that tell more, or less, together with one around."""


def is_denial(
    quotation: Quotation, text: str, sentence: Span, earlier: Sequence[Quotation], denial: Denial
) -> bool:
    """Whether the quotation denies, rejects or disputes a claim. `earlier`: the quotations just
    before it; `denial`: the signs of a denial in the language."""
    if is_turned_round(quotation, text, denial):
        return False
    cue, inside = _cue(quotation, text, denial), _inside(quotation, text, denial)
    odds = WEIGHTS["bias"] + _weighed(_in_quotation(quotation, cue, inside))
    if odds + _most_around(inside) < LEAST_ODDS:
        return False  # spares a look around at nine in ten
    return (
        odds
        + _weighed(_with_those_around(inside, _around(quotation, text, sentence, earlier, denial)))
        >= LEAST_ODDS
    )


def _weighed(strengths: Mapping[str, float]) -> float:
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in strengths.items())


def is_turned_round(quotation: Quotation, text: str, denial: Denial) -> bool:
    """Whether the cue is a negated denial: did not deny, could not rule out."""
    if not quotation.cue:
        return False
    return bool(
        denial.NO_DENIAL.search(text[max(0, quotation.cue[0].start - 30) : quotation.cue[-1].end])
    )


def signs(
    quotation: Quotation, text: str, sentence: Span, earlier: Sequence[Quotation], denial: Denial
) -> dict[str, float]:
    """The signs of a denial, by name, combined signs included."""
    cue, inside = _cue(quotation, text, denial), _inside(quotation, text, denial)
    around = _around(quotation, text, sentence, earlier, denial)
    return _in_quotation(quotation, cue, inside) | _with_those_around(inside, around)


def _inside(quotation: Quotation, text: str, denial: Denial) -> dict[str, float]:
    """Signs in the content."""
    content = printed(quotation.content, text)[:AT_FIRST]
    negated = bool(denial.NEGATED.search(content))
    inside = {
        name: _has(sign, content) if negated or name not in denial.NEGATIVE else 0.0
        for name, sign in denial.CONTENT.items()
    }
    inside["not at first"] = _has(denial.NEGATION, " ".join(content.split()[:7]))
    inside["false at first"] = _has(denial.CONTENT["false"], " ".join(content.split()[:12]))
    inside["length"] = math.log1p(len(content.split()))
    inside["false, in short"] = inside["false"] * (len(content.split()) <= IN_SHORT)
    return inside


def _in_quotation(
    quotation: Quotation, cue: Mapping[str, float], inside: Mapping[str, float]
) -> dict[str, float]:
    """Signs in the quotation itself."""
    strengths = {f"cue: {name}": value for name, value in cue.items()}
    return strengths | dict(inside) | _together(cue, inside) | {quotation.type: 1.0}


def _has(sign: re.Pattern[str], where: str) -> float:
    return float(bool(sign.search(where)))


def _cue(quotation: Quotation, text: str, denial: Denial) -> dict[str, float]:
    """Signs in the cue, with a negation in the words of the clause before it."""
    cue = printed(quotation.cue, text)
    first = quotation.cue[0].start if quotation.cue else 0
    led = CLAUSE.split(text[max(0, first - 30) : first])[-1]
    strengths = {name: _has(sign, cue) for name, sign in denial.CUE.items()}
    strengths["not"] = _has(denial.NEGATION, f"{led} {cue}")
    strengths["do not think"] = strengths["not"] * _has(denial.THINK, cue)
    strengths["claim"] = _has(denial.CLAIM, cue)
    strengths["none"] = float(not cue)
    return strengths


def _around(
    quotation: Quotation, text: str, sentence: Span, earlier: Sequence[Quotation], denial: Denial
) -> dict[str, float]:
    """Signs in the rest of the sentence and in the text before the quotation."""
    start = min(span.start for span in (*quotation.content, *quotation.cue, *quotation.source))
    before, outside = text[max(0, start - BEFORE) : start], _outside(quotation, text, sentence)
    strengths = {
        "claim in the sentence": _has(denial.CLAIM, outside),
        "claim before": _has(denial.CLAIM, before[-BESIDE:]),
        "question": _has(denial.QUESTION, f"{before[-ASKED:]} {outside}"),
        "denial before": max(_has(denial.DENY, before), _has(denial.REJECT, before)),
        "denial in the sentence": max(_has(denial.DENY, outside), _has(denial.REJECT, outside)),
        "the same words before": _shared(printed(quotation.content, text)[:AT_FIRST], before),
        "denial just before": max(
            (_just_denied(previous, start, text, denial) for previous in earlier), default=0.0
        ),
    }
    strengths["claim"] = max(
        strengths["claim in the sentence"], strengths["claim before"], strengths["denial before"]
    )
    return strengths


def _outside(quotation: Quotation, text: str, sentence: Span) -> str:
    """The sentence without the content and the cue."""
    parts, offset = [], sentence.start
    for span in sorted((*quotation.content, *quotation.cue)):
        parts.append(text[offset : max(offset, min(span.start, sentence.end))])
        offset = max(offset, span.end)
    return " ".join((*parts, text[offset : sentence.end]))


def _shared(content: str, before: str) -> float:
    """The share of the content's longer words that also stand in the text before, whatever their
    endings."""
    stems = {word.lower()[:STEM] for word in WORD.findall(content)}
    return (
        len(stems & {word.lower()[:STEM] for word in WORD.findall(before)}) / len(stems)
        if stems
        else 0.0
    )


def _just_denied(earlier: Quotation, start: int, text: str, denial: Denial) -> float:
    """Whether an earlier quotation close by has a cue that denies."""
    if not 0 <= start + 1 - earlier.content[-1].end <= NEAR:
        return 0.0
    cue = printed(earlier.cue, text)
    return max(_has(denial.DENY, cue), _has(denial.REJECT, cue))


def _with_those_around(
    inside: Mapping[str, float], around: Mapping[str, float]
) -> dict[str, float]:
    """Signs in the surrounding text, alone and combined with signs in the content."""
    strengths = {f"around: {name}": value for name, value in around.items()}
    return strengths | {
        f"{name} + around: {where}": inside[name] * around[where] for name, where in TOGETHER
    }


def _most_around(inside: Mapping[str, float]) -> float:
    """The most that signs in the surrounding text can add, given the signs in the content. None
    of them exceeds 1."""
    most = {where: WEIGHTS.get(f"around: {where}", 0.0) for where in AROUND}
    for name, where in TOGETHER:
        most[where] += WEIGHTS.get(f"{name} + around: {where}", 0.0) * inside[name]
    return sum(max(0.0, weight) for weight in most.values())


def _together(cue: Mapping[str, float], inside: Mapping[str, float]) -> dict[str, float]:
    """Combinations of signs within the quotation."""
    against = max(cue["reject"], cue["oppose"])
    untrue = max(inside["false"], inside["wrong"])
    deed = max(inside["not done"], inside["not said"], inside["not that"])
    return {
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
