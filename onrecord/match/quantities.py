"""Quantities in a row of tokens: figures or numerals with their sign, currency, scale, per cent and
degrees.

“-$5m”, “minus five million dollars” and “−$5,000,000” are one quantity; so are “5%” and “five per
cent”, “2½” and “two and a half”, “⅔” and “two-thirds”, “21st” and “twenty-first”, “14 June” and
“June 14th”. “5” and “£5” are not.
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
    """The quantity that begins with a token; a physical unit behind a number counts as one of its
    own."""
    if tokens[first].sort == "word" and tokens[first].word not in OPENING:
        return None
    if (reading := _unit(tokens, first) or _day(tokens, first)) is not None:
        return reading
    index, sign, currency = first, "", ""
    if _is(tokens, index, "-", "+", "minus"):
        sign, index = ("+" if tokens[index].word == "+" else "-"), index + 1
    if (named := _currency_before(tokens, index)) is not None:
        currency, index = named, index + 1
        if not sign and _is(tokens, index, "-"):
            sign, index = "-", index + 1
    number = _number(tokens, index, bool(currency))
    if number is None:
        return None
    index, after = _after(tokens, number, currency)
    return Quantity(
        first,
        index,
        f"{sign}{currency or ''}{number.figure}{after}"
        if not after or after in _MEASURED
        else f"{sign}{after}{number.figure}",
    )


_MEASURED = frozenset({"%", "°", "°c", "°f"})


def _after(tokens: Sequence[Token], number: _Number, currency: str) -> tuple[int, str]:
    """What stands behind a number and belongs to it: per cent, degrees, or a currency if none stood
    before it."""
    index = number.last
    if _is(tokens, index, *PERCENT):
        return index + 1, "%"
    if _is(tokens, index, "per") and _is(tokens, index + 1, "cent"):
        return index + 2, "%"
    if _is(tokens, index, "°", "degrees", "degree"):
        named = {"c": "°c", "celsius": "°c", "centigrade": "°c", "f": "°f", "fahrenheit": "°f"}
        following = tokens[index + 1].word if index + 1 < len(tokens) else ""
        return (index + 2, named[following]) if following in named else (index + 1, "°")
    if not currency and index < len(tokens) and not number.ordinal:
        word = tokens[index].word
        is_whole_word = len(word) > 1 or tokens[index].joined
        if (
            word in CURRENCIES
            and is_whole_word
            and not (tokens[index].sort == "sign" and not tokens[index].joined)
        ):
            ends = index + 2 if _is(tokens, index + 1, "sterling") else index + 1
            return ends, CURRENCIES[word]
    return index, ""


def _unit(tokens: Sequence[Token], index: int) -> Quantity | None:
    """A unit behind a number, by whatever name."""
    if index == 0 or tokens[index].sort != "word" or tokens[index].word not in UNITS:
        return None
    before = tokens[index - 1]
    follows = before.sort == "number" or before.word in CARDINALS or before.word in UNITS
    return Quantity(index, index + 1, UNITS[tokens[index].word]) if follows else None


def _day(tokens: Sequence[Token], index: int) -> Quantity | None:
    """A day of a month, whichever comes first: 14 June, the 14th of June, June 14."""
    if (number := _day_number(tokens, index)) is not None:
        following = number.last + 1 if _is(tokens, number.last, "of") else number.last
        if number.ordinal or following == number.last:
            return _of_month(tokens, following, index, following + 1, number)
    elif index + 1 < len(tokens) and tokens[index].sort == "word" and tokens[index].word in MONTHS:
        behind = index + 2 if _is(tokens, index + 1, "the") else index + 1
        if (number := _day_number(tokens, behind)) is not None and (
            number.ordinal or behind == index + 1
        ):
            return _of_month(tokens, index, index, number.last, number)
    return None


def _day_number(tokens: Sequence[Token], index: int) -> _Number | None:
    """A figure that may be a day's, or an ordinal in words."""
    if index >= len(tokens) or not (tokens[index].word.isdigit() or tokens[index].word in ORDINALS):
        return None
    number = (
        _in_figures(tokens, index, False)
        if tokens[index].sort == "number"
        else _in_words(tokens, index)
    )
    return number if number and number.value is not None and 1 <= number.value <= LAST_DAY else None


def _of_month(
    tokens: Sequence[Token], month: int, first: int, last: int, day: _Number
) -> Quantity | None:
    name = MONTHS.get(tokens[month].word) if month < len(tokens) else None
    return Quantity(first, last, f"{name} {day.value}") if name else None


def _currency_before(tokens: Sequence[Token], index: int) -> str | None:
    """The currency whose sign or code stands before a number."""
    if index >= len(tokens) or (
        tokens[index].word not in CURRENCIES and tokens[index].sort != "sign"
    ):
        return None
    word = tokens[index].word
    signs = tokens[index].sort == "sign" and (
        word in CURRENCIES or (not word.isascii() and word not in "°×÷±≤≥≈‰")
    )
    code = (
        tokens[index].sort == "word"
        and len(word) == 3
        and word in CURRENCIES
        and word not in ("yen", "won")
    )
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if not following or not (following.sort == "number" or (following.word == "-" and signs)):
        return None
    return CURRENCIES.get(word, word) if signs or code else None


