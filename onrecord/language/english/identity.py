"""What articles call people by, where names are alike: words that begin a description, roles of
many fields."""

import re

OFTEN_BOTH = frozenset(
    {
        frozenset({"politics", "law"}),
        frozenset({"politics", "forces"}),
        frozenset({"law", "forces"}),
    }
)
"""Fields that one person often belongs to: an attorney general, a general who is a minister, a
sheriff."""
OF_MANY_FIELDS = frozenset({"author", "captain", "champion", "director", "manager", "writer"})
BEHIND = re.compile(r"(?:,|\s(?:and|at|for|from|in|of|on|or|to|under|who|with))\b")
"""What stands behind the noun that a role turns on."""
DESCRIBING = frozenset(
    {"a", "an", "another", "her", "his", "its", "my", "one", "our", "some", "the", "their", "this"}
)
"""Words that begin a description, where a word for a person follows."""
