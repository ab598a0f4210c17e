"""Articles that nobody annotated, as a trained network reads them: with them a student sees more than was annotated.

What the network is sure of is taken as annotated; where it is in doubt, the student is told nothing (Lee 2013).
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
            given = torch.from_numpy(views)[None], [torch.from_numpy(anchors)]
            scores: Floats = linker(*given, distance, paragraph).numpy()
        return scores

    transitions = network["linker"].transitions.detach().numpy()
    return Model(encode, link, tokenizer, Settings(0.0, (0.0, 1.0, 0.0), transitions))


def read_by(model: Model, calibration: Calibration, articles: Iterable[Annotated]) -> Iterator[Annotated]:
    """The articles with what the model finds in them instead of their own annotation."""
    extractor = Extractor(model)
    for article in articles:
        found = [
            Quotation(one.content, one.cue, one.source, "indirect", confidence(one.scores, calibration.weights))
            for one in extractor.found(Document(id=article.id, text=article.text, furniture=article.discard))
        ]
        kept = without_doubles(one for one in found if one.confidence >= SURE)
        doubtful = (one for one in found if DOUBTFUL <= one.confidence < SURE)
        unknown = tuple(_anchor(one) for one in doubtful)
        yield replace(article, quotations=tuple(map(_annotation, kept)), unknown=unknown, others=())


def _anchor(quotation: Quotation) -> Span:
    return (quotation.cue or quotation.content)[0]


def _annotation(quotation: Quotation) -> Annotation:
    return Annotation(quotation.content, quotation.cue, quotation.source, {})
