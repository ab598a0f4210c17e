"""The mode of a quotation, and the kind of a speaker without a name. Trained networks decide;
the rules' answer is one of the signs."""

from collections.abc import Iterator
from itertools import islice
from typing import get_args

from onrecord.language.english.documents import DOCUMENTS
from onrecord.language.english.organizations import ORGANIZATIONS
from onrecord.language.english.roles import GROUPS, ROLES
from onrecord.resolve.learned import Network, Signs, network, stem
from onrecord.resolve.setting import Setting
from onrecord.resolve.sources import head_of
from onrecord.text.spans import inside
from onrecord.text.tokens import Token
from onrecord.types import Kind, Mode, Span

MODES: tuple[Mode, ...] = get_args(Mode)
UNNAMED: tuple[Kind, ...] = ("organization", "group", "document", "unnamed_person", "unnamed_group")
"""Of what kind somebody without a name may be."""
SURE = 0.6
"""How likely another kind than that of the rules must be."""
OPENING = 200
"""Characters in which a text has its headline."""
BEGINNING = 2
"""Words of the content that are looked at."""


def mode(
    setting: Setting, by_rule: Mode, venue: Span | None, learned: Network | None = None
) -> Mode:
    """The likeliest mode. `by_rule`: the mode by `modes.py`; `venue`: the words for where it was
    said."""
    [likely] = (learned or network("mode")).likely([mode_signs(setting, by_rule, venue)])
    return max(MODES, key=lambda candidate: likely[candidate])


def mode_signs(setting: Setting, by_rule: Mode, venue: Span | None) -> Signs:
    """Signs of the mode."""
    said_in = setting.article.words_in(venue) if venue else ()
    content = list(_content(setting))
    return {
        f"rule={by_rule}": 1,
        **_of_source(setting),
        **{f"around={word.lower}": 0.5 for word in _around(setting)},
        **{f"cue={word}": 1 for word in setting.cue},
        **{f"cue stem={stem(word)}": 1 for word in setting.cue},
        **{f"venue={word.lower}": 1 for word in said_in},
        **{f"word {number}={word}": 1 for number, word in enumerate(content)},
    }


def kind(setting: Setting, by_rule: Kind, learned: Network | None = None) -> Kind:
    """The kind of a speaker without a name. A document stays a document; `issuers.py` finds its
    issuer."""
    if by_rule == "document":
        return by_rule
    [likely] = (learned or network("unnamed")).likely([kind_signs(setting, by_rule)])
    best = max(UNNAMED, key=lambda candidate: likely[candidate])
    return best if likely[best] >= SURE else by_rule


def kind_signs(setting: Setting, by_rule: Kind) -> Signs:
    """Signs of the kind of a speaker without a name."""
    words = [word for span in _described(setting) for word in setting.article.words_in(span)]
    noun = head_of(setting.article, words) if words else ""
    return {
        f"rule={by_rule}": 1,
        **_of_source(setting),
        **{f"cue={word}": 1 for word in setting.cue},
        **{f"word={word.lower}": 1 for word in words},
        f"opens={words[0].lower if words else ''}": 1,
        f"noun={noun}": 1,
        f"ends={noun[-3:]}": 1,
        "several": noun.endswith("s"),
        "capital": any(word.capital for word in words[1:]),
        "role": noun in ROLES,
        "group": noun in GROUPS,
        "organization": noun in ORGANIZATIONS,
        "document": noun in DOCUMENTS,
        "as in source": any(
            span == source for span in _described(setting) for source in setting.quotation.source
        ),
    }


def _described(setting: Setting) -> list[Span]:
    return [setting.speaker.name] if setting.speaker else list(setting.quotation.source)


def _of_source(setting: Setting) -> Signs:
    """Signs for both: the type of the quotation, its cue and its source."""
    quotation = setting.quotation
    words = setting.article.words_in(quotation.source[0]) if quotation.source else ()
    noun = head_of(setting.article, words) if words else ""
    return {
        f"type={quotation.type}": 1,
        f"kind={setting.kind}": 1,
        "no cue": not quotation.cue,
        "colon": bool(quotation.cue) and quotation.cue[-1].of(setting.text) == ":",
        "first": setting.sentence.start < OPENING,
        f"verb={setting.verb}": 1,
        f"first of cue={stem(setting.cue[0]) if setting.cue else ''}": 1,
        f"source={noun}": 1,
        f"source ends={noun[-4:]}": 1,
    }


def _content(setting: Setting) -> Iterator[str]:
    words = (word for span in setting.quotation.content for word in setting.article.words_in(span))
    return (word.lower for word in islice(words, BEGINNING))


def _around(setting: Setting) -> Iterator[Token]:
    """The words of the sentence outside the content."""
    return (
        word for word in setting.words if not inside(word.span.start, setting.quotation.content)
    )
