"""JSON Lines to documents, a line at a time; also `.json` files that hold one object or a list of
objects.

A bad line is an error in its own place and the next line is read. Fields that onrecord does not
know are kept in `Document.extra`. NaN and Infinity, which are not JSON but which Python and pandas
write, count as null, and half a surrogate pair, which is not a character, as U+FFFD. The quotations
of an article that was read before are kept if that is asked for. A text that is markup, as
databases of websites hold it, is read as a page shows it; any other text stays as it is.
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType
from typing import Any, BinaryIO

from onrecord.errors import FormError, InputError
from onrecord.ingest.encoding import decode
from onrecord.ingest.furniture import furniture
from onrecord.ingest.ninjs import from_ninjs, is_ninjs
from onrecord.ingest.opened import Opened, ParsedDocument
from onrecord.ingest.options import Options
from onrecord.ingest.raw import Source
from onrecord.language import TAG
from onrecord.text.characters import encodable
from onrecord.types import Document, Quotation, Reading

_STRINGS = ("url", "title", "outlet", "published", "language")
_KNOWN = frozenset({*_STRINGS, "id", "text", "authors", "quotations"})
# "\ud83d\ude00" is the longest way to write a character: 12 bytes.
_BYTES_PER_CHARACTER = 12
_OTHER_FIELDS_BYTES = 1_000_000
_LONGEST_FILE = 200_000_000
_SKIPPED_AT_ONCE = 1 << 16
# Deeper than any record of an article, and far from the interpreter's own limit.
_DEEPEST_NESTING = 100
# JSON Lines under another name show in their first lines, though one of these may be bad.
_TRIED_LINES = 3
_TRIED_BYTES = 1_000_000
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MARKUP_START = re.compile(
    r"\s*<(?:p|div|article|section|main|h[1-6]|ul|ol|blockquote|figure|table|html|!doctype html)\b[^<>]*>",
    re.IGNORECASE,
)
_MARKUP_WITHIN = re.compile(r"</p\s*>|<br\s*/?>", re.IGNORECASE)
_OBJECT_START = re.compile(r"\ufeff?\s*(?:\[\s*)?\{\s*[\"}]")


def looks_like_json(start: str) -> bool:
    """Whether a text begins like a JSON object, or a list of them."""
    return bool(_OBJECT_START.match(start))


def is_object(line: bytes) -> bool:
    """Whether a line is by itself a JSON object."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def parse_lines(opened: Opened) -> Iterator[ParsedDocument | InputError]:
    """The documents of a JSON Lines stream, in constant memory."""
    options = opened.options
    limit = options.max_bytes(_BYTES_PER_CHARACTER)
    if limit > 0:
        limit += _OTHER_FIELDS_BYTES
    for number, line in enumerate(_lines(opened.stream, limit, opened.head), start=1):
        part = opened.source.part("line", number)
        if line is None:
            yield options.too_long(part.where)
        elif number == 1 and line.startswith(_WIDE_MARKS):
            problem = "this is UTF-16; JSON Lines must be UTF-8: convert it, for example with iconv"
            yield InputError(part.where, problem)
            return
        elif line.strip():
            yield _line(part, line, options, opened.charset)


def _lines(stream: BinaryIO, limit: int, head: bytes) -> Iterator[bytes | None]:
    """Each line, or None for one of more than `limit` bytes (-1: no limit). `head`: what was read
    of the first."""
    remaining = limit if limit < 0 else max(0, limit + 1 - len(head))
    line = head if head.endswith(b"\n") else head + stream.readline(remaining)
    while line:
        too_long = 0 <= limit < len(line)
        yield None if too_long else line
        while too_long and line and not line.endswith(b"\n"):
            line = stream.readline(_SKIPPED_AT_ONCE)
        line = stream.readline(limit + 1 if limit >= 0 else -1)


def _line(
    part: Source, line: bytes, options: Options, charset: str | None
) -> ParsedDocument | InputError:
    try:
        return record_document(
            part, _parsed(part.where, decode(part.where, line, options.encoding, charset)), options
        )
    except InputError as error:
        return error


def parse_whole(opened: Opened) -> Iterator[ParsedDocument | InputError]:
    """The documents of a JSON text: one object, a list of objects, or JSON Lines under another
    name.

    Raises:
        InputError: the text is none of these.
    """
    source, options = opened.source, opened.options
    too_long = InputError(
        source.where, "a JSON file over 200 MB: give JSON Lines instead, one object a line"
    )
    text = opened.text(_LONGEST_FILE, too_long)
    if not text.strip():
        return
    try:
        value = _parsed(source.where, text)
    except InputError:
        data = text.encode()
        if not any(map(is_object, data[:_TRIED_BYTES].splitlines()[:_TRIED_LINES])):
            raise
        yield from parse_lines(Opened(source, BytesIO(data), replace(options, encoding=None)))
        return
    if not isinstance(value, list):
        yield record_document(source, value, options)
        return
    for number, item in enumerate(value, start=1):
        try:
            yield record_document(source.part("item", number), item, options)
        except InputError as error:
            yield error


