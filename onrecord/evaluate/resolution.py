"""Rows for what quotations resolve to, over the gold quotations that carry a `label`: one reader's
view of each.

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


def resolution(
    gold: Sequence[Annotation], matches: Iterable[tuple[Annotation, Annotation]], text: str
) -> Scores:
    """The rows of one document; none if no gold quotation has a label. `matches`: gold and
    predicted quotations."""
    labels = [quotation.raw["label"] for quotation in gold if "label" in quotation.raw]
    pairs = [
        (labelled.raw["label"], predicted.raw)
        for labelled, predicted in matches
        if "label" in labelled.raw
    ]
    if not labels:
        return {}
    rows = {
        **_speakers(labels, pairs),
        "kind": _same(pairs, "kind", _kind),
        "mode": _same(pairs, "mode", _mode),
    }
    rows |= {field: _words(pairs, field, text) for field in ("addressee", "venue")}
    dates = [
        (label.get("when"), (predicted.get("said") or {}).get("edtf")) for label, predicted in pairs
    ]
    rows["said"] = _counted(dates, lambda labelled, predicted: labelled == predicted)
    rows["denies"] = _counted(
        [(label.get("denies"), predicted.get("denies")) for label, predicted in pairs],
        lambda *_: True,
    )
    return rows


def _speakers(labels: Sequence[Fields], pairs: Sequence[Pair]) -> dict[str, Score]:
    named = [(label, _name(predicted)) for label, predicted in pairs if _is_named(label)]
    right = sum(same_name(label["speaker"], name, label["kind"]) for label, name in named)
    count = sum(map(_is_named, labels))
    if not count:
        return {}
    return {
        "speaker": Score(right, sum(bool(name) for _, name in named), count),
        "speaker_if_found": Score(right, len(named), len(named)),
    }


def _is_named(label: Fields) -> bool:
    return bool(label.get("speaker")) and label.get("kind") in NAMED


def _name(predicted: Fields) -> str:
    return (predicted.get("speaker") or {}).get("name") or ""


def _kind(predicted: Fields) -> str:
    return (predicted.get("speaker") or {}).get("kind") or "none"


def _mode(predicted: Fields) -> str | None:
    return predicted.get("mode")


def _same(pairs: Sequence[Pair], field: str, value: Callable[[Fields], str | None]) -> Score:
    return Score(
        sum(label.get(field) == value(predicted) for label, predicted in pairs),
        len(pairs),
        len(pairs),
    )


def _words(pairs: Sequence[Pair], field: str, text: str) -> Score:
    cut = [(label.get(field), _cut(predicted.get(field), text)) for label, predicted in pairs]
    return _counted(cut, lambda labelled, predicted: same_name(labelled, predicted, None))


def _cut(phrase: Fields | None, text: str) -> str:
    return text[slice(*phrase["span"])] if phrase and phrase.get("span") else ""


def _counted(pairs: Sequence[tuple[Any, Any]], same: Callable[[Any, Any], bool]) -> Score:
    """The score of values given in gold and values predicted."""
    right = sum(
        bool(labelled) and bool(predicted) and same(labelled, predicted)
        for labelled, predicted in pairs
    )
    return Score(
        right,
        sum(bool(predicted) for _, predicted in pairs),
        sum(bool(labelled) for labelled, _ in pairs),
    )


def same_name(gold: str, predicted: str, kind: str | None) -> bool:
    """Whether two names are the same: a person's word for word, others by most of their words.
    Titles never count."""
    gold_words, predicted_words = _key(gold), _key(predicted)
    if not gold_words or not predicted_words:
        return False
    if kind == "person":
        return gold_words == predicted_words
    return 2 * (Counter(gold_words) & Counter(predicted_words)).total() >= ALIKE * (
        len(gold_words) + len(predicted_words)
    )


def _key(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    return [word for word in RUN.findall(plain) if word not in TITLES]
