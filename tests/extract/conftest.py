"""Models of our own making: extraction is tested without trained weights."""

from dataclasses import dataclass

import numpy as np
import pytest
from tokenizers import Tokenizer

from onrecord.extract.encoder import Model, Settings
from onrecord.extract.linking import BUCKETS, BY_CONTENT, LABELS, PARAGRAPHS, Floats
from onrecord.extract.pieces import Ints

LINK = 4
ANCHOR = "spring"
LABEL_COUNT = len(LABELS)


@dataclass(frozen=True)
class UntrainedEncode:
    """Anchor logits and views that depend on a piece and its features alone, at random but always
    the same."""

    anchors: Floats  # [pieces, 2]
    views: Floats  # [pieces, 4 * LINK]

    def __call__(self, ids: Ints, features: Ints) -> tuple[Floats, Floats]:
        place = (7 * ids + features @ np.array([1, 5, 20])) % len(self.anchors)
        return self.anchors[place], self.views[place]


@dataclass(frozen=True)
class UntrainedLink:
    """Label scores that depend on a piece's view, the anchor's and how they lie to each other."""

    by_relation: Floats  # [relations, labels]
    by_view: Floats  # [4 * LINK, labels]

    def __call__(self, views: Floats, anchors: Ints, relations: Ints) -> Floats:
        scores: Floats = (views[None] + views[anchors, None]) @ self.by_view + self.by_relation[
            relations
        ]
        return scores


@dataclass(frozen=True)
class FloatingEncode:
    """One word anchors a floating quotation wherever it stands, and nothing else does."""

    anchor: int

    def __call__(self, ids: Ints, features: Ints) -> tuple[Floats, Floats]:
        anchors = np.full((len(ids), 2), -9, np.float32)
        anchors[ids == self.anchor, BY_CONTENT] = 5
        return anchors, np.zeros((len(ids), 4 * LINK), np.float32)


def all_that_follows(views: Floats, anchors: Ints, relations: Ints) -> Floats:
    """The anchor and all that follows it is content, and nothing else is anything."""
    scores = np.full((*relations.shape, LABEL_COUNT), -5, np.float32)
    scores[..., 0] = 0
    follows = relations // PARAGRAPHS > BUCKETS // 2
    scores[follows, LABELS.index("B-content")], scores[follows, LABELS.index("I-content")] = 3, 5
    return scores


@pytest.fixture(scope="session")
def untrained(tokenizer: Tokenizer) -> Model:
    """A model that finds quotations at random places, the same ones each time."""
    chance = np.random.default_rng(1)
    anchors, views = chance.normal(-7, 4, (97, 2)), chance.normal(size=(97, 4 * LINK))
    encode = UntrainedEncode(anchors.astype(np.float32), views.astype(np.float32))
    by_relation = chance.normal(size=(BUCKETS * PARAGRAPHS, LABEL_COUNT)).astype(np.float32)
    link = UntrainedLink(
        by_relation, chance.normal(size=(4 * LINK, LABEL_COUNT)).astype(np.float32)
    )
    transitions = chance.normal(size=(LABEL_COUNT, LABEL_COUNT)).astype(np.float32)
    return Model(encode, link, tokenizer, Settings(0.0, (0.0, 1.0, 0.01), transitions))


@pytest.fixture(scope="session")
def greedy(tokenizer: Tokenizer) -> Model:
    """A model to which the word ANCHOR and all that follows it is a quotation without cue and
    source."""
    encode = FloatingEncode(tokenizer.token_to_id(ANCHOR))
    flat = np.zeros((LABEL_COUNT, LABEL_COUNT), np.float32)
    return Model(encode, all_that_follows, tokenizer, Settings(0.5, (0.0, 1.0, 0.0), flat))
