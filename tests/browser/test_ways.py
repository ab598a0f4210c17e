"""The ways people go: a fact-checker from the search to the export, with and without scripts, by
keyboard alone."""

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import playwright
from .looking import LOOKS, watched

ARTICLE = (
    "“The pier is mine,” said Dorrit Vane, the harbour master. She denied that it was for sale."
)

DRAFT = """Ilse Marn said: “We will not sell the bridge before the ferry runs again.” The “pier of sighs” is shut.

Nobody has “averyverylongwordwithoutanyspacethatwouldnotstandinthenarrowestofallwindowswhateverisdone” on the wall."""


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_fact_checker_goes_from_a_search_to_the_export(
    browser: playwright.Browser, site: str, scripts: bool
) -> None:
    with watched(
        browser, site, java_script_enabled=scripts, accept_downloads=True, **LOOKS["desk"]
    ) as seen:
        page = seen.page
        page.goto("/")
        page.get_by_label("Words that were said").fill("bridge ferry")
        page.get_by_role("button", name="Search").click()
        expect(page.locator("main")).to_contain_text(
            "We will not close the bridge before the ferry runs again"
        )
        page.get_by_role("link", name="Marn: bridge will not close").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Marn: bridge will not close")
        entry = page.locator(
            "li.card", has_text="We will not close the bridge before the ferry runs again"
        )
        entry.locator("a[href^='/statement/']").first.click()
        expect(page.locator("main")).to_contain_text("Varn Courier")
        expect(page.locator("main")).to_contain_text("Radio Tessel")
        page.get_by_role("link", name="Check", exact=True).first.click()
        _check(page)
        page.goto("/search?words=bridge+ferry")
        with page.expect_download() as begun:
            page.get_by_role("link", name="CSV").first.click()
        rows = list(
            csv.DictReader(io.StringIO(Path(begun.value.path()).read_text(encoding="utf8")))
        )
        assert any(row["speaker"] == "Ilse Marn" and "ferry" in row["content"] for row in rows)
        assert seen.complaints == []


def _check(page: Page) -> None:
    page.locator("main textarea").first.fill("We will sell the bridge before the ferry runs again")
    page.locator("main").get_by_label("Who").first.fill("Ilse Marn")
    page.locator("main").get_by_role("button", name="Check").click()
    expect(page.locator("main")).to_contain_text("altered", ignore_case=True)
    expect(page.locator("main")).to_contain_text("Varn Courier")


@pytest.mark.parametrize("look", LOOKS)
def test_draft_is_proofed(browser: playwright.Browser, site: str, look: str) -> None:
    with watched(browser, site, **LOOKS[look]) as seen:
        seen.page.goto("/proof")
        seen.page.get_by_label("The draft").fill(DRAFT)
        seen.page.get_by_role("button", name="Check its quotations").click()
        expect(seen.page.locator("#q1")).to_contain_text("Altered")
        seen.page.locator(".draft a").first.click()
        assert seen.page.url.endswith("/proof#q1")
        assert seen.faults() == []
        assert seen.overflow() <= 0
        assert seen.complaints == [] and seen.elsewhere == []
        seen.page.set_viewport_size({"width": 320, "height": 640})
        assert seen.overflow() <= 0


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_pasted_article_is_read_and_shown(
    browser: playwright.Browser, site: str, scripts: bool
) -> None:
    with watched(browser, site, java_script_enabled=scripts, **LOOKS["phone"]) as seen:
        seen.page.goto("/add")
        form = seen.page.get_by_role("region", name="Paste a text")
        form.locator("textarea").fill(f"{ARTICLE} {'Again. ' * scripts}")
        form.get_by_role("button").click()
        link = seen.page.locator("main a[href^='/article/']").first
        expect(link).to_be_visible(timeout=20_000)
        link.click()
        expect(seen.page.locator("main")).to_contain_text("“The pier is mine,”")
        expect(seen.page.locator("main")).to_contain_text("Dorrit Vane")
        assert seen.complaints == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_quotation_is_cited(browser: playwright.Browser, site: str, scripts: bool) -> None:
    with watched(browser, site, java_script_enabled=scripts, **LOOKS["desk"]) as seen:
        seen.page.goto("/search?words=ferry")
        first = seen.page.locator("details.cite").first
        expect(first.locator(".citation")).not_to_be_visible()
        first.locator("summary").click()
        expect(first.locator(".citation")).to_contain_text("2026, https://")
        button = first.get_by_role("button", name="Copy")
        if scripts:
            button.click()
            expect(first.get_by_role("status")).not_to_be_empty()
        else:
            expect(button).not_to_be_visible()
        assert seen.complaints == []


@pytest.mark.parametrize("look", LOOKS)
def test_check_is_saved_under_an_address_of_its_own(
    browser: playwright.Browser, site: str, look: str
) -> None:
    with watched(browser, site, **LOOKS[look]) as seen:
        seen.page.goto(
            "/check?quotation=We+will+close+the+bridge+before+the+ferry+runs+again&speaker=Ilse+Marn"
        )
        seen.page.get_by_role("button", name="Save this check").click()
        expect(seen.page.get_by_role("heading", level=1)).to_have_text("Saved check")
        assert seen.page.locator(".address").inner_text() == seen.page.url
        assert seen.faults() == [] and seen.overflow() <= 0 and seen.complaints == []
        seen.page.emulate_media(media="print")
        expect(seen.page.locator("main .citation").first).to_be_visible()
        expect(seen.page.get_by_role("navigation")).not_to_be_visible()


def test_search_is_done_by_keyboard_alone(browser: playwright.Browser, site: str) -> None:
    with watched(browser, site, **LOOKS["desk"]) as seen:
        seen.page.goto("/search")
        seen.page.keyboard.press("Tab")
        expect(seen.page.locator(":focus")).to_have_text("Skip to the content")
        seen.page.keyboard.press("Enter")
        for _ in range(3):
            seen.page.keyboard.press("Tab")
            if seen.page.evaluate("document.activeElement.name") == "words":
                break
        seen.page.keyboard.type("deck rotten")
        seen.page.keyboard.press("Enter")
        expect(seen.page.locator("main")).to_contain_text("She knows the deck is rotten")
        assert "words=deck" in seen.page.url


def test_hostile_words_do_nothing(browser: playwright.Browser, site: str) -> None:
    for address in (
        "/article/11",
        "/search?words=printer",
        "/search?words=zero",
        "/check?quotation=will+not+be",
    ):
        with watched(browser, site, **LOOKS["desk"]) as seen:
            seen.page.goto(address)
            assert seen.page.locator("main script, main img, main iframe, main i").count() == 0
            assert seen.complaints == [] and seen.elsewhere == []
            assert "\u202e" not in seen.page.locator("body").inner_text()


def test_longest_line_is_a_page(browser: playwright.Browser, site: str) -> None:
    """A megabyte without a space, within quotation marks."""
    long = "“" + "verylongword" * 87_000 + ",” said Ida Mott."
    with watched(browser, site, **LOOKS["phone"]) as seen:
        answer = seen.page.request.post(
            f"{site}/api/v1/documents",
            headers={"content-type": "application/json"},
            data=json.dumps({"id": "long", "text": long[:900_000]}),
        )
        assert answer.ok, answer.text()
        number = (
            answer.json()["documents"][0]["article"]
            if "documents" in answer.json()
            else answer.json()["article"]
        )
        shown = seen.page.goto(f"/article/{number}")
        assert shown and shown.ok
        assert seen.overflow() <= 0 and seen.complaints == []
