"""Mutations: quotations changed as drafts and answers change them, each with the verdicts that are
right for it.

After mutation testing (DeMillo, Lipton and Sayward 1978): a check is as good as the faults that it
finds. Each harmful mutation changes what somebody is said to have said; each harmless one changes
only the house style, and must stay verbatim. Pure: the caller gives what is on record as sayings,
and checks the claims.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from onrecord.language.english import mistakes as english
from onrecord.text.marks import ANY
from onrecord.types import Reading, Span

LEAST_WORDS = 5
"""Words of a saying that is worth changing."""
APART = 400
"""Characters between two sayings of one article that make them two occasions, not one that a
reporter interrupts."""
ALTERED = frozenset({"altered"})
TURNED = frozenset({"altered", "denied"})
CUT = frozenset({"shortened", "altered"})
SPLICED = frozenset({"spliced"})
SENTENCE = re.compile(r"[^.!?…]+[.!?…]+[”\"’']*")


@dataclass(frozen=True, slots=True)
class Saying:
    """Something that is on record. `place`: its span in the article; `quoted`: inside quotation
    marks."""

    words: str
    speaker: str
    article: str
    place: Span
    quoted: bool


@dataclass(frozen=True, slots=True)
class Mutation:
    """A claim, and the verdicts that are right for it. `weight`: the kind of weighty words that the
    verdict has to report as left out, if it is "shortened"."""

    kind: str
    harmful: bool
    original: str
    claim: str
    speaker: str
    expected: frozenset[str]
    weight: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mutation: how it changes words, and the verdicts that are right."""

    name: str
    change: Callable[[str, random.Random], Iterable[str]]
    expected: frozenset[str] = frozenset({"verbatim"})
    weight: str | None = None


def is_right(mutation: Mutation, verdict: str, dropped: Iterable[str]) -> bool:
    """Whether a verdict is right for a mutation; if it is "shortened", the weighty word that is
    gone has to be reported."""
    names_weight = verdict != "shortened" or mutation.weight is None or mutation.weight in dropped
    return verdict in mutation.expected and names_weight


def sayings(readings: Iterable[Reading]) -> Iterator[Saying]:
    """What named speakers say in articles, in quotation marks or entirely without."""
    for reading in readings:
        for quotation in reading.quotations:
            speaker = quotation.speaker
            if (
                quotation.type == "mixed"
                or not speaker
                or not speaker.name
                or speaker.state != "named"
                or not quotation.asserted
            ):
                continue
            if speaker.kind in ("person", "organization") and speaker.name[:1].isupper():
                words = _joined(
                    [_bare(span.of(reading.document.text)) for span in quotation.content]
                )
                span = Span(quotation.content[0].start, quotation.content[-1].end)
                yield Saying(
                    words.rstrip(","),
                    speaker.name,
                    reading.document.id,
                    span,
                    quotation.type == "direct",
                )


def _bare(words: str) -> str:
    """The words without the marks around them, on one line."""
    return " ".join(words.split()).strip(f"{ANY} ")


def _joined(pieces: Sequence[str]) -> str:
    """The pieces as one who quotes them would write them: the comma of a reporter's frame is none
    of a sentence."""
    words = " ".join(pieces)
    for before, after in pairwise(pieces):
        if before.endswith(",") and after[:1].isupper() and not re.match(r"I\b", after):
            words = words.replace(f"{before} {after}", f"{before[:-1]}. {after}", 1)
    return words


def mutations(said: Sequence[Saying], seed: int = 0) -> Iterator[Mutation]:
    """All mutations of what is on record, without those whose claim happens to be what somebody
    else said."""
    chance = random.Random(seed)
    all_words = "\n".join(sorted({_folded(saying.words) for saying in said}))
    direct = [
        saying for saying in said if saying.quoted and len(saying.words.split()) >= LEAST_WORDS
    ]
    for saying in direct:
        for kind in HARMFUL:
            yield from _of_kind(saying, kind, chance, all_words)
        yield from _other_speakers(saying, said, chance)
        for kind in HARMLESS:
            for claim in kind.change(saying.words, chance):
                yield Mutation(kind.name, False, saying.words, claim, saying.speaker, kind.expected)
    yield from _splices(direct, chance)
    yield from _made_direct(said, all_words)


