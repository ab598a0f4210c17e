"""Measures how many operations a second one core does in int8 matrix products by ONNX Runtime;
prints JSON.

    PYTHON bench/workers/onnxruntime_rate.py

The products alone: without the rounding before them and the scaling after.
"""

import json
import time
from importlib.metadata import version
from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from onrecord.extract.runtime import onnxruntime

OWN = ((256, 384, 384), (256, 128, 384), (256, 384, 512), (256, 512, 384))
SHAPES = (
    *OWN,
    (512, 512, 512),
    (1024, 1024, 1024),
    (2048, 2048, 2048),
    (512, 4096, 512),
    (1024, 4096, 1024),
)
"""Rows, inner, columns: the encoder's own products over a full window, and large ones."""
RUNS = 20


def session(rows: int, inner: int, columns: int) -> Any:
    """One MatMulInteger of uint8 with constant int8 weights, of seven bits as the encoder's are."""
    weights = np.random.default_rng(0).integers(-64, 65, (inner, columns), np.int8)
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["values", "weights"], ["product"])],
        "product",
        [helper.make_tensor_value_info("values", TensorProto.UINT8, [rows, inner])],
        [helper.make_tensor_value_info("product", TensorProto.INT32, [rows, columns])],
        [numpy_helper.from_array(weights, "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


def rate(rows: int, inner: int, columns: int) -> dict[str, Any]:
    """Operations a second of the quickest run of one shape."""
    product = session(rows, inner, columns)
    values = np.random.default_rng(0).integers(0, 256, (rows, inner), np.uint8)
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        product.run(None, {"values": values})
        times.append(time.perf_counter() - began)
    return {
        "shape": [rows, inner, columns],
        "operations_per_second": 2 * rows * inner * columns / min(times),
    }


if __name__ == "__main__":
    print(
        json.dumps(
            {"version": version("onnxruntime"), "products": [rate(*shape) for shape in SHAPES]}
        )
    )
