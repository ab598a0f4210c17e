"""Quantities in a row of tokens: figures or numerals with their sign, currency, scale, per cent and degrees.

“-$5m”, “minus five million dollars” and “−$5,000,000” are one quantity; so are “5%” and “five per cent”, “2½” and “two
and a half”, “⅔” and “two-thirds”, “21st” and “twenty-first”, “14 June” and “June 14th”. “5” and “£5” are not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from onrecord.language.english.figures import (
    CARDINALS,
    CURRENCIES,
    ENDINGS,
    MONTHS,
    OPENING,
    ORDINALS,
    PARTS,
    PERCENT,
    SCALES,
    UNITS,
)
from onrecord.match.tokens import LONGEST_NUMBER, Token

LAST_DAY, MOST_PARTS = 31, 10
SMALLEST_SCALE = 1000


@dataclass(frozen=True, slots=True)
class Quantity:
    """The tokens from `first` to `last`, which is not part of it, as one quantity."""

    first: int
    last: int
    key: str


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as far as it is read: up to a token that is not part of it."""

    last: int
    value: Decimal | None
    raw: str = ""
    ordinal: bool = False

    @property
    def figure(self) -> str:
        """In figures."""
        plain = self.raw if self.value is None else _plain(self.value)
        return f"{plain}th" if self.ordinal else plain


def quantity(tokens: Sequence[Token], first: int) -> Quantity | None:
    """The quantity that begins with a token; a physical unit behind a number counts as one of its own."""
    if tokens[first].sort == "word" and tokens[first].word not in OPENING:
        return None
    if (found := _unit(tokens, first) or _day(tokens, first)) is not None:
        return found
    at, sign, currency = first, "", ""
    if _is(tokens, at, "-", "+", "minus"):
        sign, at = ("+" if tokens[at].word == "+" else "-"), at + 1
    if (named := _currency_before(tokens, at)) is not None:
        currency, at = named, at + 1
        if not sign and _is(tokens, at, "-"):
            sign, at = "-", at + 1
    number = _number(tokens, at, bool(currency))
    if number is None:
        return None
    at, after = _after(tokens, number, currency)
    return Quantity(
        first,
        at,
        f"{sign}{currency or ''}{number.figure}{after}"
        if not after or after in _MEASURED
        else f"{sign}{after}{number.figure}",
    )


_MEASURED = frozenset({"%", "°", "°c", "°f"})


def _after(tokens: Sequence[Token], number: _Number, currency: str) -> tuple[int, str]:
    """What stands behind a number and belongs to it: per cent, degrees, or a currency if none stood before it."""
    at = number.last
    if _is(tokens, at, *PERCENT):
        return at + 1, "%"
    if _is(tokens, at, "per") and _is(tokens, at + 1, "cent"):
        return at + 2, "%"
    if _is(tokens, at, "°", "degrees", "degree"):
        named = {"c": "°c", "celsius": "°c", "centigrade": "°c", "f": "°f", "fahrenheit": "°f"}
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        return (at + 2, named[following]) if following in named else (at + 1, "°")
    if not currency and at < len(tokens) and not number.ordinal:
        word = tokens[at].word
        own = len(word) > 1 or tokens[at].joined
        if word in CURRENCIES and own and not (tokens[at].sort == "sign" and not tokens[at].joined):
            ends = at + 2 if _is(tokens, at + 1, "sterling") else at + 1
            return ends, CURRENCIES[word]
    return at, ""


def _unit(tokens: Sequence[Token], at: int) -> Quantity | None:
    """A unit behind a number, by whatever name."""
    if at == 0 or tokens[at].sort != "word" or tokens[at].word not in UNITS:
        return None
    before = tokens[at - 1]
    follows = before.sort == "number" or before.word in CARDINALS or before.word in UNITS
    return Quantity(at, at + 1, UNITS[tokens[at].word]) if follows else None


