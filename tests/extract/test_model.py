"""What holds of the shipped model, however well it reads."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.extract.encoder import SHIPPED, load
from onrecord.reader import Reader
from onrecord.types import Document, Span

SPECIMENS = st.sampled_from(
    [
        "“We will rebuild the bridge,”",
        " said Maria Lopez",
        ", who",
        " told us that",
        ".",
        "\n\n",
        "\ud800",
        "\x00",
        "日本",
        " ",
    ]
)
TEXTS = st.text(st.characters(), max_size=40) | st.lists(SPECIMENS, max_size=20).map("".join)
ARTICLES = (
    "“We will rebuild the bridge,” said Maria Lopez, the mayor of Ardell.",
    "The engineers warned on Monday that the old pillars may fall. “It is too late,” one of them said.\n\n"
    * 12,
    "Nothing was said.",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def junk(path: Path) -> None:
    path.write_bytes(b"\xffnot a model" * 99)


def noise(path: Path) -> None:
    path.write_bytes(random.Random(path.name).randbytes(10_000))


@pytest.mark.parametrize("damage", [Path.unlink, cut, empty, junk, noise])
@pytest.mark.parametrize(
    "name",
    ["settings.json", "words.npy", "scales.npy", "encoder.onnx", "linker.onnx", "tokenizer.json"],
)
def test_load_names_the_file_that_is_missing_or_damaged(
    name: str, damage: Callable[[Path], None], tmp_path: Path
) -> None:
    for path in SHIPPED.iterdir():
        if path.name == name:
            (tmp_path / name).write_bytes(path.read_bytes())
        else:
            (tmp_path / path.name).symlink_to(path)
    damage(tmp_path / name)
    with pytest.raises(ModelError, match=rf"{name}: .*missing or damaged.*install onrecord again"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"format": 0}, "model format 0, expected .*train it again"),
        ({"threshold": "high"}, "missing or damaged"),
        ({"threshold": None}, "missing or damaged"),
        ({"calibration": None}, "missing or damaged"),
        ({"calibration": ["a"]}, "missing or damaged"),
        ({"transitions": [[1, 2], [3, 4]]}, "missing or damaged"),
    ],
)
def test_load_names_settings_that_do_not_fit(
    changed: dict[str, object], complaint: str, tmp_path: Path
) -> None:
    kept = json.loads((SHIPPED / "settings.json").read_text(encoding="utf8"))
    (tmp_path / "settings.json").write_text(json.dumps({**kept, **changed}), encoding="utf8")
    with pytest.raises(ModelError, match=rf"settings\.json: .*{complaint}"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["encoder.onnx", "linker.onnx"])
@pytest.mark.parametrize(
    "other", ["words.npy", "tokenizer.json", "settings.json", "the other network"]
)
def test_load_names_the_network_that_is_another_file(name: str, other: str, tmp_path: Path) -> None:
    if other == "the other network":
        other = "linker.onnx" if name == "encoder.onnx" else "encoder.onnx"
    for path in SHIPPED.iterdir():
        (tmp_path / path.name).symlink_to(SHIPPED / (other if path.name == name else path.name))
    with pytest.raises(ModelError, match=rf"{name}: .*damaged.*install onrecord again"):
        load(tmp_path)


@settings(max_examples=25)
@given(text=TEXTS, ends=st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted))
def test_reader_reads_any_text(text: str, ends: list[int], reader: Reader) -> None:
    document = Document(id="any", text=text, furniture=(Span(*ends),))
    for quotation in reader.read(document).quotations:
        assert quotation.content and 0 <= quotation.confidence <= 1
        for span in (*quotation.content, *quotation.cue, *quotation.source):
            assert span.of(text).strip() == span.of(text) != ""
            assert span.end <= ends[0] or ends[1] <= span.start or ends[0] == ends[1]


def test_reader_reads_the_same_each_time_alone_or_after_others(reader: Reader) -> None:
    documents = [Document(id=str(number), text=text) for number, text in enumerate(ARTICLES)]
    readings = list(reader.pipe(documents))
    assert [reading.document for reading in readings] == documents
    assert readings == [reader.read(document) for document in documents]
    assert readings == list(reader.pipe(documents[::-1]))[::-1]
    assert readings[-1] == Reader().read(documents[-1])


def test_reader_keeps_what_is_sure_enough() -> None:
    document = Document(id="a", text=ARTICLES[1])
    everything, sure = (
        Reader(min_confidence=least).read(document).quotations for least in (0.0, 0.9)
    )
    assert len(sure) <= len(everything)
    assert all(quotation.confidence >= 0.9 for quotation in sure)
