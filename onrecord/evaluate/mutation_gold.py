"""The invented articles whose quotations are mutated: gold beside their texts, so that no engine is needed."""

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
    for one in read_invented(folder):
        quoted = quoted_spans(one.text)
        found = [
            Quotation(q.content, q.cue, q.source, quotation_type(q.content, one.text, quoted), 1.0)
            for q in one.quotations
        ]
        document = Document(f"{folder.name}/{one.id}", one.text)
        yield Reading(document, resolve(document, sorted(found, key=lambda each: each.content)))


def reported_readings(folder: Path) -> Iterator[Reading]:
    """The readings of a folder of utterances and their reports that have the words as they were said."""
    reports = [one for one in read_utterances(folder).reports if one.manner == "whole"]
    for _, each in groupby(reports, key=lambda one: one.document.id):
        own = list(each)
        document = own[0].document
        yield Reading(document, resolve(document, [one.quotation for one in own]))
