import os
from pathlib import Path

import pytest

from onrecord.export.whole import whole


def test_whole_replaces_the_file_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf8")
    with whole(path) as part:
        part.write_text("new", encoding="utf8")
        assert path.read_text(encoding="utf8") == "old"
    assert path.read_text(encoding="utf8") == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_whole_leaves_the_file_if_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf8")
    with pytest.raises(KeyboardInterrupt), whole(path) as part:
        part.write_text("ne", encoding="utf8")
        raise KeyboardInterrupt
    assert path.read_text(encoding="utf8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_whole_writes_to_a_device_itself() -> None:
    with whole(Path(os.devnull)) as part:
        assert part == Path(os.devnull)
