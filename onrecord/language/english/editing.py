"""What editors write into the words of others, and where a full stop ends no sentence."""

import re

from onrecord.language.english.lists import words

SILENT = re.compile(
    r"\[\s*(?:sic!?|sic\.|\.\.\.|…|inaudible|laughs|laughter|applause|pause|emphasis added)\s*\]", re.IGNORECASE
)
"""What is in brackets and stands for no words of anybody."""
ABBREVIATED = words("naming/titles") | {"st", "vs", "etc", "jan", "feb", "sept", "oct", "nov", "dec"}
"""What a full stop may follow without an end of the sentence."""
