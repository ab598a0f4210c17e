"""What house style may change in a quotation without changing its words: the tiers at which two
wordings are the same.

| tier | two wordings are the same but for |
|---|---|
| exact | nothing: every letter, sign and mark |
| typography | capitals, accents, punctuation, kinds of quotation marks and dashes, hyphens, ligatures, line ends |
| spelling | spellings of one word: -ise and -ize, -our and -or, per cent and percent, & and and, compounds |
| contractions | won't and will not, I'm and I am, gonna and going to: the same words as spoken |
| numbers | figures, numerals and fractions in words, grouped digits, %, currencies, units, days of a month |
| editorial | [sic], what stands in square brackets, [T]he for the |

Each tier allows what those above it allow. A verdict of verbatim or shortened names the first at
which it holds. What no tier allows is an alteration: another currency, a per cent sign more or
less, a minus, a decimal point, a "not".
"""

from typing import Literal, get_args

Tier = Literal["exact", "typography", "spelling", "contractions", "numbers", "editorial"]
TIERS: tuple[Tier, ...] = get_args(Tier)
"""The strictest first."""
ALLOWED: dict[Tier, str] = {
    "exact": "letter for letter",
    "typography": "but for capitals and punctuation",
    "spelling": "but for spelling",
    "contractions": "but for contractions",
    "numbers": "but for how numbers and units are written",
    "editorial": "but for what is marked in square brackets",
}
"""What differs at most, in words."""
