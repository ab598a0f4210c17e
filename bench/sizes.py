"""How much room a system takes on the disk."""

import re
from pathlib import Path

TOOLS = re.compile(r"(pip|setuptools|pkg_resources|_distutils_hack|distutils-precedence)\b")
"""What a virtual environment has of its own."""


def folder_bytes(folder: Path) -> int:
    """The size of all files under a folder. Raises FileNotFoundError if there is none: it must not
    count as nothing."""
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: no such folder: run bench/peers.py first")
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def installed_bytes(packages: Path) -> int:
    """The size of site-packages without pip and setuptools."""
    tools = (path for path in packages.iterdir() if TOOLS.match(path.name))
    extra = sum(folder_bytes(path) if path.is_dir() else path.stat().st_size for path in tools)
    return folder_bytes(packages) - extra


def megabytes(size: float) -> float:
    """Bytes as megabytes of a million bytes."""
    return round(size / 1e6, 1)
