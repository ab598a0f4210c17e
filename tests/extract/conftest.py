"""Models of our own making: extraction is tested without trained weights."""

from dataclasses import dataclass

import numpy as np
import pytest
from tokenizers import Tokenizer

from onrecord.extract.encoder import Model
from onrecord.extract.linking import BUCKETS, BY_CONTENT, LABELS, PARAGRAPHS, Floats, Linker
from onrecord.extract.pieces import Ints

LINK, NARROW = 4, 3
ANCHOR = "spring"


@dataclass(frozen=True)
class UntrainedEncode:
    """Anchor logits and views that depend on a piece and its features alone, at random but always the same."""

    anchors: Floats  # [pieces, 2]
    views: Floats  # [pieces, 4 * LINK]

    def __call__(self, ids: Ints, features: Ints) -> tuple[Floats, Floats]:
        place = (7 * ids + features @ np.array([1, 5, 20])) % len(self.anchors)
        return self.anchors[place], self.views[place]


@dataclass(frozen=True)
class FloatingEncode:
    """One word anchors a floating quotation wherever it stands, and nothing else does."""

    anchor: int

    def __call__(self, ids: Ints, features: Ints) -> tuple[Floats, Floats]:
        anchors = np.full((*ids.shape, 2), -9, np.float32)
        anchors[ids == self.anchor, BY_CONTENT] = 5
        return anchors, np.zeros((*ids.shape, 4 * LINK), np.float32)


SHAPES: dict[str, tuple[int, ...]] = {
    "distance": (BUCKETS, LINK),
    "paragraph": (PARAGRAPHS, LINK),
    "narrow": (3, LINK, NARROW),
    "narrow_bias": (NARROW,),
    "labels": (NARROW, len(LABELS)),
    "labels_bias": (len(LABELS),),
    "transitions": (len(LABELS), len(LABELS)),
}


def random_linker(chance: np.random.Generator) -> Linker:
    return Linker(**{name: chance.normal(size=shape).astype(np.float32) for name, shape in SHAPES.items()})


@pytest.fixture(scope="session")
def untrained(tokenizer: Tokenizer) -> Model:
    """A model that finds quotations at random places, the same ones each time."""
    chance = np.random.default_rng(1)
    anchors, views = chance.normal(-7, 4, (97, 2)), chance.normal(size=(97, 4 * LINK))
    encode = UntrainedEncode(anchors.astype(np.float32), views.astype(np.float32))
    return Model(encode, random_linker(chance), tokenizer, threshold=0.0, calibration=(0.0, 1.0, 0.01))


@pytest.fixture(scope="session")
def greedy(tokenizer: Tokenizer) -> Model:
    """A model to which the word ANCHOR and all that follows it is a quotation without cue and source."""
    linker = Linker(
        **{name: np.zeros_like(weights) for name, weights in vars(random_linker(np.random.default_rng(1))).items()}
    )
    linker.distance[BUCKETS // 2 + 1 :, 0] = linker.narrow[1, 0, 0] = 1  # what follows the anchor ...
    linker.labels[0, [LABELS.index("B-content"), LABELS.index("I-content")]] = 8, 10  # ... is content,
    linker.labels_bias[1:] = -5  # and nothing else is anything
    encode = FloatingEncode(tokenizer.token_to_id(ANCHOR))
    return Model(encode, linker, tokenizer, threshold=0.5, calibration=(0.0, 1.0, 0.0))
