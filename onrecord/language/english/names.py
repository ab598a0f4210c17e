"""The words that names of persons are made of, and what tells a name from other capitals. All in
lower case."""

import re

from onrecord.language.english.lists import words
from onrecord.language.english.organizations import COMPANIES

SUFFIXES = {
    **dict.fromkeys(("jr", "jnr", "junior", "ii"), "jr"),
    **dict.fromkeys(("sr", "snr", "senior"), "sr"),
    **dict.fromkeys(("iii", "iv", "v"), "iii"),
}
"""What tells the bearers of one name apart, and which of them it names; the second is the younger
of two."""
ELDER, YOUNGER = frozenset({"elder", "older", "senior"}), frozenset({"younger", "junior"})
POSTNOMINALS = words("names/postnominals")
"""What may stand behind a person's name, in capitals."""
PARTICLES = words("names/particles")
"""Lower-case words inside names: de, van, bin."""
SURNAMES = words("names/surnames")
"""Surnames that are common words as well: occupations, titles, months, places."""
MONTHS = frozenset({"march", "april", "may", "june", "july", "august"})
"""Those that are names as well."""
BEFORE_PLACES = words("names/before_places")
"""What begins the names of places, and no person's."""
OPENING = words("names/opening")
"""Words that are capitals only where a sentence begins, or never name a person or an
organization."""
HE_NAMES, SHE_NAMES = words("names/he"), words("names/she")
"""Given names that are told of one gender nearly always."""
GIVEN = HE_NAMES | SHE_NAMES | words("names/both")
"""Given names, those of either gender as well."""
MINOR = words("names/minor")
"""Words that have no capital in a headline."""
CALLED = re.compile(
    r",? (?:(?:also|better|widely|popularly|universally) )?(?:known|nicknamed|dubbed|called)"
    r"(?: to \w+(?: \w+)?)?(?: as)? (?:simply )?[“\"‘']?([^\W\d_a-z][\w-]{1,20})\b"
)
"""A nickname behind a name: known to all as Wat."""
CAPITAL = r"[^\W\d_a-z]"
ENDS = "|".join(sorted((end for end in COMPANIES), key=len, reverse=True))
FIRM = re.compile(
    rf"{CAPITAL}[\w’'-]{{1,30}}(?:, {CAPITAL}[\w’'-]{{1,30}}){{0,5}},? "
    rf"(?:&|and(?= {CAPITAL}[\w’'-]{{1,30}},? (?i:{ENDS})\b)) {CAPITAL}[\w’'-]{{1,30}}"
)
"""Quill, Hadley & Plumb; Quill, Hadley and Plumb before LLP."""
SUFFIXED = re.compile(r"(?<=\w), (?=(?:Jr|Sr|Inc|Ltd|LLC|LLP|plc|PLC|Corp|SA|AG|NV|II|III|IV)\b)")
PARTICLE = re.compile(r"(?<=\w) (?:in )?(?:['’](?=t\b))")
OWNERS = frozenset({"children", "women", "king", "queen", "attorney", "bishop", "saint"})
"""Whose institutions have names of their own: a Children’s Hospital."""
NUMBERED = ("no", "number")
"""What leads the number of a house: Number 10."""
STOPPED = frozenset({"jr", "sr", "jnr", "snr"})
"""Suffixes that are written with a full stop."""
WITHIN = PARTICLES | {"of", "for", "in", "on", "the"}
"""Small words in front of which a name goes on, even where a source begins behind them."""
