"""The invented cases of `tests/resolve/cases/`, read; the layout is that of the README.md beside
them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.extract.decoding import quotation_type
from onrecord.text.marks import quoted_spans
from onrecord.types import Document, Quotation, Span

CASES = Path(__file__).parent / "cases"
FIELD = re.compile(r"(\w+):\s+(.+)")
PARTS = ("content", "cue", "source")


@dataclass(frozen=True, slots=True)
class Case:
    """A document, its quotations as written, and by field what each of them resolves to: the right
    answers."""

    name: str
    document: Document
    quotations: tuple[Quotation, ...]
    expected: tuple[dict[str, tuple[str, ...]], ...]


def cases() -> Iterator[Case]:
    """All cases, in the order of the files."""
    for path in sorted(CASES.glob("*.txt")):
        _, *parts = re.split(r"^==== (.+)\n", path.read_text(encoding="utf8"), flags=re.MULTILINE)
        yield from (parse(name, text) for name, text in zip(parts[::2], parts[1::2], strict=True))


def parse(name: str, text: str) -> Case:
    """The case that stands under a name. Raises ValueError for what does not follow the layout."""
    article, expectations = text.split("\n----\n")
    given = dict(re.findall(r"^(title|published): (.+)\n", article, re.MULTILINE))
    article = re.sub(r"^(?:title|published): .+\n", "", article, flags=re.MULTILINE)
    document = Document(name, article, title=given.get("title"), published=given.get("published"))
    blocks = [_block(block) for block in re.split(r"\n\n+", expectations.strip())]
    quoted = quoted_spans(article)
    found = [_quotation(block, article, quoted) for block in blocks]
    order = sorted(range(len(found)), key=lambda number: found[number].content[0].start)
    expected = [
        {k: tuple(v[0].split(" / ")) for k, v in block.items() if k not in PARTS}
        for block in blocks
    ]
    return Case(name, document, tuple(found[n] for n in order), tuple(expected[n] for n in order))


def _block(text: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for line in text.splitlines():
        found = FIELD.fullmatch(line)
        if not found:
            raise ValueError(f"expected a field and its value, got {line!r}")
        fields.setdefault(found[1], []).append(found[2].strip())
    return fields


def _quotation(block: dict[str, list[str]], article: str, quoted: list[Span]) -> Quotation:
    content = tuple(_first(words, article) for words in block["content"])
    cue, source = (
        tuple(_nearest(words, article, content[0]) for words in block.get(part, ()))
        for part in PARTS[1:]
    )
    return Quotation(
        content,
        tuple(sorted(cue)),
        source,
        quotation_type(content, article, quoted),
        confidence=1.0,
    )


def _first(words: str, article: str) -> Span:
    start = article.index(words)
    return Span(start, start + len(words))


def _nearest(words: str, article: str, content: Span) -> Span:
    """Where the words stand nearest to the content, as whole words."""
    places = [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", article)]
    apart = [
        place for place in places if place.end <= content.start or content.end <= place.start
    ] or places
    return min(apart, key=lambda place: max(content.start - place.end, place.start - content.end))
