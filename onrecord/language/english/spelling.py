"""Spellings that stand for one another, and contractions."""

import re

from onrecord.language.english.lists import lines

NO_SUFFIX = frozenset(
    {
        "prize",
        "prizes",
        "prized",
        "prizing",
        "seize",
        "seizes",
        "seized",
        "seizing",
        "size",
        "capsize",
    }
)
"""Words in -ize that are no verbs made with it: to prise is another word."""
PREFIX = re.compile(r"^(?:un|dis|mis|re|over|multi|anti|self)(?=\w{4})")
SHORTENED = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
IS = re.compile(
    r"^(he|she|it|that|there|here|what|who|where|how|this|everybody|everyone|nobody|somebody)'s$"
)
HAS_BEEN = re.compile(r"^(?:been|had|got|become|taken|gone|done|made|given|come|\w+ed)$")
WHOLE: dict[str, str] = {}
BEGINNINGS: dict[str, str] = {}
for _line in lines("spelling/spellings"):
    _standard, *_others = _line.split()
    for _other in _others:
        (BEGINNINGS if _other.endswith("*") else WHOLE)[_other.rstrip("*")] = _standard.rstrip("*")
BEGINNING = re.compile("|".join(sorted(map(re.escape, BEGINNINGS), key=len, reverse=True)))
CONTRACTIONS = {
    short: tuple(whole.split())
    for short, _, whole in (_l.partition(": ") for _l in lines("spelling/contractions"))
}
"""What is contracted otherwise than by rule, and the words it stands for."""
