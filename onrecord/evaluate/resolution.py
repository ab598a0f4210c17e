"""Rows for what quotations resolve to, over the gold quotations that carry a `label`: one reader's view of each.

Rows:
    speaker           gold quotations with a named speaker: found, and resolved to that name
    speaker_if_found  ... of those that were found
    kind, mode        of the labelled quotations that were found
    addressee, venue  ... with at least 60 % of their words the same (Dice)
    said              ... with the very date, in EDTF
    denies            ... that deny something

A person's name must be the very same but for titles; of an organization's 60 % of the words.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from onrecord.evaluate.corpus import Annotation
from onrecord.evaluate.counts import Score, Scores
from onrecord.language.english.scoring import TITLES
from onrecord.text.tokens import RUN

ALIKE = 0.6
NAMED = ("person", "organization")

Fields = Mapping[str, Any]
Pair = tuple[Fields, Fields]
"""A label and the predicted quotation, both as JSON."""


def resolution(gold: Sequence[Annotation], found: Iterable[tuple[Annotation, Annotation]], text: str) -> Scores:
    """The rows of one document; none if nothing of its gold is labelled. `found`: gold and predicted quotations."""
    labels = [one.raw["label"] for one in gold if "label" in one.raw]
    pairs = [(one.raw["label"], other.raw) for one, other in found if "label" in one.raw]
    if not labels:
        return {}
    rows = {**_speakers(labels, pairs), "kind": _same(pairs, "kind", _kind), "mode": _same(pairs, "mode", _mode)}
    rows |= {field: _words(pairs, field, text) for field in ("addressee", "venue")}
    dates = [(label.get("when"), (told.get("said") or {}).get("edtf")) for label, told in pairs]
    rows["said"] = _counted(dates, lambda one, other: one == other)
    rows["denies"] = _counted([(label.get("denies"), told.get("denies")) for label, told in pairs], lambda *_: True)
    return rows


def _speakers(labels: Sequence[Fields], pairs: Sequence[Pair]) -> dict[str, Score]:
    named = [(label, _name(told)) for label, told in pairs if _is_named(label)]
    right = sum(same_name(label["speaker"], name, label["kind"]) for label, name in named)
    asked = sum(map(_is_named, labels))
    if not asked:
        return {}
    return {
        "speaker": Score(right, sum(bool(name) for _, name in named), asked),
        "speaker_if_found": Score(right, len(named), len(named)),
    }


def _is_named(label: Fields) -> bool:
    return bool(label.get("speaker")) and label.get("kind") in NAMED


def _name(told: Fields) -> str:
    return (told.get("speaker") or {}).get("name") or ""


def _kind(told: Fields) -> str:
    return (told.get("speaker") or {}).get("kind") or "none"


def _mode(told: Fields) -> str | None:
    return told.get("mode")


def _same(pairs: Sequence[Pair], field: str, value: Callable[[Fields], str | None]) -> Score:
    return Score(sum(label.get(field) == value(told) for label, told in pairs), len(pairs), len(pairs))


def _words(pairs: Sequence[Pair], field: str, text: str) -> Score:
    cut = [(label.get(field), _cut(told.get(field), text)) for label, told in pairs]
    return _counted(cut, lambda one, other: same_name(one, other, None))


def _cut(told: Fields | None, text: str) -> str:
    return text[slice(*told["span"])] if told and told.get("span") else ""


def _counted(pairs: Sequence[tuple[Any, Any]], same: Callable[[Any, Any], bool]) -> Score:
    """Over what is given in gold, and what is predicted."""
    right = sum(bool(one) and bool(other) and same(one, other) for one, other in pairs)
    return Score(right, sum(bool(other) for _, other in pairs), sum(bool(one) for one, _ in pairs))


def same_name(gold: str, found: str, kind: str | None) -> bool:
    """Whether two names are the same: a person's word for word, others by most of their words; titles never count."""
    one, other = _key(gold), _key(found)
    if not one or not other:
        return False
    if kind == "person":
        return one == other
    return 2 * (Counter(one) & Counter(other)).total() >= ALIKE * (len(one) + len(other))


def _key(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    return [word for word in RUN.findall(plain) if word not in TITLES]
