from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch", reason="PyTorch, of the extra `train`, is not installed")
pytest.importorskip("onnxscript", reason="onnxscript, of the extra `train`, is not installed")

from onrecord.extract.encoder import Model, load  # noqa: E402
from onrecord.extract.extractor import Extractor  # noqa: E402
from onrecord.extract.linking import distance_buckets, paragraph_buckets  # noqa: E402
from onrecord.train.export import export, linker_weights, torch_encode  # noqa: E402
from onrecord.train.network import Encoder, Layout, Linker  # noqa: E402
from onrecord.types import Document  # noqa: E402

TINY = Layout(vocabulary=256, width=16, layers=1, heads=2, inner=32, positions=320, link=8, narrow=4)
SETTINGS: dict[str, Any] = {"threshold": 0.25, "calibration": (0.5, 1.0, 0.1, 0.2)}


@pytest.fixture(scope="module")
def network() -> "torch.nn.ModuleDict":
    torch.manual_seed(1)
    return torch.nn.ModuleDict({"encoder": Encoder(TINY), "linker": Linker(TINY)}).eval()


@pytest.fixture(scope="module")
def model(network: "torch.nn.ModuleDict", tokenizer: Tokenizer, tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tmp_path_factory.mktemp("exported") / "model"
    export(network, tokenizer, SETTINGS, folder)
    return load(folder)


def test_export_keeps_settings_tokenizer_and_linker(model: Model, network: Any, tokenizer: Tokenizer) -> None:
    assert (model.threshold, model.calibration) == (SETTINGS["threshold"], SETTINGS["calibration"])
    assert model.tokenizer.to_str() == tokenizer.to_str()
    expected = vars(linker_weights(network["linker"]))
    assert all((getattr(model.linker, name) == weights).all() for name, weights in expected.items())


@pytest.mark.parametrize(("batch", "pieces"), [(1, 2), (1, 37), (3, 320)])
def test_export_computes_what_the_network_does(batch: int, pieces: int, model: Model, network: Any) -> None:
    chance = np.random.default_rng(batch)
    ids, features = chance.integers(1, 256, (batch, pieces)), chance.integers(0, 4, (batch, pieces, 3))
    ids[0, pieces // 2 + 1 :] = 0
    with torch.inference_mode():
        expected = [found.numpy() for found in network["encoder"](torch.tensor(ids), torch.tensor(features))]
    for found, exact in zip(model.encode(ids, features), expected, strict=True):
        assert found.shape == exact.shape
        assert np.abs(found - exact).mean() < 0.05 * exact.std(), "rounding to int8 costs little"


def test_torch_encode_stands_in_for_the_exported_network(model: Model, network: Any) -> None:
    ids, features = np.arange(1, 31)[None], np.zeros((1, 30, 3), np.int64)
    for found, stand_in in zip(
        model.encode(ids, features), torch_encode(network["encoder"])(ids, features), strict=True
    ):
        assert found.shape == stand_in.shape and found.dtype == stand_in.dtype
        assert np.abs(found - stand_in).mean() < 0.1 * found.std()


def test_an_exported_model_reads_a_text(model: Model) -> None:
    text = "“We will rebuild the bridge,” said Lopez.\n\nThe mayor said that spring will be cold."
    found = list(Extractor(model).found(Document(id="a", text=text)))
    assert found == list(Extractor(model).found(Document(id="a", text=text)))
    assert all(span.of(text) for one in found for span in (*one.content, *one.cue, *one.source))


@pytest.mark.parametrize("seed", range(3))
def test_linker_weights_score_as_the_network_does(seed: int, network: Any) -> None:
    chance = np.random.default_rng(seed)
    length, anchors = 30, np.array([0, 7, 29])
    views = chance.normal(size=(length, 4 * TINY.link)).astype(np.float32)
    paragraph = np.sort(chance.integers(0, 12, length))
    distance = distance_buckets(np.arange(length)[None], anchors[:, None])
    paragraphs = paragraph_buckets(paragraph[None], paragraph[anchors, None])
    with torch.inference_mode():
        expected = network["linker"](
            torch.tensor(views)[None], [torch.tensor(anchors)], torch.tensor(distance), torch.tensor(paragraphs)
        )
    found = linker_weights(network["linker"]).scores(views, paragraph, anchors)
    np.testing.assert_allclose(found, expected.numpy(), rtol=1e-4, atol=1e-5)
