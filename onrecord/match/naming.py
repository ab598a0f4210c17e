"""Names as keys: one for all spellings of a name, whatever its accents, transliteration and order.

Persons go by `full_key` and `last_key`, organizations and groups by `collective_key`: of a person's
name the titles are no part, of an organization's every word is.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from onrecord.language.english.fields import FIELDS
from onrecord.language.english.naming import (
    ARTICLES,
    DEGREE,
    ENDINGS,
    GENERATIONS,
    LEADERS,
    LEGAL_FORMS,
    LOWER_PARTICLES,
    NATION,
    PARTICLES,
    QUALIFIERS,
    TITLES,
)
from onrecord.match.name_spelling import KEPT, LETTERS, SHORT, spelling, spelt
from onrecord.match.wording import WORD, folded

INITIALS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{3,5}")
"""So are capitals that cannot be spoken, behind a whole name in small letters: KCB, FRCP."""
BEHIND_COMMA = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,5}")
"""So are two of them behind a comma and a name of several words: Ann Lee, RN; but Lee, JP."""
TOGETHER = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,3}")
"""Capitals that cannot be spoken are initials, where they are all that stands before a last name:
JK Tolland."""
NICKNAME = re.compile(r"[“\"(][^“”\"()]*[”\")]|(?<!\w)[‘'][^‘’'\n]{1,40}[’'](?!\w)")
"""What a name is told with in between: Robert “Bob” Keel, Robert (Bob) Keel, Robert 'Bob' Keel."""
NICKNAMED = re.compile(
    r"(?:[“\"‘'(])(?P<nickname>[^\W\d_a-z][^\W\d_]{2,})[,.]?(?:[”\"’')])\s+(?=[^\W\d_])"
)
"""A nickname of one word that stands within a name, and not behind it, where a party or a place may
stand."""
DOTTED_ENDING = re.compile(r"(?<=\w[\s,])\s*(?P<letters>(?:[^\W\d_]\.\s?){2,})$")
HYPHENED = re.compile(r"(?<![\w-])(?P<title>[^\W\d_]+)-[a-z]+(?=\s\w)")
"""A title with what belongs to it behind a hyphen: President-elect."""
OF_PLACE = 2
"""Words of a name before `of`, behind which the place is told where somebody is from: Carla Boone
of Varn, but Joan of Arc."""
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
HYPHENS = frozenset("-‐‑")
SHOUTED, MOST_GIVEN = 3, 3
"""Letters of a last name that stands first in capitals: LUND Anna. Given names behind a comma."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """The folded words of a person's name without titles: the given names, and the last with what
    belongs to it.

    `generation`: "jr", "sr", "ii", "iii", "iv", or empty if the name tells none.
    """

    given: tuple[str, ...]
    particles: tuple[str, ...]
    last: tuple[str, ...]
    generation: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.given, *self.particles, *self.last)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name in that spelling, as they stand, without the titles that lead
    it."""
    parts = parsed(name)
    particles = ("al" if word in ARTICLES else word for word in parts.particles)
    return spelt((*parts.given, *particles, *parts.last))


def full_key(name: str) -> str:
    """The key of a person's whole name: its words in the order of the alphabet, then the
    generation, if any is told."""
    words, generation = " ".join(sorted(name_words(name))), parsed(name).generation
    return f"{words} +{generation}" if words and generation else words


def last_key(name: str) -> str:
    """The key of whoever has this last name: a name of one word, or the last of several."""
    return f"~{' '.join(spelt(parsed(name).last))}"


@lru_cache(KEPT)
def collective_key(name: str) -> str:
    """The key of an organization or group: all its words in their order, but for articles, `and`
    and a legal form."""
    plain = DOTTED.sub(lambda match: match[0].replace(".", ""), name)
    words = [folded(match.group()).replace("'", "") for match in WORD.finditer(plain)]
    key_words = [word for word in words if word not in ("the", "and")] or words
    while len(key_words) > 1 and key_words[-1] in LEGAL_FORMS:
        key_words.pop()
    return " ".join(
        word.translate(LETTERS) if len(word) <= SHORT else spelling(word) for word in key_words
    )


def fullness(name: str) -> int:
    """How full a person's name is: 0 a last name alone, 1 one with initials, 2 more."""
    given = parsed(name).given
    return min(len(given[0]), 2) if given else 0


def is_last_name_alone(name: str) -> bool:
    """Whether a person's name is of one word with what belongs to it: Keel, Mr Keel, van der Keel;
    or Ronaldinho."""
    return not parsed(name).given


def differ_in_middle_names(name: str, namesake: str) -> bool:
    """Whether two names are the same but for names in between that one leaves out: Ada Lund Keel
    and Ada Keel. They may be one person's or not."""
    short, long = sorted((parsed(name), parsed(namesake)), key=lambda parts: len(parts.given))
    ends = [
        (spelt(parts.given[:1]), spelt((*parts.particles, *parts.last))) for parts in (short, long)
    ]
    between = iter(spelt(long.given))
    left_out = len(short.given) < len(long.given) and all(
        word in between for word in spelt(short.given)
    )
    return (
        bool(short.given)
        and ends[0] == ends[1]
        and left_out
        and short.generation == long.generation
    )


