"""The network: a small encoder with case, gap and quotation-mark features, and a linker that reads
each quotation off its anchor.

Every quotation has one anchor: the first piece of its cue, or, where no words signal it, the first
piece of its content. The encoder finds anchors; for each of them the linker scores every piece of
the window as cue, source or content *of that quotation*, so that linking is learned and not a
matter of distance, and quotations may be nested. A linear-chain CRF (Lafferty et al. 2001) over the
labels gives whole spans.

The encoder is BERT's (Devlin et al. 2019) in the MiniLM size (Wang et al. 2020), weights under
their names.
"""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.extract.linking import BUCKETS, LABELS, PARAGRAPHS


@dataclass(frozen=True)
class Layout:
    """The sizes of the network; those of MiniLM unless said otherwise. `head`: of one head.

    `relative`: into how many buckets distances between pieces fall whose bias attention learns
    (Raffel et al. 2020, as in MPNet, Song et al. 2020); 0 for none.
    """

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    head: int = 32
    inner: int = 1536
    positions: int = 512
    link: int = 128
    narrow: int = 64
    dropout: float = 0.1
    relative: int = 0
    epsilon: float = 1e-12


class Dropout(nn.Module):
    """Dropout whose masks come from NumPy's generator: PyTorch's own costs more than the layer on a
    processor.

    The rate is rounded to 1/256. Seeded by PyTorch's seed.
    """

    def __init__(self, rate: float) -> None:
        """Make a dropout that zeroes this share of the values in training."""
        super().__init__()
        self.keep_below = 256 - round(rate * 256)
        self.chance: np.random.Generator | None = None

    def forward(self, values: Tensor) -> Tensor:
        """Zero some values and scale the others up; in evaluation return them as they are."""
        if not self.training or self.keep_below == 256:
            return values
        if self.chance is None:
            self.chance = np.random.default_rng(int(torch.randint(1 << 62, ()).item()))
        bytes_ = np.frombuffer(self.chance.bytes(values.numel()), np.uint8)
        keep = torch.from_numpy((bytes_ < self.keep_below).view(np.uint8)).view(values.shape)
        return values * (keep.to(values.dtype) * (256 / self.keep_below))


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, layout: Layout) -> None:
        """Make an untrained layer."""
        super().__init__()
        width, joined = layout.width, layout.heads * layout.head
        self.heads = layout.heads
        self.dropout = Dropout(layout.dropout)
        self.qkv = nn.Linear(width, 3 * joined)
        self.out = nn.Linear(joined, width)
        self.norm = nn.LayerNorm(width, eps=layout.epsilon)
        self.up = nn.Linear(width, layout.inner)
        self.down = nn.Linear(layout.inner, width)
        self.last_norm = nn.LayerNorm(width, eps=layout.epsilon)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """`hidden` [batch, pieces, width]; `mask` [batch, 1 or heads, 1 or pieces, pieces]: what is
        added to how much a piece attends to another, very negative for padding."""
        q, k, v = (
            part.unflatten(2, (self.heads, -1)).transpose(1, 2)
            for part in self.qkv(hidden).chunk(3, dim=2)
        )
        if torch.is_autocast_enabled("cpu"):
            with torch.autocast(
                "cpu", enabled=False
            ):  # which would take the softmax to 32 bits and back
                mixed = _attended(q, k, v, mask)
        else:
            mixed = _attended(q, k, v, mask)
        hidden = self.norm(hidden + self.dropout(self.out(mixed.transpose(1, 2).flatten(2))))
        return self.last_norm(
            hidden + self.dropout(self.down(F.gelu(self.up(hidden))))
        )  # [batch, pieces, width]


