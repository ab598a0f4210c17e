"""What a byline is made of beside names."""

import re

from onrecord.language.english.lists import words

PREFIX = re.compile(
    r"\s*(?:by|written by|reporting by|story by|words by)\s*:?\s+(?=[^\W\d_])", re.IGNORECASE
)
_PARTICLE = r"(?:al|bin|da|de|del|della|den|der|di|dos|du|el|ibn|la|le|st|ten|ter|van|von|y)"
LOWER_ALLOWED = re.compile(_PARTICLE, re.IGNORECASE)
SEPARATOR = re.compile(
    r"\s*(?:,\s*and\s|,|;|&|\||•|·|\s[-–—]\s|\band\b|\bwith\b)\s*", re.IGNORECASE
)
PLACE = re.compile(r"\s+(?:in|at|for|of)\s+[A-ZÀ-Þ].*$")
# A name is not made of these: they tell a job, an office or a day, and end the list of names.
NOT_NAMES = words("pages/not_names")
BETWEEN_AUTHORS = re.compile(r"\s*(?:[;,|/&]|\band\b)\s*", re.IGNORECASE)
