"""What an organization can be, and what ends or begins its name. All in lower case."""

from onrecord.language.english.lists import lines, words

GENERIC = words("organizations/generic")
"""Organizations that `the company` and its like may mean."""
ORGANIZATIONS = GENERIC | words("organizations/organizations")
"""What an organization can be."""
BODIES = ORGANIZATIONS - {
    "press",
    "times",
    "post",
    "daily",
    "town",
    "city",
    "village",
    "country",
    "state",
}
"""Those in whose names small words may stand: Committee for the Arts and Letters."""
COMPANIES = words("organizations/companies")
"""What ends the name of a company."""
ADDRESSES = words("organizations/addresses")
"""What ends the names of houses and streets, which stand for whoever works there when they
speak."""
SEATS = words("organizations/seats")
"""What such a house is called: the seat of the government."""
CLASSES = {
    word: number
    for number, line in enumerate(lines("organizations/classes"))
    for word in line.split()
}
"""What is an organization of one class: an airline is no ministry."""
STATES = words("organizations/states")
"""States and what stands for them; their names are those of organizations when they speak."""