def _number(tokens: Sequence[Token], index: int, priced: bool) -> _Number | None:
    """The number that begins with a token, in figures or in words."""
    if index >= len(tokens):
        return None
    if tokens[index].sort == "number":
        return _in_figures(tokens, index, priced)
    if tokens[index].sort != "word":
        return None
    return _half_a(tokens, index) or _parts(tokens, index) or _in_words(tokens, index)


def _in_figures(tokens: Sequence[Token], index: int, priced: bool) -> _Number:
    raw = tokens[index].word
    value = _decimal(raw)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following and following.word == "/" and (fraction := _over(tokens, index)):
        return fraction
    if following and following.joined and following.word in ENDINGS:
        return _Number(index + 2, value, raw, ordinal=True)
    if following and following.sort == "word":
        scale = (
            SCALES.get(following.word)
            if len(following.word) > 1 or (priced and following.joined)
            else None
        )
        scale = scale or following.word
        if CARDINALS.get(scale, 0) >= SMALLEST_SCALE and value is not None:
            return _Number(index + 2, value * CARDINALS[scale], raw + scale)
    return _Number(index + 1, value, raw)


def _over(tokens: Sequence[Token], index: int) -> _Number | None:
    """A fraction in figures, below one: 2/3. A season is none, nor is a date: 2024/25, 9/11."""
    above, below = tokens[index].word, tokens[index + 2].word if index + 2 < len(tokens) else ""
    if not (
        above.isdigit()
        and below.isdigit()
        and len(below) <= 2
        and 0 < int(above[:3]) < int(below) <= MOST_PARTS
    ):
        return None
    return _Number(index + 3, share(int(above), int(below)))


def _parts(tokens: Sequence[Token], index: int) -> _Number | None:
    """A fraction in words: two-thirds, three quarters; a quarter of."""
    below = tokens[index + 1].word if index + 1 < len(tokens) else ""
    above = 1 if _is(tokens, index, "a", "one") else CARDINALS.get(tokens[index].word, 0)
    parts = (
        PARTS.get(below, 0)
        if above > 1
        else PARTS.get(f"{below}s", 0)
        if _is(tokens, index + 2, "of")
        else 0
    )
    return _Number(index + 2, share(above, parts)) if 0 < above < parts else None


def share(above: int, below: int) -> Decimal:
    """A fraction as a decimal, to four places."""
    return (Decimal(above) / below).quantize(Decimal("0.0001"))


def _half_a(tokens: Sequence[Token], index: int) -> _Number | None:
    """Half a million."""
    if not (_is(tokens, index, "half") and _is(tokens, index + 1, "a")):
        return None
    scale = CARDINALS.get(tokens[index + 2].word, 0) if index + 2 < len(tokens) else 0
    return _Number(index + 3, Decimal(scale) / 2) if scale >= SMALLEST_SCALE else None


def _in_words(tokens: Sequence[Token], index: int) -> _Number | None:
    """A numeral in words: an article may stand for one hundred, thousand or million."""
    first = index
    total, current, least = Decimal(0), Decimal(0), 1 << 62
    if (
        _is(tokens, index, "a", "an")
        and index + 1 < len(tokens)
        and CARDINALS.get(tokens[index + 1].word, 0) >= 100
    ):
        current, index = Decimal(1), index + 1
    elif tokens[index].word not in CARDINALS and tokens[index].word not in ORDINALS:
        return None
    elif CARDINALS.get(tokens[index].word, 0) >= 100:
        return None  # "hundred" alone is a word
    while index < len(tokens):
        if (
            _is(tokens, index, "and")
            and current % 100 == 0
            and (total or current)
            and _continues(tokens, index + 1)
        ):
            index += 1
        word = tokens[index].word
        if word in ORDINALS and (
            index == first or (ORDINALS[word] < 10 and current % 10 == 0 and current % 100 > 10)
        ):
            return _Number(index + 1, total + current + ORDINALS[word], ordinal=True)
        value = CARDINALS.get(word)
        if value is None or tokens[index].sort != "word":
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
        index += 1
    return _with_half(tokens, _Number(index, total + current)) if index > first else None


def _with_half(tokens: Sequence[Token], number: _Number) -> _Number:
    """Two and a half; three point five; of millions, too."""
    index, value = number.last, number.value
    if value is None or value >= SMALLEST_SCALE:
        return number
    if _is(tokens, index, "and") and _is(tokens, index + 1, "a") and _is(tokens, index + 2, "half"):
        index, value = index + 3, value + Decimal("0.5")
    elif _is(tokens, index, "point"):
        digits = ""
        while (
            index + 1 < len(tokens)
            and CARDINALS.get(tokens[index + 1].word, 10) < 10
            and len(digits) < LONGEST_NUMBER
        ):
            digits, index = digits + str(CARDINALS[tokens[index + 1].word]), index + 1
        index, value = (index + 1, value + Decimal(f"0.{digits}")) if digits else (index, value)
    else:
        return number
    scale = CARDINALS.get(tokens[index].word, 0) if index < len(tokens) else 0
    return _Number(index + 1, value * scale) if scale >= SMALLEST_SCALE else _Number(index, value)


def _continues(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and CARDINALS.get(tokens[index].word, 100) < 100


def _fits(current: Decimal, value: int) -> bool:
    """Whether a numeral below a hundred may follow what was read since the last scale."""
    remainder = int(current % 100)
    return remainder == 0 or (remainder >= 20 and remainder % 10 == 0 and 0 < value < 10)


def _is(tokens: Sequence[Token], index: int, *words: str) -> bool:
    return index < len(tokens) and tokens[index].word in words


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
