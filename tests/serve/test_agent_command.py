"""The agent protocol over the standard streams of the command, and what the guide says of it."""

import contextlib
import io
import json
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings
from onrecord.serve.agent import agent
from tests.serve.asking import (
    CALLS,
    INITIALIZE,
    TOOLS,
    answer,
    asked,
    assert_only_reading,
    called,
    error,
    tools_of,
)

COMMAND = Path(sys.executable).parent / "onrecord"
GUIDE = (Path(__file__).parents[2] / "docs/agents.md").read_text(encoding="utf8")


@pytest.fixture
def server(record: Record, reader: Reader) -> Any:
    return agent(record, reader, Settings())


def command(record: Path, *more: str) -> StdioServerParameters:
    return StdioServerParameters(
        command=str(COMMAND), args=["agent", "--record", str(record), *more]
    )


def test_command_answers_as_in_memory(filled: Path, server: Any) -> None:
    async def work(client: Client) -> tuple[dict[str, Any], list[Any], str]:
        told = [await answer(client, tool, **arguments) for tool, arguments in CALLS]
        return await tools_of(client), told, await error(client, "search", words="")

    tools, told, empty = asked(command(filled), work)
    assert_only_reading(tools)
    assert "got no word to search for" in empty
    assert told == [called(server, tool, **arguments) for tool, arguments in CALLS]


def test_command_gives_addresses_if_told_where(filled: Path) -> None:
    told = called(
        command(filled, "--address", "http://localhost:8765"), "search", words="ferry", limit=1
    )
    [hit] = told["hits"]
    assert hit["address"] == f"http://localhost:8765/article/{hit['article']}#q{hit['number']}"


def test_command_writes_nothing_but_protocol_and_ends_with_its_input(filled: Path) -> None:
    lines = [
        json.dumps(INITIALIZE),
        "no request",
        json.dumps({"jsonrpc": "2.0", "id": 2, "method": "tools/list"}),
    ]
    done = run_command("agent", "--record", str(filled), stdin="\n".join(lines) + "\n")
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert told and all(one["jsonrpc"] == "2.0" for one in told)


def test_command_ends_when_it_is_interrupted(filled: Path) -> None:
    call = [COMMAND, "agent", "--record", str(filled)]
    with subprocess.Popen(
        call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin and process.stdout
        print(json.dumps(INITIALIZE), file=process.stdin, flush=True)
        assert json.loads(process.stdout.readline())["id"] == 1
        process.send_signal(signal.SIGINT)
        assert process.wait() == -signal.SIGINT


def test_command_needs_a_record(tmp_path: Path) -> None:
    done = run_command("agent", "--record", str(tmp_path / "none.db"))
    assert done.returncode == 1 and done.stdout == ""
    assert len(done.stderr.splitlines()) == 1 and "none.db" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_command_says_what_it_needs(filled: Path) -> None:
    program = "import sys; sys.modules['mcp'] = None; from onrecord.cli import main; main()"
    call = [sys.executable, "-c", program, "agent", "--record", str(filled)]
    done = subprocess.run(
        call, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 1 and done.stdout == ""
    [line] = done.stderr.splitlines()
    assert "onrecord agent needs mcp: pip install 'onrecord[serve]'" in line


def run_command(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *arguments], input=stdin, capture_output=True, text=True, check=False
    )


def test_guide_names_the_tools(server: Any) -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.M)) == TOOLS == set(asked(server, tools_of))


def test_guide_configures_a_command_that_answers(filled: Path) -> None:
    local, remote = (
        json.loads(block)["mcpServers"]["onrecord"]
        for block in re.findall(r"```json\n(.*?)```", GUIDE, re.S)
    )
    assert local["command"] == COMMAND.name
    arguments = [
        str(filled) if argument.endswith(".db") else argument for argument in local["args"]
    ]
    assert str(filled) in arguments
    started = StdioServerParameters(command=str(COMMAND), args=arguments)
    assert called(started, "search", words="ferry")["hits"]
    assert remote["url"].endswith(":8765/mcp") and remote["headers"]["Authorization"].startswith(
        "Bearer "
    )


def test_guide_prints_what_it_says(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [(code, expected)] = re.findall(r"```python\n(.*?)```\n```\n(.*?)```", GUIDE, re.S)
    (tmp_path / "newsroom.db").write_bytes(filled.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{COMMAND.parent}:{Path('/usr/bin')}")
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(code, {})
    assert printed.getvalue() == expected
