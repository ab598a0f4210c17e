import gzip
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest import Options, Raw, count, documents, parsed
from onrecord.types import Document

ARTICLE = "Ferry will sail again\r\n\r\n“We sail in May,” the mayor said.\r\n"
PAGE = "<!DOCTYPE html><html><body><p>The ferry of Northport sails again in May.</p></body></html>"
LINES = '{"text": "One."}\n{"text": "Two."}\n'


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def names(folder: Path, found: list[Document | InputError]) -> list[str]:
    given = [
        document.where if isinstance(document, InputError) else document.id for document in found
    ]
    return [name.removeprefix(f"{folder.as_posix()}/") for name in given]


def from_stdin(data: bytes, options: Options | None = None) -> list[Document | InputError]:
    return list(documents(["-"], options or Options(), stdin=BytesIO(data)))


def problem(found: list[Document | InputError]) -> str:
    (error,) = found
    assert isinstance(error, InputError)
    assert "\n" not in str(error)
    return str(error)


def test_documents_keep_plain_text_unchanged(tmp_path: Path) -> None:
    write(tmp_path, a_txt=b"\xef\xbb\xbf" + ARTICLE.encode())
    (document,) = documents([f"{tmp_path}/a.txt"])
    assert isinstance(document, Document)
    assert (document.id, document.text) == (f"{tmp_path.as_posix()}/a.txt", ARTICLE)


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", ARTICLE, 1),
        ("a.TEXT", ARTICLE, 1),
        ("a.md", ARTICLE, 1),
        ("a.html", PAGE, 1),
        ("a.htm", PAGE, 1),
        ("a.xhtml", PAGE, 1),
        ("a.jsonl", LINES, 2),
        ("a.ndjson", LINES, 2),
        ("a.json", f"[{LINES.strip().replace(chr(10), ',')}]", 2),
        ("article", ARTICLE, 1),
        ("page.php", PAGE, 1),
        ("lines.dat", LINES, 2),
        ("pretty.dat", '{\n"text": "One."\n}', 1),
    ],
)
def test_documents_tell_kinds_by_suffix_and_content(
    tmp_path: Path, zipped: bool, name: str, content: str, expected: int
) -> None:
    path = tmp_path / (f"{name}.gz" if zipped else name)
    path.write_bytes(gzip.compress(content.encode()) if zipped else content.encode())
    found = list(documents([str(path)]))
    assert len(found) == expected
    for document in found:
        assert (
            isinstance(document, Document) and "<" not in document.text and "{" not in document.text
        )


def test_documents_read_directories_in_order(tmp_path: Path) -> None:
    files = (
        "b.txt",
        "a/z.html",
        "a/b.jsonl",
        "c.md",
        ".hidden.txt",
        ".git/x.txt",
        "b.expected.txt",
        "b.quotes.txt",
        "x.png",
    )
    contents = {"html": PAGE, "jsonl": LINES}
    for name in files:
        write(tmp_path, **{name.replace("/", "__"): contents.get(name.rsplit(".", 1)[1], ARTICLE)})
    found = list(documents([str(tmp_path)]))
    assert names(tmp_path, found) == ["a/b.jsonl:1", "a/b.jsonl:2", "a/z.html", "b.txt", "c.md"]


def test_documents_read_named_files_that_directories_skip(tmp_path: Path) -> None:
    write(tmp_path, **{"b.expected.txt": ARTICLE})
    assert len(list(documents([f"{tmp_path}/b.expected.txt"]))) == 1


def test_documents_end_on_symlink_loops(tmp_path: Path) -> None:
    write(tmp_path, in__a_txt=ARTICLE)
    (tmp_path / "in/back").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    found = list(documents([str(tmp_path)]))
    assert names(tmp_path, found) == ["in/a.txt", "loop.txt"]
    assert isinstance(found[1], InputError)


def test_documents_skip_pipes_in_directories(tmp_path: Path) -> None:
    write(tmp_path, a_txt=ARTICLE)
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path, list(documents([str(tmp_path)]))) == ["a.txt"]


def test_documents_name_the_suffixes_an_empty_directory_lacks(tmp_path: Path) -> None:
    write(tmp_path, x_png=b"\x89PNG")
    message = problem(list(documents([str(tmp_path)])))
    assert ".txt" in message and ".jsonl" in message


def test_documents_go_on_after_what_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, a_txt=ARTICLE, b_txt=b"%PDF-1.5", c_txt=" \n ", d_jsonl="\n\n", e_txt=ARTICLE)
    given = [
        f"{tmp_path}/{name}"
        for name in ("a.txt", "b.txt", "c.txt", "d.jsonl", "missing.txt", "e.txt")
    ]
    found = list(documents(given))
    assert [type(document) for document in found] == [Document, *[InputError] * 4, Document]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("no-such-file.txt", "no such file"),
        ("", "not a name"),
        ("a\0b", "not a name"),
        ("x" * 5000, "cannot be read"),
        ("ftp://courier.example/ferry", "not an address of the web"),
    ],
)
def test_documents_explain_bad_names(given: str, expected: str) -> None:
    assert expected in problem(list(documents([given])))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_documents_explain_missing_permission(tmp_path: Path) -> None:
    write(tmp_path, a_txt=ARTICLE)
    (tmp_path / "a.txt").chmod(0)
    assert "no permission" in problem(list(documents([f"{tmp_path}/a.txt"])))


