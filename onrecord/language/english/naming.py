"""The words by which names of the same person or body may differ: titles, particles, endings, short
forms."""

import re

from onrecord.language.english.fields import FIELDS
from onrecord.language.english.lists import lines, words

TITLES = words("naming/titles") | (FIELDS.keys() - words("naming/surnames"))
"""Words that lead a name and are none of it; not those that many are called by: Baker, Fisher,
Painter."""
QUALIFIERS = words("naming/qualifiers")
"""What stands before a title: former, prime, vice."""
LEADERS = words("naming/leaders")
"""Titles that end all that leads a name, whatever stands before them: Kremlin Spokesman, Opposition
Leader."""
GENERATIONS = {
    "jr": "jr",
    "jnr": "jr",
    "sr": "sr",
    "snr": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
}
"""What is told behind a name to tell father and son apart, and the one spelling of it: it is part
of who they are."""
ENDINGS = words("naming/endings") | GENERATIONS.keys()
"""Words behind a name that are none of it, and those that tell the generation."""
PARTICLES = words("naming/particles")
"""Words of a last name that are no given name, though they may stand first."""
LOWER_PARTICLES = PARTICLES | {
    "abu",
    "al",
    "bin",
    "do",
    "e",
    "el",
    "ibn",
    "op",
    "ten",
    "ter",
    "u",
    "van",
    "y",
    "zu",
}
"""So are these where they begin small: Bin, Van and Al are given names, too."""
ARTICLES = frozenset({"al", "el"})
"""One word in two transliterations: al-Sisi, el-Sisi."""
LEGAL_FORMS = words("naming/legal_forms")
DEGREE = re.compile(r"\bPh\.?\s?D\b\.?", re.IGNORECASE)
NATION = re.compile(r"^(?:the\s+)?(?:U\.\s?[SK]\.?|US|UK|EU|state)\s+(?P<title>\w+)", re.IGNORECASE)
"""A country or state before a title: U.S. Rep. Marn."""
SHORT_FORMS = [line.split() for line in lines("naming/given_names")]
"""Given names, each with the short forms of it that follow."""
DEPARTMENTS = frozenset({"ministry", "department"})
"""Parts of a government, which go by their field before the word or behind it. Others do not: the
University of Varn is not Varn University, nor the Bank of Varn the Varn Bank."""
BODIES = ("department", "force", "service")
"""What a body of a place may be called with or without: Ardell Police, the Ardell Police
Department."""
LEADING_SMALL = frozenset({"of", "for", "and", "the"})

CATALOGUES = words("naming/catalogues")
"""Catalogues whose numbers each stand for one person or organization alone: Wikidata, VIAF, ISNI,
IMDb, ParlGov."""
