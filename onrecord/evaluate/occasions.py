"""Gold of occasions on which much was said at once, each reported by several articles with several
quotations.

The layout of the files is that of `bench/occasions/README.md`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import CorpusError
from onrecord.evaluate.statements import ARTICLE, HEADING, MANNERS, PARTS, Report, fields, type_of
from onrecord.types import Document, Quotation, Span

MARK = re.compile(r"(\[\[|<<|\{\{)([\d,]+)(?: \w+)?\|(.*?)(?:\]\]|>>|\}\})", re.DOTALL)
LEFT = re.compile(r"\[\[|\]\]|<<|>>|\{\{|\}\}")


def read_occasions(folder: Path) -> tuple[Report, ...]:
    """The reports in the files of a folder; reports of one article have the same document, in the
    order of its text.

    Raises:
        CorpusError: a file does not follow the layout.
    """
    return tuple(report for path in sorted(folder.glob("*.txt")) for report in _of_file(path))


def _of_file(path: Path) -> Iterator[Report]:
    _, *parts = HEADING.split(path.read_text(encoding="utf8"))
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        where = f"{path.name}: {name}"
        _, *articles = ARTICLE.split(text)
        for number, (heading, body) in enumerate(
            zip(articles[::2], articles[1::2], strict=True), 1
        ):
            outlet, published = fields(heading, 2, where)
            yield from _reports(f"{where} {number}", outlet, published, body.strip())


def _reports(name: str, outlet: str, published: str, marked: str) -> Iterator[Report]:
    occasion = name.rpartition(" ")[0].replace(".txt", "")
    text, offset = "", 0
    spans: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for match in MARK.finditer(marked):
        text += marked[offset : match.start()]
        for key in match[2].split(","):
            spans[key][PARTS[match[1]]].append(Span(len(text), len(text) + len(match[3])))
        text += match[3]
        offset = match.end()
    text += marked[offset:]
    if LEFT.search(text):
        raise CorpusError(
            f"{name}: got marks that do not pair or are without a number, expected both"
        )
    document = Document(name, text, outlet=outlet, published=published)
    for key, spans_of_key in sorted(spans.items(), key=lambda pair: pair[1]["content"]):
        content, cue, source = (tuple(spans_of_key[part]) for part in ("content", "cue", "source"))
        manner = _manner(marked, key)
        if not content or manner not in MANNERS:
            expected = f"expected one with a manner of {', '.join(MANNERS)}"
            raise CorpusError(f"{name}: got no [[{key} MANNER|...]], {expected}")
        quotation = Quotation(content, cue, source, type_of(text, content), 1.0)
        yield Report(document, quotation, f"{occasion} {key}", manner)


def _manner(marked: str, key: str) -> str | None:
    match = re.search(rf"\[\[{key} (\w+)\|", marked)
    return match[1] if match else None
