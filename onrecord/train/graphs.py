"""The trained networks as ONNX graphs, written for how ONNX Runtime runs them on a processor.

The encoder's products with its weights are done in int8: the weights rounded beforehand, the values
at every run, by the least and the greatest of them (`DynamicQuantizeMatMul`). Attention takes one
operator, which never holds all the weights of pieces to pieces. All else is done in 32 bits.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from onrecord.errors import ModelError
from onrecord.extract.linking import Floats
from onrecord.extract.windows import WINDOW
from onrecord.train.network import Encoder, Layer, Linker

ONNX_OPSET, RUNTIME_OPSET, FILE_VERSION = 20, 1, 9
"""The versions that the graphs are written in: ONNX's operators, ONNX Runtime's own, and the file
format."""
RUNTIME_DOMAIN = "com.microsoft"
OF_RUNTIME = frozenset({"DynamicQuantizeMatMul", "MultiHeadAttention"})
"""The operators that are ONNX Runtime's own."""
STEPS = 64
"""Weights are rounded to so many steps on either side of zero. Twice as many would fill eight bits,
but then processors without VNNI would overflow where they add two products in 16 bits."""
TINIEST = 1e-9
"""Less than any scale: rows of nothing but zeros are divided by it."""
SHOWN_WINDOWS = 32
"""Windows of pieces drawn at random that show how far values reach."""
FARTHEST = 4
"""Units whose values reach farther than so many times those of the middle unit are scaled down to
that."""


class Graph:
    """An ONNX graph in the making."""

    def __init__(self) -> None:
        """Begin an empty graph."""
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def constant(self, values: Tensor | NDArray[Any] | Sequence[int]) -> str:
        """Add a constant; numbers of a list are int64. Returns its name."""
        array = values.detach().numpy() if isinstance(values, Tensor) else np.asarray(values)
        name = f"constant{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def split(self, values: str, parts: int, axis: int) -> list[str]:
        """Add a division into equal parts. Returns their names."""
        names = [f"part{number}_of_{values}" for number in range(parts)]
        self._nodes.append(helper.make_node("Split", [values], names, axis=axis, num_outputs=parts))
        return names

    def add(self, operator: str, *inputs: str, name: str = "", **attributes: Any) -> str:
        """Add an operator with one output; `name`: that of the output, if it is one of the graph.
        Returns it."""
        name = name or f"{operator}{len(self._nodes)}"
        domain = RUNTIME_DOMAIN if operator in OF_RUNTIME else ""
        self._nodes.append(
            helper.make_node(operator, inputs, [name], name=name, domain=domain, **attributes)
        )
        return name

    def model(
        self, inputs: Sequence[onnx.ValueInfoProto], outputs: Sequence[onnx.ValueInfoProto]
    ) -> onnx.ModelProto:
        """The graph with its inputs and outputs, checked."""
        graph = helper.make_graph(self._nodes, "onrecord", inputs, outputs, self._constants)
        versions = [
            helper.make_opsetid("", ONNX_OPSET),
            helper.make_opsetid(RUNTIME_DOMAIN, RUNTIME_OPSET),
        ]
        model = helper.make_model(graph, opset_imports=versions, ir_version=FILE_VERSION)
        onnx.checker.check_model(model)
        return model


def encoder_graph(encoder: Encoder) -> onnx.ModelProto:
    """The encoder behind the embeddings: from `words` [pieces, width] and `features` [pieces, 3] to
    `anchors` [pieces, 2] and `views` [pieces, 4 * link]. Raises ModelError for one whose attention
    learns distances."""
    if encoder.relative is not None:
        raise ModelError(
            "the network's attention learns distances, which no graph is written for: set relative to 0"
        )
    graph, width = Graph(), encoder.words.embedding_dim
    hidden = _norm(graph, _embedded(graph, encoder), encoder.norm)
    reach = reaches(encoder)
    for layer in encoder.layers:
        hidden = _layer(graph, hidden, layer, reach)
    anchors = (graph.constant(encoder.anchors.weight.T), graph.constant(encoder.anchors.bias))
    graph.add("Gemm", hidden, *anchors, name="anchors")
    _product(graph, hidden, encoder.views, name="views")
    inputs = [_floats("words", "pieces", width), _integers("features", "pieces", 3)]
    outputs = [
        _floats("anchors", "pieces", 2),
        _floats("views", "pieces", encoder.views.out_features),
    ]
    return graph.model(inputs, outputs)


def _embedded(graph: Graph, encoder: Encoder) -> str:
    """The pieces' embeddings with those of their places and of their features, which one table has
    together."""
    case, gap, quoted = (part.weight for part in (encoder.case, encoder.gap, encoder.quoted))
    every = case[:, None, None] + gap[:, None] + quoted  # [cases, gaps, places among marks, width]
    rows = graph.add("MatMul", "features", graph.constant([len(gap) * len(quoted), len(quoted), 1]))
    of_features = graph.add("Gather", _halved(graph, every.flatten(0, 2)), rows)
    count = graph.add("Shape", "features", end=1)
    places = graph.add(
        "Slice", _halved(graph, encoder.positions.weight[:WINDOW]), graph.constant([0]), count
    )
    return graph.add("Add", graph.add("Add", "words", places), of_features)


def _halved(graph: Graph, table: Tensor) -> str:
    """A table that takes 16 bits in the file; it is unpacked once, when the network is opened."""
    return graph.add("Cast", graph.constant(table.half()), to=TensorProto.FLOAT)


