import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from pyarrow import parquet as reader

from onrecord.export import parquet
from onrecord.export.parquet import write_parquet
from onrecord.types import Reading, Span

from .invented import HE, READING, STREAMS, WHO


def rows(stream: list[Reading]) -> list[dict[str, Any]]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "quotations.parquet")
        write_parquet(iter(stream), path)
        assert [file.name for file in path.parent.iterdir()] == [path.name]
        return reader.read_table(path).to_pylist()


def stored(words: str | None) -> str | None:
    return None if words is None else words.replace("\ud800", "\ufffd")


@given(STREAMS)
def test_parquet_reads_back_a_row_a_quotation(stream: list[Reading]) -> None:
    written = [
        (reading.document, quotation) for reading in stream for quotation in reading.quotations
    ]
    found = rows(stream)
    assert len(found) == len(written)
    for row, (document, quotation) in zip(found, written, strict=True):
        named = ("url", "title", "outlet", "published", "language")
        assert {name: row[name] for name in named} == {
            name: stored(getattr(document, name)) for name in named
        }
        assert row["document"] == stored(document.id)
        assert row["authors"] == [stored(author) for author in document.authors]
        for role in ("content", "cue", "source"):
            spans = tuple(Span(**span) for span in row[f"{role}_spans"])
            assert spans == getattr(quotation, role)
            words = " … ".join(span.of(document.text) for span in spans)
            assert row[role] == (stored(words) if spans else None)
        assert (row["type"], row["mode"], row["denies"]) == (
            quotation.type,
            quotation.mode,
            quotation.denies,
        )
        assert row["confidence"] == quotation.confidence
        assert row["within"] == (None if quotation.within is None else quotation.within + 1)


def test_parquet_reads_as_a_person_reads_it() -> None:
    mayor, report = rows([READING])
    assert mayor["content"] == "“We will rebuild,” … “and soon.”"
    names = ("number", "speaker", "kind", "role", "on_behalf_of", "issuer", "addressee", "denies")
    assert [mayor[name] for name in names] == [
        1,
        "Maria Lopez",
        "person",
        "mayor",
        "Ardell",
        None,
        "the Crier",
        False,
    ]
    assert [report[name] for name in names] == [
        2,
        "Its report",
        "document",
        None,
        None,
        "Harbour Trust",
        None,
        True,
    ]


def test_parquet_tells_how_well_the_speaker_is_known() -> None:
    inferred, unknown = rows([Reading(READING.document, (HE, WHO))])
    names = ("speaker", "speaker_state", "speaker_confidence")
    assert [inferred[name] for name in names] == ["Jon Bask", "inferred", 0.72]
    assert [unknown[name] for name in names] == [None, "open", 0.45]
    candidates = [
        {"name": "Jon Bask", "confidence": 0.45},
        {"name": "Hal Ostrom", "confidence": 0.3},
    ]
    assert inferred["candidates"] == unknown["candidates"] == candidates


def test_parquet_of_nothing_has_the_columns_and_their_types(tmp_path: Path) -> None:
    path = tmp_path / "none.parquet"
    write_parquet([], path)
    table = reader.read_table(path)
    assert table.num_rows == 0
    assert table.schema.field("confidence").type == pa.float64()
    assert table.schema.field("denies").type == pa.bool_()
    assert pa.types.is_struct(table.schema.field("content_spans").type.value_type)


@pytest.mark.parametrize(("limit", "most"), [("GROUP_ROWS", 3), ("GROUP_CHARACTERS", 300)])
def test_parquet_holds_one_row_group_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(parquet, limit, most)
    path = tmp_path / "many.parquet"
    write_parquet([READING] * 20, path)
    groups = reader.ParquetFile(path).metadata
    assert groups.num_rows == 40
    assert max(groups.row_group(number).num_rows for number in range(groups.num_row_groups)) <= 3


def test_parquet_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "quotations.parquet"
    path.write_bytes(b"as it was")

    def broken() -> Iterator[Reading]:
        yield READING
        raise RuntimeError("the record went away")

    with pytest.raises(RuntimeError):
        write_parquet(broken(), path)
    assert path.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_parquet_without_pyarrow_names_the_remedy(tmp_path: Path) -> None:
    program = "import sys; sys.modules['pyarrow'] = None; import onrecord.export; import onrecord.export.parquet"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path
    )
    assert (
        'OnRecordError: Parquet needs pyarrow, which is not installed: pip install "onrecord[parquet]"'
        in done.stderr
    )
