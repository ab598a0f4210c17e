"""The quotations that are mutated: gold of invented articles, so that no reader is needed."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from onrecord.evaluate.corpus import read_invented
from onrecord.evaluate.statements import read_utterances
from onrecord.extract.decoding import quotation_type
from onrecord.resolve import resolve
from onrecord.text.marks import quoted_spans
from onrecord.types import Document, Quotation, Reading


def annotated_readings(folder: Path) -> Iterator[Reading]:
    """The readings of a folder of articles with their quotations beside them."""
    for article in read_invented(folder):
        quoted = quoted_spans(article.text)
        quotations = [
            Quotation(
                q.content, q.cue, q.source, quotation_type(q.content, article.text, quoted), 1.0
            )
            for q in article.quotations
        ]
        document = Document(f"{folder.name}/{article.id}", article.text)
        yield Reading(
            document, resolve(document, sorted(quotations, key=lambda quotation: quotation.content))
        )


def reported_readings(folder: Path) -> Iterator[Reading]:
    """The readings of a folder of utterances and their reports, of those reports that have the
    words as they were said."""
    reports = [report for report in read_utterances(folder).reports if report.manner == "whole"]
    for _, group in groupby(reports, key=lambda report: report.document.id):
        of_document = list(group)
        document = of_document[0].document
        yield Reading(document, resolve(document, [report.quotation for report in of_document]))
