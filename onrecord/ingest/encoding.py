"""Bytes to text: byte order marks, UTF-8, the declared encoding, and only then a guess.

Quotation marks are what must not go wrong: in Windows-1252, the commonest undeclared encoding of
older news files, “ ” ‘ ’ are the bytes 93 94 91 92, which ISO-8859-1 calls control characters. So
text that could be either is read as Windows-1252, as browsers do (WHATWG Encoding Standard,
"windows-1252" labels).
"""

import codecs
import re
from dataclasses import dataclass
from functools import partial

from onrecord.errors import InputError
from onrecord.text.characters import encodable

# UTF-32 before UTF-16, whose little-endian mark is the beginning of UTF-32's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE_MARKS = tuple(mark for mark, name in _BYTE_ORDER_MARKS if name != "utf-8")
_MOST_STRAY_NULLS = 0.01
_WESTERN_LABELS = {"ascii", "iso8859-1"}
_DETECTABLE = [
    *(
        "cp1252",
        "cp1251",
        "koi8_r",
        "iso8859_5",
        "cp1250",
        "iso8859_2",
        "cp1253",
        "cp1254",
        "cp1255",
        "cp1256",
    ),
    *("cp1257", "cp874", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
]
# charset-normalizer reads this much of a long text; more changes neither its answer nor much but
# its time.
_SAMPLE_BYTES = 50_000

_WESTERN_PUNCTUATION = re.compile(
    rb"[\x80\x82\x84\x85\x91-\x97\x99\xa0\xa3\xa9\xab\xae\xb0\xb4\xb7\xbb]"
)
_ASCII_LETTERS = re.compile(rb"[A-Za-z]+")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
# Accented letters hardly ever stand four in a row in a Western language; in Cyrillic or Chinese
# bytes they always do.
_FOREIGN_RUN = re.compile(rb"[\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xa1-\xaa\xac-\xba\xbc-\xff]{4}")
# "¹", "³" or "¿" inside a word is a Polish or Czech letter read as Windows-1252.
_SYMBOL_IN_WORD = re.compile(r"(?<=[^\W\d_])[¡-ª¬®-³µ¶¸-º¼-¿×÷](?=[^\W\d_])")
# In ISO-8859-15 the euro sign and the letters œ and Œ stand where Windows-1252 has ¤, ½ and ¼.
_LATIN_9 = re.compile(rb"\xa4|[A-Za-z]\xbd[a-z]|(?<![0-9A-Za-z])\xbc[a-z]")
_C1_CONTROLS = re.compile(rb"[\x80-\x9f]")
_C0_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")

_DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,100}?encoding|<meta[^>]{0,300}?charset)\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.I,
)
_DECLARED_WITHIN = 4096
_DECLARABLE = re.compile(
    "ascii|utf-8(-sig)?|utf-(16|32)(-[bl]e)?|iso8859-[0-9]+|cp[0-9]+|koi8-[rut]|gb(2312|k|18030)|big5|euc_(jp|kr)|shift_jis"
)
"""Encodings that text is declared to be in; some of the others that Python knows take endless
time."""


@dataclass(frozen=True, slots=True)
class Binary:
    """A kind of file that is not text: what it begins with, its name, and how to get the text
    out."""

    magic: bytes
    name: str
    remedy: str


_EXTRACT = "unpack it and read the files inside"
_TRANSCRIBE = "give the article's text instead"
_SAVE_AS_TEXT = "save it as plain text or HTML and read that"
_BINARY_FORMATS = (
    Binary(b"%PDF-", "a PDF file", "convert it to text first, for example with pdftotext"),
    Binary(
        b"PK\x03\x04",
        "a ZIP archive or an office document",
        "unpack it, or save the document as plain text",
    ),
    Binary(b"\xd0\xcf\x11\xe0", "an old office document", _SAVE_AS_TEXT),
    Binary(b"{\\rtf", "a rich text (RTF) document", _SAVE_AS_TEXT),
    Binary(b"%!PS", "a PostScript file", "convert it to text first, for example with ps2ascii"),
    Binary(b"\x89PNG", "a PNG image", _TRANSCRIBE),
    Binary(b"\xff\xd8\xff", "a JPEG image", _TRANSCRIBE),
    Binary(b"GIF8", "a GIF image", _TRANSCRIBE),
    Binary(b"RIFF", "an image, sound or video file (RIFF)", _TRANSCRIBE),
    Binary(b"ID3", "a sound file (MP3)", _TRANSCRIBE),
    Binary(b"\x1f\x8b", "a doubly compressed gzip file", _EXTRACT),
    Binary(b"BZh", "a bzip2 archive", _EXTRACT),
    Binary(b"\xfd7zXZ", "an xz archive", _EXTRACT),
    Binary(b"7z\xbc\xaf", "a 7-Zip archive", _EXTRACT),
    Binary(b"Rar!", "a RAR archive", _EXTRACT),
    Binary(b"\x28\xb5\x2f\xfd", "a Zstandard archive", _EXTRACT),
    Binary(b"SQLite format 3", "a SQLite database", "export its articles as JSON Lines"),
    Binary(b"\x7fELF", "a program", _TRANSCRIBE),
)
_UNKNOWN_BINARY = Binary(
    b"\0", "a binary file (it holds NUL bytes)", "give plain text, HTML or JSON Lines"
)


def decode(where: str, data: bytes, encoding: str | None = None, charset: str | None = None) -> str:
    """The text of `data`, unchanged but for a byte order mark. `encoding` forces one; `charset`, as
    whoever sent the data declared it, is taken where it fits and they are not plainly UTF-8.

    Bytes that are plainly UTF-8 but for a few come out with U+FFFD in the place of those few.

    Raises:
        InputError: the data is binary, or its encoding cannot be told, or is not the forced one.
    """
    refuse_binary(where, data)
    text = (
        _forced(where, data, encoding)
        if encoding
        else _found_out(where, data, codec_of(charset or ""))
    )
    if "\0" in text:
        raise _not_text(where, _UNKNOWN_BINARY)
    return text


