"""Which quotations of an article a denial in it answers: “Maas denied the charges” the charges that
stand right before, “Marn rejected Plume's claim that …” what Plume is quoted as saying of it,
“That's a lie” the quotation before.

A denial that names what it denies, or points back at it, is evidence without many words in common;
but only within one article, near by, and of what somebody else asserts: not of a question, a wish,
a plan.
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
"""Characters at most between two quotations of one accuser that "those claims" are, and a denial
and its sequel."""
NEIGHBOURS = 40
"""Quotations looked at before a denial, and behind it."""
FEWEST_WORDS = 4
COVERED, BY_NAME, BY_NAME_FAR, NEGATED = 0.6, 0.2, 0.45, 0.45
"""How much of what the words of a denial weigh stands in what it answers: of the claim it tells,
also if it names who claims it, near by or not, and of a sentence that negates what stands right
before."""
ECHO = 3
"""Words in a row that a denial has from what it answers."""
FEWEST_SHARED = 2


@dataclass(frozen=True)
class Passage:
    """A quotation in its article.

    `first`, `last`: where its content begins and ends; `begin`, `end`: with its cue and source;
    `name`, `speaker`: the speaker's name and number, as far as known; `lead`: the words right
    before it; `rejects`: whether the content is what is denied; `counts`: whether the article
    reports it as said.
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
    def stems(self) -> frozenset[str]:
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
        """Whether it is put forward as being so: no question, wish, plan or praise, and no
        denial."""
        if not self.counts or len(self.content.split()) < FEWEST_WORDS or pointer(self):
            return False
        about = signs.ONLY_ABOUT.search(self.cue) and not signs.ACCUSE.search(self.cue)
        return (
            not about
            and not signs.NO_CLAIM.search(self.cue)
            and not signs.QUESTION.match(self.content)
        )

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
    """How a denial says what it denies. `who`: the words of the accuser's name; `topic`: stems of
    the claim, and whether it `negates`; `several`: it points at more than one claim."""

    kind: Literal["back", "wrong", "named", "told"]
    who: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    negates: bool = False
    several: bool = False


