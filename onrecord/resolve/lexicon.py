"""The English words that resolving goes by; with `english/`, the one place of `resolve/` that knows the language's
vocabulary. All in lower case.
"""

from pathlib import Path

ENGLISH = Path(__file__).parent / "english"


def _words(file: str) -> frozenset[str]:
    """The words of a file of `english/`, parted by white space."""
    return frozenset((ENGLISH / f"{file}.txt").read_text(encoding="utf8").split())


HE, SHE, IT, THEY = "he", "she", "it", "they"
"""The four genders that pronouns tell apart."""
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), SHE),
    **dict.fromkeys(("it", "its", "itself"), IT),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), THEY),
}
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
HONORIFICS = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "father", "brother", "pope", "don", "sheikh"), HE),
    **dict.fromkeys(("mrs", "ms", "miss", "mme", "madam", "lady", "dame", "queen", "princess", "sister"), SHE),
    **dict.fromkeys(("dr", "prof", "sen", "rep", "gov", "gen", "col", "capt", "lt", "sgt"), ""),
    **dict.fromkeys(("rev", "hon", "st", "adm", "maj", "insp"), ""),
}
"""Titles that stand before names, and the gender they tell."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = _words("particles")
"""Lower-case words inside names: de, van, bin."""
HE_ROLES, SHE_ROLES = _words("roles_he"), _words("roles_she")
ROLES = HE_ROLES | SHE_ROLES | _words("roles")
"""What a person can be: heads of titles and descriptions."""
QUALIFIERS = _words("qualifiers")
"""What may stand before or between the words of a title."""
ORGANIZATIONS = _words("organizations")
"""What an organization can be."""
BODIES = ORGANIZATIONS - {"press", "times", "post", "daily", "town", "city", "village", "country", "state"}
"""Those in whose names small words may stand: Committee for the Arts and Letters."""
GENERIC = _words("generic_organizations")
"""Organizations that `the company` and its like may mean."""
STATES = _words("states")
"""States and what stands for them; their names are those of organizations when they speak."""
DOCUMENTS = _words("documents")
"""What a document can be."""
GROUPS = _words("groups")
"""Words for several people."""
INDEFINITE = _words("indefinite")
"""What begins the description of somebody who is not told by name."""
OPENING = _words("opening")
"""Words that are capitals only where a sentence begins, or never name a person or an organization."""
HE_NAMES, SHE_NAMES = _words("names_he"), _words("names_she")
"""Given names that are told of one gender nearly always."""
GIVEN = HE_NAMES | SHE_NAMES
VENUES = "|".join(sorted((ENGLISH / "venues.txt").read_text(encoding="utf8").splitlines(), key=len, reverse=True))
"""Where or in what somebody speaks or writes: the alternatives of a pattern."""
VENUE_ENDS = frozenset(venue.replace("-", " ").split()[-1] for venue in VENUES.split("|"))
"""The last words of these."""
PREPOSITIONS = _words("prepositions")
DETERMINERS = _words("determiners")
AFTER_NOUN = _words("after_noun")
"""Words that come behind the noun they describe: a source close to the office."""
MINOR = _words("minor")
"""Words that have no capital in a headline."""
FOLLOWING = PREPOSITIONS | RELATIVE | _words("following")
"""Lower-case words after a name that do not make it qualify them."""
