"""Which quotations of an article a denial in it answers: “Maas denied the charges” the charges that stand right before,
“Marn rejected Plume's claim that …” what Plume is quoted as saying of it, “That's a lie” the quotation before.

A denial that names what it denies, or points back at it, is evidence without many words in common; but only within one
article, near by, and of what somebody else asserts: not of a question, a wish, a plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from onrecord.language.english import answers as signs
from onrecord.language.english.weight import EMPTY
from onrecord.match.meaning import meanings
from onrecord.match.stems import stem
from onrecord.match.weight import is_negation
from onrecord.match.wording import Wording

STEM = 6
"""Letters of a stem by which words are told apart: qualified, qualification."""
CLAIM_STEMS = frozenset(stem(word)[:STEM] for word in signs.OF_CLAIMS)
NEAR = 220
"""Characters at most between a claim and what points back at it: that charge, this, it is false."""
FAR = 700
"""Characters at most to a claim that the denial tells again."""
RUN = 260
"""Characters at most between two quotations of one accuser that "those claims" are, and a denial and its sequel."""
NEIGHBOURS = 40
"""Quotations looked at before a denial, and behind it."""
FEWEST_WORDS = 4
COVERED, BY_NAME, BY_NAME_FAR, NEGATED = 0.6, 0.2, 0.45, 0.45
"""How much of what the words of a denial weigh stands in what it answers: of the claim it tells, also if it names who
claims it, near by or not, and of a sentence that negates what stands right before."""
ECHO = 3
"""Words in a row that a denial has from what it answers."""
FEWEST_SHARED = 2


@dataclass(frozen=True)
class Passage:
    """A quotation in its article.

    `first`, `last`: where its content begins and ends; `begin`, `end`: with its cue and source; `name`, `speaker`: of
    who says it, as far as known; `lead`: the words right before it; `rejects`: whether the content is what is denied;
    `counts`: whether it is told to have been said.
    """

    number: int
    content: str
    cue: str
    source: str
    first: int
    last: int
    begin: int
    end: int
    name: str | None = None
    speaker: int | None = None
    lead: str = ""
    rejects: bool = False
    denies: bool = False
    counts: bool = True

    @cached_property
    def told(self) -> frozenset[str]:
        """The stems of the words that tell something."""
        return _telling(Wording(self.content).words)

    @cached_property
    def people(self) -> frozenset[str]:
        """The words of the speaker's name and of the source."""
        words = (*Wording(self.name or "").words, *Wording(self.source).words)
        return frozenset(word.removesuffix("'s") for word in words if word not in EMPTY)

    @cached_property
    def surname(self) -> str:
        """The last word of the name."""
        return next(reversed(Wording(self.name or "").words), "")

    @cached_property
    def asserts(self) -> bool:
        """Whether it is put forward as being so: no question, wish, plan or praise, and no denial."""
        if not self.counts or len(self.content.split()) < FEWEST_WORDS or pointer(self):
            return False
        about = signs.ONLY_ABOUT.search(self.cue) and not signs.ACCUSE.search(self.cue)
        return not about and not signs.NO_CLAIM.search(self.cue) and not signs.QUESTION.match(self.content)

    @cached_property
    def negates(self) -> bool:
        """Whether there is a “not” in it."""
        return any(map(is_negation, Wording(self.content).words))

    @cached_property
    def accuses(self) -> bool:
        """Whether it is put forward as an accusation, or tells of a wrong."""
        return bool(signs.CLAIMED.search(self.cue) or signs.WRONG.search(self.content))


@dataclass(frozen=True, slots=True)
class Pointer:
    """How a denial tells what it denies. `who`: the words that name who claims it; `topic`: stems of the claim, and
    whether it `negates`; `several`: it points at more than one."""

    kind: Literal["back", "wrong", "named", "told"]
    who: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    negates: bool = False
    several: bool = False


