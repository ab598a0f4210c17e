"""Every page, light and dark, at a desk and on a phone: no fault that axe-core knows, no word of
the console, nothing from elsewhere, nothing wider than the window, no page heavier than 200 KB."""

import os
from typing import Any

import pytest

from .conftest import PICTURES, playwright
from .looking import LOOKS, watched

QUOTATION = "We will close the bridge before the ferry runs again"
VIEWS = {
    "home": "/",
    "search": "/search?words=bridge",
    "nothing": "/search?words=volcano",
    "article": "/article/1",
    "versions": "/article/9",
    "statement": "/statement/3",
    "speaker": "/speaker?name=Ilse+Marn",
    "check": f"/check?quotation={QUOTATION}&speaker=Ilse+Marn",
    "proof": "/proof",
    "add": "/add",
    "api": "/api",
    "hostile": "/article/11",
    "missing": "/article/999",
}
"""The pages, each by what it is called in the documents."""
HEAVIEST = 200_000
SHOWN = (
    "search-desk",
    "check-desk",
    "statement-desk",
    "speaker-desk",
    "article-desk",
    "article-phone-dark",
)
"""The pictures that the guides show."""


@pytest.mark.parametrize(
    ("view", "look"),
    [
        (view, look)
        for view in VIEWS
        for look in LOOKS
        if look != "phone-dark" or f"{view}-{look}" in SHOWN
    ],
)
def test_page_is_sound(browser: playwright.Browser, site: str, view: str, look: str) -> None:
    with watched(browser, site, **LOOKS[look]) as seen:
        answer = seen.page.goto(VIEWS[view])
        assert answer and answer.status == (404 if view == "missing" else 200)
        faults = seen.faults()
        seen.page.wait_for_load_state("networkidle")  # it is, after as long as axe-core takes
        _keep(seen.page, view, look)
        assert faults == []
        assert seen.overflow() <= 0
        assert seen.elsewhere == []
        assert [told for told in seen.complaints if view != "missing" or "404" not in told] == []
        assert 0 < seen.received < HEAVIEST


@pytest.mark.parametrize("view", VIEWS)
def test_page_stands_at_the_narrowest_and_in_large_letters(
    browser: playwright.Browser, site: str, view: str
) -> None:
    """WCAG 2.2, 1.4.10 and 1.4.4: at 320 pixels, and with letters of twice the size."""
    with watched(browser, site, viewport={"width": 320, "height": 640}) as seen:
        seen.page.goto(VIEWS[view])
        assert seen.overflow() <= 0
        seen.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert seen.overflow() <= 0


def _keep(page: Any, view: str, look: str) -> None:
    """Takes the picture that the documents show."""
    if os.environ.get("ONRECORD_PICTURES") and f"{view}-{look}" in SHOWN:
        PICTURES.mkdir(exist_ok=True, parents=True)
        page.screenshot(path=PICTURES / f"{view}-{look}.png")
