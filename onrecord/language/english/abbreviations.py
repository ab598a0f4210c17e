"""Abbreviations: those behind which no sentence ends, and how one is introduced beside what it
stands for."""

import re

from onrecord.language.english.lists import words
from onrecord.text.sentences import Abbreviations

LEADING = frozenset(
    {"the", "or", "also", "known", "called", "abbreviated", "as", "to", "short", "for"}
)
"""Words that lead from the one to the other."""
LED = re.compile(rf"(?<=[ (\[])(?:{'|'.join(sorted(LEADING))}) ")
ABBREVIATIONS = Abbreviations(
    titles=words("abbreviations/titles"),
    numbered=words("abbreviations/numbered"),
    behind_names=words("abbreviations/behind_names"),
    others=words("abbreviations/others"),
    starters=words("abbreviations/starters"),
)
"""Those of English, for telling where sentences end."""
