"""The kinds of changes that are made to words: harmful ones, which a check must not believe, and harmless ones."""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.language.english import mistakes as english

LEAST_WORDS = 5
"""Words of a saying that is worth changing."""


ALTERED = frozenset({"altered"})


TURNED = frozenset({"altered", "denied"})


CUT = frozenset({"shortened", "altered"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mutation: how it changes words, and the verdicts that are right."""

    name: str
    change: Callable[[str, random.Random], Iterable[str]]
    expected: frozenset[str] = frozenset({"verbatim"})
    weight: str | None = None


def _drop_negation(words: str, chance: random.Random) -> Iterator[str]:
    if match := re.search(r"\b(\w+)n[’']t\b", words):
        plain = english.CONTRACTED.get(match[1].lower(), match[1])
        yield words[: match.start()] + plain + words[match.end() :]
    for pattern, left in (
        (r"\s+not\b", ""),
        (r"\bnever\s+", ""),
        (r"\bcannot\b", "can"),
        (r"\bno\s+", ""),
    ):
        if re.search(pattern, words, re.IGNORECASE):
            yield re.sub(pattern, left, words, count=1, flags=re.IGNORECASE)


def _insert_negation(words: str, chance: random.Random) -> Iterator[str]:
    verbs = "|".join(english.AUXILIARIES)
    if match := re.search(rf"\b(?:{verbs})\b(?!\s+(?:not|never|no)\b)(?=\s+\w)", words):
        for negation in ("not", "never"):
            yield f"{words[: match.end()]} {negation}{words[match.end() :]}"


def _change_figure(words: str, chance: random.Random) -> Iterator[str]:
    if match := re.search(r"\d[\d,.]*\d|\d", words):
        digits = match[0]
        index = chance.choice([position for position, c in enumerate(digits) if c.isdigit()])
        replacement = chance.choice([c for c in "123456789" if c != digits[index]])
        yield (
            words[: match.start()]
            + digits[:index]
            + replacement
            + digits[index + 1 :]
            + words[match.end() :]
        )
    if match := re.search(rf"\b({'|'.join(english.NUMBERS)})\b", words):
        replacement = chance.choice([number for number in english.NUMBERS if number != match[0]])
        yield words[: match.start()] + replacement + words[match.end() :]


def _change_sign(words: str, chance: random.Random) -> Iterator[str]:
    if match := re.search(r"(?<![\w.,−-])[£$€]?\d", words):
        yield f"{words[: match.start()]}−{words[match.start() :]}"
    if match := re.search(r"[−-](?=\d)(?<!\w.)", words):
        yield words[: match.start()] + words[match.end() :]
    if match := re.search(r"(?<=\d)\.(?=\d)", words):
        yield words[: match.start()] + words[match.end() :]
    if match := re.search(r"(?<=\d)%|(?<=\d) per ?cent\b", words):
        yield words[: match.start()] + words[match.end() :]


def _change_currency(words: str, chance: random.Random) -> Iterator[str]:
    if match := re.search(rf"[{english.CURRENCY_SIGNS}](?=\d)", words):
        replacement = chance.choice([sign for sign in english.CURRENCY_SIGNS if sign != match[0]])
        yield words[: match.start()] + replacement + words[match.end() :]
        yield words[: match.start()] + words[match.end() :]
    yield from _exchanged(words, [english.CURRENCIES], chance)


def _change_unit(words: str, chance: random.Random) -> Iterator[str]:
    yield from _exchanged(words, english.UNITS, chance)


def _exchanged(words: str, rows: Iterable[Sequence[str]], chance: random.Random) -> Iterator[str]:
    """The words with the first of each row exchanged for another of it."""
    for row in rows:
        if match := re.search(rf"\b({'|'.join(row)})\b", words):
            replacement = chance.choice([word for word in row if word != match[0]])
            yield words[: match.start()] + replacement + words[match.end() :]


def _exchange_word(words: str, chance: random.Random) -> Iterator[str]:
    yield from _exchanged(words, english.EXCHANGED, chance)


def _add_word(words: str, chance: random.Random) -> Iterator[str]:
    if match := re.search(rf"\b(?:{'|'.join(english.AUXILIARIES)})\b(?=\s+\w)", words):
        yield f"{words[: match.end()]} {chance.choice(english.ADDED)}{words[match.end() :]}"


def _cut_condition(words: str, chance: random.Random) -> Iterator[str]:
    opening = "|".join(english.CONDITIONS)
    if match := re.search(rf",?\s+\b(?:{opening})\s(?:[^,.;:?!—–]|[,.](?=\d))+(?=[.;?!]|$)", words):
        remainder = words[: match.start()] + words[match.end() :]
        if len(remainder.split()) >= LEAST_WORDS:
            yield remainder
    if match := re.match(
        rf"(?:{opening})\s(?:[^,.;:?!—–]|[,.](?=\d))+,\s+(?=\w)", words, re.IGNORECASE
    ):
        remainder = words[match.end() :]
        if len(remainder.split()) >= LEAST_WORDS:
            yield remainder[0].upper() + remainder[1:]


def _cut_inside(words: str, chance: random.Random) -> Iterator[str]:
    tokens = words.split()
    if len(tokens) >= 2 * LEAST_WORDS:
        index = chance.randrange(3, len(tokens) - 5)
        yield " ".join([*tokens[:index], *tokens[index + 3 :]])


def _turn_word(words: str, chance: random.Random) -> Iterator[str]:
    both = dict([*english.OPPOSITES, *(pair[::-1] for pair in english.OPPOSITES)])
    if match := re.search(rf"\b({'|'.join(both)})\b", words):
        yield words[: match.start()] + both[match[0]] + words[match.end() :]


def _change_name(words: str, chance: random.Random) -> Iterator[str]:
    if match := re.search(r"(?<=[a-z,;] )(?!I\b)[A-Z][a-z]{3,}\b", words):
        yield words[: match.start()] + chance.choice(english.NAMES) + words[match.end() :]


def _invent(words: str, chance: random.Random) -> Iterator[str]:
    topics = sorted(set(re.findall(r"\b[a-z]{5,}\b", words)), key=lambda word: (-len(word), word))[
        :4
    ]
    if len(topics) >= 2:
        yield chance.choice(english.INVENTED).format(*chance.sample(topics, 2))


HARMFUL = (
    Kind("drop a negation", _drop_negation, TURNED | CUT, "negation"),
    Kind("insert a negation", _insert_negation, TURNED),
    Kind("change a figure", _change_figure, ALTERED),
    Kind("change a sign", _change_sign, CUT),
    Kind("change a currency", _change_currency, CUT),
    Kind("change a unit", _change_unit, ALTERED),
    Kind("exchange a word", _exchange_word, ALTERED),
    Kind("add a word", _add_word, ALTERED),
    Kind("cut a condition", _cut_condition, CUT, "condition"),
    Kind("cut words inside", _cut_inside, CUT),
    Kind("turn a word", _turn_word, TURNED),
    Kind("change a name", _change_name, ALTERED),
    Kind("invent", _invent, frozenset({"not on record"})),
)


def _as_it_is(words: str, chance: random.Random) -> Iterator[str]:
    yield words


def _other_marks(words: str, chance: random.Random) -> Iterator[str]:
    curly, straight = str.maketrans("'\"", "’”"), str.maketrans("’‘“”", "''\"\"")
    for claim in (words.translate(curly), words.translate(straight)):
        if claim != words:
            yield claim
    yield f"“{words}”"


def _other_percent(words: str, chance: random.Random) -> Iterator[str]:
    if match := re.search(r"(?<=\d)(%| per cent| percent)", words):
        for spelling in ("%", " per cent", " percent"):
            if spelling != match[0]:
                yield words[: match.start()] + spelling + words[match.end() :]


def _other_figures(words: str, chance: random.Random) -> Iterator[str]:
    if match := re.search(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,]\d)", words):
        yield words[: match.start()] + match[0].replace(",", "") + words[match.end() :]
    pattern = "|".join(word for word, number in english.NUMBERS.items() if number > 9)
    if match := re.search(
        rf"(?<![\w-])({pattern})(?![\w-])(?! (?:{'|'.join(english.NUMBERS)}|hundred|thousand))",
        words,
    ):
        yield words[: match.start()] + str(english.NUMBERS[match[0]]) + words[match.end() :]


def _edited(words: str, chance: random.Random) -> Iterator[str]:
    """As an editor marks what is theirs: [sic], an insertion, another case after a bracket."""
    tokens = words.split()
    index = chance.randrange(1, len(tokens))
    yield " ".join([*tokens[:index], "[sic]", *tokens[index:]])
    yield " ".join([*tokens[:index], "[as the town calls it]", *tokens[index:]])
    if words[0].isalpha() and not re.match(r"I\b", words):
        yield f"[{words[0].swapcase()}]{words[1:]}"


def _other_type(words: str, chance: random.Random) -> Iterator[str]:
    """Dashes, spaces, line ends, ligatures and soft hyphens as another system sets them."""
    if re.search(r" [–—-] |—", words):
        yield re.sub(r" ?[–—] ?| - ", " -- ", words)
    yield words.replace(" ", "\u00a0", 2)
    index = (
        words.index(" ", len(words) // 2) if " " in words[len(words) // 2 :] else words.index(" ")
    )
    yield f"{words[:index]}\n{words[index + 1 :]}"
    if match := re.search(r"\b[a-z]{9,}\b", words):
        middle = match.start() + len(match[0]) // 2
        yield f"{words[:middle]}\u00ad{words[middle:]}"
    if "fi" in words:
        yield words.replace("fi", "ﬁ", 1)


def _other_spelling(words: str, chance: random.Random) -> Iterator[str]:
    if match := re.search(rf"\b(?:{'|'.join(english.IZED)})(is)(?=(?:e|ed|es|ing|ation)\b)", words):
        yield f"{words[: match.end() - 2]}iz{words[match.end() :]}"
    if match := re.search(rf"\b(?:{'|'.join(english.OURED)})(our)", words):
        yield f"{words[: match.end() - 3]}or{words[match.end() :]}"


def _other_case(words: str, chance: random.Random) -> Iterator[str]:
    yield words[0].swapcase() + words[1:]
    yield words.rstrip(".!?,") if words[-1] in ".!?," else f"{words}."


HARMLESS = (
    Kind("as it is", _as_it_is),
    Kind("other quotation marks", _other_marks),
    Kind("per cent", _other_percent),
    Kind("figures and numbers", _other_figures),
    Kind("marked by an editor", _edited),
    Kind("other type", _other_type),
    Kind("other spelling", _other_spelling),
    Kind("case and full stop", _other_case),
)
