import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest import Options, documents
from onrecord.types import Document


def read(data: str | bytes, options: Options | None = None) -> list[Document | InputError]:
    raw = data.encode() if isinstance(data, str) else data
    return list(documents(["-"], options or Options(), stdin=BytesIO(raw)))


def write(folder: Path, name: str, data: str) -> str:
    (folder / name).write_text(data, encoding="utf-8")
    return str(folder / name)


def test_json_lines_read_every_field() -> None:
    fields = {
        "id": "n-1",
        "text": "Ferry sails.\r\nShare",
        "url": "https://courier.example/1",
        "title": "Ferry",
        "outlet": "Northport Courier",
        "authors": ["Ada Marsh"],
        "published": "2020-04-12",
        "language": "en",
        "section": {"name": "Harbour", "ranks": [1, 2.5, None]},
    }
    (document,) = read(json.dumps({**fields, "quotations": [{"content": [[0, 5]]}]}) + "\n")
    assert isinstance(document, Document)
    assert document.to_json() == fields
    assert [span.of(document.text) for span in document.furniture] == ["Share"]


def test_json_lines_give_missing_fields_their_defaults() -> None:
    (document,) = read('{"text": "Ferry sails.", "title": null, "authors": null, "id": null}')
    assert document == Document(id="stdin:1", text="Ferry sails.")


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"authors": "Ada Marsh"}, "authors", ("Ada Marsh",)),
        ({"authors": []}, "authors", ()),
        ({"id": 17}, "id", "17"),
        ({"rank": float("nan")}, "extra", {"rank": None}),
        ({"published": float("nan")}, "published", None),
    ],
)
def test_json_lines_understand(fields: dict[str, object], name: str, value: object) -> None:
    (document,) = read(json.dumps({"text": "Ferry sails.", **fields}))
    assert getattr(document, name) == value


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>&ldquo;No,&rdquo; she said.</p><p>&quot;Why?&quot;</p>", '“No,” she said.\n\n"Why?"'),
        ("\n<div><h2>Fares</h2>It <b>won&#8217;t</b> sail.</div>", "Fares\n\nIt won’t sail."),
        ("Ferry sails.<br/><br>It is late.", "Ferry sails.\n\nIt is late."),
        ("The ferry sails.</p>\n<p>It is late.", "The ferry sails.\n\nIt is late."),
    ],
)
def test_json_lines_show_markup_as_a_page_does(markup: str, text: str) -> None:
    (document,) = read(json.dumps({"text": markup}))
    assert isinstance(document, Document) and document.text == text


@pytest.mark.parametrize(
    "text", ["a < b > c <v Ada>", "“&quot;” is a mark, <b>not</b> markup.", "<poem>\r\nA&amp;B "]
)
def test_json_lines_keep_text_that_is_no_markup(text: str) -> None:
    (document,) = read(json.dumps({"text": text}))
    assert isinstance(document, Document) and document.text == text


BAD_LINES = {
    "not JSON": ('{"text": "a"', "not valid JSON"),
    "list": ('["a"]', "a list instead of an object"),
    "number": ("12", "a number instead of an object"),
    "null": ("null", "null instead of an object"),
    "no text": ('{"id": "a"}', 'no "text" field'),
    "null text": ('{"text": null}', 'no "text" field'),
    "blank text": ('{"text": "  "}', 'an empty "text" field'),
    "markup without text": ('{"text": "<p><img></p>"}', 'an empty "text" field'),
    "text a number": ('{"text": 1}', '"text" is a number; a string was expected'),
    "id a truth value": ('{"text": "a", "id": true}', '"id" is a truth value'),
    "url a list": ('{"text": "a", "url": []}', '"url" is a list'),
    "authors an object": ('{"text": "a", "authors": {"name": "Ada"}}', '"authors" is an object'),
    "authors of numbers": ('{"text": "a", "authors": [1]}', '"authors" is a list'),
    "endless brackets": ('{"text": ' + "[" * 100_000, "too large to read|not valid JSON"),
    "deep nesting": (
        '{"text": "a", "x": ' + "[" * 150 + "]" * 150 + "}",
        "nested more than 100 deep",
    ),
    "huge number": ('{"text": "a", "x": ' + "1" * 5000 + "}", "too large to read"),
    "binary": ("%PDF-1.4", "a PDF file"),
}


