"""Small words: those that lead, end or count a phrase, and those that none has. All in lower
case."""

from onrecord.language.english.lists import words
from onrecord.language.english.pronouns import RELATIVE

MANY = frozenset(
    ["some", "many", "several", "two", "three", "four", "five", "most", "few", "both", "those"]
)
QUANTITIES = words("grammar/quantities")
"""What tells how many: a majority of, 21 percent of."""
INDEFINITE = words("grammar/indefinite")
"""What begins the description of somebody who is not told by name."""
PREPOSITIONS = words("grammar/prepositions")
DETERMINERS = words("grammar/determiners")
PAST = words("grammar/past")
"""Verbs that end a clause before a comma: when an officer called, Holm slept."""
AFTER_NOUN = words("grammar/after_noun")
"""Words that come behind the noun they describe: a source close to the office."""
FOLLOWING = PREPOSITIONS | RELATIVE | words("grammar/following")
"""Lower-case words after a name that do not make it qualify them."""
LEADING = words("grammar/leading")
"""Prepositions that lead a phrase, and end it, or the shortest form of it."""
CLOSING = words("grammar/closing")
"""Words that no phrase has."""
COUNTED = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
