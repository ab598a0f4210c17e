"""The formats that go out: one row for each, from which the command line, the server and its pages
take what they offer. A new format is a module that writes it and a row here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal, TextIO

from onrecord.types import Reading

Write = Callable[[Iterable[Reading], TextIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that goes out.

    `writer`: the module of `onrecord.export` and the function that writes it; `about`: what it is,
    as `--help` says it, and `contents` as the page of the API does. `goes_to`: a stream of text, or
    only a file or a folder of its own. `is_feed`: it has the newest quotations, and is kept up to
    date; `is_shown`: a browser shows it instead of saving it. `suffix`: of its files, by default
    its name; `in_bulk`: the API gives the whole record in it.
    """

    name: str
    writer: str
    about: str
    contents: str = ""
    media_type: str = ""
    goes_to: Literal["a stream", "a file", "a folder"] = "a stream"
    suffix: str = ""
    is_feed: bool = False
    is_shown: bool = False
    in_bulk: bool = False

    @property
    def write(self) -> Any:
        """The function that writes readings, the first argument, to a stream of text, a file or a
        folder, the second. Its module is imported when it is first asked for."""
        module, function = self.writer.split(".")
        return getattr(import_module(f"onrecord.export.{module}"), function)

    @property
    def is_streamed(self) -> bool:
        """Whether it can be written to a stream of text."""
        return self.goes_to == "a stream"


ROWS = (
    Format(
        name="jsonl",
        writer="json.write_jsonl",
        about="everything, an article a line",
        contents="JSON Lines: an article a line, with the quotations that the view shows",
        media_type="application/x-ndjson",
        in_bulk=True,
    ),
    Format(
        name="json",
        writer="json.write_json",
        about="everything",
        contents="what the API answers for the view",
        media_type="application/json",
        is_shown=True,
    ),
    Format(
        name="csv",
        writer="csv.write_csv",
        about="a row for each quotation",
        contents="a row a quotation",
        media_type="text/csv; charset=utf-8; header=present",
        in_bulk=True,
    ),
    Format(
        name="parquet",
        writer="parquet.write_parquet",
        about="a row for each quotation, in a file",
        goes_to="a file",
    ),
    Format(
        name="jsonld",
        writer="jsonld.write_jsonld",
        about="schema.org",
        contents="schema.org in JSON-LD",
        media_type="application/ld+json",
        in_bulk=True,
    ),
    Format(
        name="webannotation",
        writer="webannotation.write_webannotation",
        about="W3C Web Annotation",
        contents="W3C Web Annotations",
        media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        suffix="annotations.jsonld",
        in_bulk=True,
    ),
    Format(
        name="tei",
        writer="tei.write_tei",
        about="TEI P5",
        contents="TEI P5",
        media_type="application/tei+xml",
        suffix="tei.xml",
        in_bulk=True,
    ),
    Format(
        name="brat",
        writer="brat.write_brat",
        about="a folder for that annotation tool",
        goes_to="a folder",
    ),
    Format(
        name="atom",
        writer="feed.write_atom",
        about="a feed",
        contents="an Atom feed",
        media_type="application/atom+xml",
        is_feed=True,
        is_shown=True,
    ),
    Format(
        name="rss",
        writer="feed.write_rss",
        about="a feed",
        contents="an RSS feed",
        media_type="application/rss+xml",
        is_feed=True,
        is_shown=True,
    ),
)
FORMATS = {format.name: format for format in ROWS}
"""The formats by their names, in the order in which they are offered."""
STREAMED = {name: format for name, format in FORMATS.items() if format.is_streamed}
"""Those that can be written to standard output or sent."""


def explained(formats: Iterable[Format]) -> str:
    """What each format is, in one line for `--help`."""
    names: dict[str, list[str]] = {}
    for format in formats:
        names.setdefault(format.about, []).append(format.name)
    return "; ".join(f"{' and '.join(same)}: {about}" for about, same in names.items()) + "."
