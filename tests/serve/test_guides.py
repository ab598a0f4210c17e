"""What the guides tell to ask is answered."""

import re
import shlex
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.serve.conftest import ARTICLES

DOCS = Path(__file__).parents[2] / "docs"
DEVELOPER, NEWSROOM = (
    (DOCS / f"{name}.md").read_text(encoding="utf8") for name in ("developer", "newsroom")
)
CURL = [
    shlex.split(line) for line in re.findall(r"^curl .*$", DEVELOPER.replace("\\\n", " "), re.M)
]
ASKED = [line for line in CURL if not {"-d", "--data-binary"} & set(line)]
SENT = [line for line in CURL if {"-d", "--data-binary"} & set(line)]
SITE = "http://localhost:8765"


def address(line: list[str]) -> str:
    [found] = [word for word in line if word.startswith(SITE)]
    return found.removeprefix(SITE)


@pytest.mark.parametrize("line", ASKED, ids=address)
def test_developer_is_answered(client: TestClient, line: list[str]) -> None:
    answer = client.get(address(line))
    assert answer.status_code == 200
    assert answer.text


@pytest.mark.parametrize("line", SENT, ids=" ".join)
def test_what_the_developer_sends_is_taken(client: TestClient, line: list[str]) -> None:
    media_type = line[line.index("-H") + 1].removeprefix("content-type: ")
    body = ARTICLES.read_bytes() if "--data-binary" in line else line[line.index("-d") + 1].encode()
    answer = client.post(address(line), content=body, headers={"content-type": media_type})
    assert answer.status_code in (200, 201)
    assert '"error": {' not in answer.text and '"error":{' not in answer.text


@pytest.mark.parametrize("path", re.findall(r"`(/(?:search|speaker)[^`]*)`", NEWSROOM))
def test_feed_of_the_newsroom_is_one(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")


def test_guides_show_pictures_that_are_there() -> None:
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", DEVELOPER + NEWSROOM)
    assert shown
    assert all((DOCS / picture).is_file() for picture in shown)


def test_guides_have_examples() -> None:
    assert len(ASKED) >= 6
    assert len(SENT) >= 3
