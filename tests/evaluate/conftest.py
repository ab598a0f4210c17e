"""The measure that scoring is held to, where it is at hand."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

MEASURE = Path(__file__).parents[3] / "shared" / "score.py"


@pytest.fixture(scope="session")
def measure() -> ModuleType:
    if not MEASURE.exists():
        pytest.skip(
            "the measure that scoring is held to, ../shared/score.py, is not beside this checkout"
        )
    spec = importlib.util.spec_from_file_location("measure", MEASURE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
