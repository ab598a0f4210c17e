"""How many operations the encoder does on a text, from the sizes of its layers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.encoder import SHIPPED, load
from onrecord.extract.pieces import Gap, pieces
from onrecord.extract.windows import windows

LAYOUT = json.loads((SHIPPED / "results.json").read_text(encoding="utf8"))["layout"]
LAYERS, WIDTH, INNER = LAYOUT["layers"], LAYOUT["width"], LAYOUT["inner"]
JOINED = LAYOUT["heads"] * LAYOUT["head"]
"""What the heads of a layer give together."""
OUTPUTS = 2 + 4 * LAYOUT["link"]
"""The logits of the two kinds of anchor and the views that the linker reads."""
MARKS = 2
"""Each window has [CLS] before it and [SEP] after it."""


@dataclass(frozen=True, slots=True)
class Work:
    """What reading some texts comes to; a multiplication and an addition are two operations.

    `read`: the pieces that the encoder reads, those in two windows twice. `matrices`: operations
    with the weights; `attention`: of pieces with pieces.
    """

    pieces: int
    read: int
    matrices: int
    attention: int

    @property
    def operations(self) -> int:
        return self.matrices + self.attention


def work(texts: Sequence[str]) -> Work:
    """The encoder's work on these texts. The linker's, about a hundredth, is left out."""
    tokenizer = load().tokenizer
    split = [pieces(text, tokenizer) for text in texts]
    sizes = [
        window.end - window.start + MARKS
        for one in split
        for window in windows(one.gap == Gap.PARAGRAPH)
    ]
    return Work(
        sum(map(len, split)),
        sum(sizes),
        sum(map(with_weights, sizes)),
        sum(map(among_pieces, sizes)),
    )


def with_weights(size: int) -> int:
    """Queries, keys, values and output (4 width * joined), the two inner matrices of every layer,
    and the outputs."""
    return 2 * size * (LAYERS * (4 * WIDTH * JOINED + 2 * WIDTH * INNER) + WIDTH * OUTPUTS)


def among_pieces(size: int) -> int:
    """Every piece's query with every key, and the weights with every value."""
    return LAYERS * 2 * (2 * size * size * JOINED)
