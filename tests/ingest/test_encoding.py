import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest.encoding import decode

FRENCH = "« L’été sera chaud », a déclaré la maire de Belleville-sur-Lys. Le cœur du projet coûtera 40 € par élève."
GERMAN = "„Wir müssen jetzt handeln“, sagte die Bürgermeisterin. Über die Brücke fährt künftig kein Bus mehr."
RUSSIAN = "«Мост откроют весной», — сказала мэр города на встрече с жителями. По её словам, ремонт идёт по плану."
PLAIN_RUSSIAN = "Мост откроют весной, сказала мэр города на встрече с жителями. По её словам, ремонт идёт по плану. "
CURLY = {
    "sentence": "“No,” she said. ‘Never’ was the reply.",
    "short": "“No.”",
    "one word in marks": "‘Maybe’",
    "plain": "The mayor’s bridge – the old one – opens “soon”…",
}


@pytest.mark.parametrize("text", CURLY.values(), ids=CURLY)
def test_decode_reads_curly_quotes_of_windows_1252(text: str) -> None:
    assert decode("a.txt", text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (FRENCH.replace("’", "'"), "iso8859-15"),
        (GERMAN, "cp1252"),
        ("Le maire a déclaré que l'été sera très chaud à Nîmes.", "iso8859-1"),
        ("Déjà vu", "iso8859-1"),
        (RUSSIAN, "cp1251"),
        (PLAIN_RUSSIAN * 3, "koi8-r"),
        (RUSSIAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32-le"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-32"),
        (FRENCH, "utf-8-sig"),
        (RUSSIAN, "utf-8"),
    ],
)
def test_decode_finds_undeclared_encoding(text: str, encoding: str) -> None:
    assert decode("a.txt", text.encode(encoding)) == text


def test_decode_believes_declared_charset_of_a_page() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><p>{RUSSIAN[:20]}</p></html>'
    assert decode("a.html", page.encode("cp1251")) == page


def test_decode_prefers_valid_utf8_to_declared_charset() -> None:
    page = f'<meta charset="iso-8859-1"><p>{FRENCH}</p>'
    assert decode("a.html", page.encode()) == page


def test_decode_reads_declared_latin1_as_browsers_do() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>“No”</p>'
    assert decode("a.html", page.encode("cp1252")) == page


def test_decode_marks_the_few_bad_bytes_of_utf8() -> None:
    data = RUSSIAN.encode() + b"\xff" + GERMAN.encode()
    assert decode("a.txt", data) == RUSSIAN + "\ufffd" + GERMAN


def test_decode_keeps_line_ends_and_drops_only_the_mark() -> None:
    assert (
        decode("a.txt", b"\xef\xbb\xbfOne\r\nTwo\rThree\n\xef\xbb\xbf")
        == "One\r\nTwo\rThree\n\ufeff"
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "ascii", "no-such-codec", "hex", "bad\0name", "idna"]
)
def test_decode_refuses_wrong_forced_encoding(encoding: str) -> None:
    with pytest.raises(InputError, match=r"--encoding .*leave the option out") as caught:
        decode("a.txt", b"caf\xe9 \xff", encoding)
    assert "\n" not in str(caught.value)


def test_decode_obeys_forced_encoding() -> None:
    assert decode("a.txt", PLAIN_RUSSIAN.encode("koi8-r"), "koi8-r") == PLAIN_RUSSIAN
    assert decode("a.txt", "“No”".encode("cp1252"), "latin-1") == "“No”"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"PK\x03\x04\x14\0", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office document"),
        (b"A line\0and a NUL \xff\xfe\0\0", "a binary file"),
    ],
)
def test_decode_names_binary_formats(data: bytes, name: str) -> None:
    with pytest.raises(InputError, match=name):
        decode("a.txt", data)


def test_decode_names_the_option_where_the_encoding_cannot_be_told() -> None:
    with pytest.raises(InputError, match="--encoding"):
        decode("a.txt", bytes(range(1, 256)))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_decode_returns_utf8_unchanged(text: str) -> None:
    data = text.encode()
    if text[0] != "\ufeff" and not data.startswith(
        (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"%!PS", b"GIF8", b"RIFF")
    ):
        assert decode("a.txt", data) == text


@given(
    st.binary(max_size=200),
    st.sampled_from([None, "utf-8", "utf-7", "cp1252", "utf-16", "unicode_escape"]),
)
def test_decode_gives_text_or_refuses(data: bytes, encoding: str | None) -> None:
    try:
        decode("a.txt", data, encoding).encode()
    except InputError as error:
        assert "\n" not in str(error)
