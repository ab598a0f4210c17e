"""What is certain about a description: whom it cannot mean, and whom alone."""

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
    """Whom a description cannot mean: Kelso's mum is not Kelso, and nobody calls himself the engineer in his own words,
    those of `holder`."""
    if reference.span is None or reference.by not in DESCRIPTIONS:
        return frozenset()
    own = holder.speaker.entity if holder and holder.speaker and holder.quotation.type == "direct" else None
    inside = _named_in(reference.span, around.article) if reference.by == "person" else frozenset()
    return inside | frozenset([own] if own else [])


def is_of_another_kind(entity: Entity, reference: Reference) -> bool:
    """Whether somebody is for certain not what the words stand for: he is no company, and no company is a woman."""
    if reference.by in (HE, SHE):
        return entity.kind != "person"
    is_somebody = entity.kind == "person" and bool(entity.gender or entity.personal)
    return is_somebody and reference.by in ("organization", "document", "several")


def is_no_person(kind: Kind, reference: Reference) -> bool:
    """Whether somebody described is for certain nobody who is called he or she: a union, several drivers, a letter."""
    return reference.by in (HE, SHE) and kind not in ("person", "unnamed_person")


def is_mere_noun(entity: Entity, around: Surroundings) -> bool:
    """Whether a name is but the noun that begins a headline or a sentence, once: Club denies captain is leaving."""
    name = entity.fullest
    once = len(entity.mentions) == 1 and not name.title and around.begins_sentence(name)
    return once and all(word in NOUNS for word in name.words)


def belongs_to_somebody(reference: Reference, article: Article) -> bool:
    """Whether a description tells of a person by somebody else: the minister's spokesman, his doctor, a friend of
    Vitek; not by a state or a company, whose president anybody may be."""
    if reference.by != "person" or not reference.words or reference.span is None:
        return False
    first = article.behind_owner(reference.words)
    owner = reference.words[:first]
    if not owner:
        return reference.words[0].lower in OWN
    names = article.names_in(Span(owner[0].span.start, owner[-1].span.end))
    return not names or any(article.entity[name].personal for name in names)


def only_one(reference: Reference, around: Surroundings) -> Entity | None:
    """Who alone can be meant: the guest of an interview, whoever is as old as the words say, the former or latter of
    two, or the only one of whom the article says all that the words say."""
    if reference.by == "label":
        return around.guest
    if reference.span is None or not reference.head:
        return None
    article = around.article
    return of_age(reference, article) or _of_two(reference, article) or _known(reference, around)


def _known(reference: Reference, around: Surroundings) -> Entity | None:
    """The only one of whom the article says all that a definite description of a person says: the former mayor of
    Varn, but not the mayor."""
    if reference.by != "person" or reference.words[0].lower != "the":
        return None
    wanted = {token.lower for token in reference.words} - DETERMINERS
    known = around.known_as.get(reference.head, ())
    fits = [one for one, told in known if wanted <= told and wanted & TELLING_APART == told & TELLING_APART]
    return fits[0] if len(set(fits)) == 1 else None


def is_turn(quotation: Quotation, reference: Reference, text: str) -> bool:
    """Whether a description in capitals stands before a turn of a transcript: THE WITNESS is nobody who is named."""
    last = reference.words[-1].word if reference.words else ""
    in_capitals = last.isupper() and len(last) > 1 and reference.by in DESCRIPTIONS
    return in_capitals and (not quotation.cue or quotation.cue[0].of(text) == ":")


def _named_in(span: Span, article: Article) -> frozenset[Entity]:
    """Whom a description names without being his: whose brother, lawyer or chief executive it tells of."""
    return frozenset(article.entity[name] for name in article.names_in(span))


def of_age(reference: Reference, article: Article) -> Entity | None:
    """Who is said to be as old as the words say."""
    ages = filter(None, (AGE.match(token.lower) for token in reference.words[1:3]))
    return next((article.ages.get(found[1]) for found in ages), None)


def _of_two(reference: Reference, article: Article) -> Entity | None:
    """The former, the latter: of two people who were named right before."""
    if len(reference.words) != 2 or reference.words[1].lower not in ("former", "latter"):
        return None
    place = reference.words[0].span.start
    two = _last_two(article, place)
    if len(two) < 2:
        return None
    return two[1] if reference.words[1].lower == "former" else two[0]


def _last_two(article: Article, place: int) -> Sequence[Entity]:
    before = map(article.entity.__getitem__, article.names_before(place, LAST_TWO))
    return list(dict.fromkeys(one for one in before if one.kind == "person"))[:2]
