"""A file of who is who: names, other names, and the numbers that catalogues such as Wikidata's give them.

CSV with a header (name, aliases parted by | or ;, kind, role; every other column is a catalogue), a JSON list, or JSON
Lines of objects (name, aliases, kind, role, ids). A bad row is told in its place, and the others go on.
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
from onrecord.match.roles import field_of
from onrecord.record.hand import UNWRITABLE, writable
from onrecord.record.people import NAMED, keys_of
from onrecord.types import Kind

COLUMNS = ("name", "aliases", "kind", "role")
PARTING = re.compile(r"[|;]")
LONGEST_TOLD = 500
"""Characters of a role, or of what a catalogue gives."""
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: somebody's name, other names, and numbers in catalogues. `where`: the row, as a person would find it."""

    where: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: Kind | None = None
    role: str | None = None
    ids: Mapping[str, str] = dataclass_field(default_factory=dict)

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
        raise RecordError(f"{path}: {err.strerror}, expected a CSV or JSON file: name another") from err
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        raise RecordError(f"{path}: got bytes that are not UTF-8 (at {err.start:,}): save it as UTF-8") from err


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
            raise RecordError(f"{where}: got no JSON ({err}), expected a list of objects: correct it") from err
        yield from _of_lines(where, text)
        return
    for number, row in enumerate(whole if isinstance(whole, list) else [whole], 1):
        yield _entry(f"{where}, item {number}", row)


def _of_lines(where: str, text: str) -> Iterator[Entry | RecordError]:
    for number, line in enumerate(text.split("\n"), 1):
        at = f"{where}, line {number}"
        if line.strip():
            try:
                yield _entry(at, json.loads(line))
            except (ValueError, RecursionError) as err:
                yield RecordError(f"{at}: got no JSON ({err}), expected an object: correct it")


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
            yield RecordError(f"{where}, line {reader.line_num}: got a row that cannot be read ({err}): correct it")
            continue
        if any(map(str.strip, row)):
            yield _of_row(f"{where}, line {reader.line_num}", columns, row)


def _of_row(where: str, columns: Sequence[str], row: Sequence[str]) -> Entry | RecordError:
    if len(row) > len(columns):
        return RecordError(f"{where}: got {len(row)} cells, expected {len(columns)}: put what has a comma in quotes")
    cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if column and cell.strip()}
    told: dict[str, Any] = {column: cells[column] for column in COLUMNS if column in cells}
    return _entry(where, {**told, "ids": {name: cell for name, cell in cells.items() if name not in COLUMNS}})


def _entry(where: str, row: object) -> Entry | RecordError:
    """The entry that an object tells, or what is wrong with it."""
    try:
        if not isinstance(row, Mapping):
            raise RecordError('expected an object such as {"name": "Ilse Marn"}: correct or remove it')
        kind = _string(row, "kind")
        if kind is not None and kind not in NAMED:
            raise RecordError(f"got the kind {kind[:40]!r}, expected {', '.join(NAMED)} or nothing: correct it")
        name = writable(_string(row, "name") or "")
        if not keys_of(name, kind or "person")[0]:
            raise RecordError(f"got the name {name!r}, expected one with letters: correct it")
        return Entry(where, name, _aliases(row.get("aliases")), kind, _string(row, "role"), _ids(row.get("ids")))
    except RecordError as error:
        return RecordError(f"{where}: {error}")


def _string(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise RecordError(f"got {str(value)[:40]!r} as {name}, expected text: correct it")
    if value and (len(value) > LONGEST_TOLD or UNWRITABLE.search(value.strip())) and name != "name":
        raise RecordError(f"got {value[:40]!a} as {name}, expected up to {LONGEST_TOLD} letters and signs: correct it")
    return value.strip() or None if value is not None else None


def _aliases(told: object) -> tuple[str, ...]:
    aliases = PARTING.split(told) if isinstance(told, str) else told or ()
    if not isinstance(aliases, Sequence) or not all(isinstance(one, str) for one in aliases):
        raise RecordError("got aliases that are not text, expected a list of names: correct it")
    return tuple(dict.fromkeys(one.strip() for one in aliases if one.strip()))


def _ids(told: object) -> dict[str, str]:
    ids = {} if told is None else told
    if not isinstance(ids, Mapping) or not all(isinstance(one, str | int) for one in ids.values()):
        raise RecordError('got ids that are none, expected an object such as {"wikidata": "Q42"}: correct it')
    found = {str(name).strip().casefold(): str(value).strip() for name, value in ids.items() if str(value).strip()}
    if wrong := next(
        (one for item in found.items() for one in item if len(one) > LONGEST_TOLD or UNWRITABLE.search(one)), None
    ):
        raise RecordError(
            f"got {wrong[:40]!a} as a number of a catalogue, expected up to {LONGEST_TOLD} letters: correct it"
        )
    return found
