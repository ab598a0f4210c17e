"""Subtitles (WebVTT, SRT) to a document: the words of a broadcast, without their times.

Cues follow each other as a text does; a voice that is named, or a pause of some seconds, begins a
paragraph.
"""

import re
from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.ingest.furniture import furniture
from onrecord.ingest.opened import MARKUP_FACTOR, Opened, ParsedDocument
from onrecord.types import Document

_TIME = r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})"
_CUE = re.compile(rf"\s*{_TIME}\s+-->\s+{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^>\s]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?[a-z][^<>]*>|\{\\[^{}]*\}", re.IGNORECASE)
_SPEAKER = re.compile(r"^(?:[-–—]\s+|>>+\s*)")
PAUSE = 4.0
"""Seconds without words after which a paragraph begins."""


def parse(opened: Opened) -> Iterator[ParsedDocument]:
    """The words of the subtitles.

    Raises:
        InputError: there are none.
    """
    where = opened.source.where
    written = opened.text(opened.options.max_bytes(MARKUP_FACTOR))
    text = "\n\n".join(_paragraphs(written.replace("\r\n", "\n").replace("\r", "\n")))
    if not text:
        problem = (
            "subtitles without words; cues such as 00:00:01.000 --> 00:00:03.000 were expected"
        )
        raise InputError(where, f"{problem}: look at how it was made")
    opened.options.check_length(where, text)
    yield ParsedDocument(where, Document(opened.source.id, text, furniture=furniture(text)))


def _paragraphs(written: str) -> Iterator[str]:
    """The cues, put together."""
    words: list[str] = []
    ended, voice = 0.0, ""
    for start, end, cue in _cues(written):
        named = _VOICE.search(cue)
        new_voice = named[1].strip() if named else voice
        spoken = " ".join(_TAG.sub("", cue).split())
        is_other = bool(_SPEAKER.match(spoken)) or new_voice != voice or start - ended > PAUSE
        if words and is_other:
            yield " ".join(words)
            words = []
        if spoken:
            first = f"{new_voice}: " if named and new_voice != voice else ""
            words.append(first + _SPEAKER.sub("", spoken))
        ended, voice = end, new_voice
    if words:
        yield " ".join(words)


def _cues(written: str) -> Iterator[tuple[float, float, str]]:
    """When each cue begins and ends, in seconds, and its lines; notes and styles are passed
    over."""
    for block in re.split(r"\n\s*\n", written):
        lines = block.strip().split("\n")
        for number, line in enumerate(lines[:2]):
            if match := _CUE.match(line):
                times = match.groups()
                yield _seconds(times[:4]), _seconds(times[4:]), "\n".join(lines[number + 1 :])
                break


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
