"""Articles that nobody annotated, as a trained network reads them, so that a student sees more than
was annotated.

What the network is certain of counts as annotated; where it is in doubt, the student learns nothing
(Lee 2013).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

from onrecord.evaluate.corpus import Annotated, Annotation
from onrecord.extract.decoding import confidence, without_doubles
from onrecord.extract.encoder import Model, Settings
from onrecord.extract.extractor import Extractor
from onrecord.extract.linking import PARAGRAPHS, Floats
from onrecord.extract.pieces import Ints
from onrecord.train.calibration import Calibration
from onrecord.types import Document, Quotation, Span

SURE, DOUBTFUL = 0.5, 0.15
"""From what confidence on a quotation is taught, and from what on it may be one."""


def as_model(network: nn.ModuleDict, tokenizer: Tokenizer) -> Model:
    """A trained network as extraction uses it, run by PyTorch; not calibrated."""
    encoder, linker = network["encoder"].eval(), network["linker"].eval()

    def encode(ids: Ints, features: Ints) -> tuple[Floats, Floats]:
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            anchors, views = encoder(torch.from_numpy(ids)[None], torch.from_numpy(features)[None])
        return anchors[0].float().numpy(), views[0].float().numpy()

    def link(views: Floats, anchors: Ints, relations: Ints) -> Floats:
        with torch.inference_mode():
            distance, paragraph = map(torch.from_numpy, np.divmod(relations, PARAGRAPHS))
            inputs = torch.from_numpy(views)[None], [torch.from_numpy(anchors)]
            scores: Floats = linker(*inputs, distance, paragraph).numpy()
        return scores

    transitions = network["linker"].transitions.detach().numpy()
    return Model(encode, link, tokenizer, Settings(0.0, (0.0, 1.0, 0.0), transitions))


def read_by(
    model: Model, calibration: Calibration, articles: Iterable[Annotated]
) -> Iterator[Annotated]:
    """The articles with what the model finds in them in place of their own annotation."""
    extractor = Extractor(model)
    for article in articles:
        quotations = [
            Quotation(
                quotation.content,
                quotation.cue,
                quotation.source,
                "indirect",
                confidence(quotation.scores, calibration.weights),
            )
            for quotation in extractor.found(
                Document(id=article.id, text=article.text, furniture=article.discard)
            )
        ]
        certain = without_doubles(
            quotation for quotation in quotations if quotation.confidence >= SURE
        )
        doubtful = (
            quotation for quotation in quotations if DOUBTFUL <= quotation.confidence < SURE
        )
        unknown = tuple(_anchor(quotation) for quotation in doubtful)
        yield replace(
            article, quotations=tuple(map(_annotation, certain)), unknown=unknown, others=()
        )


def _anchor(quotation: Quotation) -> Span:
    return (quotation.cue or quotation.content)[0]


def _annotation(quotation: Quotation) -> Annotation:
    return Annotation(quotation.content, quotation.cue, quotation.source, {})
