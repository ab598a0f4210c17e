"""`onrecord train`: corpora to the weights that ship."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import ModelError

REPORT = 20
"""Steps between two lines of report."""


def train(
    corpora: Annotated[
        Path, typer.Argument(help="The folder of the corpora: see onrecord/train/articles.py.")
    ],
    out: Annotated[Path, typer.Option(help="Where the model's files go.")] = Path("model"),
    kept: Annotated[
        Path, typer.Option(help="The folder from which a run that was stopped continues.")
    ] = Path("checkpoints"),
    seed: Annotated[
        int, typer.Option(help="The same seed gives the same weights on the same machine.")
    ] = 0,
    log: Annotated[
        Path | None,
        typer.Option(
            help="The file that logs this run; by default in onrecord/train/results, named by day and seed."
        ),
    ] = None,
    changed: Annotated[
        str, typer.Option(help="What this run tries, in one line, for the log.")
    ] = "",
    only_resolving: Annotated[
        bool,
        typer.Option(
            "--only-resolving",
            help="Train only the small networks that resolve who is meant, how, to whom and when: ten minutes.",
        ),
    ] = False,
) -> None:
    """Train the model and write its files.

    Needs PyTorch: pip install "onrecord[train]". Takes two to three hours on two processor cores.
    If it is stopped and started again, it continues from the last whole pass over the articles.

    Examples:

    - onrecord train ../shared/corpora --out onrecord/extract/model --changed "windows of 256 pieces"

    - onrecord train ../shared/corpora --only-resolving
    """
    try:
        from onrecord.train import resolving
    except ModuleNotFoundError as err:
        raise ModelError(f'{err.name} is not installed: pip install "onrecord[train]"') from err
    if not only_resolving:
        _train_extraction(corpora, out, kept, seed, log, changed)
    for line in resolving.train(corpora):
        typer.echo(line)


def _train_extraction(
    corpora: Path, out: Path, kept: Path, seed: int, log: Path | None, changed: str
) -> None:
    """Train the networks that find quotations."""
    from onrecord.train.experiments import FOLDER, fresh_path
    from onrecord.train.pipeline import Plan, produce
    from onrecord.train.run import Progress

    def report(name: str, done: Progress) -> None:
        if done.step % REPORT == 0:
            typer.echo(f"{name}: step {done.step} of {done.steps}, loss {done.loss:.2f}", err=True)

    log = log or fresh_path(FOLDER, seed)
    results = produce(Plan(corpora, out, kept, seed, log, changed), report)
    typer.echo(
        f"{out}: held-out who_said_what F1 {results['held_out']['who_said_what']['f1']}; logged in {log}"
    )
