"""All that is SQLite's own: connecting, the file's header, what its errors mean, and FTS5.

Another database goes under the same `Record` by a module with the same functions, and migrations of its own.
"""

import json
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Engine,
    Float,
    QueuePool,
    Select,
    TableClause,
    Text,
    TextClause,
    column,
    create_engine,
    event,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError

from onrecord.errors import UnavailableError
from onrecord.match.inflection import forms
from onrecord.record.store.indexing import in_place, joined, search_words
from onrecord.record.store.terms import Term, Terms

APPLICATION_ID = int.from_bytes(b"onrc")  # in the file's header: whose SQLite file this is
BUSY_SECONDS = 30  # how long to wait for another process to finish writing
CACHE_KIBIBYTES = 16 * 1024  # of each connection that reads; the system keeps what is beyond
WRITING_KIBIBYTES = 64 * 1024  # of one that writes: the inner pages of the indexes stay there at a million documents

QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]?")  # what stands inside quotation marks
_DAMAGED = "got a damaged file, expected a whole one: restore a copy, or save what is left with `sqlite3 FILE .recover`"
_DAMAGE_WITHOUT_CODE = ("unsupported file format", "malformed JSON", "SQL logic error")  # header, column, index
_REMEDIES = {  # by the beginning of SQLite's name for the error; the first that fits
    "SQLITE_FULL": "no space is left, expected room for what is added: free some and run again; "
    "what was added before is on record",
    "SQLITE_BUSY": f"another process has been writing for {BUSY_SECONDS} s, expected it to finish: "
    "wait for it to end and run again",
    "SQLITE_READONLY": "it cannot be written to, expected permission to: change the permissions of the file "
    "and its folder",
    "SQLITE_CANTOPEN": "it cannot be opened, expected permission to read and write: change the permissions of "
    "the file and its folder",
    "SQLITE_NOTADB": "got a file of another kind, expected a record: name another file",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_IOERR_SHORT_READ": _DAMAGED,
    "SQLITE_IOERR": "the disk is full or failing, expected to read and write: check it and run again",
    "SQLITE_TOOBIG": "got an article larger than SQLite holds, expected less than 1 GB: split it",
}

BEFORE = 400  # characters
READ = 5000  # quotations of one speaker within some weeks, among which those of an outlet are looked for
_DENIED = "json_extract(quotation.resolved, '$.denied[0]')"  # of most NULL, whose article's text is then not read
# A word in the content counts for more than in the source, and there for more than in the outlet's name.
_SCORE = "bm25(quotation_index, 10.0, 5.0, 1.0, 2.0, 1.0, 1.0)"
_AROUND = ".,;:!?()[]'‘’“”…"
ANYWHERE: Mapping[str, Terms] = MappingProxyType({})
"""Of no column in particular."""


def engine_for(path: Path, create: bool) -> Engine:
    """An engine for the file, which it opens on first use. Its transactions are explicit: see `writing`."""
    place = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> sqlite3.Connection:
        # isolation_level None: Python's module then begins no transaction of its own accord; `_begin` does.
        connection = sqlite3.connect(
            place, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.create_function("search_words", 1, search_words, deterministic=True)  # for the migrations
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        connection.create_function("casefold", 1, _casefolded, deterministic=True)
        return connection

    as_json = json.JSONEncoder(separators=(",", ":")).encode
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, json_serializer=as_json)
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The engine, for transactions that write: each has the file to itself from its beginning."""
    return engine.execution_options(onrecord_writing=True)


@contextmanager
def reporting(name: str) -> Iterator[None]:
    """Turns SQLite's errors into an UnavailableError that says what to do about the record of this name."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, ValueError) as err:
        code = _code(err)
        for prefix, remedy in _REMEDIES.items():
            if code.startswith(prefix):
                raise UnavailableError(f"{name}: {remedy}") from err
        raise


@dataclass(frozen=True, slots=True)
class Header:
    """Whose file this is: `ours` if onrecord made it, `empty` if nobody has put anything into it yet."""

    ours: bool
    empty: bool


def header(connection: Connection) -> Header:
    """Reads the file's header."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
    return Header(ours=application == APPLICATION_ID, empty=application == 0 and tables == 0)


def sign(connection: Connection) -> None:
    """Writes into the file's header that it is a record."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def prepare(engine: Engine) -> None:
    """Puts a new file into WAL mode, in which readers and a writer do not wait for each other.

    Where the file system cannot, SQLite stays with its rollback journal, and so do we.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    raw = engine.raw_connection()
    try:
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as err:
                # Two processes that both change the mode are refused at once, without the busy timeout.
                if not err.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
    finally:
        raw.close()


def index() -> TableClause:
    """The full-text index, to select from where it is `matching`; its `rowid` is the quotation's id."""
    return table("quotation_index", column("rowid"))


def matching(expression: str) -> ColumnElement[bool]:
    """Whether a row of the index matches the expression of `required` or `excluded`."""
    return literal_column("quotation_index", Text).op("MATCH", return_type=Boolean())(expression)


