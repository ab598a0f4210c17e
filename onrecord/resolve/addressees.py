"""To whom something was said: the likeliest of the phrases around the cue, as was learned."""

from collections import Counter

from onrecord.language.english.asking import ASKED_BY, LEADS
from onrecord.language.english.calendar import DAYS
from onrecord.language.english.documents import DOCUMENTS
from onrecord.language.english.grammar import CLOSING, DETERMINERS, LEADING
from onrecord.language.english.names import MONTHS
from onrecord.language.english.organizations import ORGANIZATIONS
from onrecord.language.english.pronouns import ADDRESSED
from onrecord.language.english.roles import GROUPS, ROLES
from onrecord.language.english.venues import VENUE_ENDS
from onrecord.resolve.learned import Network, Signs, network, shrunk, stem
from onrecord.resolve.phrases import Phrase, head, phrases, span
from onrecord.resolve.setting import Setting
from onrecord.text.spans import inside, is_apart
from onrecord.types import Span

NONE = 2 / 3
"""How much it counts that nobody is likely the addressee: as right in folds as in full, and more are told."""
HEADLINE = 300
"""Characters in which a text has its headline and its first sentence."""


def addressee(setting: Setting, learned: Network | None = None) -> Span | None:
    """The words for whom it was said to; None where nothing tells."""
    found = possible(setting)
    if len(found) == 1:
        return _who_asked(setting)
    shares = (learned or network("addressee")).shares([signs for _, signs in found]).tolist()
    begun: Counter[int] = Counter()  # all forms of one phrase together, by where it begins
    for (place, _), share in zip(found[:-1], shares, strict=False):
        begun[place.start if place else 0] += share
    if max(begun.values()) < NONE * shares[-1]:
        return _who_asked(setting)
    first = max(begun, key=lambda start: begun[start])
    forms = ((share, place) for (place, _), share in zip(found, shares, strict=True) if place and place.start == first)
    return max(forms)[1]


def _who_asked(setting: Setting) -> Span | None:
    """Who asked for it: asked by a girl of nine whether."""
    asked = ASKED_BY.search(setting.text, *setting.sentence)
    span = Span(*asked.span(1)) if asked else None
    return span if span and is_apart(span, [*setting.quotation.content, *setting.quotation.source]) else None


def possible(setting: Setting) -> list[tuple[Span | None, Signs]]:
    """What may be the addressee, with what speaks for it; nothing last. Without a cue nobody is told to be one."""
    case = {
        f"type={setting.quotation.type}": 1.0,
        f"verb={setting.verb}": 1.0,
        "first": setting.sentence.start < HEADLINE,
        f"kind={setting.kind}": 1.0,
    }
    taken = [*setting.quotation.source, *setting.quotation.cue]
    found: list[tuple[Span | None, Signs]] = []
    leads = LEADS if setting.quotation.cue else ()
    for one in phrases(setting, leads):
        place = span(setting.words, one)
        if is_apart(place, taken):
            found.append((place, {**_of_words(setting, one), **_of_place(setting, one, place), **case}))
    none: dict[str, float] = {f"none {sign}": value for sign, value in case.items()}
    return [*found, (None, {"none": 1.0, "phrases": len(found) / 10, **none})]


def _of_words(setting: Setting, phrase: Phrase) -> Signs:
    """What the phrase's own words tell."""
    words, text = setting.words, setting.text
    some, noun = words[phrase.first : phrase.end], head(words, phrase)
    name = next(iter(setting.article.names_in(some[0].span)), None)
    entity = setting.article.entity[name] if name else None
    return {
        f"head={noun}": 1,
        f"determiner={some[0].lower if some[0].lower in DETERMINERS else ''}": 1,
        f"entity={entity.kind if entity else ''}{' place' if entity and entity.place else ''}": 1,
        "speaker": bool(entity and setting.speaker and setting.speaker.entity is entity),
        "pronoun": some[0].lower in ADDRESSED,
        "venue": noun in VENUE_ENDS,
        "venue inside": any(word.lower in VENUE_ENDS for word in some),
        "role": noun in ROLES,
        "group": noun in GROUPS,
        "document": noun in DOCUMENTS,
        "organization": noun in ORGANIZATIONS,
        "several": noun.endswith("s"),
        "time": noun in MONTHS or noun in DAYS,
        "digit": any(word.word[0].isdigit() for word in some),
        "capital": some[0].capital,
        "capitals": all(word.capital or word.lower in LEADING for word in some),
        "length": shrunk(len(some)),
        f"form={min(phrase.form, 3)}": 1,
        "longest": phrase.form == phrase.forms - 1,
        "only form": phrase.forms == 1,
        "quoted": text[some[0].span.start - 1 : some[0].span.start] in ("“", '"', "‘"),
    }


def _of_place(setting: Setting, phrase: Phrase, place: Span) -> Signs:
    """What stands around the phrase, and how it lies to cue and content."""
    words, text, verb = setting.words, setting.text, setting.verb
    back = phrase.first - (2 if phrase.first > 1 and phrase.lead in LEADING else 1)
    trigger = words[back] if back >= 0 else None
    behind = words[phrase.end].lower if phrase.end < len(words) else ""
    away = phrase.first - setting.number
    between = text[slice(*sorted((setting.place, place.start)))]
    at = trigger.span.start if trigger else -1
    return {
        f"lead={phrase.lead}": 1,
        f"lead {phrase.lead} {verb}": 1,
        f"trigger={stem(trigger.lower) if trigger else ''}": 1,
        "trigger is cue": inside(at, setting.quotation.cue),
        "trigger is source": inside(at, setting.quotation.source),
        f"side={_side(setting, place.start)}": 1,
        "said by others": _is_said_by_others(setting, place.start),
        "away": shrunk(away),
        "far": shrunk(abs(away)),
        "before cue": away < 0,
        "opens": phrase.first <= (phrase.lead in LEADING),
        f"mark behind={text[place.end : place.end + 1]}": 1,
        f"behind={behind if behind in LEADING or behind in CLOSING else 'day' if behind in DAYS else ''}": 1,
        "comma between": "," in between,
        "marks between": any(mark in between for mark in '“”"'),
    }


def _side(setting: Setting, place: int) -> str:
    """Whether a place lies in the content, before or behind it."""
    content = setting.quotation.content
    if inside(place, content):
        return "in"
    return "before" if any(place < one.start for one in content) else "behind"


def _is_said_by_others(setting: Setting, place: int) -> bool:
    """Whether a place lies in the content of another quotation, in which the cue does not lie."""
    cue = setting.place - 1
    return any(
        one not in setting.quotation.content and not one.start <= cue < one.end for one in setting.said_at(place)
    )
