"""The English words that resolving goes by; with `english/`, the one place of `resolve/` that knows the language's
vocabulary. All in lower case.
"""

from onrecord.language.english.lists import lines, words

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
SEVERAL_SPEAKING = frozenset({"we", "us", "our"})
SECOND_PERSON = frozenset({"you", "your"})
MANY = frozenset(["some", "many", "several", "two", "three", "four", "five", "most", "few", "both", "those"])
RANKS = words("roles/ranks")
"""Abbreviated offices and ranks, which stand before names."""
HONORIFICS = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "father", "brother", "pope", "sheikh"), HE),
    **dict.fromkeys(("mrs", "ms", "miss", "mme", "madam", "lady", "dame", "queen", "princess", "sister"), SHE),
    **dict.fromkeys(("dr", "prof", "rev", "revd", "hon", "honourable", "honorable", "rt", "st", "msgr"), ""),
    **dict.fromkeys(RANKS, ""),
}
"""Titles that stand before names, and the gender they tell."""
CIVIL = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "mme"})
"""Titles that nothing but a name can follow."""
SUFFIXES = {
    **dict.fromkeys(("jr", "jnr", "junior", "ii"), "jr"),
    **dict.fromkeys(("sr", "snr", "senior"), "sr"),
    **dict.fromkeys(("iii", "iv", "v"), "iii"),
}
"""What tells the bearers of one name apart, and which of them it names; the second is the younger of two."""
ELDER, YOUNGER = frozenset({"elder", "older", "senior"}), frozenset({"younger", "junior"})
POSTNOMINALS = words("names/postnominals")
"""What may stand behind a person's name, in capitals."""
PARTICLES = words("names/particles")
"""Lower-case words inside names: de, van, bin."""
HE_ROLES, SHE_ROLES = words("roles/he"), words("roles/she")
ROLES = HE_ROLES | SHE_ROLES | RANKS | words("roles/roles")
"""What a person can be: heads of titles and descriptions."""
SURNAMES = words("names/surnames")
"""Surnames that are common words as well: occupations, titles, months, places."""
MONTHS = frozenset({"march", "april", "may", "june", "july", "august"})
"""Those that are names as well."""
OFFICES = words("roles/offices")
"""Those that an article tells of whoever has them: where it does not, the mayor is somebody else."""
QUALIFIERS = words("roles/qualifiers")
"""What may stand before or between the words of a title."""
GENERIC = words("organizations/generic")
"""Organizations that `the company` and its like may mean."""
ORGANIZATIONS = GENERIC | words("organizations/organizations")
"""What an organization can be."""
BODIES = ORGANIZATIONS - {"press", "times", "post", "daily", "town", "city", "village", "country", "state"}
"""Those in whose names small words may stand: Committee for the Arts and Letters."""
COMPANIES = words("organizations/companies")
"""What ends the name of a company."""
ADDRESSES = words("organizations/addresses")
"""What ends the names of houses and streets, which stand for whoever works there when they speak."""
SEATS = words("organizations/seats")
"""What such a house is called: the seat of the government."""
BEFORE_PLACES = words("names/before_places")
"""What begins the names of places, and no person's."""
CLASSES = {word: number for number, line in enumerate(lines("organizations/classes")) for word in line.split()}
"""What is an organization of one class: an airline is no ministry."""
STATES = words("organizations/states")
"""States and what stands for them; their names are those of organizations when they speak."""
DOCUMENTS = words("documents/documents")
"""What a document can be."""
POLLS = words("documents/polls")
"""Documents that tell what people were asked."""
STUDIES = words("documents/studies")
"""What is made for somebody, and bears the name of whoever made it: the BBC report."""
ABOUT_OWNER = words("documents/about_owner")
"""What is about whoever has it, or is issued by nobody: Ann Lee's obituary."""
ON_PLATFORM = words("documents/not_by_name")
"""What a name qualifies that is no issuer's: a Facebook post, a TV ad, the Meran bill."""
OF_ITS_TOPIC = words("documents/of_topic")
"""Documents behind which `of` leads up to what they are about: a poll of voters."""
IN_PRESS = words("documents/in_press")
"""What stands in newspapers."""
NO_ISSUERS = words("documents/no_issuers")
"""What stands in capitals before a document's noun and issues nothing: a TV ad, the Monday report."""
GROUPS = words("roles/groups")
"""Words for several people."""
PARTIES = frozenset({"democrats", "republicans", "conservatives", "liberals"})
"""Those of them that are names."""
TELLING_APART = frozenset({"former", "deputy", "vice", "acting", "late", "assistant", "ex"})
"""What makes two holders of one office two."""
QUANTITIES = words("grammar/quantities")
"""What tells how many: a majority of, 21 percent of."""
OWN = frozenset({"his", "her", "its", "their", "our", "my"})
INDEFINITE = words("grammar/indefinite")
"""What begins the description of somebody who is not told by name."""
OPENING = words("names/opening")
"""Words that are capitals only where a sentence begins, or never name a person or an organization."""
HE_NAMES, SHE_NAMES = words("names/he"), words("names/she")
"""Given names that are told of one gender nearly always."""
GIVEN = HE_NAMES | SHE_NAMES | words("names/both")
"""Given names, those of either gender as well."""
VENUES = "|".join(sorted(lines("places/venues"), key=len, reverse=True))
"""Where or in what somebody speaks or writes: the alternatives of a pattern."""
VENUE_ENDS = frozenset(venue.replace("-", " ").split()[-1] for venue in VENUES.split("|"))
"""The last words of these."""
PREPOSITIONS = words("grammar/prepositions")
DETERMINERS = words("grammar/determiners")
PAST = words("grammar/past")
"""Verbs that end a clause before a comma: when an officer called, Holm slept."""
AFTER_NOUN = words("grammar/after_noun")
"""Words that come behind the noun they describe: a source close to the office."""
MINOR = words("names/minor")
"""Words that have no capital in a headline."""
FOLLOWING = PREPOSITIONS | RELATIVE | words("grammar/following")
"""Lower-case words after a name that do not make it qualify them."""
LEADING = words("grammar/leading")
"""Prepositions that lead a phrase, and end it, or the shortest form of it."""
CLOSING = words("grammar/closing")
"""Words that no phrase has."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = frozenset([*WEEKDAYS, "today", "yesterday", "tonight"])
"""Words for days."""
ADDRESSED = frozenset(PRONOUNS) - {"his", "its", "their", "hers", "theirs"} | {"me", "us", "you", "we", "i"}
"""Pronouns for whom something is said to."""
