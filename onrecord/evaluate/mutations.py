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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from onrecord.evaluate.mutation_kinds import ALTERED, HARMFUL, HARMLESS, LEAST_WORDS, Kind
from onrecord.language.english import mistakes as english
from onrecord.text.marks import ANY
from onrecord.types import Reading, Span

APART = 400
"""Characters between two sayings of one article that make them two occasions, not one that a
reporter interrupts."""
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
