"""Measures how many operations a second one core does in int8 matrix products by OpenVINO; prints JSON.

    PYTHON bench/workers/openvino_rate.py

The product's own time is taken from OpenVINO's counters, without the quantizing around it, and the name of the kernel
that ran with it: a product that ran in floating point is not counted.
"""

import json
from importlib.metadata import version
from typing import Any

import numpy as np
import openvino
from openvino import opset13 as ops

OWN = ((448, 384, 1152), (448, 384, 1536), (448, 1536, 384))
SHAPES = (*OWN, (512, 512, 512), (1024, 1024, 1024), (2048, 2048, 2048), (512, 4096, 512), (1024, 4096, 1024))
"""Rows, inner, columns: the encoder's own products over a full window, and large ones."""
RUNS = 20


def network(rows: int, inner: int, columns: int) -> openvino.Model:
    """One matrix product, the input quantized to 255 steps and the weights int8."""
    values = ops.parameter([rows, inner], np.float32)
    ends = [ops.constant(np.array(end, np.float32)) for end in (-1, 1, -1, 1)]
    quantized = ops.fake_quantize(values, *ends, 255)
    numbers = np.random.default_rng(0).integers(-127, 128, (columns, inner), np.int8)
    scale = ops.constant(np.full((columns, 1), 0.01, np.float32))
    weights = ops.multiply(ops.convert(ops.constant(numbers), np.float32), scale)
    return openvino.Model([ops.matmul(quantized, weights, False, True)], [values], "product")


def product_time(request: Any) -> tuple[float, str]:
    """Seconds that the last run's product took, and its kernel."""
    [product] = [node for node in request.profiling_info if node.node_type.startswith(("FullyConnected", "MatMul"))]
    return product.real_time.total_seconds(), product.exec_type


def rate(rows: int, inner: int, columns: int) -> dict[str, Any]:
    """Operations a second of the quickest run of one shape."""
    config = {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1, "PERF_COUNT": True}
    request = openvino.Core().compile_model(network(rows, inner, columns), "CPU", config).create_infer_request()
    values = np.random.default_rng(0).uniform(-1, 1, (rows, inner)).astype(np.float32)
    times = []
    for _ in range(RUNS):
        request.infer([values])
        times.append(product_time(request))
    seconds, kernel = min(times)
    return {
        "shape": [rows, inner, columns],
        "operations_per_second": 2 * rows * inner * columns / seconds,
        "kernel": kernel,
    }


if __name__ == "__main__":
    measured = [rate(*shape) for shape in SHAPES]
    eight_bits = [each for each in measured if each["kernel"].lower().endswith("i8")]
    print(json.dumps({"version": version("openvino"), "products": eight_bits}))
