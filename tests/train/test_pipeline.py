from pathlib import Path

import pytest

for library in ("torch", "safetensors", "onnx"):
    pytest.importorskip(library, reason=f"{library}, of the extra `train`, is not installed")

from onrecord.evaluate import read_invented  # noqa: E402
from onrecord.extract.windows import WINDOW  # noqa: E402
from onrecord.train.pipeline import CONFIGURATION, Plan, experiment, scores  # noqa: E402

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "onrecord/extract/model"


def test_experiment_tells_what_was_run_and_how_it_went() -> None:
    plan = Plan(Path("corpora"), Path("model"), Path("kept"), seed=5, changed="another seed")
    made = {part: f"the {part}" for part in CONFIGURATION}
    others = {"data": {"a": "00"}, "commit": "abc", "minutes": 2.0, "held_out": {"row": {}}}
    found = experiment(plan, "seed", made | others, dev=None)
    assert (found.name, found.changed, found.seed, found.minutes) == (
        "seed",
        "another seed",
        5,
        2.0,
    )
    assert found.configuration == made | {"window": WINDOW}
    assert (found.held_out, found.dev, found.kept) == ({"row": {}}, None, False)


def test_scores_are_rows_with_intervals() -> None:
    found = scores(SHIPPED, list(read_invented(ROOT / "examples")[:2]))
    low, high = found["content_tok"]["interval"]
    assert low <= found["content_tok"]["f1"] <= high