def _attended(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
    """Attention, written out for training: on processors the fused one's backward pass is several
    times slower."""
    if mask is None or not torch.is_grad_enabled():
        return F.scaled_dot_product_attention(q, k, v, mask)
    return torch.softmax((q * q.shape[-1] ** -0.5) @ k.transpose(2, 3) + mask, dim=-1) @ v


def _in_32_bits(linear: nn.Module, values: Tensor) -> Tensor:
    """A linear map's values in 32 bits: in 16 they are rounded by a tenth and more as they grow,
    and the loss with them."""
    if not torch.is_autocast_enabled("cpu"):
        return linear(values)  # type: ignore[no-any-return]
    with torch.autocast("cpu", enabled=False):
        return linear(values.float())  # type: ignore[no-any-return]


def _working_type() -> torch.dtype:
    return torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else torch.float32


class Encoder(nn.Module):
    """Pieces and their features into anchor logits and the views that the linker reads."""

    def __init__(self, layout: Layout) -> None:
        """Make an untrained encoder."""
        super().__init__()
        width = layout.width
        self.words = nn.Embedding(layout.vocabulary, width)
        self.positions = nn.Embedding(layout.positions, width)
        self.case, self.gap, self.quoted = (nn.Embedding(n, width) for n in (5, 4, 4))
        self.norm = nn.LayerNorm(width, eps=layout.epsilon)
        self.relative = nn.Embedding(layout.relative, layout.heads) if layout.relative else None
        self.layers = nn.ModuleList(Layer(layout) for _ in range(layout.layers))
        self.anchors = nn.Linear(width, 2)
        self.views = nn.Linear(width, 4 * layout.link)
        self.dropout = Dropout(layout.dropout)
        for feature in (self.case, self.gap, self.quoted):
            nn.init.normal_(feature.weight, std=0.01)

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """`ids` [batch, pieces], 0 for padding; `features` [batch, pieces, 3]: case, gap, quoted.

        Returns the logits [batch, pieces, 2] that a piece anchors a quotation by its cue, and by
        its content; and the views [batch, pieces, 4 * link] that the linker reads.
        """
        mask = ((ids == 0) * -1e4).to(_working_type())[:, None, None, :]
        return self.read(self.words(ids), features, mask)

    def read(self, words: Tensor, features: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """The same, of the pieces' embeddings `words` [batch, pieces, width]; `mask`: as `Layer`
        takes it."""
        places = torch.arange(words.shape[1], device=words.device)
        hidden = words + self.positions(places)
        hidden = (
            hidden
            + self.case(features[..., 0])
            + self.gap(features[..., 1])
            + self.quoted(features[..., 2])
        )
        hidden = self.dropout(self.norm(hidden)).to(_working_type())
        if self.relative is not None:
            apart = self.relative(relative_buckets(places, self.relative.num_embeddings)).permute(
                2, 0, 1
            )
            mask = apart.to(_working_type()) + (0 if mask is None else mask)
        for layer in self.layers:
            hidden = layer(hidden, mask)
        hidden = self.dropout(hidden)
        return _in_32_bits(self.anchors, hidden), self.views(hidden)


def relative_buckets(places: Tensor, count: int, farthest: int = 128) -> Tensor:
    """How far each place lies from each other, [places, places], in `count` buckets: half of them
    for each direction, of these half for single steps and the rest growing to `farthest`."""
    apart = places[None] - places[:, None]
    half, single = count // 2, count // 4
    far = (
        (apart.abs().clamp(min=1).float() / single).log()
        / math.log(farthest / single)
        * (half - single)
    )
    steps = torch.where(
        apart.abs() < single, apart.abs(), (single + far.long()).clamp(max=half - 1)
    )
    return steps + half * (apart > 0)


class Linker(nn.Module):
    """For each anchor, the label scores of every piece of its window."""

    def __init__(self, layout: Layout) -> None:
        """Make an untrained linker."""
        super().__init__()
        self.distance = nn.Embedding(BUCKETS, layout.link)
        self.paragraph = nn.Embedding(PARAGRAPHS, layout.link)
        self.narrow = nn.Conv1d(layout.link, layout.narrow, kernel_size=3, padding=1)
        self.labels = nn.Linear(layout.narrow, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.dropout = Dropout(layout.dropout)

    def forward(
        self, views: Tensor, anchors: list[Tensor], distance: Tensor, paragraph: Tensor
    ) -> Tensor:
        """Label scores [all anchors, pieces, labels] of a batch of windows.

        `views` [batch, pieces, 4 * link]; `anchors`: for each window, the places of its anchors;
        `distance` and `paragraph`: bucket numbers [all anchors, pieces].
        """
        joint = torch.cat(
            [
                _joined(window, places)
                for window, places in zip(views.unbind(), anchors, strict=True)
            ]
        )
        joint = joint + (self.distance(distance) + self.paragraph(paragraph)).to(joint.dtype)
        joint = self.dropout(F.relu(joint))
        narrow = F.relu(self.narrow(joint.transpose(1, 2)).transpose(1, 2))
        return _in_32_bits(self.labels, narrow)


def _joined(views: Tensor, anchors: Tensor) -> Tensor:
    """Every piece of one window with every anchor, [anchors, pieces, link]."""
    add, gate, add_anchor, gate_anchor = views.chunk(4, dim=-1)
    return add + add_anchor[anchors, None] + gate * gate_anchor[anchors, None]


def crf_loss(scores: Tensor, transitions: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood [anchors] of the gold labels.

    `scores` [anchors, pieces, labels], impossible labels at -1e4; `gold` [anchors, pieces]; `mask`
    [anchors, pieces], true for the pieces that count, which come first.
    """
    at_gold = scores.gather(2, gold[..., None])[..., 0]
    steps = transitions[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
    best = (at_gold * mask).sum(1) + steps.sum(1)
    total = scores[:, 0]  # [anchors, labels]
    for index in range(1, scores.shape[1]):
        step = torch.logsumexp(total[:, :, None] + transitions, dim=1) + scores[:, index]
        total = torch.where(mask[:, index, None], step, total)
    return torch.logsumexp(total, dim=1) - best