def particles_agree(last_name: str, whole: str) -> bool:
    """Whether a last name has no particles, or those of a whole name: Le Pen is not Mark Penn."""
    particles = _particles(last_name)
    return not particles or particles == _particles(whole)


def _particles(name: str) -> list[str]:
    """The particles of a person's name, without the articles."""
    return [word for word in parsed(name).particles if word not in ARTICLES]


@lru_cache(KEPT)
def may_be_meant(name: str, namesake: str) -> bool:
    """Whether of two people's names one is a last name alone, and may be that of the other."""
    alone, whole = (name, namesake) if is_last_name_alone(name) else (namesake, name)
    return (
        is_last_name_alone(alone)
        and last_key(alone) == last_key(whole)
        and initials_agree(whole, alone)
        and particles_agree(alone, whole)
    )


def is_ending_of(name: str, whole: str) -> bool:
    """Whether a name of several words is how a fuller one ends: Ruiz Montoya of Gabriela Ruiz
    Montoya."""
    words, full = parsed(name).words, parsed(whole).words
    shorter = 1 < len(words) < len(full) and parsed(name).generation in (
        "",
        parsed(whole).generation,
    )
    return shorter and spelt(full)[-len(words) :] == spelt(words)


def nicknamed(name: str) -> str | None:
    """The name with the nickname that it is told with in the place of the given ones; None if it is
    told with none.

    Bob Keel of Robert “Bob” Keel.
    """
    nickname, parts = NICKNAMED.search(name), parsed(name)
    if not nickname or not parts.given:
        return None
    words = [match.group() for match in WORD.finditer(name[nickname.end() :])]
    last = [
        word for word in words if folded(word).replace("'", "") in (*parts.particles, *parts.last)
    ]
    return " ".join((nickname["nickname"], *last)) if last else None


def initials_agree(name: str, namesake: str) -> bool:
    """Whether two names of one last name may be the same: S. Sobyanin and Sergei Sobyanin, Sobyanin
    and either.

    Names of two generations are two: Lund Jr. is not Lund Sr.; nor is Anna Lund Jr. Anna Lund, who
    may be her mother.
    """
    if not _generations_agree(parsed(name), parsed(namesake)):
        return False
    pairs = zip(parsed(name).given, parsed(namesake).given, strict=False)
    return all(spelt((a,)) == spelt((b,)) or _is_initial(a, b) for a, b in pairs)


def first_names_agree(name: str, namesake: str) -> bool:
    """Whether the first given names of two names may be the same, as far as there are any: quicker
    to tell than whether the initials agree, and without it they do not."""
    ours, theirs = _first_given(name), _first_given(namesake)
    if ours is None or theirs is None or ours[0] == theirs[0]:
        return True
    return (ours[2] or theirs[2]) and not ours[1].isdisjoint(theirs[1])


@lru_cache(KEPT)
def _first_given(name: str) -> tuple[str, frozenset[str], bool] | None:
    """The first given name in the one spelling, the letters that may stand for it, and whether it
    is an initial; None without."""
    word = next(iter(parsed(name).given), "")
    return (
        (spelt((word,))[0], frozenset((word[0], spelling(word)[:1])), len(word) == 1)
        if word
        else None
    )


def differ_in_initials(name: str, namesake: str) -> bool:
    """Whether two names are the same but for initials that one leaves out: Maria Lopez and Maria J.
    Lopez."""
    of_one_generation = parsed(name).generation == parsed(namesake).generation
    same_words = _without_initials(name) == _without_initials(namesake)
    return same_words and of_one_generation and initials_agree(name, namesake)


def _without_initials(name: str) -> list[str]:
    """The words of a person's name in the one spelling, sorted, without its initials."""
    return sorted(spelt(tuple(word for word in parsed(name).words if len(word) > 1)))


@lru_cache(KEPT)
def parsed(name: str) -> PersonName:
    """The parts of a person's name."""
    name = _without_letters(name)
    matches = own_words(name)
    words = tuple(map(_plain, matches))
    first = len(words) - 1
    while first > 0 and name[matches[first - 1].end() : matches[first].start()] in HYPHENS:
        first -= 1
    last = max(first, 0)
    while last < len(words) - 1 and words[last] in ARTICLES:
        last += 1
    while first > 0 and _is_particle(matches[first - 1].group(), followed=first < last):
        first -= 1
    first = max(first, 0)
    is_initials = first == 1 and TOGETHER.fullmatch(matches[0].group())
    given = tuple(words[0]) if is_initials else words[:first]
    return PersonName(given, words[first:last], words[last:], _generation(name, matches))


def _generations_agree(name: PersonName, namesake: PersonName) -> bool:
    """Whether two names may be of one generation: the same is told, or none with a last name
    alone."""
    untold = [parts for parts in (name, namesake) if not parts.generation]
    return name.generation == namesake.generation or any(not parts.given for parts in untold)


