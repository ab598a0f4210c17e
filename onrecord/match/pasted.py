"""A claim as it is pasted, with what stands around the words: “…,” X said; X: “…”; X, the mayor,
said that …

The frame is taken off, and whoever it names is who is said to have said it.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.language.english.pasted import (
    ACCORDING,
    CAPITALISED,
    LED_IN,
    NAMED_FIRST,
    PRONOUNS,
    SAID,
    UNTIL,
)
from onrecord.text.marks import DASHES

LONGEST_FRAME = 250
"""Characters around the words that may be a frame."""
PIECES = 6
"""Stretches in quotation marks that a pasted claim has at most."""
MOST_BEHIND = 5
"""Words between “said” and the words that follow: to reporters on Tuesday that."""
_QUOTED = re.compile(
    r"“([^“”]+)(?:”|$)|\"([^\"]+)(?:\"|$)|«([^«»]+)(?:»|$)|„([^„“”]+)(?:[“”]|$)|(?<!\w)‘([^‘]+)’(?!\w)"
    r"|(?<!\w)'((?:[^'\n]|'(?=\w))+)'(?!\w)"
)
_DASHED = re.compile(rf"^\s*(?:[{DASHES}]|--?)\s*(?P<who>.+)$", re.DOTALL)
_COLON = re.compile(
    r"^(?P<who>[^\W\d_a-z][\w’'.-]*(?:\s+[^\s:“”\"]+){0,6}?)(?:,[^:“”\"]{1,60})?:\s+(?P<words>\S.*)$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What is claimed: the words, and who is said to have said them, if the claim names somebody.

    `sure`: the words were in quotation marks beside the frame; else what looks like one may be part
    of what was said.
    """

    words: str
    speaker: str | None
    sure: bool


def unframed(text: str) -> Pasted | None:
    """The claim without its frame; None if it has none."""
    text = text.strip()
    return _in_marks(text) or _bare(text)


def _in_marks(text: str) -> Pasted | None:
    quoted = [match for match, _ in zip(_QUOTED.finditer(text), range(PIECES + 1), strict=False)]
    if not quoted or len(quoted) > PIECES:
        return None
    words = _joined([next(filter(None, match.groups())).strip() for match in quoted])
    if sum(len(part) for part in _beside(text, quoted)) > LONGEST_FRAME:
        return None
    beside = [part for part in _beside(text, quoted) if any(map(str.isalnum, part))]
    speaker = _of_frame(beside, text.startswith(quoted[0][0]))
    return Pasted(words, speaker or None, True) if speaker is not None else None


def _joined(pieces: list[str]) -> str:
    """The words of an interrupted claim: the comma before the interruption is none of theirs."""
    ends = (
        piece.rstrip(",") if after[:1].islower() else piece
        for piece, after in pairwise([*pieces, ""])
    )
    return " ".join(ends)


def _beside(text: str, quoted: list[re.Match[str]]) -> list[str]:
    """What stands before, between and after the words."""
    starts, ends = [match.start() for match in quoted], [match.end() for match in quoted]
    return [text[a:b].strip() for a, b in zip([0, *ends], [*starts, len(text)], strict=True)]


def _of_frame(beside: list[str], leads: bool) -> str | None:
    """Who said it, by what stands beside the words, which may lead; empty if that is "he"; None if
    it is no frame."""
    if not beside or (len(beside) > 1 and not all(map(SAID.search, beside))):
        return None
    frame = beside[0]
    if matches := list(SAID.finditer(frame)):
        said = matches[0] if leads else matches[-1]  # when asked, she replied
        front, behind = frame[: said.start()].strip(" ,:"), frame[said.end() :].strip(" ,:.")
        if not leads and len(behind.split()) > MOST_BEHIND:
            return None
        return (
            _name(front)
            if front and front.casefold() != "as"
            else _name(UNTIL.split(f"{behind} ")[0])
        )
    if not leads:
        return _name(frame.rstrip(": ")) if frame.endswith(":") else None
    if dashed := _DASHED.match(frame):
        return _name(dashed["who"].strip(" .()"))
    return _name(frame.strip("() ")) if frame.startswith("(") and frame.endswith(")") else None


def _name(words: str) -> str:
    """The name among some words: of “the mayor, Ilse Marn” Ilse Marn; what names nobody as it is;
    of "he" nothing."""
    parts = [part.strip() for part in words.split(",") if part.strip()]
    names = [
        match[0]
        for part in parts
        for match in CAPITALISED.finditer(part)
        if not _is_article(match[0])
    ]
    if names:
        best = max(names, key=lambda name: (min(len(name.split()), 3), -words.index(name)))
        person, of_the, _ = best.partition(" of the ")
        return LED_IN.sub("", person if of_the and " " in person else best)
    first = parts[0] if parts else ""
    return "" if first.casefold() in PRONOUNS else first


def _is_article(word: str) -> bool:
    return word.casefold() in {"the", "a", "an", *PRONOUNS}


def _bare(text: str) -> Pasted | None:
    """The claim without a frame; without quotation marks it may be none."""
    for pattern in (ACCORDING, NAMED_FIRST, _COLON):
        if match := pattern.match(text[: LONGEST_FRAME * 40]):
            who = _name(match["who"])
            if who and who[:1].isupper() and _is_name(match["who"], pattern is _COLON):
                return Pasted(match["words"].strip(), who, False)
    return None


def _is_name(words: str, colon: bool) -> bool:
    """Whether what stands before a colon is a name of two words or more: not “Listen” or “One thing
    is clear”."""
    capitals = [word for word in words.split() if word[:1].isupper()]
    return not colon or (len(capitals) >= 2 and len(capitals) >= len(words.split()) - 1)
