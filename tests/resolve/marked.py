"""Articles of one paragraph with their quotation marked: `[[content]] <<cue>> {{source}}`, an
answer before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.extract.decoding import quotation_type
from onrecord.text.marks import quoted_spans
from onrecord.types import Document, Quotation, Span

MARK = re.compile(r"\[\[(?P<content>.*?)\]\]|<<(?P<cue>.*?)>>|\{\{(?P<source>.*?)\}\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with one quotation, and the right answer about it."""

    document: Document
    quotation: Quotation
    answer: str


def read_marked(path: Path) -> Iterator[Marked]:
    """The lines of a file, `ANSWER<tab>TEXT`, but for comments; `\\n` in a text is the end of a
    paragraph."""
    for line in path.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            answer, marked = line.split("\t")
            yield _marked(answer, marked.replace("\\n", "\n"))


def _marked(answer: str, marked: str) -> Marked:
    text, at = "", 0
    spans: dict[str, tuple[Span, ...]] = {"content": (), "cue": (), "source": ()}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at, name = mark.end(), str(mark.lastgroup)
        spans[name] = (*spans[name], Span(len(text), len(text) + len(mark[name])))
        text += mark[name]
    text += marked[at:]
    kind = quotation_type(spans["content"], text, quoted_spans(text))
    return Marked(Document(text[:60], text), Quotation(**spans, type=kind, confidence=1.0), answer)
