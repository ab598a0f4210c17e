"""The layout: each folder imports only downwards, deferred imports and those for type checking included."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "onrecord"

BASE = {"types", "errors", "text"}
MAY_IMPORT: dict[str, set[str]] = {
    "types": set(),
    "errors": set(),
    "text": {"types", "errors"},
    "language": BASE,
    "ingest": BASE | {"language"},
    "extract": BASE | {"language"},
    "resolve": BASE | {"language"},
    "reader": BASE | {"extract", "resolve"},
    "match": BASE | {"language"},
    "record": BASE | {"language", "match"},
    "export": BASE,
    "evaluate": BASE | {"extract", "resolve", "reader"},
    "train": BASE | {"extract", "resolve", "match", "reader", "evaluate"},
    "scale": BASE | {"ingest", "reader", "export"},
    "proof": BASE | {"extract", "reader", "match", "record", "export"},
    "serve": BASE | {"language", "ingest", "reader", "record", "export", "proof"},
    "onrecord": {"types", "language", "reader"},
}
"""What of ours each part of the package may import besides itself; `onrecord` is its own `__init__.py`."""
MAY_IMPORT["cli"] = set(MAY_IMPORT)

ONLY_IN: dict[str, set[str]] = {
    "torch": {"train"},
    "safetensors": {"train"},
    "onnx": {"train"},
    "onnxruntime": {"extract"},
    "tokenizers": {"extract", "train"},
    "pyarrow": {"export"},
    "docx": {"ingest"},
    "babel": {"language"},
    "justext": set(),  # a part of trafilatura; its lists of words are read, by language
    "sqlalchemy": {"record"},
    "sqlite3": {"record"},
    "typer": {"cli"},
    "rich": {"cli"},
    "fastapi": {"serve"},
    "starlette": {"serve"},
    "jinja2": {"serve"},
    "mcp": {"serve"},
    "uvicorn": {"cli"},
    "spacy": set(),
    "transformers": set(),
    # What touches the network, trafilatura among it.
    "aiohttp": {"ingest"},
    "ftplib": {"ingest"},
    "http.client": {"ingest"},
    "httpx": {"ingest"},
    "requests": {"ingest"},
    "smtplib": {"ingest"},
    "socket": {"ingest", "cli"},  # there to listen
    "ssl": {"ingest"},
    "trafilatura": {"ingest"},
    "urllib.request": {"ingest"},
    "urllib3": {"ingest"},
}

SOURCES = sorted(PACKAGE.rglob("*.py"))


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in SOURCES}


def part(module: str) -> str:
    """The row of the layout that a module belongs to: its folder, or itself where it stands alone."""
    return module.split(".")[1] if "." in module else module


def imported(source: str, package: tuple[str, ...]) -> Iterator[str]:
    """Every module that the source of a module of `package` imports anywhere.

    Of `from a import b` it is `a.b` if that is a module of ours, `a` if not; of others' modules both.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join(filter(None, (*above, node.module)))
            for alias in node.names:
                name = f"{base}.{alias.name}"
                yield from [name] if name in MODULES else [base] if base in MODULES else [base, name]


def imported_by(module: str) -> set[str]:
    path = MODULES[module]
    return set(imported(path.read_text(encoding="utf8"), path.parent.relative_to(PACKAGE.parent).parts))


def of_ours(module: str) -> set[str]:
    return imported_by(module) & set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_only_downwards(module: str) -> None:
    assert part(module) in MAY_IMPORT, f"{part(module)} has no row in the layout: say there what it may import"
    allowed = MAY_IMPORT[part(module)] | {part(module)}
    assert {name for name in of_ours(module) if part(name) not in allowed} == set()


@pytest.mark.parametrize("module", MODULES)
def test_module_keeps_to_its_libraries(module: str) -> None:
    strangers = {
        name
        for name in imported_by(module)
        for library, parts in ONLY_IN.items()
        if f"{name}.".startswith(f"{library}.") and part(module) not in parts
    }
    assert strangers == set()


def test_modules_import_each_other_in_no_circle() -> None:
    graph = {module: of_ours(module) - {module} for module in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as err:
        pytest.fail(" imports ".join(reversed(err.args[1])))


def test_only_the_command_line_prints_and_exits() -> None:
    for path in SOURCES:
        called = (node.func for node in ast.walk(ast.parse(path.read_text("utf8"))) if isinstance(node, ast.Call))
        names = {ast.unparse(function) for function in called}
        assert part(module_name(path)) == "cli" or not names & {"print", "exit", "sys.exit", "SystemExit"}, path.name


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import onrecord.types", {"onrecord.types"}),
        ("from onrecord.record import Record", {"onrecord.record"}),
        ("from onrecord.record import query", {"onrecord.record.query"}),
        ("from onrecord.record import query, Record", {"onrecord.record.query", "onrecord.record"}),
        ("from urllib import request", {"urllib", "urllib.request"}),
        ("from . import windows", {"onrecord.extract.windows"}),
        ("from .windows import WINDOW", {"onrecord.extract.windows"}),
        ("from ..types import Span", {"onrecord.types"}),
        ("def f():\n    import torch", {"torch"}),
        ("if TYPE_CHECKING:\n    import torch.nn as nn", {"torch.nn"}),
    ],
)
def test_imported_sees_every_form_of_import(source: str, expected: set[str]) -> None:
    assert set(imported(source, ("onrecord", "extract"))) == expected


HEAVY = ("lxml", "numpy", "onnxruntime", "pyarrow", "sqlalchemy", "tokenizers", "torch", "trafilatura")


@pytest.mark.parametrize("module", ["onrecord", "onrecord.cli", "onrecord.export"])
def test_import_loads_nothing_heavy(module: str) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert module in loaded
    assert loaded & set(HEAVY) == set()
