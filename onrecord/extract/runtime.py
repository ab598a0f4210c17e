"""ONNX Runtime, imported so that it tells nobody.

Its newer builds keep a number for the machine in the home folder and report their use to their
makers over the network, unless a variable forbids it before they are loaded; those for Windows tell
the system, unless they are asked not to.
"""

import os
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

onnxruntime.disable_telemetry_events()
ERRORS = 3
"""The least of its log's levels that is worth printing."""
onnxruntime.set_default_logger_severity(ERRORS)


def session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """A network ready to run on the processor, by several threads at once; `threads`: for one pass,
    0 for all cores.

    It runs as it was written, but for what is the same at every run: of the further rewriting, one
    step replaces an addition and a normalisation by one that takes four times as long (1.32, 1 core
    with AVX2).
    """
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    # Left to itself it would pin its threads, and the processes of a pool would all take the same
    # cores.
    options.intra_op_num_threads = threads or _cores()
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_mem_pattern = False  # it would keep a plan for every length of what is read
    options.log_severity_level = ERRORS
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _cores() -> int:
    """How many cores this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