def answered(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """The numbers of denials and of the claims they answer. `passages`: the quotations of an
    article in their order."""
    linked: dict[int, list[Passage]] = {}
    accused: list[tuple[Passage, Pointer]] = []
    for index, denial in enumerate(passages):
        if not denial.denies or not denial.counts or not denial.source:
            continue
        before = passages[max(0, index - NEIGHBOURS) : index][::-1]
        after = passages[index + 1 : index + 1 + NEIGHBOURS]
        if points := pointer(denial):
            claims = _pointed(denial, points, before, after)
            if points.kind == "named":
                claims = claims or _as_before(denial, points, accused, linked)
                accused.append((denial, points))
        else:
            claims = _negated(denial, before)
        claims = claims or _carried_on(denial, before, linked)
        linked[denial.number] = claims
        yield from ((denial.number, claim.number) for claim in claims)


def pointer(denial: Passage) -> Pointer | None:
    """How a denial says what it denies; None if it does not say so, or names only a thing."""
    content, several = denial.content, bool(signs.SEVERAL.search(denial.content[: signs.AT_FIRST]))
    rejects = denial.rejects and not signs.CONTRADICTING.search(denial.cue)
    if rejects or (
        signs.REJECTING.search(denial.cue) and not signs.TURNED_ROUND.search(denial.cue)
    ):
        return _denied(content, several)
    first = content[: signs.AT_FIRST]
    called = signs.CALLING.search(denial.cue) and signs.VERDICT.search(content)
    verdict = called or signs.CLAIM_IS_FALSE.search(first)
    if named := _pointing_to_accuser(first) if verdict else None:
        return named
    if verdict and (match := signs.WHAT_IS_CLAIMED.match(content)):
        return _pointing_to_topic(match["what"])
    if verdict and (signs.BARE.match(content) or (called and signs.POINTING.match(content))):
        return Pointer("back", several=several)
    return Pointer("back") if signs.IT_IS_FALSE.match(content) else None


def _denied(content: str, several: bool) -> Pointer | None:
    if signs.ANY_WRONG.match(content):
        return Pointer("wrong")
    if signs.POINTED.match(content):
        return Pointer("back", several=several)
    if named := _pointing_to_accuser(content):
        return named
    if signs.BARE.match(content):
        return Pointer("back", several=several)
    if signs.TELLING.match(content):
        return _pointing_to_topic(content)
    return None


def _pointing_to_topic(words: str) -> Pointer:
    wording = Wording(words)
    return Pointer(
        "told", topic=_telling(_no_names(wording)), negates=any(map(is_negation, wording.words))
    )


def _pointing_to_accuser(words: str) -> Pointer | None:
    """Whose claim it is: Plume's claim that …, accusations by Plume."""
    if not (match := signs.OF_SOMEBODY.match(words) or signs.BY_SOMEBODY.search(words)):
        return None
    who = frozenset(w for w in Wording(match["who"]).words if w not in EMPTY)
    if not who:
        return None
    return Pointer("named", who, _telling(Wording(words[match.end() :]).words))


def _pointed(
    denial: Passage, points: Pointer, before: Sequence[Passage], after: Sequence[Passage]
) -> list[Passage]:
    """What a denial points at."""
    if points.kind in ("back", "wrong"):
        near = _before(denial, before, points.kind == "wrong")
        return _with_its_run(near, before) if points.several else near
    if points.kind == "named":
        return _of_accuser(
            denial, points, [claim for claim in (*before, *after) if _may_answer(denial, claim)]
        )
    topic = points.topic - _of(denial)
    near = [
        claim for claim in before if denial.begin - claim.last <= FAR and _may_answer(denial, claim)
    ]
    others = [claim for claim in near if claim.negates == points.negates]
    scores = [
        (_covered(topic, claim.stems), claim)
        for claim in others
        if len(topic & claim.stems) >= FEWEST_SHARED
    ]
    best = max(scores, key=lambda scored: scored[0], default=(0.0, denial))
    return [best[1]] if best[0] >= COVERED else []


def _of_accuser(denial: Passage, points: Pointer, others: Sequence[Passage]) -> list[Passage]:
    theirs = [
        claim for claim in others if claim.surname in points.who or points.who <= claim.people
    ]
    topic = points.topic - _of(denial) - {stem(word)[:STEM] for word in points.who}
    candidates = []
    for claim in theirs:
        near, share = 0 <= denial.begin - claim.last <= NEAR, _covered(topic, claim.stems)
        if len(topic & claim.stems) < min(FEWEST_SHARED, len(topic)):
            share = 0.0
        if (
            near and (signs.ACCUSE.search(claim.cue) or share >= BY_NAME or not topic)
        ) or share >= BY_NAME_FAR:
            candidates.append((share + near, claim))
    return [max(candidates, key=lambda scored: scored[0])[1]] if candidates else []


def _as_before(
    denial: Passage,
    points: Pointer,
    accused: Sequence[tuple[Passage, Pointer]],
    linked: dict[int, list[Passage]],
) -> list[Passage]:
    """What an earlier denial answers, as in a headline, if it rejects a claim of the same
    accuser."""
    for earlier, theirs in accused[-NEIGHBOURS:]:
        if (
            theirs.who & points.who
            and _same_speaker(earlier, denial)
            and linked.get(earlier.number)
        ):
            return [claim for claim in linked[earlier.number] if _may_answer(denial, claim)]
    return []


def _before(denial: Passage, before: Sequence[Passage], wrong: bool) -> list[Passage]:
    """The nearest claim of somebody else right before."""
    for claim in before:
        if denial.begin - claim.last > NEAR:
            return []
        if _may_answer(denial, claim) and (claim.accuses or not wrong):
            return [claim]
    return []


def _with_its_run(near: Sequence[Passage], before: Sequence[Passage]) -> list[Passage]:
    """The nearest claim, and what the same speaker asserts right before it."""
    run = list(near)
    for passage in before:
        if run and passage.last <= run[-1].begin:
            if (
                not passage.asserts
                or not _same_speaker(passage, run[-1])
                or run[-1].begin - passage.last > RUN
            ):
                break
            run.append(passage)
    return run


def _negated(denial: Passage, before: Sequence[Passage]) -> list[Passage]:
    """The claim right before that the denial negates in its own words."""
    for claim in before:
        if denial.begin - claim.last > NEAR:
            return []
        if _may_answer(denial, claim) and (_negates(denial, claim) or _rejects(denial, claim)):
            return [claim]
    return []


def _rejects(denial: Passage, claim: Passage) -> bool:
    """Whether the words between a denial and the accusation right before it, or its own words, show
    that it answers."""
    negated = bool(
        signs.NEGATION.search(signs.NOT_KNOWN.sub(" ", denial.content[: signs.AT_FIRST]))
    )
    common = (denial.stems & claim.stems) - _of(denial) - _of(claim)
    if signs.LED.search(denial.lead[-max(denial.begin - claim.last, 1) :]):
        return negated
    if signs.CLAIMED.search(claim.cue) and not claim.negates:
        return negated and bool(common)
    return bool(signs.REPLYING.search(denial.cue)) and len(common) >= FEWEST_SHARED + 1


def _negates(denial: Passage, claim: Passage) -> bool:
    words = Wording(denial.content)
    for first, last in pairwise(words.firsts):
        sentence = words.words[first:last]
        text = words.text[words.spans[first].start : words.spans[last - 1].end + 1]
        if not any(map(is_negation, sentence)) or signs.NOT_KNOWN.search(text):
            continue
        denied = _telling(sentence) - _of(denial)
        if (
            len(denied & claim.stems) >= FEWEST_SHARED
            and _covered(denied, claim.stems | _of(claim)) >= NEGATED
        ):
            return not any(map(is_negation, Wording(f"{claim.cue} {claim.content}").words))
        inside = signs.INNER.findall(text)
        theirs = f" {' '.join(Wording(claim.content).words)} "
        echoes = (Wording(part).words for part in inside)
        if any(len(echo) >= ECHO and f" {' '.join(echo)} " in theirs for echo in echoes):
            return True
    return False


def _carried_on(
    denial: Passage, before: Sequence[Passage], linked: dict[int, list[Passage]]
) -> list[Passage]:
    """What the same speaker denied in the quotation before, if this one continues the denial."""
    last = next((passage for passage in before if passage.last <= denial.first), None)
    if (
        not last
        or not linked.get(last.number)
        or denial.begin - last.last > RUN
        or not _same_speaker(last, denial)
    ):
        return []
    return linked[last.number] if signs.STILL_DENIES.match(denial.content) else []


def _may_answer(denial: Passage, claim: Passage) -> bool:
    """Whether a denial may answer a claim: one by somebody else, of another side, and not nested in
    it."""
    if not claim.asserts or (claim.first < denial.last and denial.first < claim.last):
        return False
    return not _same_speaker(denial, claim) and not _same_side(denial, claim)


def _same_speaker(passage: Passage, neighbour: Passage) -> bool:
    if passage.speaker is not None and passage.speaker == neighbour.speaker:
        return True
    if passage.surname and neighbour.surname:
        return passage.surname == neighbour.surname
    return bool(passage.source) and passage.source.lower() == neighbour.source.lower()


def _same_side(passage: Passage, neighbour: Passage) -> bool:
    """Whether one speaks for the other: Marn and Marn's campaign."""
    for a, b in ((passage, neighbour), (neighbour, passage)):
        if a.surname and a.surname in b.people and signs.SIDE.search(b.source):
            return True
    described = {w for w in passage.people & neighbour.people if len(w) > len("the")}
    return len(described) >= FEWEST_SHARED


def _telling(words: Sequence[str]) -> frozenset[str]:
    telling = (w for w in words if w not in EMPTY and len(w) > 1 and not is_negation(w))
    return frozenset(stem(word)[:STEM] for word in telling) - CLAIM_STEMS


def _no_names(wording: Wording) -> list[str]:
    both = zip(wording.words, wording.spans, strict=False)
    return [word for word, span in both if not wording.text[span.start].isupper()]


def _of(passage: Passage) -> frozenset[str]:
    return frozenset(stem(word)[:STEM] for word in Wording(passage.name or "").words)


def _covered(topic: frozenset[str], stems: frozenset[str]) -> float:
    """The share of a topic, by weight, that is among some stems."""
    weights = {word: meanings().weight(word) for word in topic}
    whole = sum(weights.values())
    return (
        sum(weight for word, weight in weights.items() if word in stems) / whole if whole else 0.0
    )
