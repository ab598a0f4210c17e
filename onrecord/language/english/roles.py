"""What a person can be, and what stands before their names. All in lower case."""

from onrecord.language.english.lists import words
from onrecord.language.english.pronouns import HE, SHE

RANKS = words("roles/ranks")
"""Abbreviated offices and ranks, which stand before names."""
HONORIFICS = {
    **dict.fromkeys(
        ("mr", "sir", "lord", "king", "prince", "father", "brother", "pope", "sheikh"), HE
    ),
    **dict.fromkeys(
        ("mrs", "ms", "miss", "mme", "madam", "lady", "dame", "queen", "princess", "sister"), SHE
    ),
    **dict.fromkeys(
        ("dr", "prof", "rev", "revd", "hon", "honourable", "honorable", "rt", "st", "msgr"), ""
    ),
    **dict.fromkeys(RANKS, ""),
}
"""Titles that stand before names, and the gender they tell."""
CIVIL = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "mme"})
"""Titles that nothing but a name can follow."""
HE_ROLES, SHE_ROLES = words("roles/he"), words("roles/she")
ROLES = HE_ROLES | SHE_ROLES | RANKS | words("roles/roles")
"""What a person can be: heads of titles and descriptions."""
OFFICES = words("roles/offices")
"""Those that an article tells of whoever has them: where it does not, the mayor is somebody
else."""
QUALIFIERS = words("roles/qualifiers")
"""What may stand before or between the words of a title."""
GROUPS = words("roles/groups")
"""Words for several people."""
PARTIES = frozenset({"democrats", "republicans", "conservatives", "liberals"})
"""Those of them that are names."""
TELLING_APART = frozenset({"former", "deputy", "vice", "acting", "late", "assistant", "ex"})
"""What makes two holders of one office two."""
