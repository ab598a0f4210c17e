"""A page as a person meets it: what the browser complains of is kept, and what axe-core does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

LOOKS = {
    "desk": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {
        "viewport": {"width": 360, "height": 740},
        "color_scheme": "light",
        "has_touch": True,
    },
    "phone-dark": {
        "viewport": {"width": 360, "height": 740},
        "color_scheme": "dark",
        "has_touch": True,
    },
}
"""Light and dark, desk and phone."""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
"""What axe-core looks for; of what it finds right it writes no report."""


@dataclass
class Watched:
    """A page, what its console said, what could not be loaded and how many bytes came."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    received: int = 0

    def faults(self) -> list[str]:
        """What axe-core finds wrong, in a line each."""
        found = Axe().run(self.page, options=RULES).response["violations"]
        return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        wider: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return wider


@contextmanager
def watched(browser: Browser, site: str, **look: Any) -> Iterator[Watched]:
    """A new page of a browser that was never here, with a look of `LOOKS`."""
    context = browser.new_context(base_url=site, reduced_motion="reduce", **look)
    seen = Watched(context.new_page())
    seen.page.on(
        "console",
        lambda told: seen.complaints.append(told.text) if told.type in ("error", "warning") else 0,
    )
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((site, "data:")) else seen.elsewhere.append(asked.url)
        ),
    )
    seen.page.on("requestfinished", lambda asked: _count(seen, asked.sizes()["responseBodySize"]))
    seen.page.on("dialog", lambda dialog: seen.complaints.append(f"dialog: {dialog.message}"))
    try:
        yield seen
    finally:
        context.close()


def _count(seen: Watched, size: int) -> None:
    seen.received += size