def _parsed(where: str, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        fault = f"{error.msg.removesuffix(' at')} at column {error.colno}"
        expected = 'an object such as {"text": "..."} was expected: correct or remove it'
        raise InputError(where, f"not valid JSON ({fault}); {expected}") from error
    # ValueError: a number of thousands of digits; RecursionError: brackets without end
    except (ValueError, RecursionError) as error:
        raise InputError(
            where, "a number or a nesting too large to read: correct or remove it"
        ) from error


def record_document(source: Source, value: object, options: Options) -> ParsedDocument:
    """The document of a record: an object, or a row of a table, by the names of its fields.

    Raises:
        InputError: it has no text, or a field of another kind than it should have.
    """
    where = source.where
    if not isinstance(value, dict):
        raise InputError(
            where,
            f'{_kind(value)} instead of an object such as {{"text": "..."}}: correct or remove it',
        )
    fields = {_characters(key): _clean(where, field) for key, field in value.items()}
    fields = {options.fields.get(name, name): field for name, field in fields.items()}
    fields = from_ninjs(fields) if is_ninjs(fields) else fields
    is_read = options.keeps_quotations and fields.get("quotations") is not None
    text = _string(where, fields, "text")
    text = (
        text if is_read else _as_shown(text)
    )  # the quotations' spans point into the text as it is
    if text is None or not text.strip():
        problem = "no" if text is None else "an empty"
        raise InputError(
            where,
            f'{problem} "text" field; the article\'s text was expected there: add it or remove this',
        )
    options.check_length(where, text)
    document = Document(
        id=_id(where, fields) or source.id,
        text=text,
        authors=_authors(where, fields),
        furniture=furniture(text),
        extra=MappingProxyType({key: field for key, field in fields.items() if key not in _KNOWN}),
        **{name: _string(where, fields, name) for name in _STRINGS},
    )
    if not document.language:
        document = replace(document, language=_lang(fields))
    quotations = _quotations(where, document, fields["quotations"]) if is_read else None
    return ParsedDocument(where, document, is_record=True, quotations=quotations)


def _quotations(where: str, document: Document, value: Any) -> tuple[Quotation, ...]:
    """The quotations that an article came with, as they stand."""
    try:
        reading = Reading.from_json({"id": document.id, "text": document.text, "quotations": value})
        reading.check()
    except FormError as error:
        remedy = "correct it, or have the article read anew with --read-again"
        raise InputError(where, f"{error}: {remedy}") from error
    return reading.quotations


def _lang(fields: dict[str, Any]) -> str | None:
    """The language under the name that web pages give it."""
    tag = fields.get("lang")
    return tag if isinstance(tag, str) and TAG.fullmatch(tag) else None


def _as_shown(text: str | None) -> str | None:
    """The text itself; if it is markup, its paragraphs with blank lines between them."""
    if text is None or not (_MARKUP_START.match(text) or _MARKUP_WITHIN.search(text)):
        return text
    from onrecord.ingest.html import shown_text  # here, because its parser is slow to import

    return shown_text(text)


def _string(where: str, fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise _wrong_type(where, name, value, "a string")


def _id(where: str, fields: dict[str, Any]) -> str | None:
    value = fields.get("id")
    if isinstance(value, int) and not isinstance(value, bool):  # a database's key
        return str(value)
    return _string(where, fields, "id")


def _authors(where: str, fields: dict[str, Any]) -> tuple[str, ...]:
    value = fields.get("authors")
    names = [value] if isinstance(value, str) else value or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _wrong_type(where, "authors", value, "a list of strings")
    return tuple(names)


def _wrong_type(where: str, name: str, value: object, expected: str) -> InputError:
    return InputError(
        where, f'"{name}" is {_kind(value)}; {expected} was expected: correct or remove it'
    )


def _kind(value: object) -> str:
    kinds = {
        dict: "an object",
        list: "a list",
        str: "a string",
        bool: "a truth value",
        type(None): "null",
    }
    return kinds.get(type(value), "a number")


def _clean(where: str, value: Any, depth: int = 1) -> Any:
    """The value with only real characters and numbers in it, so that it can be written as JSON
    again."""
    if depth > _DEEPEST_NESTING:
        raise InputError(where, f"nested more than {_DEEPEST_NESTING} deep: correct or remove it")
    if isinstance(value, str):
        return _characters(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list):
        return [_clean(where, item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {_characters(key): _clean(where, item, depth + 1) for key, item in value.items()}
    return value


def _characters(text: str) -> str:
    return encodable(text)