def answered(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """The numbers of denials and of what they answer, given the quotations of an article in their order."""
    linked: dict[int, list[Passage]] = {}
    accused: list[tuple[Passage, Pointer]] = []
    for place, one in enumerate(passages):
        if not one.denies or not one.counts or not one.source:
            continue
        before = passages[max(0, place - NEIGHBOURS) : place][::-1]
        after = passages[place + 1 : place + 1 + NEIGHBOURS]
        if points := pointer(one):
            found = _pointed(one, points, before, after)
            if points.kind == "named":
                found = found or _as_before(one, points, accused, linked)
                accused.append((one, points))
        else:
            found = _negated(one, before)
        found = found or _carried_on(one, before, linked)
        linked[one.number] = found
        yield from ((one.number, other.number) for other in found)


def pointer(one: Passage) -> Pointer | None:
    """How a denial tells what it denies; None if it tells nothing of it, or only a thing."""
    content, several = one.content, bool(signs.SEVERAL.search(one.content[: signs.AT_FIRST]))
    rejects = one.rejects and not signs.CONTRADICTING.search(one.cue)
    if rejects or (signs.REJECTING.search(one.cue) and not signs.TURNED_ROUND.search(one.cue)):
        return _denied(content, several)
    first = content[: signs.AT_FIRST]
    called = signs.CALLING.search(one.cue) and signs.VERDICT.search(content)
    verdict = called or signs.CLAIM_IS_FALSE.search(first)
    if named := _named(first) if verdict else None:
        return named
    if verdict and (found := signs.WHAT_IS_CLAIMED.match(content)):
        return _told(found["what"])
    if verdict and (signs.BARE.match(content) or (called and signs.POINTING.match(content))):
        return Pointer("back", several=several)
    return Pointer("back") if signs.IT_IS_FALSE.match(content) else None


def _denied(content: str, several: bool) -> Pointer | None:
    if signs.ANY_WRONG.match(content):
        return Pointer("wrong")
    if signs.POINTED.match(content):
        return Pointer("back", several=several)
    if named := _named(content):
        return named
    if signs.BARE.match(content):
        return Pointer("back", several=several)
    if signs.TELLING.match(content):
        return _told(content)
    return None


def _told(words: str) -> Pointer:
    wording = Wording(words)
    return Pointer("told", topic=_telling(_no_names(wording)), negates=any(map(is_negation, wording.words)))


def _named(words: str) -> Pointer | None:
    """Whose claim it is: Plume's claim that …, accusations by Plume."""
    if not (found := signs.OF_SOMEBODY.match(words) or signs.BY_SOMEBODY.search(words)):
        return None
    who = frozenset(w for w in Wording(found["who"]).words if w not in EMPTY)
    if not who:
        return None
    return Pointer("named", who, _telling(Wording(words[found.end() :]).words))


def _pointed(one: Passage, points: Pointer, before: Sequence[Passage], after: Sequence[Passage]) -> list[Passage]:
    """What a denial points at."""
    if points.kind in ("back", "wrong"):
        near = _before(one, before, points.kind == "wrong")
        return _with_its_run(near, before) if points.several else near
    if points.kind == "named":
        return _of_accuser(one, points, [each for each in (*before, *after) if _may_answer(one, each)])
    topic = points.topic - _of(one)
    near = [each for each in before if one.begin - each.last <= FAR and _may_answer(one, each)]
    others = [each for each in near if each.negates == points.negates]
    scores = [(_covered(topic, each.told), each) for each in others if len(topic & each.told) >= FEWEST_SHARED]
    best = max(scores, key=lambda scored: scored[0], default=(0.0, one))
    return [best[1]] if best[0] >= COVERED else []


def _of_accuser(one: Passage, points: Pointer, others: Sequence[Passage]) -> list[Passage]:
    theirs = [each for each in others if each.surname in points.who or points.who <= each.people]
    topic = points.topic - _of(one) - {stem(word)[:STEM] for word in points.who}
    found = []
    for each in theirs:
        near, share = 0 <= one.begin - each.last <= NEAR, _covered(topic, each.told)
        if len(topic & each.told) < min(FEWEST_SHARED, len(topic)):
            share = 0.0
        if (near and (signs.ACCUSE.search(each.cue) or share >= BY_NAME or not topic)) or share >= BY_NAME_FAR:
            found.append((share + near, each))
    return [max(found, key=lambda scored: scored[0])[1]] if found else []


def _as_before(
    one: Passage, points: Pointer, accused: Sequence[tuple[Passage, Pointer]], linked: dict[int, list[Passage]]
) -> list[Passage]:
    """What an earlier denial, as in a headline, answers that rejects a claim of the same accuser."""
    for each, theirs in accused[-NEIGHBOURS:]:
        if theirs.who & points.who and _same_speaker(each, one) and linked.get(each.number):
            return [other for other in linked[each.number] if _may_answer(one, other)]
    return []


def _before(one: Passage, before: Sequence[Passage], wrong: bool) -> list[Passage]:
    """The nearest that somebody else asserts right before."""
    for each in before:
        if one.begin - each.last > NEAR:
            return []
        if _may_answer(one, each) and (each.accuses or not wrong):
            return [each]
    return []


def _with_its_run(near: Sequence[Passage], before: Sequence[Passage]) -> list[Passage]:
    """With it what the same speaker asserts right before that."""
    found = list(near)
    for each in before:
        if found and each.last <= found[-1].begin:
            if not each.asserts or not _same_speaker(each, found[-1]) or found[-1].begin - each.last > RUN:
                break
            found.append(each)
    return found


def _negated(one: Passage, before: Sequence[Passage]) -> list[Passage]:
    """What stands right before and the denial negates in its words."""
    for each in before:
        if one.begin - each.last > NEAR:
            return []
        if _may_answer(one, each) and (_negates(one, each) or _rejects(one, each)):
            return [each]
    return []


def _rejects(one: Passage, other: Passage) -> bool:
    """Whether a denial answers the accusation right before, as the words between tell or its own."""
    negated = bool(signs.NEGATION.search(signs.NOT_KNOWN.sub(" ", one.content[: signs.AT_FIRST])))
    common = (one.told & other.told) - _of(one) - _of(other)
    if signs.LED.search(one.lead[-max(one.begin - other.last, 1) :]):
        return negated
    if signs.CLAIMED.search(other.cue) and not other.negates:
        return negated and bool(common)
    return bool(signs.REPLYING.search(one.cue)) and len(common) >= FEWEST_SHARED + 1


def _negates(one: Passage, other: Passage) -> bool:
    words = Wording(one.content)
    for first, last in pairwise(words.firsts):
        sentence = words.words[first:last]
        text = words.text[words.spans[first].start : words.spans[last - 1].end + 1]
        if not any(map(is_negation, sentence)) or signs.NOT_KNOWN.search(text):
            continue
        own = _telling(sentence) - _of(one)
        if len(own & other.told) >= FEWEST_SHARED and _covered(own, other.told | _of(other)) >= NEGATED:
            return not any(map(is_negation, Wording(f"{other.cue} {other.content}").words))
        inside = signs.INNER.findall(text)
        theirs = f" {' '.join(Wording(other.content).words)} "
        echoes = (Wording(part).words for part in inside)
        if any(len(echo) >= ECHO and f" {' '.join(echo)} " in theirs for echo in echoes):
            return True
    return False


def _carried_on(one: Passage, before: Sequence[Passage], linked: dict[int, list[Passage]]) -> list[Passage]:
    """What the same speaker denies in the quotation before, if this goes on with it."""
    last = next((each for each in before if each.last <= one.first), None)
    if not last or not linked.get(last.number) or one.begin - last.last > RUN or not _same_speaker(last, one):
        return []
    return linked[last.number] if signs.STILL_DENIES.match(one.content) else []


def _may_answer(one: Passage, other: Passage) -> bool:
    """Whether a denial may answer what another asserts: somebody else, of another side, and not within it."""
    if not other.asserts or (other.first < one.last and one.first < other.last):
        return False
    return not _same_speaker(one, other) and not _same_side(one, other)


def _same_speaker(one: Passage, other: Passage) -> bool:
    if one.speaker is not None and one.speaker == other.speaker:
        return True
    if one.surname and other.surname:
        return one.surname == other.surname
    return bool(one.source) and one.source.lower() == other.source.lower()


def _same_side(one: Passage, other: Passage) -> bool:
    """Whether one speaks for the other: Marn and Marn's campaign."""
    for a, b in ((one, other), (other, one)):
        if a.surname and a.surname in b.people and signs.SIDE.search(b.source):
            return True
    described = {w for w in one.people & other.people if len(w) > len("the")}
    return len(described) >= FEWEST_SHARED


def _telling(words: Sequence[str]) -> frozenset[str]:
    kept = (w for w in words if w not in EMPTY and len(w) > 1 and not is_negation(w))
    return frozenset(stem(word)[:STEM] for word in kept) - CLAIM_STEMS


def _no_names(wording: Wording) -> list[str]:
    both = zip(wording.words, wording.spans, strict=False)
    return [word for word, span in both if not wording.text[span.start].isupper()]


def _of(one: Passage) -> frozenset[str]:
    return frozenset(stem(word)[:STEM] for word in Wording(one.name or "").words)


def _covered(wanted: frozenset[str], told: frozenset[str]) -> float:
    """The share of what is wanted, by weight, that is told."""
    weights = {word: meanings().weight(word) for word in wanted}
    whole = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in told) / whole if whole else 0.0
