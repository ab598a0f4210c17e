"""What binds a claim to a condition or a time."""

CONDITION, LASTING = "if", "as long as"
BINDERS: dict[tuple[str, ...], str] = {
    ("if",): CONDITION,
    ("provided",): CONDITION,
    ("providing",): CONDITION,
    ("assuming",): CONDITION,
    ("as", "long", "as"): LASTING,
    ("so", "long", "as"): LASTING,
    ("unless",): CONDITION,
    ("even", "if"): "even if",
    ("while",): "while",
    ("until",): "until",
    ("till",): "until",
    ("before",): "before",
    ("when",): "when",
    ("whenever",): "when",
    ("once",): "once",
    ("because",): "because",
    ("thanks", "to", "the", "fact", "that"): "because",
    ("although",): "although",
    ("though",): "although",
    ("even", "though"): "although",
}
"""What binds a clause, and how."""
NEGATING = ("unless",)
"""What binds a clause that is not so."""
MUST_STAND = frozenset({CONDITION, LASTING, "even if", "while", "until", "before", "when", "once"})
"""Ways of binding without which a sentence says more than it did."""