def _layer(graph: Graph, hidden: str, layer: Layer, reach: Mapping[nn.Module, Floats]) -> str:
    """One transformer layer, [pieces, width]."""
    joined = layer.out.in_features
    qkv = graph.add(
        "Reshape", _product(graph, hidden, layer.qkv), graph.constant([1, -1, 3 * joined])
    )
    mixed = graph.add("MultiHeadAttention", *graph.split(qkv, 3, axis=2), num_heads=layer.heads)
    mixed = graph.add("Reshape", mixed, graph.constant([-1, joined]))
    hidden = _norm(graph, graph.add("Add", hidden, _product(graph, mixed, layer.out)), layer.norm)
    inner = graph.add("Gelu", _evened_product(graph, hidden, layer.up, reach[layer.up]))
    outer = _evened_product(graph, inner, layer.down, reach[layer.down])
    return _norm(graph, graph.add("Add", hidden, outer), layer.last_norm)


def _norm(graph: Graph, values: str, norm: nn.LayerNorm) -> str:
    weights = (graph.constant(norm.weight), graph.constant(norm.bias))
    return graph.add("LayerNormalization", values, *weights, axis=-1, epsilon=norm.eps)


def _product(
    graph: Graph, values: str, linear: nn.Linear, scales: Floats | None = None, name: str = ""
) -> str:
    """A linear map in int8. `scales` [inputs]: the factors by which the values have been
    divided."""
    weights = linear.weight.detach().numpy() * (1 if scales is None else scales)
    step = np.maximum(np.abs(weights).max(axis=1), TINIEST) / STEPS  # [outputs]
    rounded = np.rint(weights / step[:, None]).astype(np.int8)
    operands = (graph.constant(rounded.T), graph.constant(step), "", graph.constant(linear.bias))
    return graph.add("DynamicQuantizeMatMul", values, *operands, name=name)


def _evened_product(graph: Graph, values: str, linear: nn.Linear, reach: Floats) -> str:
    """A linear map in int8 of values some of which are so large that few steps would be left for
    the others.

    Those are divided, and the weights multiplied (after SmoothQuant, Xiao et al. 2023). `reach`
    [inputs].
    """
    scales = np.maximum(reach / (FARTHEST * max(float(np.median(reach)), TINIEST)), 1)
    if scales.max() == 1:
        return _product(graph, values, linear)
    return _product(graph, graph.add("Mul", values, graph.constant(1 / scales)), linear, scales)


def reaches(encoder: Encoder) -> dict[nn.Module, Floats]:
    """The largest absolute value of each unit in front of the two inner products of each layer,
    [inputs].

    Taken over pieces drawn at random, which show nearly what real text does: the same units have
    large values on any text.
    """
    chance = np.random.default_rng(0)
    shape = (SHOWN_WINDOWS, min(WINDOW, encoder.positions.num_embeddings))
    ids = torch.from_numpy(chance.integers(1, encoder.words.num_embeddings, shape))
    kinds = [table.num_embeddings for table in (encoder.case, encoder.gap, encoder.quoted)]
    features = torch.from_numpy(chance.integers(0, kinds, (*shape, len(kinds))))
    farthest: dict[nn.Module, Floats] = {}

    def see(product: nn.Module, inputs: tuple[Tensor]) -> None:
        farthest[product] = inputs[0].abs().amax(dim=(0, 1)).numpy()

    hooks = [
        product.register_forward_pre_hook(see)
        for layer in encoder.layers
        for product in (layer.up, layer.down)
    ]
    with torch.inference_mode():
        encoder.read(encoder.words(ids), features, mask=None)
    for hook in hooks:
        hook.remove()
    return farthest


def linker_graph(linker: Linker) -> onnx.ModelProto:
    """What `Linker.forward` gives for one window: from `views` [pieces, 4 * link], `anchors`
    [anchors] and `relations` [anchors, pieces] to `scores` [anchors, pieces, labels]."""
    graph, link = Graph(), linker.narrow.in_channels
    joint = _joint(graph, linker)  # [anchors, pieces, link]
    parts = (graph.constant(part.T) for part in linker.narrow.weight.unbind(2))
    before, here, after = (graph.add("MatMul", joint, part) for part in parts)
    # A pad of less than nothing cuts off: the pieces before and after are moved beside each piece.
    narrow = graph.add("Add", here, graph.add("Pad", before, graph.constant([0, 1, 0, 0, -1, 0])))
    narrow = graph.add("Add", narrow, graph.add("Pad", after, graph.constant([0, -1, 0, 0, 1, 0])))
    narrow = graph.add("Relu", graph.add("Add", narrow, graph.constant(linker.narrow.bias)))
    scores = graph.add("MatMul", narrow, graph.constant(linker.labels.weight.T))
    graph.add("Add", scores, graph.constant(linker.labels.bias), name="scores")
    inputs = [_floats("views", "pieces", 4 * link), _integers("anchors", "anchors")]
    inputs += [_integers("relations", "anchors", "pieces")]
    return graph.model(inputs, [_floats("scores", "anchors", "pieces", linker.labels.out_features)])


def _joint(graph: Graph, linker: Linker) -> str:
    """Every piece with every anchor, and how it lies to it."""
    add, gate, add_anchor, gate_anchor = graph.split("views", 4, axis=1)
    column = graph.add("Unsqueeze", "anchors", graph.constant([1]))
    add_anchor, gate_anchor = (
        graph.add("Gather", part, column) for part in (add_anchor, gate_anchor)
    )
    every = (
        linker.distance.weight[:, None] + linker.paragraph.weight
    )  # [distances, paragraphs, link]
    lying = graph.add("Gather", graph.constant(every.flatten(0, 1)), "relations")
    joint = graph.add("Add", graph.add("Mul", gate, gate_anchor), graph.add("Add", add, add_anchor))
    return graph.add("Relu", graph.add("Add", joint, lying))


def _floats(name: str, *shape: int | str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def _integers(name: str, *shape: int | str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.INT64, shape)
