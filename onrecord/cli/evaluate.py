"""`onrecord evaluate`: how right predictions are, how far annotators agree."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.read import MinConfidence, counted
from onrecord.cli.screen import progress


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated articles, JSON Lines, gzip or not.")],
    predicted: Annotated[
        Path | None, typer.Argument(help="Quotations to score; without it onrecord reads the gold articles itself.")
    ] = None,
    human: Annotated[bool, typer.Option("--human", help="Score the gold's annotators against each other.")] = False,
    min_confidence: MinConfidence = None,
    save: Annotated[Path | None, typer.Option(help="Also write the figures to this results file.")] = None,
) -> None:
    """Score quotations against annotated articles: precision, recall and F1 of each row.

    Examples:

    - onrecord evaluate polnear-dev.jsonl.gz

    - onrecord evaluate polnear-dev.jsonl.gz predicted.jsonl

    - onrecord evaluate polnear-dev.jsonl.gz --human
    """
    from onrecord.evaluate import agreement, predict, read_corpus, score, table
    from onrecord.evaluate import results as results_file
    from onrecord.reader import Reader

    documents = read_corpus(gold)
    if human:
        scores = agreement(documents)
    elif predicted:
        scores = score(documents, {document.id: document.quotations for document in read_corpus(predicted)})
    else:
        reader = Reader(min_confidence=min_confidence)
        with progress("Reading", len(documents)) as done:
            scores = score(documents, predict(reader, counted(documents, done)))
    typer.echo(table(scores))
    if save:
        figures = {**results_file.provenance([gold]), "scores": results_file.rows(scores)}
        results_file.save(figures, save)
