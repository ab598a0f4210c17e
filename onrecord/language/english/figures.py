"""Numbers, units, currencies and dates in words."""

from onrecord.language.english.lists import lines

NUMERALS = dict(line.split() for line in lines("quantities/numerals"))
"""Numerals in words and in figures; ordinals end in st, nd, rd or th."""
CARDINALS = {word: int(figure) for word, figure in NUMERALS.items() if figure.isdigit()}
ORDINALS = {word: int(figure[:-2]) for word, figure in NUMERALS.items() if not figure.isdigit()}
SCALES = {
    short: line.split()[-1] for line in lines("quantities/scales") for short in line.split()[:-1]
}
CURRENCIES = {
    name: line.split()[0] for line in lines("quantities/currencies") for name in line.split()
}
UNITS = {name: line.split()[0] for line in lines("quantities/units") for name in line.split()}
ENDINGS = frozenset({"st", "nd", "rd", "th"})
MONTHS = {name: line.split()[0] for line in lines("quantities/months") for name in line.split()}
PARTS = {
    "halves": 2,
    "quarters": 4,
    **{f"{word}s": value for word, value in ORDINALS.items() if 3 <= value <= 20},
}
"""Denominators in words, of more than one part."""
PERCENT = frozenset({"%", "percent", "pc", "pct"})
OPENING = frozenset(
    {"a", "an", "half", "minus", *CARDINALS, *ORDINALS, *UNITS, *CURRENCIES, *MONTHS}
)
"""Words that a quantity may begin with."""