def with_grams(connection: Connection, grams: Sequence[int], most: int) -> list[list[int]]:
    """For each gram the latest quotations that have it. Asked of every quotation, so that it goes past SQLAlchemy."""
    asked = "SELECT quotation_id FROM gram WHERE gram = ? ORDER BY quotation_id DESC LIMIT ?"
    cursor = connection.connection.cursor()
    try:
        return [[number for (number,) in cursor.execute(asked, (gram, most))] for gram in grams]
    finally:
        cursor.close()


def spoken(connection: Connection, speaker: int, first: str, last: str, most: int) -> list[tuple[int, bytes]]:
    """The numbers and meanings of what a speaker said between two days, the latest first; asked as often."""
    asked = """
        SELECT id, meaning FROM quotation
        WHERE speaker_id = ? AND day BETWEEN ? AND ? AND meaning IS NOT NULL ORDER BY day DESC LIMIT ?
    """
    cursor = connection.connection.cursor()
    try:
        return list(cursor.execute(asked, (speaker, first, last, most)))
    finally:
        cursor.close()


def reporting_too(connection: Connection, statements: Iterable[int], without: Iterable[int], most: int) -> list[int]:
    """The numbers of the earliest quotations that report each statement, but for those of some documents."""
    asked = "SELECT id FROM quotation WHERE statement_id = ? {} ORDER BY id LIMIT ?".format
    documents = ",".join(map(str, without))
    text = asked(f"AND document_id NOT IN ({documents})" if documents else "")
    with closing(connection.connection.cursor()) as cursor:
        return [number for one in statements for (number,) in cursor.execute(text, (one, most))]


def count_spoken(connection: Connection, speaker: int, most: int) -> int:
    """How many quotations of a speaker are on record; no more than so many are counted."""
    asked = "SELECT count(*) FROM (SELECT 1 FROM quotation WHERE speaker_id = ? LIMIT ?)"
    with closing(connection.connection.cursor()) as cursor:
        [count] = cursor.execute(asked, (speaker, most)).fetchone()
    return int(count)


def called_in(
    connection: Connection, speaker: int, outlet: str | None, days: tuple[str, str] | None, most: int
) -> list[str]:
    """What the articles of an outlet (folded) call a speaker whom they quote between two days, the latest first; of no
    days, those without a date. Of the latest `READ`."""
    asked = f"""
        SELECT json_extract(q.resolved, '$.speaker.name') FROM (
            SELECT id, document_id, day, resolved FROM quotation
            WHERE speaker_id = ? AND {"day BETWEEN ? AND ?" if days else "day IS NULL"}
            ORDER BY day DESC, id DESC LIMIT {READ}
        ) AS q CROSS JOIN document AS d ON d.id = q.document_id
        WHERE d.outlet_folded IS ? ORDER BY q.day DESC, q.id DESC LIMIT ?
    """
    cursor = connection.connection.cursor()
    try:
        return [name for (name,) in cursor.execute(asked, (speaker, *(days or ()), outlet, most)) if name]
    finally:
        cursor.close()


def with_marks(connection: Connection, marks: Sequence[int], before: int, most: int) -> list[list[int]]:
    """For each mark of a sketch the latest documents before one that have it too. One question for all marks, past
    SQLAlchemy's compiler: it is asked of every document.
    """
    asked = """
        SELECT json_group_array(json((
            SELECT json_group_array(document_id) FROM (
                SELECT document_id FROM sketch WHERE mark = wanted.value AND document_id < ?
                ORDER BY document_id DESC LIMIT ?
            )
        ))) FROM json_each(?) AS wanted
    """
    found: list[list[int]] = json.loads(
        connection.exec_driver_sql(asked, (before, most, json.dumps(marks))).scalar_one()
    )
    return found


def keep_original(connection: Connection, document: int, original: int, marks: Sequence[int]) -> None:
    """Writes down a document's original and sketch, past SQLAlchemy's compiler as well."""
    connection.exec_driver_sql("UPDATE document SET original_id = ? WHERE id = ?", (original, document))
    if marks:
        sketch = [(mark, document) for mark in marks]
        connection.exec_driver_sql("INSERT INTO sketch (mark, document_id) VALUES (?, ?)", sketch)


def plain_rows(connection: Connection, wanted: Select[Any]) -> list[tuple[Any, ...]]:
    """The rows of a select as Python's module gives them: SQLAlchemy's own would take most of the time of very many."""
    cursor = connection.execute(wanted).cursor
    return list(cursor.fetchall()) if cursor else []


def outlets(connection: Connection) -> int:
    """How many outlets there are: from one to the next by the index, not over all articles."""
    asked = """
        WITH RECURSIVE found (outlet) AS (
            SELECT min(outlet_folded) FROM document
            UNION ALL
            SELECT (SELECT min(outlet_folded) FROM document WHERE outlet_folded > found.outlet)
            FROM found WHERE found.outlet IS NOT NULL
        )
        SELECT count(outlet) FROM found
    """
    return int(connection.exec_driver_sql(asked).scalar_one())


