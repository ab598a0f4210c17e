"""The regular forms of an English word: mill, mills, milled, milling.

By rules of spelling, without a dictionary: what is no word at all is among them, and found nowhere.
"""

import re
from functools import lru_cache

from onrecord.language.english.inflection import IRREGULAR, OTHER_WORDS

SHORTEST, LONGEST = 3, 25
"""Letters of a word that has forms."""
KEPT = 1 << 12
"""Words whose forms are remembered."""
WORD = re.compile(rf"[a-z]{{{SHORTEST},{LONGEST}}}")
SIBILANT = re.compile(r"(?:s|x|z|sh|ch)$")
SHORT_SYLLABLE = re.compile(r"(?:^|[^aeiou])[aeiou][bdfglmnprt]$")
"""What doubles its last letter: plan, planned."""
DOUBLED = re.compile(r"([bdfglmnprt])\1$")


@lru_cache(KEPT)
def forms(word: str) -> tuple[str, ...]:
    """The other forms of a word in small letters: singular and plural, with -ed and -ing; empty if
    it has none."""
    if not WORD.fullmatch(word):
        return ()
    bases = {word} if word in OTHER_WORDS else {word, *_bases(word)}
    variants = {form for base in bases for form in (base, *_inflected(base))} | set(
        _irregular(word)
    )
    return tuple(sorted(variants - {word} - OTHER_WORDS))


def _bases(word: str) -> set[str]:
    """What the word may be a form of."""
    bases = set()
    if word.endswith("ies") and len(word) > 4:
        bases.add(f"{word[:-3]}y")
    elif word.endswith("ves"):
        bases |= {f"{word[:-3]}f", f"{word[:-3]}fe", word[:-1]}
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        bases.add(word[:-1])
        if word.endswith("es") and SIBILANT.search(word[:-2]):
            bases.add(word[:-2])
    elif word.endswith("ied") and len(word) > 4:
        bases.add(f"{word[:-3]}y")
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST and re.search(r"[aeiouy]", stem):
            bases |= {stem, f"{stem}e"}
            if DOUBLED.search(stem):
                bases.add(stem[:-1])
    return {base for base in bases if len(base) >= SHORTEST}


def _inflected(base: str) -> set[str]:
    """The forms of a word that is none itself."""
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return {f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"}
    plural = f"{base}es" if SIBILANT.search(base) or base.endswith("o") else f"{base}s"
    if base.endswith("e"):
        return {
            plural,
            f"{base}d",
            f"{base[:-1]}ing",
            *([f"{base[:-2]}ves"] if base.endswith("fe") else ()),
        }
    inflected = {plural, f"{base}s", f"{base}ed", f"{base}ing"}
    if SHORT_SYLLABLE.search(base):
        inflected |= {f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
    if base.endswith("f"):
        inflected.add(f"{base[:-1]}ves")
    return inflected


def _irregular(word: str) -> set[str]:
    """The plural or singular of a word that has one by no rule."""
    variants = {form for pair in IRREGULAR if word in pair for form in pair}
    for ending, replacement in (("man", "men"), ("men", "man")):
        if word.endswith(ending):
            variants.add(word.removesuffix(ending) + replacement)
    return variants
