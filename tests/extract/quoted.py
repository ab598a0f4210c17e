"""Quotations of invented sentences, with their parts as given."""

from onrecord.types import Quotation, Span


def spoken(text: str, *content: str, cue: str = "said", source: str = "the mayor") -> Quotation:
    spans = [
        Span(text.index(part), text.index(part) + len(part)) for part in (*content, cue, source)
    ]
    return Quotation(tuple(spans[:-2]), (spans[-2],), (spans[-1],), "direct", 0.9)


def quotation(start: int, end: int, confidence: float) -> Quotation:
    return Quotation(
        content=(Span(start, end),), cue=(), source=(), type="direct", confidence=confidence
    )


def parted(text: str, content: str, cue: str, source: str) -> Quotation:
    """A quotation with its parts as given, pieces of one role behind each other with a bar."""

    def spans(words: str) -> tuple[Span, ...]:
        return tuple(
            Span(text.index(part), text.index(part) + len(part))
            for part in words.split(" | ")
            if part
        )

    return Quotation(spans(content), spans(cue), spans(source), "direct", 0.6)
