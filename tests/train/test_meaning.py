"""The cells into which meanings are parted."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="PyTorch, of the extra `train`, is not installed")

from onrecord.match.meaning import FILE, Meanings, meanings
from onrecord.match.wording import Wording
from onrecord.train.meaning import make_cells, middles, quoted_meanings

TOWNS = ("bridge", "school", "harbour", "hospital", "library", "tunnel", "airport", "theatre")
DEEDS = ("close", "rebuild", "sell", "paint", "rename", "inspect", "finance", "flood")


def corpus(folder: Path, count: int) -> Path:
    """Articles of one quotation each, as a file."""
    path = folder / "corpus.jsonl"
    with path.open("w", encoding="utf8") as file:
        for number in range(count):
            told = f"we will {DEEDS[number % 8]} the {TOWNS[number // 8 % 8]} number {number}"
            quotation = {"content": [[0, len(told)]], "cue": [], "source": []}
            file.write(
                json.dumps(
                    {"id": str(number), "text": f"{told}, she said.", "quotations": [quotation]}
                )
                + "\n"
            )
    return path


def test_middles_are_near_what_they_are_the_middles_of() -> None:
    known = meanings()
    near = np.stack([known.of(Wording(f"{one} {other}").words) for one in TOWNS for other in DEEDS])
    found = middles(near, 8)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    whole = near.mean(axis=0) / np.linalg.norm(near.mean(axis=0))
    assert (near @ found.T).max(axis=1).mean() > (near @ whole).mean() + 0.05
    assert np.array_equal(found, middles(near, 8))


def test_quoted_meanings_are_of_each_wording_once(tmp_path: Path) -> None:
    path = corpus(tmp_path, 20)
    path.write_text(path.read_text("utf8") * 2, encoding="utf8")
    assert len(quoted_meanings(path, meanings())) == 20


def test_make_cells_leaves_the_vectors_as_they_are(tmp_path: Path) -> None:
    file = Path(shutil.copy(FILE, tmp_path))
    make_cells(corpus(tmp_path, 1100), file)
    made, known = Meanings(file), meanings()
    assert np.array_equal(made.vectors, known.vectors) and made.number == known.number
    assert made.cells.shape == known.cells.shape and not np.allclose(made.cells, known.cells)
