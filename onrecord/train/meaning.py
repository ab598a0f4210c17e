"""The vectors of `meaning.npz`: each word of the tokenizer's vocabulary through the pretrained
sentence encoder.

After Model2Vec (Minish Lab 2024). The vocabulary stands roughly in the order of how often its words
are used. The cells are the middles of the quotations of a corpus, by spherical k-means (Dhillon and
Modha 2001).

    python -m onrecord.train.meaning CORPUS [--only-cells]
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.evaluate import read_corpus
from onrecord.language.english.weight import EMPTY
from onrecord.match.meaning import FILE, Floats, Meanings
from onrecord.match.wording import Wording
from onrecord.train.network import Encoder, Layout
from onrecord.train.pipeline import plain_tokenizer
from onrecord.train.pretrained import minilm
from onrecord.train.weights import fresh

DIRECTIONS = 96
MOST = 20_000
BATCH = 256
CELLS = 1024
"""About as many as the square root of the quotations of a large record (Jégou, Douze and Schmid
2011)."""
ROUNDS = 25
SEED = 0


def vocabulary(tokenizer: Tokenizer) -> list[str]:
    """The whole words of the vocabulary, the most used first."""
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    return [piece for piece, _ in pieces if piece.isalpha() and piece.isascii() and len(piece) > 1][
        :MOST
    ]


def sentence_vectors(
    texts: list[str], tokenizer: Tokenizer, encoder: Encoder
) -> NDArray[np.float32]:
    """Each text's vector `[texts, width]`: the mean over its pieces, of unit length."""
    made = []
    for first in range(0, len(texts), BATCH):
        encoded = tokenizer.encode_batch(texts[first : first + BATCH])
        longest = max(len(encoding.ids) for encoding in encoded)
        ids = torch.tensor(
            [encoding.ids + [0] * (longest - len(encoding.ids)) for encoding in encoded]
        )
        mask = (ids != 0).unsqueeze(-1).float()
        hidden = encoder.norm(encoder.words(ids) + encoder.positions(torch.arange(longest)))
        for layer in encoder.layers:
            hidden = layer(hidden, ((ids == 0) * -1e4).float()[:, None, None, :])
        made.append(torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1))
    vectors: NDArray[np.float32] = torch.cat(made).numpy()
    return vectors


def reduced(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """The vectors along their main directions, each to 8 bits of its own length."""
    centred = vectors - vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    small = centred @ directions[:DIRECTIONS].T
    scaled: NDArray[np.int8] = np.round(
        127 * small / np.abs(small).max(axis=1, keepdims=True)
    ).astype(np.int8)
    return scaled


def middles(vectors: Floats, count: int = CELLS) -> Floats:
    """The means `[count, directions]` of `count` groups of vectors `[texts, directions]`, all of
    unit length."""
    chance = np.random.default_rng(SEED)
    centres = vectors[chance.choice(len(vectors), count, replace=False)]
    for _ in range(ROUNDS):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        empty = np.bincount(nearest, minlength=count) == 0
        sums[empty] = vectors[chance.choice(len(vectors), int(empty.sum()))]
        centres = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return centres


def quoted_meanings(corpus: Path, meanings: Meanings) -> Floats:
    """The meanings `[quotations, directions]` of the quotations of a corpus, each wording once."""
    wordings: set[str] = set()
    for article in read_corpus(corpus):
        for quotation in article.quotations:
            wordings.add(" ".join(span.of(article.text) for span in quotation.content))
    meant = np.stack([meanings.of(Wording(words).words) for words in sorted(wordings)])
    return meant[meant.any(axis=1)]


def make_vectors(file: Path = FILE) -> None:
    """Writes the vectors, without cells."""
    pretrained = minilm()
    tokenizer = plain_tokenizer(pretrained)
    encoder = fresh(pretrained / "model.safetensors", Layout())["encoder"]
    assert isinstance(encoder, Encoder)
    words = [word for word in vocabulary(tokenizer) if word not in EMPTY]
    with torch.no_grad():
        vectors = reduced(sentence_vectors(words, tokenizer, encoder))
    cells = np.zeros((0, DIRECTIONS), np.int8)
    np.savez_compressed(file, words=np.array(" ".join(words)), vectors=vectors, cells=cells)


def make_cells(corpus: Path, file: Path = FILE) -> None:
    """Writes the cells beside the vectors, which stay as they are."""
    cells = np.round(127 * middles(quoted_meanings(corpus, Meanings(file)))).astype(np.int8)
    with np.load(file) as stored:
        words, vectors = stored["words"], stored["vectors"]
    np.savez_compressed(file, words=words, vectors=vectors, cells=cells)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "corpus", type=Path, help="annotated articles whose quotations make the cells"
    )
    parser.add_argument("--only-cells", action="store_true", help="leave the vectors as they are")
    chosen = parser.parse_args()
    if not chosen.only_cells:
        make_vectors()
    make_cells(chosen.corpus)