def _of_kind(
    saying: Saying, kind: Kind, chance: random.Random, all_words: str
) -> Iterator[Mutation]:
    for claim in kind.change(saying.words, chance):
        words = _folded(claim)
        if all_words.count(words) == _folded(saying.words).count(words):  # nobody else has said it
            yield Mutation(
                kind.name, True, saying.words, claim, saying.speaker, kind.expected, kind.weight
            )


def _folded(words: str) -> str:
    return re.sub(r"[“”„«»\"‘’'\s]+", " ", words.lower()).strip(" .,;:!?")


def _other_speakers(
    saying: Saying, said: Sequence[Saying], chance: random.Random
) -> Iterator[Mutation]:
    """The same words attributed to somebody else: to a speaker on record, and to one who is not."""
    speakers = {
        candidate.speaker for candidate in said if _folded(saying.words) in _folded(candidate.words)
    }
    surnames = {name.split()[-1] for name in speakers}
    others = sorted(
        {candidate.speaker for candidate in said if candidate.speaker.split()[-1] not in surnames}
        - speakers
    )
    for name in (*chance.sample(others, min(1, len(others))), chance.choice(english.STRANGERS)):
        yield Mutation(
            "swap speaker", True, saying.words, saying.words, name, frozenset({"other speaker"})
        )


def _splices(direct: Sequence[Saying], chance: random.Random) -> Iterator[Mutation]:
    """Sentences of one speaker from two places, joined with an ellipsis and without."""
    by_speaker = defaultdict[str, list[Saying]](list)
    for saying in direct:
        by_speaker[saying.speaker].append(saying)
    for speaker, said_by_speaker in by_speaker.items():
        pairs = [pair for pair in combinations(said_by_speaker, 2) if _are_apart(*pair)]
        for earlier, later in chance.sample(pairs, min(2, len(pairs))):
            first, second = _opening(earlier.words), _opening(later.words)
            if first and second and _folded(first) != _folded(second):
                yield from _joints(f"{earlier.words} / {later.words}", first, second, speaker)


def _joints(original: str, first: str, second: str, speaker: str) -> Iterator[Mutation]:
    """Two sentences joined whole, and the beginning of one with the end of the other."""
    begin, end = first.split(), second.split()
    halves = " ".join(begin[: (len(begin) + 1) // 2]), " ".join(end[len(end) // 2 :])
    for name, joint in (("splice", " "), ("splice with an ellipsis", " … ")):
        yield Mutation(name, True, original, f"{first}{joint}{second}", speaker, SPLICED)
    if min(len(half.split()) for half in halves) >= LEAST_WORDS:
        claim = f"{halves[0]} … {halves[1]}"
        yield Mutation("splice halves", True, original, claim, speaker, SPLICED | ALTERED)


def _are_apart(earlier: Saying, later: Saying) -> bool:
    between = later.place.start - earlier.place.end
    return earlier.article != later.article or between > APART


def _opening(words: str) -> str | None:
    """The first sentence, if it is long enough."""
    match = SENTENCE.match(words)
    sentence = match[0].strip() if match else f"{words.rstrip(',')}."
    return sentence if len(sentence.split()) >= LEAST_WORDS else None


def _made_direct(said: Sequence[Saying], all_words: str) -> Iterator[Mutation]:
    """A reporter's paraphrase, as if the speaker had said it in these words."""
    for saying in said:
        words = re.sub(r"^that\s+", "", saying.words)
        if (
            not saying.quoted
            and len(words.split()) >= LEAST_WORDS
            and all_words.count(_folded(words)) == 1
        ):
            claim = f"“{words[0].upper()}{words[1:]}”"
            yield Mutation(
                "make direct", True, saying.words, claim, saying.speaker, frozenset({"made direct"})
            )


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
