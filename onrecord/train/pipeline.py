"""The whole way from corpora to weights: read, train, calibrate on held-out articles, export, and
write down the results."""

import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer
from torch import nn

from onrecord.evaluate import Annotated, intervals, predict, read_corpus, score_each, total
from onrecord.evaluate import results as results_file
from onrecord.extract.encoder import load
from onrecord.extract.pieces import tokenizer
from onrecord.extract.windows import WINDOW
from onrecord.reader import Reader
from onrecord.train import experiments
from onrecord.train.articles import ANEW, DEVELOPMENT, TEXTS, WHOLE, Articles, read_articles, unread
from onrecord.train.batches import batches
from onrecord.train.calibration import Calibration, calibrate
from onrecord.train.experiments import Experiment
from onrecord.train.export import export, write_settings
from onrecord.train.loss import loss
from onrecord.train.network import Layout
from onrecord.train.pretrained import MINILM, WEIGHTS, minilm, mpnet
from onrecord.train.pruning import pruned
from onrecord.train.run import Progress, Settings, train
from onrecord.train.taught import as_model, read_by
from onrecord.train.weights import fresh

WHOLE_WEIGHT, INVENTED_WEIGHT = 3, 2
"""How often an article of the corpora that was read by the guidelines, and an invented one, comes
by in each epoch. One that our own readers read comes by once, and once more as the teacher reads
it; what nobody read, as the teacher reads it."""
TEACHING_WEIGHT = 2
"""How often the teacher sees an article of the corpora for each time it sees another."""
TEACHER = Layout(width=768, layers=12, head=64, inner=3072, relative=32, epsilon=1e-5)
"""MPNet's sizes."""
STUDENT = Layout(layers=4, heads=4, inner=512, dropout=0.05)
"""The sizes of the network that ships: about a quarter of the operations of the one that it is cut
from."""
TEACHING = Settings(epochs=3, batch=2560, rate=6e-5, fresh=10, warmup=0.08, average=0.99, seed=11)
LEARNING = Settings(epochs=2, rate=2e-4, seed=1)
STUDYING = Settings(epochs=8, rate=3e-4, fresh=0.4, seed=3)
"""How the teacher is trained, the network that the student is cut from, and the student."""
SHOWN = 8
"""Batches that show which parts of the network the student should start from."""
RESULTS = "results.json"
CONFIGURATION = ("stages", "layout", "teacher", "started_from", "articles", "weights")
"""What the log takes of the results to tell how a run was made."""
Report = Callable[[str, Progress], None]
"""Takes the name of the network in training, and how far it has come."""


@dataclass(frozen=True)
class Plan:
    """Where the corpora are, and where the model goes. `seed` is added to the seeds of the stages.

    `kept`: the folder with the state from which an interrupted run goes on.

    `log`: the file that keeps this run among the experiments, named after the run; `changed`: what
    is tried, in one line.
    """

    corpora: Path
    out: Path
    kept: Path
    seed: int = 0
    log: Path | None = None
    changed: str = ""


def produce(plan: Plan, report: Report) -> dict[str, Any]:
    """Trains the model and writes its files, `results.json` and the log; returns the results.

    A large network learns from the articles that were annotated by the guidelines, and reads those
    that were not. A smaller network learns from all of them. It is cut down to the student, which
    is trained again, and ships.

    Raises CorpusError or ModelError if the corpora or the pretrained encoders cannot be used.
    """
    began = time.monotonic()
    articles, pieces = read_articles(plan.corpora), plain_tokenizer(minilm())
    read_by_teacher = _read_by_teacher(plan, articles, pieces, report)
    shown = [
        *WHOLE_WEIGHT * articles.whole,
        *articles.ours,
        *INVENTED_WEIGHT * articles.invented,
        *read_by_teacher,
    ]
    network = _run(
        "network",
        fresh(minilm() / WEIGHTS, Layout(), plan.seed),
        shown,
        pieces,
        LEARNING,
        plan,
        report,
    )
    student = _run(
        "student", _cut_down(network, shown, pieces), shown, pieces, STUDYING, plan, report
    )
    calibration = _write(student, pieces, articles, plan.out)
    stages = {"teacher": TEACHING, "network": LEARNING, "student": STUDYING}
    results = {
        **results_file.provenance([plan.corpora / name for name in (*WHOLE, *ANEW, *TEXTS)]),
        "stages": [{"network": name} | asdict(settings) for name, settings in stages.items()],
        "layout": asdict(STUDENT),
        "teacher": asdict(TEACHER),
        "parameters": sum(weights.numel() for weights in student.parameters()),
        "started_from": MINILM,
        "articles": {
            "read": len(articles.whole) + len(articles.ours),
            "taught": len(read_by_teacher),
            "invented": len(articles.invented),
            "held_out": len(articles.held_out),
            "measured": len(articles.measured),
        },
        "weights": {"read": WHOLE_WEIGHT, "taught": 1, "invented": INVENTED_WEIGHT},
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


def _read_by_teacher(
    plan: Plan, articles: Articles, pieces: Tokenizer, report: Report
) -> list[Annotated]:
    """The articles that nobody annotated by the guidelines, as the teacher reads them."""
    started = fresh(mpnet(plan.kept / "mpnet"), TEACHER, plan.seed)
    seen = [*TEACHING_WEIGHT * articles.whole, *articles.ours, *articles.invented]
    teacher = as_model(_run("teacher", started, seen, pieces, TEACHING, plan, report), pieces)
    calibration = calibrate(teacher, articles.measured)
    return list(
        read_by(
            teacher,
            calibration,
            [*articles.ours, *articles.partly, *unread(plan.corpora, articles)],
        )
    )


def _run(name: str, network: nn.ModuleDict, articles: list[Annotated], pieces: Tokenizer, settings: Settings,
         plan: Plan, report: Report) -> nn.ModuleDict:  # fmt: skip
    settings = replace(settings, seed=settings.seed + plan.seed)
    checkpoint = plan.kept / f"{name}-{plan.seed}.pt"
    return train(network, articles, pieces, settings, partial(report, name), checkpoint=checkpoint)


def _cut_down(
    network: nn.ModuleDict, articles: list[Annotated], pieces: Tokenizer
) -> nn.ModuleDict:
    """The student before its training: what is left of the network."""
    seen = islice(batches(articles, pieces, STUDYING.batch, random.Random(STUDYING.seed)), SHOWN)
    return pruned(network, STUDENT, list(seen), loss)


def experiment(
    plan: Plan, name: str, results: dict[str, Any], dev: dict[str, Any] | None
) -> Experiment:
    """A run as the log has it. `results`: those of `produce`; `dev`: the rows on the development
    part."""
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
    by_article = score_each(articles, predict(Reader(model), articles))
    return results_file.rows(total(by_article), intervals(by_article))


def _write(network: nn.ModuleDict, pieces: Tokenizer, articles: Articles, out: Path) -> Calibration:
    """Exports the network, calibrates the exported model, and writes that into its settings."""
    export(network, pieces, out)
    write_settings(0.0, (0.0, 1.0, 0.0), network["linker"], out)
    calibration = calibrate(load(out), articles.measured)
    write_settings(calibration.threshold, calibration.weights, network["linker"], out)
    return calibration


def plain_tokenizer(pretrained: Path) -> Tokenizer:
    """The pretrained encoder's tokenizer, without truncation and padding."""
    pieces = tokenizer(pretrained / "tokenizer.json")
    pieces.no_truncation()
    pieces.no_padding()
    return pieces
