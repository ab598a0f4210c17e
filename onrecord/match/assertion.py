"""Whether words assert the very claim that somebody denies: the same deed of the same people and
things, the same figures, the other way round. Likeness of topic is not enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile

import numpy as np

from onrecord.language.english.asserting import (
    ARTICLES,
    AUXILIARIES,
    CLAUSE,
    DEED,
    DENYING,
    ENDINGS,
    FIRST,
    MODALS,
    OTHERS,
    THAT,
)
from onrecord.language.english.weight import EMPTY, NUMBERS
from onrecord.match.meaning import meanings
from onrecord.match.weight import is_negation
from onrecord.match.wording import Wording

FEWEST, FEWEST_BESIDE = 3, 2
"""Words that tell something in what is denied: at least so many, or if both stand in one
article."""
COVERED = 0.85
"""How much of what the words of a claim weigh stands in the other, by stem, or nearly so in
meaning."""
NEARLY = 0.62
"""How near in meaning a word is that may stand for one of another stem: drank for drink."""
STRETCH = 2.5
"""How many times as long as the claim the stretch is at most in which its words stand together."""
SLACK = 4
"""Words more, whatever the length of the claim."""


def stem(word: str) -> str:
    """A folded word without its ending, rough: closes, closed, closing."""
    short = ENDINGS.sub("", word)
    short = short if len(short) >= 3 else word
    return short[:-1] + "y" if short.endswith("i") else short


@dataclass(frozen=True)
class Claim:
    """One sentence that is asserted or denied. `name`: the speaker's."""

    wording: Wording
    name: str | None

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The words that tell something and neither negate nor help a verb."""
        words = self.wording.words
        content = (
            w for w in words if w not in EMPTY and w not in AUXILIARIES and not is_negation(w)
        )
        return tuple(
            w for w in content if (len(w) > 1 or w.isdigit()) and w not in FIRST and w not in OTHERS
        )

    @cached_property
    def deed(self) -> str | None:
        """The first word that tells something behind a helping verb, a negation or a pronoun; None
        if there is none, or if it is a thing: was not a prison sentence."""
        words, led = self.wording.words, False
        for index, word in enumerate(words):
            if led and word in self.telling:
                return None if words[index - 1] in ARTICLES else word
            led = led or word in AUXILIARIES or word in OTHERS or word in FIRST or is_negation(word)
        return None

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of names: in capitals, though no sentence begins with them."""
        firsts, text = set(self.wording.firsts), self.wording.text
        both = zip(self.wording.words, self.wording.spans, strict=False)
        capital = (
            (index, word) for index, (word, span) in enumerate(both) if text[span.start].isupper()
        )
        return frozenset(
            stem(w)
            for index, w in capital
            if index not in firsts and w not in FIRST and w not in EMPTY
        )

    @cached_property
    def surname(self) -> str:
        """The stem of the speaker's last name."""
        parts = Wording(self.name or "").words
        return stem(parts[-1]) if parts else ""


def clauses(wording: Wording) -> Iterator[Wording]:
    """The sentences of a wording, and their clauses, each as a wording of its own."""
    spans, words = wording.spans, wording.words
    for first, last in pairwise(wording.firsts):
        if last > first and last <= len(words):
            sentence = wording.text[spans[first].start : spans[last - 1].end]
            end = spans[last - 1].end
            mark = "?" if wording.text[end : end + 3].lstrip("”\"’' ").startswith("?") else ""
            for clause in CLAUSE.split(sentence):
                yield Wording(clause + mark)


def claimed(words: str) -> str:
    """The clause within denied words: “the claim that she lied”; empty if they name a thing and no
    deed."""
    if match := THAT.search(words):
        return words[match.end() :]
    return words if DEED.match(words) else ""


