import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cli import main

Run = Callable[..., subprocess.CompletedProcess[str]]
TERMINAL = {"COLUMNS": "80", "NO_COLOR": "1"}

ARTICLE = """Bridge to reopen in spring

ARDELL - “We will rebuild the bridge, and we will do it by spring,” Maria Lopez, the mayor of Ardell, said on Monday.

Engineer Tomas Brandt said that the old pillars could be kept. The works will cost four million crowns.
"""


def encoded(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf8")
    return path


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in an empty folder, within this process, and returns what it printed and its
    exit status."""

    def command(*arguments: object, stdin: str | bytes = "") -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("ONRECORD_RECORD", raising=False)
        for name, value in TERMINAL.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(encoded(stdin)), "utf8"))
        with pytest.raises(SystemExit) as exited:
            main()
        printed = capsys.readouterr()
        status = exited.value.code
        assert isinstance(status, int)
        return subprocess.CompletedProcess(sys.argv, status, printed.out, printed.err)

    return command


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """As `run`, but in a process of its own, as a person would: for what only that shows, as it
    takes over a second."""

    def command(
        *arguments: object, stdin: str | bytes = "", stdout: int = subprocess.PIPE
    ) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, **TERMINAL, "PYTHONIOENCODING": "utf8"}
        environment.pop("ONRECORD_RECORD", None)
        done = subprocess.run(
            [sys.executable, "-c", "from onrecord.cli import main; main()", *map(str, arguments)],
            input=encoded(stdin),
            stdout=stdout,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=tmp_path,
        )
        out, err = (done.stdout or b"").decode(), done.stderr.decode()
        assert "Traceback" not in err, err
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return command
