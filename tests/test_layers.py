"""The layout: each folder imports only downwards, deferred imports and those for type checking
included."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "onrecord"

BASE = {"types", "forms", "errors", "text"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "forms": {"errors"},
    "types": {"forms", "errors"},
    "text": {"types", "errors"},
    "language": BASE,
    "ingest": BASE | {"language"},
    "extract": BASE | {"language"},
    "resolve": BASE | {"language"},
    "reader": BASE | {"language", "extract", "resolve"},
    "match": BASE | {"language"},
    "record": BASE | {"language", "match"},
    "export": BASE,
    "evaluate": BASE | {"language", "extract", "resolve", "reader"},
    "train": BASE | {"language", "extract", "resolve", "match", "reader", "evaluate"},
    "pipeline": BASE | {"ingest", "reader", "record"},
    "alerts": BASE | {"ingest", "record", "export"},
    "watch": BASE | {"ingest", "reader", "record", "pipeline"},
    "scale": BASE | {"ingest", "reader", "export"},
    "proof": BASE | {"extract", "reader", "match", "record", "export"},
    "serve": BASE
    | {"language", "ingest", "reader", "record", "pipeline", "export", "proof", "watch", "alerts"},
    "onrecord": {"types", "language", "reader"},
}
"""What of ours each part of the package may import besides itself; `onrecord` is its own
`__init__.py`."""
MAY_IMPORT["cli"] = set(MAY_IMPORT)

WINGS: dict[str, set[str]] = {
    "store": set(),
    "identity": {"store"},
    "linking": {"store", "identity"},
    "search": {"store", "identity"},
    "feeds": {"store"},
    "alerts": {"store", "identity", "search", "views"},
    "views": {"store", "identity", "linking", "search"},
}
"""What of the record's wings each may import besides itself; what stands beside them (`record.py`)
may import all, and is imported by none."""

ONLY_IN: dict[str, set[str]] = {
    "torch": {"train"},
    "safetensors": {"train"},
    "onnx": {"train"},
    "onnxruntime": {"extract"},
    "tokenizers": {"extract", "train"},
    "pyarrow": {"export", "ingest"},
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
    "feedparser": {"ingest"},
    "httpcore2": {"ingest", "alerts"},
    "httpx": {"ingest"},
    "httpx2": {"ingest", "alerts"},
    "protego": {"ingest"},
    "warcio": {"ingest"},
    "requests": {"ingest"},
    "smtplib": {"alerts"},
    "socket": {"ingest", "cli", "watch"},  # there to listen
    "ssl": {"ingest", "alerts"},
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
    """The row of the layout that a module belongs to: its folder, or itself where it stands
    alone."""
    return module.split(".")[1] if "." in module else module


def imported(source: str, package: tuple[str, ...]) -> Iterator[str]:
    """Every module that the source of a module of `package` imports anywhere.

    Of `from a import b` it is `a.b` if that is a module of ours, `a` if not; of others' modules
    both.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join(filter(None, (*above, node.module)))
            for alias in node.names:
                name = f"{base}.{alias.name}"
                yield from (
                    [name] if name in MODULES else [base] if base in MODULES else [base, name]
                )


def imported_by(module: str) -> set[str]:
    path = MODULES[module]
    return set(
        imported(path.read_text(encoding="utf8"), path.parent.relative_to(PACKAGE.parent).parts)
    )


def of_ours(module: str) -> set[str]:
    return imported_by(module) & set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_only_downwards(module: str) -> None:
    assert part(module) in MAY_IMPORT, (
        f"{part(module)} has no row in the layout: say there what it may import"
    )
    allowed = MAY_IMPORT[part(module)] | {part(module)}
    assert {name for name in of_ours(module) if part(name) not in allowed} == set()


def wing(module: str) -> str | None:
    """The wing of the record that a module is in; None if it is in none."""
    parts = module.split(".")
    return parts[2] if parts[1:2] == ["record"] and len(parts) > 2 and parts[2] in WINGS else None


@pytest.mark.parametrize("module", [module for module in MODULES if wing(module)])
def test_wing_of_the_record_imports_only_wings_below(module: str) -> None:
    own = wing(module)
    allowed = WINGS[own or ""] | {own}
    inside = {name for name in of_ours(module) if part(name) == "record"}
    assert {name for name in inside if wing(name) not in allowed} == set()


def test_others_ask_the_record_by_its_public_face() -> None:
    deep = {
        f"{module} imports {name}"
        for module in MODULES
        if part(module) != "record"
        for name in of_ours(module)
        if name.startswith("onrecord.record.")
    }
    assert deep == set()


OF_SQLITE = re.compile(
    r"\b(?:rowid|MATCH|bm25|highlight|fts5|INDEXED BY|json_extract|json_each|json_group_array|json_set|instr|PRAGMA)\b"
    r"|OR IGNORE|GLOB|sqlite_|\+ 0\b"
)
"""Words of SQL that only SQLite knows, or knows otherwise than others."""
SQLITE = PACKAGE / "record/store/sqlite"


def strings(source: str) -> Iterator[str]:
    """Every string in a source but docstrings, and the names of all functions that are called."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
        elif isinstance(node, ast.Attribute):
            yield node.attr


@pytest.mark.parametrize(
    "module", [name for name, path in MODULES.items() if SQLITE not in path.parents]
)
def test_sql_of_sqlites_own_stands_in_one_folder(module: str) -> None:
    source = MODULES[module].read_text(encoding="utf8")
    assert [one for one in strings(source) if OF_SQLITE.search(one)] == []
    if part(module) == "record":
        assert not any(name.split(".")[0] == "sqlite3" for name in imported_by(module))
        assert "driver_sql" not in source or module == "onrecord.record.store.opening"


@pytest.mark.parametrize("module", [module for module in MODULES if part(module) == "record"])
def test_only_the_store_knows_which_database_it_is(module: str) -> None:
    assert wing(module) == "store" or not any(".store.sqlite" in name for name in of_ours(module))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('text("SELECT rowid FROM x")', True),
        ("func.json_extract(resolved)", True),
        ('literal_column("x", Text).op("MATCH")', True),
        ("index.c.rowid", True),
        ('wanted.with_hint(TABLE, "INDEXED BY one")', True),
        ('"""Not by its rowid."""', False),
        ('re.match("a", b)', False),
        ("select(QUOTATION.c.id)", False),
    ],
)
def test_sql_of_sqlites_own_is_seen(source: str, found: bool) -> None:
    assert any(map(OF_SQLITE.search, strings(source))) == found


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
        called = (
            node.func
            for node in ast.walk(ast.parse(path.read_text("utf8")))
            if isinstance(node, ast.Call)
        )
        names = {ast.unparse(function) for function in called}
        assert part(module_name(path)) == "cli" or not names & {
            "print",
            "exit",
            "sys.exit",
            "SystemExit",
        }, path.name


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import onrecord.types", {"onrecord.types"}),
        ("from onrecord.record import Record", {"onrecord.record"}),
        ("from onrecord.record import adding", {"onrecord.record.adding"}),
        (
            "from onrecord.record import adding, Record",
            {"onrecord.record.adding", "onrecord.record"},
        ),
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


HEAVY = (
    "lxml",
    "numpy",
    "onnxruntime",
    "pyarrow",
    "sqlalchemy",
    "tokenizers",
    "torch",
    "trafilatura",
)


@pytest.mark.parametrize("module", ["onrecord", "onrecord.cli", "onrecord.export"])
def test_import_loads_nothing_heavy(module: str) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert module in loaded
    assert loaded & set(HEAVY) == set()
