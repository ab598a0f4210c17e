"""A newcomer's way with news: a list of feeds, articles that come, a speaker followed, the alert."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from ingest.web.site import served  # noqa: E402
from watch.outlet import Outlet  # noqa: E402

from tests.browser.conftest import ARGUMENTS  # noqa: E402

expect = playwright.expect
PATIENCE = 60_000
"""Milliseconds for something that is done in the background, on a loaded machine."""


@pytest.fixture
def came() -> Iterator[tuple[str, list[bytes]]]:
    """A webhook of our own: its address, and what came."""
    bodies: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/hook", bodies
        server.shutdown()
        thread.join()


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[str]:
    """The address of a server that watches feeds for an empty record."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "serve", "--watch"]
    more = ["--allow-private", "--port", "0", "--record", str(tmp_path / "onrecord.db")]
    environment = {**os.environ, "COLUMNS": "300"}
    with subprocess.Popen(
        [*command, *more], stdout=subprocess.PIPE, text=True, env=environment
    ) as server:
        assert server.stdout
        match = re.search(r"http://\S+", server.stdout.readline())
        assert match
        yield match[0]
        server.terminate()


def test_a_newcomers_way_from_a_list_of_feeds_to_the_alert(
    chromium: str, watching: str, came: tuple[str, list[bytes]], tmp_path: Path
) -> None:
    """Each step by what the page shows."""
    hook, bodies = came
    with served() as site, playwright.sync_playwright() as started:
        outlet = Outlet(site, host="127.0.0.1")
        outlet.publish("/1", "We are glad of the new pier")
        opml = tmp_path / "papers.opml"
        opml.write_text(
            f"<opml><body><outline text='Papers'><outline xmlUrl='{outlet.feed}'/></outline></body></opml>"
        )
        browser = started.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page()
        page.goto(f"{watching}feeds")
        expect(page.locator("main")).to_contain_text("No feed is watched yet")
        page.get_by_label("Or a list of feeds").set_input_files(opml)
        page.get_by_role("button", name="Follow").click()
        _until(page, f"{watching}feeds", "new · Ferry /1")
        page.get_by_role("link", name="Ferry /1").click()
        expect(page.locator("main")).to_contain_text("glad of the new pier")
        page.goto(f"{watching}alerts?speaker=Ada+Brandvold")
        page.get_by_label("How").select_option("webhook")
        page.get_by_label("Address").fill(hook)
        page.get_by_role("button", name="Be told").click()
        expect(page.locator("main")).to_contain_text("signed with this key")
        outlet.publish("/2", "The pier will be paid for by the harbour")
        page.goto(f"{watching}feeds")
        page.get_by_role("button", name="Pause").click()
        page.get_by_role("button", name="Resume").click()  # due at once
        _until(page, f"{watching}feeds", "new · Ferry /2")
        _until(page, f"{watching}alerts", "sent last on")
        browser.close()
    assert len(bodies) == 1
    assert b"paid for by the harbour" in bodies[0]


def _until(page: "playwright.Page", address: str, words: str) -> None:
    """Looks at a page again and again until it has the words."""
    for _ in range(PATIENCE // 250):
        page.goto(address)
        if words in page.locator("main").inner_text():
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"{words!r} never came: {page.locator('main').inner_text()}")