@pytest.mark.parametrize(("line", "problem"), BAD_LINES.values(), ids=BAD_LINES)
def test_json_lines_name_the_bad_line_and_go_on(line: str, problem: str) -> None:
    first, bad, last = read(f'{{"text": "One."}}\n\n{line}\n{{"text": "Two."}}\n')
    assert (
        isinstance(bad, InputError) and isinstance(first, Document) and isinstance(last, Document)
    )
    assert (first.text, last.text, last.id) == ("One.", "Two.", "stdin:4")
    assert bad.where == "standard input, line 3"
    with pytest.raises(InputError, match=problem):
        raise bad
    assert "\n" not in str(bad)


def test_json_lines_replace_half_surrogate_pairs() -> None:
    (document,) = read(r'{"text": "a\ud800b\udc00 \ud83d\ude00", "\udfff": ["\ud800"]}')
    assert isinstance(document, Document)
    assert document.text == "a\ufffdb\ufffd 😀"
    assert dict(document.extra) == {"\ufffd": ["\ufffd"]}


def test_json_lines_refuse_long_texts_and_lines() -> None:
    long_line = '{"text": "a", "x": "' + "y" * 1_100_000 + '"}'
    texts = read(
        f'{{"text": "One."}}\n{{"text": "eleven char"}}\n{long_line}\n{{"text": "Two."}}',
        Options(max_chars=10),
    )
    assert [getattr(text, "text", None) for text in texts] == ["One.", None, None, "Two."]
    assert "--max-chars" in str(texts[1]) and "line 3: longer than 10" in str(texts[2])


def test_json_lines_are_read_one_by_one() -> None:
    class Endless(BytesIO):
        def readinto(self, buffer: object) -> int:
            line = b'{"text": "Ferry sails."}\n'
            memoryview(buffer)[: len(line)] = line  # type: ignore[arg-type]  # BytesIO's own signature is wider
            return len(line)

    stream = documents(["-"], stdin=Endless())
    assert [getattr(next(stream), "id", None) for _ in range(3)] == [
        "stdin:1",
        "stdin:2",
        "stdin:3",
    ]


def test_json_lines_read_bytes_that_are_not_utf8() -> None:
    (document,) = read('{"text": "“No,” she said."}'.encode("cp1252"))
    assert isinstance(document, Document) and document.text == "“No,” she said."


def test_json_lines_refuse_utf16(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"text": "a"}\n'.encode("utf-16"))
    (problem,) = documents([str(tmp_path / "a.jsonl")])
    assert isinstance(problem, InputError) and "UTF-16" in str(problem)


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        ('{\n "text": "One."\n}', ["a.json"]),
        ('[{"text": "One."}, {"text": "Two."}]', ["a.json:1", "a.json:2"]),
        ('{"text": "One."}\n{"text": "Two."}\n', ["a.json:1", "a.json:2"]),
    ],
)
def test_json_file_holds_an_object_a_list_or_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: str, ids: list[str]
) -> None:
    write(tmp_path, "a.json", data)
    monkeypatch.chdir(tmp_path)
    assert [getattr(document, "id", document) for document in documents(["a.json"])] == ids


@pytest.mark.parametrize("data", ["[", "{", '"a"', "[1]", "nonsense", "[" * 100_000])
def test_json_file_that_is_bad_is_an_error(tmp_path: Path, data: str) -> None:
    (problem,) = documents([write(tmp_path, "a.json", data)])
    assert isinstance(problem, InputError)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
VALUES = SCALARS | st.lists(SCALARS, max_size=2)
OBJECTS = st.dictionaries(
    st.sampled_from(["id", "text", "authors", "title", "x"]), VALUES, max_size=3
)


@given(st.lists(OBJECTS, max_size=3))
def test_json_lines_give_a_document_or_an_error_for_each_line(
    objects: list[dict[str, object]],
) -> None:
    lines = "".join(json.dumps(fields) + "\n" for fields in [{"text": "One."}, *objects])
    found = read(lines)
    assert len(found) == len(objects) + 1
    for document in found:
        assert isinstance(document, InputError) or json.dumps(document.to_json(), allow_nan=False)
