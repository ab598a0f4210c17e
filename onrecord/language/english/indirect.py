"""How indirect speech turns the persons of what was said."""

from onrecord.language.english.lists import words

PRONOUNS = frozenset(
    {"i", "he", "we", "she", "they", "me", "him", "us", "them", "her", "my", "his", "our", "their"}
)
COLLECTIVES = words("comparing/collectives")
"""What people speak of as "we": her country, his firm."""
OWNERS = frozenset({"my", "our", "his", "her", "their", "its"})
OURS = frozenset({"we", "us", "our"})
PEOPLE = frozenset({"those", "people"})
"""Words before "who" that stand for anybody."""
AUXILIARY = frozenset({"have"})
"""What a verb that is put back in time may have more."""