def _day(tokens: Sequence[Token], at: int) -> Quantity | None:
    """A day of a month, whichever comes first: 14 June, the 14th of June, June 14."""
    if (number := _day_number(tokens, at)) is not None:
        following = number.last + 1 if _is(tokens, number.last, "of") else number.last
        if number.ordinal or following == number.last:
            return _of_month(tokens, following, at, following + 1, number)
    elif at + 1 < len(tokens) and tokens[at].sort == "word" and tokens[at].word in MONTHS:
        behind = at + 2 if _is(tokens, at + 1, "the") else at + 1
        if (number := _day_number(tokens, behind)) is not None and (number.ordinal or behind == at + 1):
            return _of_month(tokens, at, at, number.last, number)
    return None


def _day_number(tokens: Sequence[Token], at: int) -> _Number | None:
    """A figure that may be a day's, or an ordinal in words."""
    if at >= len(tokens) or not (tokens[at].word.isdigit() or tokens[at].word in ORDINALS):
        return None
    found = _in_figures(tokens, at, False) if tokens[at].sort == "number" else _in_words(tokens, at)
    return found if found and found.value is not None and 1 <= found.value <= LAST_DAY else None


def _of_month(tokens: Sequence[Token], month: int, first: int, last: int, day: _Number) -> Quantity | None:
    name = MONTHS.get(tokens[month].word) if month < len(tokens) else None
    return Quantity(first, last, f"{name} {day.value}") if name else None


def _currency_before(tokens: Sequence[Token], at: int) -> str | None:
    """The currency whose sign or code stands before a number."""
    if at >= len(tokens) or (tokens[at].word not in CURRENCIES and tokens[at].sort != "sign"):
        return None
    word = tokens[at].word
    signs = tokens[at].sort == "sign" and (word in CURRENCIES or (not word.isascii() and word not in "°×÷±≤≥≈‰"))
    code = tokens[at].sort == "word" and len(word) == 3 and word in CURRENCIES and word not in ("yen", "won")
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if not following or not (following.sort == "number" or (following.word == "-" and signs)):
        return None
    return CURRENCIES.get(word, word) if signs or code else None


def _number(tokens: Sequence[Token], at: int, priced: bool) -> _Number | None:
    """The number that begins with a token, in figures or in words."""
    if at >= len(tokens):
        return None
    if tokens[at].sort == "number":
        return _in_figures(tokens, at, priced)
    if tokens[at].sort != "word":
        return None
    return _half_a(tokens, at) or _parts(tokens, at) or _in_words(tokens, at)


def _in_figures(tokens: Sequence[Token], at: int, priced: bool) -> _Number:
    raw = tokens[at].word
    value = _decimal(raw)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following and following.word == "/" and (found := _over(tokens, at)):
        return found
    if following and following.joined and following.word in ENDINGS:
        return _Number(at + 2, value, raw, ordinal=True)
    if following and following.sort == "word":
        scale = SCALES.get(following.word) if len(following.word) > 1 or (priced and following.joined) else None
        scale = scale or following.word
        if CARDINALS.get(scale, 0) >= SMALLEST_SCALE and value is not None:
            return _Number(at + 2, value * CARDINALS[scale], raw + scale)
    return _Number(at + 1, value, raw)


def _over(tokens: Sequence[Token], at: int) -> _Number | None:
    """A fraction in figures, below one: 2/3. A season is none, nor is a date: 2024/25, 9/11."""
    above, below = tokens[at].word, tokens[at + 2].word if at + 2 < len(tokens) else ""
    if not (above.isdigit() and below.isdigit() and len(below) <= 2 and 0 < int(above[:3]) < int(below) <= MOST_PARTS):
        return None
    return _Number(at + 3, share(int(above), int(below)))


def _parts(tokens: Sequence[Token], at: int) -> _Number | None:
    """A fraction in words: two-thirds, three quarters; a quarter of."""
    below = tokens[at + 1].word if at + 1 < len(tokens) else ""
    above = 1 if _is(tokens, at, "a", "one") else CARDINALS.get(tokens[at].word, 0)
    parts = PARTS.get(below, 0) if above > 1 else PARTS.get(f"{below}s", 0) if _is(tokens, at + 2, "of") else 0
    return _Number(at + 2, share(above, parts)) if 0 < above < parts else None