def with_words(connection: Connection, words: Sequence[str], most: int) -> list[int]:
    """The numbers of the latest quotations in whose content all of these words stand, but for mere digits: the index
    has the figures that they are part of.
    """
    told = [_phrase(Term(word)) for word in words if not word.isdecimal()]
    if not told:
        return []
    expression = f"content : ({' AND '.join(told)})"
    asked = "SELECT rowid FROM quotation_index WHERE quotation_index MATCH ? ORDER BY rowid DESC LIMIT ?"
    return list(connection.exec_driver_sql(asked, (expression, most)).scalars())


def score() -> ColumnElement[float]:
    """How well a row of the index matches, by BM25: the lower the better."""
    return literal_column(_SCORE, Float)


def marked_content(opening: str, closing: str) -> ColumnElement[str]:
    """The content's words, with these marks around each match."""
    return func.highlight(literal_column("quotation_index"), 0, opening, closing, type_=Text)


def required(words: Terms, columns: Mapping[str, Terms] = ANYWHERE, exactly: bool = False) -> str:
    """The FTS5 expression for what must be there, anywhere and in columns; empty if nothing must. Words anywhere may
    have other forms, unless they must be there exactly."""
    anywhere = [_any(group, inflected=not exactly) for group in words.required]
    there = [f"{name} : {_any(group)}" for name, asked in columns.items() for group in asked.required]
    return " AND ".join(anywhere + there)


def excluded(words: Terms, columns: Mapping[str, Terms] = ANYWHERE) -> str:
    """The FTS5 expression for what must not be there, anywhere and in columns; empty if everything may."""
    anywhere = [_any((term,)) for term in words.excluded]
    there = [f"{name} : {_any((term,))}" for name, asked in columns.items() for term in asked.excluded]
    return " OR ".join(anywhere + there)


def denying() -> TextClause:
    """Whether a quotation denies something, in the words of the index of those that do, so that SQLite goes by it."""
    return text("quotation.denies")


def has_attributes() -> TextClause:
    """The condition for speakers of whom attributes are told, as the index of these has it."""
    return text("speaker.attributes <> '{}'")


def casefold(words: ColumnElement[Any]) -> ColumnElement[str]:
    """The words without regard to case."""
    return func.casefold(words, type_=Text)


def denied_words() -> ColumnElement[str | None]:
    """The words of a document that a quotation of it denies."""
    return literal_column(
        f"CASE WHEN {_DENIED} IS NOT NULL THEN substr(document.text, {_DENIED} + 1, "
        f"json_extract(quotation.resolved, '$.denied[1]') - {_DENIED}) END",
        Text,
    )


def before_denied_words() -> ColumnElement[str | None]:
    """What stands before the words that a quotation denies, so many characters of it."""
    before = f"substr(document.text, max({_DENIED} - {BEFORE}, 0) + 1, min({_DENIED}, {BEFORE}))"
    return literal_column(f"CASE WHEN {_DENIED} IS NOT NULL THEN {before} END", Text)


def has(text: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """Whether the words stand in a text exactly so, capitals and all."""
    return func.instr(text, words) > 0


def each_of(numbers: Sequence[int]) -> Select[tuple[int]]:
    """Many numbers as rows, quicker than as many parameters."""
    value: ColumnElement[int] = func.json_each(json.dumps(numbers)).table_valued("value").c.value
    return select(value)


def first_told(edtf: ColumnElement[str]) -> ColumnElement[str]:
    """The first day, month or year of an EDTF date or interval, to compare as text: of the 2010s it is 2010."""
    begin = func.substr(edtf, 1, func.instr(edtf.concat("/"), "/") - 1)
    return func.replace(begin, "X", "0", type_=Text)


def last_told(edtf: ColumnElement[str]) -> ColumnElement[str]:
    """The last day, month or year of an EDTF date or interval, to compare as text: of the 2010s it is 2019."""
    return func.replace(func.substr(edtf, func.instr(edtf, "/") + 1), "X", "9", type_=Text)


def _casefolded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _code(err: Exception) -> str:
    cause = err.orig if isinstance(err, DBAPIError) else err
    if any(told in str(cause) for told in _DAMAGE_WITHOUT_CODE):
        return "SQLITE_CORRUPT"
    # Without a code: what SQLite gave is not the text, the JSON or the spans that were stored.
    return getattr(cause, "sqlite_errorname", "SQLITE_CORRUPT")


def _any(group: tuple[Term, ...], inflected: bool = False) -> str:
    return f"({' OR '.join(way for term in group for way in _ways(term, inflected))})"


def _ways(term: Term, inflected: bool) -> Iterator[str]:
    """The ways in which a term may stand in the index; other forms of a word not in names."""
    yield _phrase(term)
    if term.exact:
        return
    if word := joined(term.words):
        yield _phrase(Term(word, term.prefix))
    elif inflected and not term.prefix and (others := forms(term.words.strip(_AROUND).lower())):
        yield f"{{content role venue}} : ({' OR '.join(_phrase(Term(other)) for other in others)})"


def _phrase(term: Term) -> str:
    # Within double quotes FTS5 takes nothing for syntax, and parts the words as it parted those of the articles.
    return '"' + in_place(term.words).replace('"', '""') + '"' + ("*" if term.prefix else "")


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("onrecord_writing", False)
    if write:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{WRITING_KIBIBYTES}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
