import hashlib
import json
import re
from pathlib import Path

from onrecord.evaluate import Interval, Score
from onrecord.evaluate.results import provenance, rows, save


def test_provenance_names_data_commit_machine_and_day(tmp_path: Path) -> None:
    data = tmp_path / "gold.jsonl"
    data.write_bytes(b"{}\n")
    found = provenance([data])
    assert found["data"] == {"gold.jsonl": hashlib.sha256(b"{}\n").hexdigest()}
    assert found["commit"] is None or re.fullmatch("[0-9a-f]{7,}", found["commit"])
    assert re.fullmatch(r"\S+ \S+, Python 3\.\d+\.\d+\S*", found["machine"])
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", found["date"])


def test_rows_are_per_cent_with_their_counts() -> None:
    found = rows({"content_overlap": Score(right=1, predicted=3, gold=6), "cue_exact": Score()})
    assert found["content_overlap"] == {
        "precision": 33.3, "recall": 16.7, "f1": 22.2, "right": 1, "predicted": 3, "gold": 6
    }  # fmt: skip
    assert set(found["cue_exact"].values()) == {0}


def test_rows_have_the_interval_where_there_is_one() -> None:
    found = rows(
        {"cue_exact": Score(1, 2, 2), "span_cue": Score()}, {"cue_exact": Interval(0.25, 2 / 3)}
    )
    assert found["cue_exact"]["interval"] == [25.0, 66.7]
    assert "interval" not in found["span_cue"]


def test_save_writes_what_reads_back_and_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "bench" / "results" / "scores.json"
    save({"rows": {"Ö": 1.5}}, path)
    assert json.loads(path.read_text(encoding="utf8")) == {"rows": {"Ö": 1.5}}
    assert "Ö" in path.read_text(encoding="utf8") and path.read_bytes().endswith(b"}\n")
