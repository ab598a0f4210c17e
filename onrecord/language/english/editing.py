"""What editors write into the words of others, and where a full stop ends no sentence."""

import re

SILENT = re.compile(
    r"\[\s*(?:sic!?|sic\.|\.\.\.|…|inaudible|laughs|laughter|applause|pause|emphasis added)\s*\]",
    re.IGNORECASE,
)
"""What is in brackets and stands for no words of anybody."""
