"""How an abbreviation is introduced beside what it stands for."""

import re

LEADING = frozenset({"the", "or", "also", "known", "called", "abbreviated", "as", "to", "short", "for"})
"""Words that lead from the one to the other."""
LED = re.compile(rf"(?<=[ (\[])(?:{'|'.join(sorted(LEADING))}) ")