def share(above: int, below: int) -> Decimal:
    """A fraction as a decimal, to four places."""
    return (Decimal(above) / below).quantize(Decimal("0.0001"))


def _half_a(tokens: Sequence[Token], at: int) -> _Number | None:
    """Half a million."""
    if not (_is(tokens, at, "half") and _is(tokens, at + 1, "a")):
        return None
    scale = CARDINALS.get(tokens[at + 2].word, 0) if at + 2 < len(tokens) else 0
    return _Number(at + 3, Decimal(scale) / 2) if scale >= SMALLEST_SCALE else None


def _in_words(tokens: Sequence[Token], at: int) -> _Number | None:
    """A numeral in words: an article may stand for one hundred, thousand or million."""
    first = at
    total, current, least = Decimal(0), Decimal(0), 1 << 62
    if _is(tokens, at, "a", "an") and at + 1 < len(tokens) and CARDINALS.get(tokens[at + 1].word, 0) >= 100:
        current, at = Decimal(1), at + 1
    elif tokens[at].word not in CARDINALS and tokens[at].word not in ORDINALS:
        return None
    elif CARDINALS.get(tokens[at].word, 0) >= 100:
        return None  # "hundred" alone is a word
    while at < len(tokens):
        if _is(tokens, at, "and") and current % 100 == 0 and (total or current) and _continues(tokens, at + 1):
            at += 1
        word = tokens[at].word
        if word in ORDINALS and (at == first or (ORDINALS[word] < 10 and current % 10 == 0 and current % 100 > 10)):
            return _Number(at + 1, total + current + ORDINALS[word], ordinal=True)
        value = CARDINALS.get(word)
        if value is None or tokens[at].sort != "word":
            break
        if value >= SMALLEST_SCALE:
            if value >= least:
                break
            total, current, least = total + current * value, Decimal(0), value
        elif value == 100:
            if not 0 < current < 100:
                break
            current *= 100
        elif not _fits(current, value):
            break
        else:
            current += value
        at += 1
    return _with_half(tokens, _Number(at, total + current)) if at > first else None


def _with_half(tokens: Sequence[Token], number: _Number) -> _Number:
    """Two and a half; three point five; of millions, too."""
    at, value = number.last, number.value
    if value is None or value >= SMALLEST_SCALE:
        return number
    if _is(tokens, at, "and") and _is(tokens, at + 1, "a") and _is(tokens, at + 2, "half"):
        at, value = at + 3, value + Decimal("0.5")
    elif _is(tokens, at, "point"):
        digits = ""
        while at + 1 < len(tokens) and CARDINALS.get(tokens[at + 1].word, 10) < 10 and len(digits) < LONGEST_NUMBER:
            digits, at = digits + str(CARDINALS[tokens[at + 1].word]), at + 1
        at, value = (at + 1, value + Decimal(f"0.{digits}")) if digits else (at, value)
    else:
        return number
    scale = CARDINALS.get(tokens[at].word, 0) if at < len(tokens) else 0
    return _Number(at + 1, value * scale) if scale >= SMALLEST_SCALE else _Number(at, value)


def _continues(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and CARDINALS.get(tokens[at].word, 100) < 100


def _fits(current: Decimal, value: int) -> bool:
    """Whether a numeral below a hundred may follow what was read since the last scale."""
    rest = int(current % 100)
    return rest == 0 or (rest >= 20 and rest % 10 == 0 and 0 < value < 10)


def _is(tokens: Sequence[Token], at: int, *words: str) -> bool:
    return at < len(tokens) and tokens[at].word in words


def _decimal(figure: str) -> Decimal | None:
    if len(figure) > LONGEST_NUMBER or "," in figure:
        return None
    try:
        return Decimal(figure)
    except InvalidOperation:
        return None


def millions(figure: str) -> str | None:
    """So many millions, in full; None if it is no number."""
    value = _decimal(figure)
    return None if value is None else _plain(value * 1_000_000)


def _plain(value: Decimal) -> str:
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
