"""The vectors of `match/meaning.npz`: each word of the tokenizer's vocabulary through the pretrained sentence encoder.

After Model2Vec (Minish Lab 2024). The vocabulary stands roughly in the order of how often its words are used.

    python -m onrecord.train.meaning
"""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.match.meaning import FILE
from onrecord.match.weight import EMPTY
from onrecord.train.network import Encoder, Layout
from onrecord.train.pipeline import _packaged, plain_tokenizer
from onrecord.train.weights import fresh

DIRECTIONS = 96
MOST = 20_000
BATCH = 256


def vocabulary(tokenizer: Tokenizer) -> list[str]:
    """The whole words of the vocabulary, the most used first."""
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    return [piece for piece, _ in pieces if piece.isalpha() and piece.isascii() and len(piece) > 1][:MOST]


def sentence_vectors(texts: list[str], tokenizer: Tokenizer, encoder: Encoder) -> NDArray[np.float32]:
    """Each text's vector `[texts, width]`: the mean over its pieces, of unit length."""
    made = []
    for first in range(0, len(texts), BATCH):
        encoded = tokenizer.encode_batch(texts[first : first + BATCH])
        longest = max(len(one.ids) for one in encoded)
        ids = torch.tensor([one.ids + [0] * (longest - len(one.ids)) for one in encoded])
        mask = (ids != 0).unsqueeze(-1).float()
        hidden = encoder.norm(encoder.words(ids) + encoder.positions(torch.arange(longest)))
        for layer in encoder.layers:
            hidden = layer(hidden, ((ids == 0) * -1e4).float()[:, None, None, :])
        made.append(torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1))
    found: NDArray[np.float32] = torch.cat(made).numpy()
    return found


def reduced(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """The vectors along their main directions, each to 8 bits of its own length."""
    centred = vectors - vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    small = centred @ directions[:DIRECTIONS].T
    scaled: NDArray[np.int8] = np.round(127 * small / np.abs(small).max(axis=1, keepdims=True)).astype(np.int8)
    return scaled


def make(file: Path = FILE) -> None:
    """Write the vectors."""
    pretrained = _packaged()
    tokenizer = plain_tokenizer(pretrained)
    encoder = fresh(pretrained / "model.safetensors", Layout())["encoder"]
    assert isinstance(encoder, Encoder)
    words = [word for word in vocabulary(tokenizer) if word not in EMPTY]
    with torch.no_grad():
        vectors = reduced(sentence_vectors(words, tokenizer, encoder))
    np.savez_compressed(file, words=np.array(" ".join(words)), vectors=vectors)


if __name__ == "__main__":
    make()
