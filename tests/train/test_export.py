import copy
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch", reason="PyTorch, of the extra `train`, is not installed")
pytest.importorskip("onnx", reason="onnx, of the extra `train`, is not installed")

from onrecord.errors import ModelError  # noqa: E402
from onrecord.extract.encoder import Model, load  # noqa: E402
from onrecord.extract.extractor import Extractor  # noqa: E402
from onrecord.extract.linking import distance_buckets, paragraph_buckets, relations  # noqa: E402
from onrecord.extract.pieces import Ints  # noqa: E402
from onrecord.extract.windows import WINDOW  # noqa: E402
from onrecord.train import graphs  # noqa: E402
from onrecord.train.export import export, write_settings  # noqa: E402
from onrecord.train.graphs import FARTHEST  # noqa: E402
from onrecord.train.network import Encoder, Layout, Linker  # noqa: E402
from onrecord.types import Document  # noqa: E402

TINY = Layout(
    vocabulary=256, width=16, layers=1, heads=2, head=8, inner=32, positions=320, link=8, narrow=4
)
CALIBRATION = (0.5, 1.0, 0.1)


@pytest.fixture(scope="module")
def network() -> "torch.nn.ModuleDict":
    torch.manual_seed(1)
    made = torch.nn.ModuleDict({"encoder": Encoder(TINY), "linker": Linker(TINY)}).eval()
    torch.nn.init.normal_(made["linker"].transitions)
    return made


def window(pieces: int) -> tuple[Ints, Ints]:
    chance = np.random.default_rng(pieces)
    return chance.integers(1, 256, pieces), chance.integers(0, 4, (pieces, 3))


@pytest.fixture(scope="module")
def model(
    network: "torch.nn.ModuleDict", tokenizer: Tokenizer, tmp_path_factory: pytest.TempPathFactory
) -> Model:
    folder = tmp_path_factory.mktemp("exported") / "model"
    export(network, tokenizer, folder)
    write_settings(0.25, CALIBRATION, network["linker"], folder)
    return load(folder)


def test_export_keeps_settings_and_tokenizer(
    model: Model, network: Any, tokenizer: Tokenizer
) -> None:
    assert (model.settings.threshold, model.settings.calibration) == (0.25, CALIBRATION)
    np.testing.assert_allclose(
        model.settings.transitions, network["linker"].transitions.detach(), atol=1e-4
    )
    assert model.tokenizer.to_str() == tokenizer.to_str()


@pytest.mark.parametrize("pieces", [9, 37, WINDOW])
def test_an_exported_encoder_computes_what_the_network_does(
    pieces: int, model: Model, network: Any
) -> None:
    ids, features = window(pieces)
    with torch.inference_mode():
        given = network["encoder"](torch.tensor(ids)[None], torch.tensor(features)[None])
    expected = [found[0].numpy() for found in given]
    for found, exact in zip(model.encode(ids, features), expected, strict=True):
        assert found.shape == exact.shape
        assert np.abs(found - exact).mean() < 0.1 * exact.std(), "rounding to int8 costs little"


def test_a_unit_that_reaches_far_leaves_the_others_their_steps(
    network: Any, tokenizer: Tokenizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stretched = copy.deepcopy(network)
    with torch.no_grad():
        stretched["encoder"].layers[0].norm.weight[3] *= 100
        stretched["encoder"].layers[0].up.weight[:, 3] /= 100
    plain, evened = (
        _error(stretched, tokenizer, tmp_path, farthest, monkeypatch)
        for farthest in (1e9, FARTHEST)
    )
    assert evened < 0.75 * plain


def _error(
    network: Any,
    tokenizer: Tokenizer,
    folder: Path,
    farthest: float,
    monkeypatch: pytest.MonkeyPatch,
) -> np.floating[Any]:
    """How far the exported encoder's views are from the network's."""
    monkeypatch.setattr(graphs, "FARTHEST", farthest)
    export(network, tokenizer, folder)
    write_settings(0.25, CALIBRATION, network["linker"], folder)
    ids, features = window(200)
    with torch.inference_mode():
        _, exact = network["encoder"](torch.tensor(ids)[None], torch.tensor(features)[None])
    return np.abs(load(folder).encode(ids, features)[1] - exact[0].numpy()).mean()


def test_a_network_that_no_graph_is_written_for_is_refused() -> None:
    with pytest.raises(ModelError, match=r"attention learns distances.*set relative to 0"):
        graphs.encoder_graph(Encoder(replace(TINY, relative=4)))


@pytest.mark.parametrize("anchors", [[7], [0, 7, 29]])
def test_an_exported_linker_scores_as_the_network_does(
    anchors: list[int], model: Model, network: Any
) -> None:
    chance, length, places = np.random.default_rng(len(anchors)), 30, np.array(anchors)
    views = chance.normal(size=(length, 4 * TINY.link)).astype(np.float32)
    paragraph = np.sort(chance.integers(0, 12, length))
    distance = distance_buckets(np.arange(length)[None], places[:, None])
    paragraphs = paragraph_buckets(paragraph[None], paragraph[places, None])
    with torch.inference_mode():
        expected = network["linker"](
            torch.tensor(views)[None],
            [torch.tensor(places)],
            torch.tensor(distance),
            torch.tensor(paragraphs),
        ).numpy()
    found = model.link(views, places, relations(paragraph, places))
    assert found.shape == expected.shape
    assert np.abs(found - expected).max() < 1e-4


def test_an_exported_model_reads_a_text_alike_in_several_threads(model: Model) -> None:
    text = "“We will rebuild the bridge,” said Lopez.\n\nThe mayor said that spring will be cold."
    extractor, document = Extractor(model), Document(id="a", text=text)
    found = list(extractor.found(document))
    with ThreadPoolExecutor(4) as threads:
        assert all(
            again == found
            for again in threads.map(lambda _: list(extractor.found(document)), range(8))
        )
    assert all(span.of(text) for one in found for span in (*one.content, *one.cue, *one.source))
