"""Words of weight: those that turn a sentence round, bind it to a condition or take its edge off;
and those of none."""

from onrecord.language.english.lists import lines, words

NEGATIONS = words("comparing/negations")
CONDITIONS = words("comparing/conditions")
HEDGES = words("comparing/hedges")
EMPTY = words("comparing/empty")
"""Words that tell little about what was said."""
NUMBERS = dict(line.split() for line in lines("quantities/numbers"))
"""Numbers in words, and how they are written in figures."""

GENERAL = EMPTY | NEGATIONS | CONDITIONS | HEDGES | NUMBERS.keys() | words("comparing/general")
"""Words that are no subject: what everybody says whatever they talk of."""
