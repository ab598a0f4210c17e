"""What a description settles for certain: the people it cannot mean, and the only person it can
mean."""

from collections.abc import Sequence

from onrecord.language.english.descriptions import AGE
from onrecord.language.english.grammar import DETERMINERS
from onrecord.language.english.pronouns import HE, OWN, SHE
from onrecord.language.english.roles import TELLING_APART
from onrecord.resolve.article import NOUNS, Article
from onrecord.resolve.entities import Entity
from onrecord.resolve.references import DESCRIPTIONS, Reference
from onrecord.resolve.referents import Told
from onrecord.resolve.surroundings import Surroundings
from onrecord.types import Kind, Quotation, Span

LAST_TWO = 400
"""Characters back in which `the latter` finds two who were named."""


def excluded(reference: Reference, around: Surroundings, holder: Told | None) -> frozenset[Entity]:
    """The people whom a description cannot mean.

    Kelso's mum is not Kelso, and nobody calls himself the engineer in his own words. `holder`: the
    quotation that contains the description.
    """
    if reference.span is None or reference.by not in DESCRIPTIONS:
        return frozenset()
    speaker = (
        holder.speaker.entity
        if holder and holder.speaker and holder.quotation.type == "direct"
        else None
    )
    inside = _named_in(reference.span, around.article) if reference.by == "person" else frozenset()
    return inside | frozenset([speaker] if speaker else [])


def is_of_another_kind(entity: Entity, reference: Reference) -> bool:
    """Whether an entity is certainly of another kind than the words describe: `he` is no
    company, and no company is a woman."""
    if reference.by in (HE, SHE):
        return entity.kind != "person"
    is_somebody = entity.kind == "person" and bool(entity.gender or entity.personal)
    return is_somebody and reference.by in ("organization", "document", "several")


def is_no_person(kind: Kind, reference: Reference) -> bool:
    """Whether a referent is certainly nobody who is called he or she: a union, several drivers,
    a letter."""
    return reference.by in (HE, SHE) and kind not in ("person", "unnamed_person")


def is_mere_noun(entity: Entity, around: Surroundings) -> bool:
    """Whether a name mentioned once is only the noun that begins a headline or a sentence: Club
    denies captain is leaving."""
    name = entity.fullest
    once = len(entity.mentions) == 1 and not name.title and around.begins_sentence(name)
    return once and all(word in NOUNS for word in name.words)


def belongs_to_somebody(reference: Reference, article: Article) -> bool:
    """Whether a description relates a person to another person: the minister's spokesman, his
    doctor, a friend of Vitek.

    A state or a company does not count: anybody may be its president.
    """
    if reference.by != "person" or not reference.words or reference.span is None:
        return False
    first = article.behind_owner(reference.words)
    owner = reference.words[:first]
    if not owner:
        return reference.words[0].lower in OWN
    names = article.names_in(Span(owner[0].span.start, owner[-1].span.end))
    return not names or any(article.entity[name].personal for name in names)


def only_one(reference: Reference, around: Surroundings) -> Entity | None:
    """The only person who can be meant; None if several can.

    That is the guest of an interview, the person of the stated age, the former or the latter of two
    people, or the only person described by all the words of the reference.
    """
    if reference.by == "label":
        return around.guest
    if reference.span is None or not reference.head:
        return None
    article = around.article
    return (
        of_age(reference, article)
        or _of_two(reference, article)
        or _by_description(reference, around)
    )


def _by_description(reference: Reference, around: Surroundings) -> Entity | None:
    """The only person to whom the article gives every word of a definite description: the former
    mayor of Varn, but not the mayor."""
    if reference.by != "person" or reference.words[0].lower != "the":
        return None
    description = {token.lower for token in reference.words} - DETERMINERS
    candidates = around.known_as.get(reference.head, ())
    fits = [
        person
        for person, role_words in candidates
        if description <= role_words and description & TELLING_APART == role_words & TELLING_APART
    ]
    return fits[0] if len(set(fits)) == 1 else None


def is_turn(quotation: Quotation, reference: Reference, text: str) -> bool:
    """Whether a description in capitals heads a speaker's turn in a transcript: THE WITNESS."""
    last = reference.words[-1].word if reference.words else ""
    in_capitals = last.isupper() and len(last) > 1 and reference.by in DESCRIPTIONS
    return in_capitals and (not quotation.cue or quotation.cue[0].of(text) == ":")


def _named_in(span: Span, article: Article) -> frozenset[Entity]:
    """The people named in a description of somebody else: the owner in "the owner's brother"."""
    return frozenset(article.entity[name] for name in article.names_in(span))


def of_age(reference: Reference, article: Article) -> Entity | None:
    """The person whose age the words give."""
    matches = filter(None, (AGE.match(token.lower) for token in reference.words[1:3]))
    return next((article.ages.get(match[1]) for match in matches), None)


def _of_two(reference: Reference, article: Article) -> Entity | None:
    """The former or the latter of two people named just before."""
    if len(reference.words) != 2 or reference.words[1].lower not in ("former", "latter"):
        return None
    offset = reference.words[0].span.start
    two = _last_two(article, offset)
    if len(two) < 2:
        return None
    return two[1] if reference.words[1].lower == "former" else two[0]


def _last_two(article: Article, offset: int) -> Sequence[Entity]:
    before = map(article.entity.__getitem__, article.names_before(offset, LAST_TWO))
    return list(dict.fromkeys(entity for entity in before if entity.kind == "person"))[:2]
