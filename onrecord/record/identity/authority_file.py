"""A file of who is who: names, other names, the numbers that catalogues give them, and what else is
known of them.

CSV with a header, a JSON list, or JSON Lines of objects. A bad row is told in its place, and the
others go on.

- `name`, `aliases` (parted by | or ;), `kind` (person, organization, group), `role`;
- the numbers of a catalogue: columns called as one of `CATALOGUES`, also with "id" behind it
  (wikidata, Wikidata ID,
  QID, VIAF), or `id:NAME` for any other; in JSON also an object `ids`, whatever the names in it;
- every other column is an attribute (gender, party, born): kept and shown, and never a reason to
  take two for one.
"""

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.language.english.naming import CATALOGUES
from onrecord.match.roles import field_of
from onrecord.record.identity.by_hand import UNWRITABLE, writable
from onrecord.record.identity.speaker_keys import NAMED, keys_of
from onrecord.types import Kind

COLUMNS = ("name", "aliases", "kind", "role")
QID = "qid"
"""What Wikidata calls its numbers."""
ID = "id:"
"""What a column of numbers begins with whose catalogue is none of these."""
_ID_BEHIND = re.compile(r"[\s_.-]*(?:id|ids|identifier|number|no)$")
PARTING = re.compile(r"[|;]")
LONGEST_TOLD = 500
"""Characters of a role, or of what a catalogue gives."""
MOST_TOLD = 100
"""Attributes, and numbers, of one person."""
_OWN = frozenset({*COLUMNS, "ids", "attributes"})
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: somebody's name, other names, numbers in catalogues, and what else is known of them.

    `where`: the row, as a person would find it.
    """

    where: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: Kind | None = None
    role: str | None = None
    ids: Mapping[str, str] = dataclass_field(default_factory=dict)
    attributes: Mapping[str, str] = dataclass_field(default_factory=dict)

    @property
    def field(self) -> str | None:
        """The field of life that the role belongs to."""
        return field_of(self.role)

    def key_of(self, name: str) -> tuple[bool, str]:
        """What tells that two names of entries are one."""
        kind = self.kind or "person"
        return (kind == "person", keys_of(name, kind)[0])


def read(source: str | Path | Iterable[Mapping[str, Any]]) -> Iterator[Entry | RecordError]:
    """The entries of a file or of rows, in their order; for a bad row its failure.

    Raises:
        RecordError: the file cannot be read at all.
    """
    if isinstance(source, str | Path):
        path = Path(source)
        yield from _of_text(path.name, _text(path))
    else:
        yield from (_entry(f"row {number}", row) for number, row in enumerate(source, 1))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as err:
        raise RecordError(
            f"{path}: {err.strerror}, expected a CSV or JSON file: name another"
        ) from err
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        raise RecordError(
            f"{path}: got bytes that are not UTF-8 (at {err.start:,}): save it as UTF-8"
        ) from err


def _of_text(where: str, text: str) -> Iterator[Entry | RecordError]:
    if text.lstrip()[:1] in ("[", "{"):
        yield from _of_json(where, text)
    else:
        yield from _of_csv(where, text)


def _of_json(where: str, text: str) -> Iterator[Entry | RecordError]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as err:
        if text.lstrip().startswith("["):
            raise RecordError(
                f"{where}: got no JSON ({err}), expected a list of objects: correct it"
            ) from err
        yield from _of_lines(where, text)
        return
    for number, row in enumerate(whole if isinstance(whole, list) else [whole], 1):
        yield _entry(f"{where}, item {number}", row)


def _of_lines(where: str, text: str) -> Iterator[Entry | RecordError]:
    for number, line in enumerate(text.split("\n"), 1):
        location = f"{where}, line {number}"
        if line.strip():
            try:
                yield _entry(location, json.loads(line))
            except (ValueError, RecursionError) as err:
                yield RecordError(
                    f"{location}: got no JSON ({err}), expected an object: correct it"
                )


def _of_csv(where: str, text: str) -> Iterator[Entry | RecordError]:
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = next((row for row in reader if any(map(str.strip, row))), [])
    except csv.Error as err:
        raise RecordError(f"{where}: got a header that cannot be read ({err}): correct it") from err
    columns = [column.strip().casefold() for column in header]
    if "name" not in columns:
        expected = "expected a header with at least a column called name"
        raise RecordError(f"{where}: got {first[:80]!r} as the first line, {expected}: add it")
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as err:
            yield RecordError(
                f"{where}, line {reader.line_num}: got a row that cannot be read ({err}): correct it"
            )
            continue
        if any(map(str.strip, row)):
            yield _of_row(f"{where}, line {reader.line_num}", columns, row)


def _of_row(where: str, columns: Sequence[str], row: Sequence[str]) -> Entry | RecordError:
    if len(row) > len(columns):
        return RecordError(
            f"{where}: got {len(row)} cells, expected {len(columns)}: put what has a comma in quotes"
        )
    cells = {
        column: cell.strip()
        for column, cell in zip(columns, row, strict=False)
        if column and cell.strip()
    }
    return _entry(where, cells)


def _entry(where: str, row: object) -> Entry | RecordError:
    """The entry that an object tells, or what is wrong with it."""
    try:
        if not isinstance(row, Mapping):
            raise RecordError(
                'expected an object such as {"name": "Ilse Marn"}: correct or remove it'
            )
        kind = _string(row, "kind")
        if kind is not None and kind not in NAMED:
            raise RecordError(
                f"got the kind {kind[:40]!r}, expected {', '.join(NAMED)} or nothing: correct it"
            )
        name = writable(_string(row, "name") or "")
        if not keys_of(name, kind or "person")[0]:
            raise RecordError(f"got the name {name!r}, expected one with letters: correct it")
        others = {
            str(key): value for key, value in row.items() if key not in _OWN and value is not None
        }
        catalogues = {key: catalogue for key in others if (catalogue := _catalogue_of(key))}
        ids = {catalogue: others.pop(key) for key, catalogue in catalogues.items()}
        return Entry(
            where,
            name,
            _aliases(row.get("aliases")),
            kind,
            _string(row, "role"),
            _numbers("ids", {**ids, **_object(row, "ids")}),
            _numbers("attributes", {**others, **_object(row, "attributes")}),
        )
    except RecordError as error:
        return RecordError(f"{where}: {error}")


def _string(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise RecordError(f"got {str(value)[:40]!r} as {name}, expected text: correct it")
    if value and (len(value) > LONGEST_TOLD or UNWRITABLE.search(value.strip())) and name != "name":
        raise RecordError(
            f"got {value[:40]!a} as {name}, expected up to {LONGEST_TOLD} letters and signs: correct it"
        )
    return value.strip() or None if value is not None else None


def _aliases(value: object) -> tuple[str, ...]:
    aliases = PARTING.split(value) if isinstance(value, str) else value or ()
    if not isinstance(aliases, Sequence) or not all(isinstance(alias, str) for alias in aliases):
        raise RecordError("got aliases that are not text, expected a list of names: correct it")
    return tuple(dict.fromkeys(alias.strip() for alias in aliases if alias.strip()))


def _catalogue_of(column: str) -> str | None:
    """The catalogue whose numbers a column has; None of any other column."""
    plain = column.strip().casefold()
    if plain.startswith(ID):
        return plain.removeprefix(ID).strip() or None
    for name in (plain, _ID_BEHIND.sub("", plain)):
        written = re.sub(r"[\s.-]+", "_", name)
        if written in CATALOGUES or written == QID:
            return "wikidata" if written == QID else written
    return None


def _object(row: Mapping[str, Any], name: str) -> Mapping[Any, Any]:
    value = {} if row.get(name) is None else row[name]
    if not isinstance(value, Mapping):
        example = '{"wikidata": "Q42"}' if name == "ids" else '{"party": "Green"}'
        raise RecordError(
            f"got {name} that are none, expected an object such as {example}: correct it"
        )
    return value


def _numbers(what: str, values: Mapping[Any, Any]) -> dict[str, str]:
    """What an object tells, as text; nothing of what is empty."""
    if what == "attributes":
        values = {name: _text_of(value) for name, value in values.items() if value is not None}
    if not all(isinstance(value, str | int) for value in values.values()):
        example = '{"wikidata": "Q42"}' if what == "ids" else '{"party": "Green"}'
        raise RecordError(
            f"got {what} that are none, expected an object such as {example}: correct it"
        )
    texts = {
        str(name).strip().casefold(): str(value).strip()
        for name, value in values.items()
        if str(value).strip()
    }
    if wrong := next(
        (
            text
            for item in texts.items()
            for text in item
            if len(text) > LONGEST_TOLD or UNWRITABLE.search(text)
        ),
        None,
    ):
        kind = "a number of a catalogue" if what == "ids" else "an attribute"
        raise RecordError(
            f"got {wrong[:40]!a} as {kind}, expected up to {LONGEST_TOLD} letters: correct it"
        )
    return dict(list(texts.items())[:MOST_TOLD])


def _text_of(value: object) -> str | int:
    """A value of JSON as text: of a list its items, of what is true or false that, of anything else
    its JSON."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple) and all(isinstance(element, str | int) for element in value):
        return "; ".join(map(str, value))
    return value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)
