"""Finds the person a quotation is addressed to: a trained network picks the likeliest phrase in
the sentence."""

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
"""How much it counts that nobody is likely the addressee: as right in folds as in full, and more
are told."""
HEADLINE = 300
"""Characters in which a text has its headline and its first sentence."""


def addressee(setting: Setting, learned: Network | None = None) -> Span | None:
    """The words for the person addressed; None if the sentence does not say."""
    candidates = possible(setting)
    if len(candidates) == 1:
        return _who_asked(setting)
    shares = (learned or network("addressee")).shares([signs for _, signs in candidates]).tolist()
    begun: Counter[int] = Counter()  # all forms of one phrase together, by where it begins
    for (phrase_span, _), share in zip(candidates[:-1], shares, strict=False):
        begun[phrase_span.start if phrase_span else 0] += share
    if max(begun.values()) < NONE * shares[-1]:
        return _who_asked(setting)
    first = max(begun, key=lambda start: begun[start])
    forms = (
        (share, phrase_span)
        for (phrase_span, _), share in zip(candidates, shares, strict=True)
        if phrase_span and phrase_span.start == first
    )
    return max(forms)[1]


def _who_asked(setting: Setting) -> Span | None:
    """The person who asked, as in "asked by a girl of nine whether"."""
    match = ASKED_BY.search(setting.text, *setting.sentence)
    asker = Span(*match.span(1)) if match else None
    return (
        asker
        if asker and is_apart(asker, [*setting.quotation.content, *setting.quotation.source])
        else None
    )


def possible(setting: Setting) -> list[tuple[Span | None, Signs]]:
    """The phrases that may name the addressee, each with its signs. The last entry stands for no
    addressee.

    Without a cue that is the only entry.
    """
    case = {
        f"type={setting.quotation.type}": 1.0,
        f"verb={setting.verb}": 1.0,
        "first": setting.sentence.start < HEADLINE,
        f"kind={setting.kind}": 1.0,
    }
    taken = [*setting.quotation.source, *setting.quotation.cue]
    candidates: list[tuple[Span | None, Signs]] = []
    leads = LEADS if setting.quotation.cue else ()
    for phrase in phrases(setting, leads):
        phrase_span = span(setting.words, phrase)
        if is_apart(phrase_span, taken):
            candidates.append(
                (
                    phrase_span,
                    {
                        **_of_words(setting, phrase),
                        **_of_position(setting, phrase, phrase_span),
                        **case,
                    },
                )
            )
    none: dict[str, float] = {f"none {sign}": value for sign, value in case.items()}
    return [*candidates, (None, {"none": 1.0, "phrases": len(candidates) / 10, **none})]


def _of_words(setting: Setting, phrase: Phrase) -> Signs:
    """Signs in the words of the phrase itself."""
    words, text = setting.words, setting.text
    phrase_words, noun = words[phrase.first : phrase.end], head(words, phrase)
    name = next(iter(setting.article.names_in(phrase_words[0].span)), None)
    entity = setting.article.entity[name] if name else None
    return {
        f"head={noun}": 1,
        f"determiner={phrase_words[0].lower if phrase_words[0].lower in DETERMINERS else ''}": 1,
        f"entity={entity.kind if entity else ''}{' place' if entity and entity.is_place else ''}": 1,
        "speaker": bool(entity and setting.speaker and setting.speaker.entity is entity),
        "pronoun": phrase_words[0].lower in ADDRESSED,
        "venue": noun in VENUE_ENDS,
        "venue inside": any(word.lower in VENUE_ENDS for word in phrase_words),
        "role": noun in ROLES,
        "group": noun in GROUPS,
        "document": noun in DOCUMENTS,
        "organization": noun in ORGANIZATIONS,
        "several": noun.endswith("s"),
        "time": noun in MONTHS or noun in DAYS,
        "digit": any(word.word[0].isdigit() for word in phrase_words),
        "capital": phrase_words[0].capital,
        "capitals": all(word.capital or word.lower in LEADING for word in phrase_words),
        "length": shrunk(len(phrase_words)),
        f"form={min(phrase.form, 3)}": 1,
        "longest": phrase.form == phrase.forms - 1,
        "only form": phrase.forms == 1,
        "quoted": text[phrase_words[0].span.start - 1 : phrase_words[0].span.start]
        in ("“", '"', "‘"),
    }


def _of_position(setting: Setting, phrase: Phrase, phrase_span: Span) -> Signs:
    """Signs in the words around the phrase and in its distance from the cue and the content."""
    words, text, verb = setting.words, setting.text, setting.verb
    back = phrase.first - (2 if phrase.first > 1 and phrase.lead in LEADING else 1)
    trigger = words[back] if back >= 0 else None
    behind = words[phrase.end].lower if phrase.end < len(words) else ""
    away = phrase.first - setting.number
    between = text[slice(*sorted((setting.offset, phrase_span.start)))]
    offset = trigger.span.start if trigger else -1
    return {
        f"lead={phrase.lead}": 1,
        f"lead {phrase.lead} {verb}": 1,
        f"trigger={stem(trigger.lower) if trigger else ''}": 1,
        "trigger is cue": inside(offset, setting.quotation.cue),
        "trigger is source": inside(offset, setting.quotation.source),
        f"side={_side(setting, phrase_span.start)}": 1,
        "said by others": _is_said_by_others(setting, phrase_span.start),
        "away": shrunk(away),
        "far": shrunk(abs(away)),
        "before cue": away < 0,
        "opens": phrase.first <= (phrase.lead in LEADING),
        f"mark behind={text[phrase_span.end : phrase_span.end + 1]}": 1,
        f"behind={behind if behind in LEADING or behind in CLOSING else 'day' if behind in DAYS else ''}": 1,
        "comma between": "," in between,
        "marks between": any(mark in between for mark in '“”"'),
    }


def _side(setting: Setting, offset: int) -> str:
    """Whether an offset lies in the content, before it or behind it."""
    content = setting.quotation.content
    if inside(offset, content):
        return "in"
    return "before" if any(offset < part.start for part in content) else "behind"


def _is_said_by_others(setting: Setting, offset: int) -> bool:
    """Whether an offset lies in the content of another quotation that does not contain the cue."""
    cue = setting.offset - 1
    return any(
        content not in setting.quotation.content and not content.start <= cue < content.end
        for content in setting.said_at(offset)
    )
