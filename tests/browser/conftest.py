"""A real browser before a real server: headless Chromium, as Debian and others package it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.reader import Reader
from onrecord.record import Record
from tests.serve.conftest import documents

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

ARGUMENTS = (
    "--no-sandbox",  # there is none for root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PICTURES = Path(__file__).parents[2] / "docs/pictures"
"""Where the screenshots that the documents show are written if ONRECORD_PICTURES is set."""


@pytest.fixture(scope="package")
def chromium() -> str:
    found = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    return found or pytest.skip(
        "there is no Chromium: `apt-get install chromium` for the tests of the pages"
    )


@pytest.fixture(scope="package")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that has the invented articles on record."""
    path = tmp_path_factory.mktemp("site") / "onrecord.db"
    with Record.open(path) as record:
        assert all(added.new for added in record.add_all(Reader().pipe(documents())))
    command = [
        sys.executable,
        "-c",
        "from onrecord.cli import main; main()",
        "serve",
        "--port",
        "0",
        "--record",
        path,
    ]
    environment = {**os.environ, "COLUMNS": "300"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout
        announced = re.search(r"http://\S+/", server.stdout.readline())
        assert announced, "the server did not say where it listens"
        yield announced[0].rstrip("/")
        server.terminate()


@pytest.fixture(scope="package")
def browser(chromium: str) -> "Iterator[playwright.Browser]":
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield opened
        opened.close()
