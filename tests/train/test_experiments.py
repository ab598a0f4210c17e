import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from onrecord.train.experiments import FOLDER, Experiment, fresh_path, write

ROOT = Path(__file__).parents[2]
RUN = Experiment(
    name="wider", changed="wider windows", configuration={"window": 448}, data={"corpus": "00ff"}, commit=None, seed=3,
    minutes=61.5, held_out={"content_tok": {"f1": 90.0}}, dev=None,
)  # fmt: skip


def test_fresh_path_is_named_by_day_and_seed_and_never_taken(tmp_path: Path) -> None:
    first = fresh_path(tmp_path, seed=7)
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}-seed-7\.json", first.name)
    for number in (2, 3):
        fresh_path(tmp_path, seed=7).touch()
        assert fresh_path(tmp_path, seed=7) == first.with_stem(f"{first.stem}-{number}")


def test_write_keeps_every_field_and_nobody_has_kept_it_yet(tmp_path: Path) -> None:
    path = tmp_path / "log" / "wider.json"
    write(RUN, path)
    written = json.loads(path.read_text(encoding="utf8"))
    assert written["changed"] == "wider windows" and written["configuration"] == {"window": 448}
    assert written["kept"] is False and written["dev"] is None


@pytest.mark.parametrize("path", sorted((ROOT / FOLDER).glob("*.json")), ids=lambda path: path.stem)
def test_the_log_has_the_fields_of_an_experiment(path: Path) -> None:
    run = json.loads(path.read_text(encoding="utf8"))
    assert list(run) == [field.name for field in fields(Experiment)]
    assert run["name"] == path.stem
