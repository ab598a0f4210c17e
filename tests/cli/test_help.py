"""What a newcomer reads: the version, the help of every command, and commands that the guides
show."""

import re
import shlex
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import typer

from onrecord.cli import app

from .conftest import Run

ROOT = Path(__file__).parents[2]
GUIDES = sorted({ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")})
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.S | re.M)
SHOWN = re.compile(
    r"""(?<![\w/.])onrecord (?:"[^"\n]*"|[^|>#"\n])*?(?=\s*(?:$|[|>#]|\s{3}))""", re.M
)
"""A command as it stands in a block: up to a pipe, a comment or what explains it behind three
spaces."""


def commands(group: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Every command by the words that call it, groups among them."""
    found = {path: group}
    for name, command in getattr(group, "commands", {}).items():
        found |= commands(command, (*path, name))
    return found


COMMANDS = commands(typer.main.get_command(app))


def examples(command: Any) -> list[str]:
    return re.findall(r"^\s*- (.*onrecord .*)$", command.help, re.M)


def shown_in(guide: Path) -> list[str]:
    """The commands in the blocks of a guide."""
    blocks = BLOCK.findall(guide.read_text(encoding="utf8").replace("\\\n", " "))
    return [
        line
        for language, block in blocks
        if language in ("", "console")
        for line in SHOWN.findall(block)
    ]


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_examples_of_its_own(path: tuple[str, ...]) -> None:
    told = examples(COMMANDS[path])
    assert told and all(
        f"onrecord {' '.join(path)}".rstrip() in line
        for line in told
        if path not in (("speaker", "show"), ("feeds", "list"), ("alerts", "list"))
    )


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_option_is_explained(path: tuple[str, ...]) -> None:
    assert [one.name for one in COMMANDS[path].params if not getattr(one, "help", None)] == []


def understood(line: str) -> None:
    """Have a command line read, and do nothing.

    Raises:
        Exception: it cannot be understood.
    """
    group = typer.main.get_command(app)
    for command in commands(group).values():
        if not hasattr(command, "commands"):
            command.callback = lambda **given: None
    group.main(shlex.split(line)[1:], prog_name="onrecord", standalone_mode=False)


@pytest.mark.parametrize(
    "line", [line for command in COMMANDS.values() for line in examples(command)]
)
def test_examples_of_the_help_are_understood(line: str) -> None:
    [call] = SHOWN.findall(line)
    understood(call)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_commands_of_the_guides_are_understood(guide: Path) -> None:
    for line in shown_in(guide):
        understood(line)


def test_guides_show_commands() -> None:
    assert len([line for guide in GUIDES for line in shown_in(guide)]) > 30
    with pytest.raises(Exception, match="No such option"):
        understood("onrecord read a.txt --no-such")


def test_version_is_told(process: Run) -> None:
    done = process("--version")
    assert (done.returncode, done.stdout) == (0, f"onrecord {version('onrecord')}\n")
