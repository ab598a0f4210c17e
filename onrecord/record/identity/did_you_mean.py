"""Did you mean …? Names on record that are a slip of the pen away from one that nobody on record
has.

Looked for are those with the same last name, and those that begin like the name or its last word: a
slip in the first letter is rare. So nothing is looked through but stretches of an index.
"""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import OSA
from sqlalchemy import func, select

from onrecord.match.naming import collective_key, full_key, is_last_name_alone, last_key
from onrecord.match.wording import WORD, folded
from onrecord.record.identity.identities import Identity, identities
from onrecord.record.identity.people import called, heads, meant
from onrecord.record.identity.speaker_keys import LONGEST
from onrecord.record.store.schema import SPEAKER_KEY
from onrecord.record.store.session import Session
from onrecord.record.store.terms import names_in, plain, terms

MOST_KEYS = 20_000
"""Keys of one stretch of the index that are looked at."""
MOST = 5
FURTHEST = 1 / 4
"""Letters of a word that may be wrong, left out or changed round, as a share of all; one may be
anyway."""
FURTHEST_OF_ALL = 1 / 6
"""The same of a name in which a word is written as two, or left out."""
LEAST_LETTERS = 3
FAR = 1000
"""How far a name is that is nothing like it."""


def did_you_mean(session: Session, name: str) -> tuple[Identity, ...]:
    """Speakers with a name much like this one who are quoted on record, the likeliest first; empty
    if somebody quoted has the name itself."""
    typed = plain(name)[:LONGEST]
    if not any(map(str.isalpha, typed)) or _is_quoted(session, typed):
        return ()
    distances = _distances(session, typed)
    persons: dict[int, int] = {}
    for number, person in heads(session, distances).items():
        persons[person] = min(distances[number], persons.get(person, distances[number]))
    near = sorted(persons, key=lambda person: (persons[person], person))[: MOST * MOST]
    quoted = [speaker for speaker in identities(session, near) if speaker.quotations]
    return tuple(
        sorted(quoted, key=lambda speaker: (persons[speaker.number], -speaker.quotations))[:MOST]
    )


def bearers(session: Session, speaker: str) -> tuple[Identity, ...]:
    """The quoted speakers whom a name, or names separated by OR, may mean, the most quoted first;
    empty for a prefix or for words that are not a name."""
    numbers = {number for name in names_in(terms(speaker)) for number in called(session, name)}
    persons = identities(session, set(heads(session, numbers).values()), described=False)
    return tuple(person for person in persons if person.quotations)


def _is_quoted(session: Session, name: str) -> bool:
    persons = set(heads(session, meant(session, name).surely).values())
    return any(speaker.quotations for speaker in identities(session, persons, described=False))


def _distances(session: Session, typed: str) -> dict[int, int]:
    """How far the similar names on record are from the typed one, by the numbers of their
    speakers."""
    words, alone = _letters(typed), is_last_name_alone(typed)
    distances: dict[int, int] = {}
    for number, name in {*_alike(session, typed)}:
        letters = _letters(name)
        forms = [letters, letters[-1:]] if alone else [letters]
        distance = min(_distance(words, form) for form in forms)
        if distance < distances.get(number, FAR):
            distances[number] = distance
    return distances


def _distance(words: Sequence[str], form: Sequence[str]) -> int:
    """Letters that are wrong, left out or changed round (optimal string alignment), words in
    whatever order."""
    if len(words) != len(form):
        whole, distance = " ".join(words), OSA.distance(" ".join(words), " ".join(form))
        return distance if distance <= max(1, len(whole) * FURTHEST_OF_ALL) else FAR
    return min(_of_words(words, form), _of_words(sorted(words), sorted(form)))


def _of_words(words: Sequence[str], form: Sequence[str]) -> int:
    distances = [OSA.distance(*pair) for pair in zip(words, form, strict=True)]
    near = all(
        wrong <= max(1, len(word) * FURTHEST) for wrong, word in zip(distances, words, strict=True)
    )
    return sum(distances) if near else FAR


def _letters(name: str) -> list[str]:
    return [folded(match.group()).replace("'", "") for match in WORD.finditer(name)]


def _alike(session: Session, typed: str) -> Iterator[tuple[int, str]]:
    """The speakers whose last name or whole name begins as the typed name does and is about as
    long, each with that name."""
    last = last_key(typed)
    yield from _between(session, last, f"{last}\0", last)
    starts = {last[:2]: last, **{key[:1]: key for key in (full_key(typed), collective_key(typed))}}
    if len(last) > LEAST_LETTERS:  # the first two letters changed round
        starts[f"~{last[2]}{last[1]}"] = last
    for start, key in starts.items():
        if len(start.strip("~")):
            yield from _between(session, start, f"{start}\U0010ffff", key)


def _between(session: Session, first: str, last: str, key: str) -> Iterable[tuple[int, str]]:
    wrong = int(max(len(key) * FURTHEST, 1))
    query = (
        select(SPEAKER_KEY.c.speaker_id, SPEAKER_KEY.c.name)
        .where(SPEAKER_KEY.c.key >= first, SPEAKER_KEY.c.key <= last)
        .where(func.length(SPEAKER_KEY.c.key).between(len(key) - wrong, len(key) + wrong))
        .limit(MOST_KEYS)
    )
    return ((row.speaker_id, row.name) for row in session.execute(query))
