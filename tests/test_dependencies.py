"""Every library that is imported is declared in pyproject.toml, where it is needed; the lower
bounds are tested by `make lowest`."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
DISTRIBUTIONS = packages_distributions()
OURS = {
    "onrecord",
    "tests",
    "bench",
    *(path.stem for path in (ROOT / "bench").rglob("*.py")),
    "workers",
}
OURS |= {
    path.name for path in (ROOT / "tests").iterdir()
}  # pytest finds one folder of tests beside another
NEEDS = {
    "onrecord/serve": {"serve"},
    "onrecord/cli/serve.py": {"serve"},
    "onrecord/train": {"train"},
    "onrecord/ingest/word.py": {"docx"},
    "onrecord/ingest/warc.py": {"warc"},
    "onrecord/ingest/tables.py": {"parquet"},
    "onrecord/export/parquet.py": {"parquet"},
    "onrecord": set(),
    "tests": {"dev", "serve", "train", "docx", "parquet", "warc"},
    "bench/workers": {"peers"},
    "bench": {"bench", "dev", "serve", "train"},
}
"""The extras that each place may count on, the first that fits. What the workers run is installed
by bench/peers.py."""


def name(requirement: str) -> str:
    """The name of a distribution, as the index writes it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", requirement, maxsplit=1)[0]).lower()


def declared(extras: set[str]) -> set[str]:
    optional = PROJECT["optional-dependencies"]
    return {
        name(one)
        for one in PROJECT["dependencies"]
        + [one for extra in extras for one in optional.get(extra, ())]
    }


def imported(path: Path) -> Iterator[str]:
    """The libraries that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def undeclared(path: Path) -> set[str]:
    place = path.relative_to(ROOT).as_posix()
    extras = next(extras for start, extras in NEEDS.items() if place.startswith(start))
    if extras == {"peers"}:
        return set()
    libraries = {*imported(path)} - OURS - set(sys.stdlib_module_names)
    allowed = declared(extras)
    return {
        one for one in libraries if not {name(d) for d in DISTRIBUTIONS.get(one, [one])} & allowed
    }


@pytest.mark.parametrize("folder", ["onrecord", "tests", "bench"])
def test_whatever_is_imported_is_declared(folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*.py") if ".peers" not in path.parts]
    assert files
    assert {
        path.relative_to(ROOT).as_posix(): found for path in files if (found := undeclared(path))
    } == {}


def test_every_dependency_has_a_lower_bound() -> None:
    requirements = (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    assert [
        one for one in chain(*requirements) if ">=" not in one and not one.startswith("onrecord")
    ] == []


def test_the_licence_is_told() -> None:
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf8")
