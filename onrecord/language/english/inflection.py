"""The forms of nouns that no rule gives."""

OTHER_WORDS = frozenset(
    ("news", "evening", "evenings", "during", "thing", "things", "nothing", "something", "anything")
)
"""Words of their own that look like a form of another."""
IRREGULAR = (
    ("child", "children"),
    ("foot", "feet"),
    ("goose", "geese"),
    ("mouse", "mice"),
    ("person", "people"),
    ("tooth", "teeth"),
)