@pytest.mark.parametrize("cut", [3, 12, 30, -4])
def test_documents_explain_damaged_gzip(tmp_path: Path, cut: int) -> None:
    write(tmp_path, **{"a.txt.gz": gzip.compress(ARTICLE.encode())[:cut]})
    assert "damaged gzip" in problem(list(documents([f"{tmp_path}/a.txt.gz"])))


def test_documents_refuse_long_texts_with_the_remedy(tmp_path: Path) -> None:
    write(tmp_path, a_txt="x" * 11, c_html=PAGE, b_txt_gz=gzip.compress(b"x" * 10_000_000))
    for name in ("a.txt", "b.txt.gz", "c.html"):
        assert "--max-chars" in problem(
            list(documents([f"{tmp_path}/{name}"], Options(max_chars=10)))
        )
    (document,) = documents([f"{tmp_path}/b.txt.gz"], Options(max_chars=0))
    assert isinstance(document, Document) and len(document.text) == 10_000_000


def test_documents_force_the_encoding(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Мост".encode("cp866"))
    (document,) = documents([f"{tmp_path}/a.txt"], Options(encoding="cp866"))
    assert isinstance(document, Document) and document.text == "Мост"
    assert "--encoding utf-8" in problem(
        list(documents([f"{tmp_path}/a.txt"], Options(encoding="utf-8")))
    )


def test_documents_read_names_that_are_not_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123  Path cannot take bytes
        file.write(ARTICLE.encode())
    (document,) = documents([str(tmp_path)])
    assert isinstance(document, Document) and document.id.endswith("caf\ufffd.txt")


def test_documents_leave_standard_input_open() -> None:
    stream = BytesIO(ARTICLE.encode())
    (document,) = documents(["-"], stdin=stream)
    assert isinstance(document, Document) and (document.id, document.text) == ("stdin", ARTICLE)
    assert not stream.closed


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "standard input: empty"),
        (b"\n \n", "standard input: empty"),
        (b"\x1f\x8bjunk", "damaged gzip"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"<html><body></body></html>", "no article text found"),
    ],
)
def test_documents_explain_bad_standard_input(data: bytes, expected: str) -> None:
    assert expected in problem(from_stdin(data))


@pytest.mark.parametrize(
    "text", ["{curly} braces in prose.", "{", "[1] A footnote.", "2 < 3 and <b>bold</b>, she said."]
)
def test_documents_take_prose_with_brackets_for_prose(text: str) -> None:
    (document,) = from_stdin(text.encode())
    assert isinstance(document, Document) and document.text == text


def test_count_counts_files_and_lines(tmp_path: Path) -> None:
    write(tmp_path, a_txt=ARTICLE, in__b_jsonl=LINES, in__c_jsonl=LINES.strip(), d_html=PAGE)
    (tmp_path / "e.jsonl.gz").write_bytes(gzip.compress(LINES.encode()))
    assert count([str(tmp_path), f"{tmp_path}/a.txt", "missing.jsonl"]) == 10
    assert count([str(tmp_path), "-"]) is None
    assert count([]) == 0


def test_count_estimates_long_files(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "%b"}\n' % (b"x" * 1000) * 20_000)
    estimate = count([str(path)])
    assert estimate is not None and abs(estimate - 20_000) < 200


def test_ingest_imports_no_parser_for_plain_text() -> None:
    heavy = "{'trafilatura', 'lxml', 'charset_normalizer'}"
    code = f"import sys, onrecord.ingest; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"<html>", b'{"text":', b"\x1f\x8b", b"\xff\xfe"]),
)
def test_documents_yield_a_document_or_an_error_for_any_bytes(data: bytes, start: bytes) -> None:
    found = from_stdin(start + data)
    assert found
    for document in found:
        assert isinstance(document, Document) or "\n" not in str(document)


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(
    ("name", "content", "ids"),
    [
        ("a.txt", ARTICLE, ["a.txt"]),
        ("a.html", PAGE, ["a.html"]),
        ("a.jsonl", LINES, ["a.jsonl:1", "a.jsonl:2"]),
        ("no ending", ARTICLE, ["no ending"]),
        ("/etc/passwd", ARTICLE, ["/etc/passwd"]),
        ("https://a.example/a.txt", ARTICLE, ["https://a.example/a.txt"]),
    ],
)
def test_parsed_gives_what_was_sent_under_that_name(
    name: str, content: str, ids: list[str], zipped: bool
) -> None:
    data = gzip.compress(content.encode()) if zipped else content.encode()
    assert names(Path(), list(parsed(Raw.of_bytes(name, data)))) == ids


def test_parsed_tells_what_cannot_be_read_by_its_name() -> None:
    assert problem(list(parsed(Raw.of_bytes("a.txt", b"")))).startswith("a.txt: empty")
    assert problem(list(parsed(Raw.of_bytes("a.jsonl", b"{")))).startswith(
        "a.jsonl, line 1: not valid JSON"
    )