def _generation(name: str, matches: list[re.Match[str]]) -> str:
    """The generation that stands behind a name, or behind the last name where this stands first:
    Tull Jr., Amos."""
    if not matches or not any(letter in name for letter in "JjSsIi"):
        return ""
    spans = {match.span() for match in matches}
    last = max(start for start, _ in spans) if "," not in name else min(start for start, _ in spans)
    behind = (
        match for match in WORD.finditer(name) if match.start() > last and match.span() not in spans
    )
    return next(
        (GENERATIONS[word] for match in behind if (word := _plain(match)) in GENERATIONS), ""
    )


def _without_letters(name: str) -> str:
    """A name whose letters behind it are a word each, Ph.D. and M.P., and without the country
    before a title."""
    if "." in name:
        name = DOTTED_ENDING.sub(_joined, DEGREE.sub("PhD", name))
    name = HYPHENED.sub(_title_alone, name) if "-" in name else name
    nation = NATION.match(name)
    leads = nation is not None and folded(nation["title"]) in TITLES | LEADERS | QUALIFIERS
    return name[nation.start("title") :] if nation and leads else name


def _title_alone(match: re.Match[str]) -> str:
    return match["title"] if folded(match["title"]) in TITLES | LEADERS else match[0]


def _joined(match: re.Match[str]) -> str:
    letters = re.sub(r"[.\s]", "", match["letters"])
    return f" {letters}" if letters.casefold() in ENDINGS else match[0]


def own_words(name: str) -> list[re.Match[str]]:
    """The words of a person's name, the last name last, without titles, letters behind the name and
    nicknames."""
    unsaid = [match.span() for match in NICKNAME.finditer(name)]
    lettered = [match for match in WORD.finditer(name) if spelling(_plain(match))]
    matches = [match for match in lettered if not _is_inside(match.start(), unsaid)] or lettered
    comma = name.find(",")
    before_comma = [match for match in matches if 0 <= match.start() < comma]
    if before_comma:
        behind = _without_endings(
            [match for match in matches if match.start() >= comma], len(before_comma)
        )
        if _are_given_names(behind):
            return [*behind, *_without_endings(before_comma)]
    matches = _without_endings(before_comma or matches)
    matches = _without_place(matches[_title_length([match.group() for match in matches]) :])
    shouted = [
        len(match.group()) >= SHOUTED
        and match.group().isupper()
        and not TOGETHER.fullmatch(match.group())
        for match in matches
    ]
    return [*matches[1:], matches[0]] if shouted[:1] == [True] and not any(shouted[1:]) else matches


def _is_inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _plain(match: re.Match[str]) -> str:
    return folded(match.group()).replace("'", "")


def _without_endings(matches: list[re.Match[str]], before: int = 0) -> list[re.Match[str]]:
    """The words of a name without the letters behind it; `before`: words before the comma that
    these stand behind."""
    whole = len(matches) > 2 and any(
        char.islower() for match in matches[:2] for char in match.group()
    )
    letters = BEHIND_COMMA if before > 1 else INITIALS
    ends = list(
        takewhile(
            lambda match: (
                _plain(match) in ENDINGS or ((whole or before > 1) and letters.fullmatch(match[0]))
            ),
            reversed(matches),
        )
    )
    return matches[: len(matches) - len(ends)]


def _without_place(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    words = [match.group() for match in matches]
    return matches[: words.index("of", OF_PLACE)] if "of" in words[OF_PLACE:] else matches


def _are_given_names(matches: list[re.Match[str]]) -> bool:
    """Whether what follows a comma are given names, and not what somebody is: Lund, Anna; Anna
    Lund, mayor."""
    few = 0 < len(matches) <= MOST_GIVEN
    return few and not any(
        match.group()[0].islower() or _plain(match) in TITLES | LEADERS for match in matches
    )


def _title_length(words: list[str]) -> int:
    """How many words lead a name as titles: at least the last word is the name."""
    plain = [folded(word) for word in words[:-1]]
    leads = (
        word in LEADERS or (written.islower() and word in FIELDS)
        for written, word in zip(words[:-1], plain, strict=True)
    )
    leading = max((length for length, is_leading in enumerate(leads, 1) if is_leading), default=0)
    more = takewhile(
        lambda word: word in TITLES or word in LEADERS or word in QUALIFIERS, plain[leading:]
    )
    return max(
        (
            length
            for length, word in enumerate(more, leading + 1)
            if word not in QUALIFIERS or word in TITLES
        ),
        default=leading,
    )


def _is_particle(word: str, followed: bool) -> bool:
    """Whether a word before a last name belongs to it; `followed`: by another that does."""
    return folded(word) in (LOWER_PARTICLES if followed or word[0].islower() else PARTICLES)


def _is_initial(word: str, counterpart: str) -> bool:
    """Whether one word is the first letter of the other, as it stands or as it is spelt: J. of
    Jean, P. of Philip."""
    return min(len(word), len(counterpart)) == 1 and (
        word[0] == counterpart[0] or spelling(word)[0] == spelling(counterpart)[0]
    )