def asserts(statement: Claim, denied: Claim, negates: bool, beside: bool = False) -> bool:
    """Whether a statement asserts what is denied. `negates`: whether the words denied are
    themselves negated; `beside`: whether both stand in one article."""
    if (
        len(denied.telling) + negates < (FEWEST_BESIDE if beside else FEWEST)
        or "?" in statement.wording.text[-2:]
    ):
        return False
    words = statement.wording.words
    if any(map(is_negation, words)) != negates or any(map(DENYING.match, words)):
        return False
    if _figures(statement.telling) != _figures(denied.telling) or _modals(
        statement.wording
    ) != _modals(denied.wording):
        return False
    return _same_names(statement, denied) and _covered(statement, denied)


def _figures(words: Sequence[str]) -> frozenset[str]:
    return frozenset(
        NUMBERS.get(word, word) for word in words if word in NUMBERS or word[:1].isdigit()
    )


def _modals(wording: Wording) -> frozenset[str]:
    """Whether it should be so, or may be; in May is a month."""
    both = zip(wording.words, wording.spans, strict=False)
    return frozenset(
        MODALS[word] for word, span in both if word in MODALS and wording.text[span.start].islower()
    )


def _same_names(statement: Claim, denied: Claim) -> bool:
    """Whether names and pronouns leave it open that both are about the same people and things."""
    denied_names = {*denied.names, denied.surname}
    stated_names = {*statement.names, statement.surname}
    stems = {stem(word) for word in statement.wording.words}
    if any(name not in stems and name != statement.surname for name in denied.names):
        return False
    known_stems = (
        {stem(word) for word in denied.wording.words} | denied_names | stem_of(denied.name)
    )
    shared = {stem(word) for word in denied.telling} - denied.names
    # Who does it; what follows is detail.
    led = takewhile(lambda word: stem(word) not in shared, statement.wording.words)
    others = (statement.names & set(map(stem, led))) - known_stems
    if others and (denied.name or OTHERS.isdisjoint(denied.wording.words)):
        return False
    if not FIRST.isdisjoint(denied.wording.words):
        pronoun = not OTHERS.isdisjoint(statement.wording.words)
        return (pronoun or denied.surname in stems) and FIRST.isdisjoint(statement.wording.words)
    return FIRST.isdisjoint(statement.wording.words) or bool(stated_names & denied_names)


def stem_of(name: str | None) -> frozenset[str]:
    """The stems of a name's words."""
    return frozenset(map(stem, Wording(name or "").words))


def _covered(statement: Claim, denied: Claim) -> bool:
    """Whether the words of the claim stand together in the statement."""
    indices_by_stem: dict[str, list[int]] = {}
    for index, word in enumerate(statement.wording.words):
        indices_by_stem.setdefault(stem(word), []).append(index)
    telling = denied.telling
    indices_by_word = {word: indices_by_stem.get(stem(word)) for word in telling}
    missing = [word for word in telling if not indices_by_word[word]]
    few = len(telling) < FEWEST
    if len(missing) > 1 or (few and (missing or denied.deed is None)):
        return False
    for word in missing:
        indices_by_word[word] = _near(word, statement.wording.words)
    weights = {word: meanings().weight(word) for word in telling}
    have = sum(weight for word, weight in weights.items() if indices_by_word[word])
    if have < COVERED * sum(weights.values()):
        return False
    standing = [indices for indices in indices_by_word.values() if indices]
    middle = standing[0][0]
    nearest = [min(indices, key=lambda index: abs(index - middle)) for indices in standing]
    turns = sum(later < earlier for earlier, later in pairwise(nearest))
    return (
        turns <= 1
        and max(nearest) - min(nearest) + 1 <= STRETCH * len(denied.wording.words) + SLACK
    )


def _near(word: str, words: Sequence[str]) -> list[int]:
    """The index of the word nearest in meaning, if it is near enough."""
    candidates = [
        index
        for index, neighbour in enumerate(words)
        if neighbour not in EMPTY and neighbour not in AUXILIARIES
    ]
    if not candidates:
        return []
    near = (
        meanings().vectors_of([words[index] for index in candidates])
        @ meanings().vectors_of([word])[0]
    )
    best = int(np.argmax(near))
    return [candidates[best]] if near[best] >= NEARLY else []
