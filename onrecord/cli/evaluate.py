"""`onrecord evaluate`: how right predictions are, how far annotators agree."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.read import MinConfidence, counted
from onrecord.cli.screen import progress

if TYPE_CHECKING:
    from onrecord.evaluate import Annotated as Article
    from onrecord.evaluate import Predicted


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            help="Annotated articles: JSON Lines, also gzipped, or a folder such as examples."
        ),
    ],
    predicted: Annotated[
        Path | None,
        typer.Argument(
            help="Quotations to score, as JSON Lines; without them onrecord reads the gold articles itself."
        ),
    ] = None,
    human: Annotated[
        bool,
        typer.Option(
            "--human", help="Score the annotators of the gold articles against each other."
        ),
    ] = False,
    min_confidence: MinConfidence = None,
    save: Annotated[
        Path | None, typer.Option(help="Write the figures to this results file, too.")
    ] = None,
) -> None:
    """Score quotations against annotated articles: precision, recall and F1.

    A quotation is found if at least half of all words of it and of an annotated one are in both.
    Words are compared, never punctuation. The rows:

    - `content_tok`: words that stand in any quotation

    - `content_overlap`: quotations that were found

    - `content_exact`: ... with exactly the same words

    - `who_said_what`: ... whose source shares a word with the annotated one, or neither has a
      source

    - `cue_exact`: ... whose cue (said, according to) has exactly the same words

    - `direct_...`: these four, over quotations of which at least 80 % stands in quotation marks

    - `outer_direct_...`: ... and that do not stand inside another quotation

    - `nested_...`: quotations inside another: B's in "A said that B had denied it"

    - `span_source`, `span_cue`, `span_content`: each unbroken stretch of words alone, whichever
      quotation it is of

    - `speaker`: quotations by a named speaker that were found and given that name

    - `speaker_if_found`: ... of those that were found

    - `kind`, `mode`: of those found, what the speaker is (person, organization, ...); said,
      written, thought or other

    - `addressee`, `venue`: to whom, where: at least 60 % of the words in common

    - `said`: when: exactly the same date

    - `denies`: whether it denies something

    The rows from `speaker` on are measured where articles carry labels for them, `outer_direct_...`
    and `nested_...` where quotations inside others are annotated. A results file also has the 95 %
    interval of each F1 and, where onrecord reads the articles itself, how far its confidence can be
    trusted and what other thresholds would give.

    Examples:

    - onrecord evaluate polnear-dev.jsonl.gz

    - onrecord evaluate examples

    - onrecord evaluate polnear-dev.jsonl.gz predicted.jsonl

    - onrecord evaluate polnear-dev.jsonl.gz --human
    """
    from onrecord.evaluate import agreement_each, intervals, read_corpus, score_each, table, total
    from onrecord.evaluate import results as results_file

    documents = read_corpus(gold)
    confidence: dict[str, Any] = {}
    if human:
        article_scores = agreement_each(documents)
    elif predicted:
        article_scores = score_each(
            documents, {document.id: document.quotations for document in read_corpus(predicted)}
        )
    else:
        predictions, confidence = _read(documents, min_confidence, measure=save is not None)
        article_scores = score_each(documents, predictions)
    typer.echo(table(total(article_scores)))
    if save:
        scores = results_file.rows(total(article_scores), intervals(article_scores))
        results_file.save({**results_file.provenance([gold]), "scores": scores, **confidence}, save)


def _read(
    documents: Sequence["Article"], min_confidence: float | None, measure: bool
) -> tuple["Predicted", dict[str, Any]]:
    """The quotations that onrecord finds in the articles. With `measure`, also the figures of how
    well its confidence can be trusted, and of what it would find at other thresholds."""
    from onrecord.evaluate.reliability import ASKED, measured, readings
    from onrecord.extract.encoder import load

    with progress("Reading", len(documents)) as done:
        by_threshold = readings(
            load(), counted(documents, done), (min_confidence, *(ASKED if measure else ()))
        )
    predictions = by_threshold[min_confidence]
    return predictions, {
        "confidence": measured(documents, predictions, by_threshold)
    } if measure else {}
