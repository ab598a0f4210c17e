"""Annotated articles: gold to train on and to measure against, predictions to be measured.

Both are JSON Lines (gzip or not), an object a document: `{"id", "text", "quotations": [{"content",
"cue", "source"}], ...}` with spans as lists of half-open character offsets; the PolNeAR conversion
adds `discard` (spans that are not article text) and `other_annotators` (further views of the same
document).
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO, cast

from onrecord.errors import CorpusError
from onrecord.evaluate.quotes_format import parse_quotes
from onrecord.types import Quotation, Span


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotated quotation. `raw` keeps the object as read, labels included."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and its annotated quotations; `discard`: spans that are not article text.

    `others`: the same document as further annotators saw it; `published`: as in `types.Document`;
    `unknown`: spans that may hold quotations that nobody annotated.
    """

    id: str
    text: str
    quotations: tuple[Annotation, ...]
    discard: tuple[Span, ...] = ()
    others: tuple["Annotated", ...] = ()
    published: str | None = None
    unknown: tuple[Span, ...] = ()


def read_corpus(path: Path) -> tuple[Annotated, ...]:
    """All documents of a corpus file, or of a folder of articles with their quotations beside them
    (`read_invented`).

    Raises CorpusError naming the line that cannot be used.
    """
    if path.is_dir():
        return read_invented(path)
    return tuple(_document(row, f"{path}, line {number}") for number, row in rows(path))


def read_invented(folder: Path) -> tuple[Annotated, ...]:
    """The articles of a folder with their quotations beside them (`NAME.txt`, `NAME.quotes.txt`:
    see quotes_format).

    Raises CorpusError naming the file and line that cannot be used.
    """
    articles = []
    for path in sorted(folder.glob("*.quotes.txt")):
        try:
            text = path.with_name(path.name.replace(".quotes", "")).read_text(encoding="utf8")
            quotations = parse_quotes(path.read_text(encoding="utf8"), text)
        except (OSError, UnicodeDecodeError) as err:
            raise CorpusError(
                f"{path}: it or its article cannot be read ({err}): expected two texts in UTF-8"
            ) from err
        except ValueError as err:
            raise CorpusError(f"{path}, {err}") from err
        articles.append(
            Annotated(path.name.removesuffix(".quotes.txt"), text, annotations(quotations))
        )
    return tuple(articles)


def rows(path: Path) -> Iterator[tuple[int, Any]]:
    """The objects of a file of JSON Lines (gzip or not), each with the number of its line.

    Raises CorpusError naming the line that cannot be used.
    """
    try:
        with _open(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, json.loads(line)
    except json.JSONDecodeError as err:
        raise CorpusError(
            f"{path}, line {number}: not JSON ({err.msg}): expected one object a line"
        ) from err
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as err:
        raise CorpusError(
            f"{path}: cannot be read ({err}): expected JSON Lines in UTF-8, gzip or not"
        ) from err


def _open(path: Path) -> TextIO:
    return (
        cast(TextIO, gzip.open(path, "rt", encoding="utf8"))
        if path.suffix == ".gz"
        else path.open(encoding="utf8")
    )


def _document(row: Any, where: str) -> Annotated:
    try:
        views = [_view(row, view) for view in (row, *(row.get("other_annotators") or ()))]
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as err:
        remedy = 'expected {"id", "text", "quotations": [{"content": [[start, end], ...], ...}]}'
        raise CorpusError(f"{where}: {type(err).__name__} {err}: {remedy}") from err
    return replace(views[0], others=tuple(views[1:]))


def _view(row: Any, view: Any) -> Annotated:
    text = row.get("text", "")  # predictions may come without it
    if not isinstance(text, str):
        raise TypeError(f"text is of type {type(text).__name__}")
    quotations = tuple(annotation(quotation) for quotation in view["quotations"])
    published = row.get("published")
    return Annotated(
        str(row["id"]),
        text,
        quotations,
        _spans(view.get("discard")),
        published=published and str(published),
    )


def annotations(quotations: Iterable[Quotation]) -> tuple[Annotation, ...]:
    """Quotations in the form of annotations, so that they can be compared with gold."""
    return tuple(annotation(quotation.to_json()) for quotation in quotations)


def annotation(quotation: Mapping[str, Any]) -> Annotation:
    """A quotation in the form of the JSON contract. Raises KeyError, TypeError or ValueError if it
    is not."""
    content, cue, source = (_spans(quotation.get(role)) for role in ("content", "cue", "source"))
    return Annotation(content, cue, source, quotation)


def _spans(pairs: Any) -> tuple[Span, ...]:
    return tuple(Span(int(start), int(end)) for start, end in pairs or ())