def without_stray_nulls(page: bytes) -> bytes:
    """A page without its few NUL bytes, which browsers pass over; one in a wide encoding, or with
    many, as it is."""
    nulls = page.count(b"\0")
    is_wide = (
        page.startswith(_WIDE_MARKS) or _wide_without_mark(page) is not None if nulls else False
    )
    return page if is_wide or nulls > _MOST_STRAY_NULLS * len(page) else page.replace(b"\0", b"")


def refuse_binary(where: str, data: bytes) -> None:
    """Refuse data that begins like a known binary format, naming it.

    Raises:
        InputError: it does.
    """
    for binary in _BINARY_FORMATS:
        if data.startswith(binary.magic):
            raise _not_text(where, binary)


def _not_text(where: str, binary: Binary) -> InputError:
    return InputError(where, f"this seems to be {binary.name}; text was expected: {binary.remedy}")


def _forced(where: str, data: bytes, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding).name
        text = data.decode(codec)
    except (LookupError, ValueError) as error:  # UnicodeDecodeError is a ValueError
        problem = f"cannot be read as --encoding {encoding} ({_one_line(error)}): leave the option out, or name another"
        raise InputError(where, problem) from error
    if codec in _WESTERN_LABELS:
        text = _strictly(data, _browser_codec(codec, data)) or text
    # Escape codecs such as UTF-7 can spell half a surrogate pair, which is no character.
    return encodable(text.removeprefix("\ufeff"))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120]


def codec_of(charset: str) -> str | None:
    """The codec that a declared charset means; None if it is none for text, or one that nobody
    should ask for."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    return name if _DECLARABLE.fullmatch(name) else None


def _found_out(where: str, data: bytes, declared: str | None) -> str:
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff")
    if b"\0" in data:
        wide = _wide_without_mark(data) or _as(declared, data)
        if wide is None:
            raise _not_text(where, _UNKNOWN_BINARY)
        return wide
    for read in (_utf8, partial(_as, declared), _damaged_utf8, _as_declared, _western, _detected):
        text = read(data)
        if text is not None:
            return text
    problem = "its encoding cannot be told; UTF-8 was expected: name it, for example --encoding windows-1251"
    raise InputError(where, problem)


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 or UTF-32 whose zero bytes all stand on one side, as they do in text."""
    if not any(data[3::4]) or not any(data[0::4]):
        name = "utf-32-be" if not any(data[0::4]) else "utf-32-le"
        if not len(data) % 4 and (text := _strictly(data, name)) is not None and "\0" not in text:
            return text
    for name, low_bytes in (("utf-16-le", data[0::2]), ("utf-16-be", data[1::2])):
        if not len(data) % 2 and 0 not in low_bytes and (text := _strictly(data, name)) is not None:
            return text if _is_wide_text(text) else None
    return None


def _is_wide_text(text: str) -> bool:
    readable = sum(character.isprintable() or character.isspace() for character in text)
    return readable >= 0.98 * len(text)


def _as(declared: str | None, data: bytes) -> str | None:
    """The text in the codec that was declared for it, if that was one and fits."""
    return _strictly(data, _browser_codec(declared, data)) if declared else None


def _utf8(data: bytes) -> str | None:
    return _strictly(data, "utf-8")


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bad bytes: at least two good characters beyond ASCII for each bad one."""
    text = data.decode("utf-8", "replace")
    marks = text.count("\ufffd")
    bad = marks - data.count(b"\xef\xbf\xbd")
    good = len(text) - len(text.encode("ascii", "ignore")) - marks
    return text if 2 * bad <= good else None


def _as_declared(data: bytes) -> str | None:
    """What the page itself says, in its first 4 KB, unless that is UTF-8 or UTF-16, which it cannot
    be here."""
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not declared:
        return None
    try:
        codec = codecs.lookup(declared[1].decode("ascii", "replace")).name
        return None if codec.startswith("utf") else data.decode(_browser_codec(codec, data))
    except (LookupError, ValueError):
        return None


def _browser_codec(codec: str, data: bytes) -> str:
    """Windows-1252 for what is called ASCII or ISO-8859-1 but holds bytes that those lack."""
    return "cp1252" if codec in _WESTERN_LABELS and _C1_CONTROLS.search(data) else codec


def _western(data: bytes) -> str | None:
    """Windows-1252 or ISO-8859-15, for text in a language of western Europe."""
    if _C0_CONTROLS.search(data) or _FOREIGN_RUN.search(data):
        return None
    letters = _WESTERN_PUNCTUATION.sub(b"", data)
    beyond_ascii = sum(map(len, _HIGH_BYTES.findall(letters)))
    if beyond_ascii > sum(map(len, _ASCII_LETTERS.findall(letters))):
        return None
    if _LATIN_9.search(data) and not _C1_CONTROLS.search(data):
        return _strictly(data, "iso8859-15")
    text = _strictly(data, "cp1252")
    return None if text is None or _SYMBOL_IN_WORD.search(text) else text


def _detected(data: bytes) -> str | None:
    if len(_C0_CONTROLS.findall(data)) > len(data) / 100:
        return None
    import charset_normalizer  # here, because it takes longer to import than most files take to read

    best = charset_normalizer.from_bytes(data[:_SAMPLE_BYTES], cp_isolation=_DETECTABLE).best()
    return _strictly(data, best.encoding) if best else None
