import random

import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch", reason="PyTorch, of the extra `train`, is not installed")

from onrecord.evaluate.corpus import Annotated, Annotation  # noqa: E402
from onrecord.train.batches import batches  # noqa: E402
from onrecord.train.loss import loss  # noqa: E402
from onrecord.train.network import Encoder, Layout, Linker  # noqa: E402
from onrecord.types import Span  # noqa: E402

TINY = Layout(width=16, layers=1, heads=2, head=8, inner=16, link=8, narrow=8, dropout=0.0)
TEXT = "“We will rebuild the bridge,” said Maria Lopez."
SAID = Annotation((Span(0, 29),), (Span(30, 34),), (Span(35, 46),), {})


def test_scores_that_grow_cost_though_they_grow_alike(tokenizer: Tokenizer) -> None:
    torch.manual_seed(1)
    network = torch.nn.ModuleDict({"encoder": Encoder(TINY), "linker": Linker(TINY)}).eval()
    (batch,) = batches([Annotated("a", TEXT, (SAID,))], tokenizer, 512, random.Random(1))
    with torch.no_grad():
        before = loss(network, batch)
        network["linker"].labels.bias += 100  # adds as much to every label of every piece
        assert loss(network, batch) > before + 1
