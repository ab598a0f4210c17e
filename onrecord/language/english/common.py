"""The common words, which are read when they are first asked for: they are many."""

from collections.abc import Set
from functools import cache

from onrecord.language.english.lists import words


@cache
def common_words() -> Set[str]:
    """Common words of five letters and more, from the vocabulary of the encoder's tokenizer."""
    return words("spelling/common")
