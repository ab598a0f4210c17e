"""Runs a benchmark's processes on chosen cores, with one thread each, and times them from
outside."""

import json
import os
import platform
import statistics
import subprocess
import time
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
Command = Sequence[str | Path]


def cores() -> tuple[int, ...]:
    """The processor cores this process may use, the last first: systems keep the first for
    themselves."""
    return tuple(sorted(os.sched_getaffinity(0), reverse=True))


def start(command: Command, on: Iterable[int]) -> "subprocess.Popen[str]":
    """Start a command on these cores, its numeric libraries limited to one thread and its modules
    to its own."""
    environment = {**os.environ, **dict.fromkeys(THREADS, "1"), "TOKENIZERS_PARALLELISM": "false"}
    environment.pop("PYTHONPATH", None)
    pin = partial(os.sched_setaffinity, 0, set(on))
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, text=True, preexec_fn=pin
    )


def report(command: Command, on: Iterable[int]) -> dict[str, Any]:
    """The JSON that a worker prints as its last line. Raises CalledProcessError if it fails."""
    with start(command, on) as process:
        printed, _ = process.communicate()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(map(str, command)))
    loaded: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return loaded


def first_line_seconds(command: Command, on: Iterable[int]) -> float:
    """Seconds from starting a process to the first line it prints. Raises CalledProcessError if it
    prints none."""
    began = time.perf_counter()
    with start(command, on) as process:
        assert process.stdout  # a pipe was asked for
        line = process.stdout.readline()
        seconds = time.perf_counter() - began
        process.communicate()
    if not line or process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(map(str, command)))
    return seconds


def rates(values: Sequence[float]) -> dict[str, float]:
    """The best and the median of rates: what disturbs a measurement only ever slows it."""
    return {"best": significant(max(values)), "median": significant(statistics.median(values))}


def durations(values: Sequence[float]) -> dict[str, float]:
    """The best and the median of durations."""
    return {"best": significant(min(values)), "median": significant(statistics.median(values))}


def significant(value: float) -> float:
    """A figure to four digits: more would be noise."""
    return float(f"{value:.4g}")


def processor() -> str:
    """The processor's name and how many of its cores there are."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf8").splitlines() if about.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.processor()}, {os.cpu_count()} cores"
