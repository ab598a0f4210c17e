"""Checks that are saved: over the pages and the API, and not where nothing may be added."""

import re

import pytest
from fastapi.testclient import TestClient

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, application
from tests.serve.conftest import ADDRESS

WORDS = "We will not close the bridge before the ferry runs again"


def kept(client: TestClient, words: str = WORDS, speaker: str = "") -> str:
    """The address of a check that is saved by the page's form."""
    answer = client.post(
        "/check/save", data={"quotation": words, "speaker": speaker}, follow_redirects=False
    )
    assert answer.status_code == 303
    return str(answer.headers["location"])


def test_saved_check_has_an_address_of_its_own(client: TestClient) -> None:
    assert 'action="/check/save"' in client.get("/check", params={"quotation": WORDS}).text
    address = kept(client, speaker="Ilse Marn")
    assert re.fullmatch(r"/check/[A-Za-z0-9_-]{22}", address)
    page = client.get(address).text
    assert "Saved check" in page and "Made on" in page and WORDS in page
    assert f"http://localhost{address}" in page
    assert 'href="https://courier.example/bridge" rel="noopener noreferrer"' in page
    assert "(Varn Courier, 4 March 2026, https://courier.example/bridge)" in page
    told = client.get(f"{address}.json").json()
    assert (told["answer"]["asked"], told["answer"]["speaker"]) == (WORDS, "Ilse Marn")
    assert told["answer"]["evidence"]


def test_saved_check_is_answered_as_it_was_though_the_record_grows(client: TestClient) -> None:
    words = "Every heron in the reeds shall be counted by the spring"
    address = kept(client, words)
    before = client.get(address).text
    assert (
        client.post("/api/v1/documents", json={"text": f"“{words},” said Ada Sorel."}).status_code
        == 201
    )
    assert client.get(address).text == before
    assert client.get("/check.json", params={"quotation": words}).json()["evidence"]
    assert not client.get(f"{address}.json").json()["answer"]["evidence"]


def test_saved_check_of_hostile_words_is_shown_as_words(client: TestClient) -> None:
    page = client.get(
        kept(client, "<script>alert(1)</script> \u202e bridge \x00", "<b>Marn</b>")
    ).text
    assert "<script>alert" not in page and "<b>Marn" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_saved_check_over_the_api(client: TestClient) -> None:
    told = client.post("/api/v1/checks", json={"quotation": WORDS, "speaker": "Ilse Marn"}).json()
    assert client.get(f"/api/v1/checks/{told['key']}").json() == told
    assert client.get(f"/check/{told['key']}").status_code == 200


@pytest.mark.parametrize("key", ["nonsense", "A" * 22, "A" * 21 + ".json"])
def test_no_check_under_another_address(client: TestClient, key: str) -> None:
    answer = client.get(f"/check/{key}")
    assert answer.status_code == 404
    assert "no check was saved" in answer.text


def test_nothing_is_saved_that_cannot_be_checked(client: TestClient) -> None:
    for words in ("", "...", "x" * 3000):
        assert client.post("/check/save", data={"quotation": words}).status_code == 422
        assert client.post("/api/v1/checks", json={"quotation": words}).status_code == 422


def test_nothing_is_saved_where_the_record_is_read_only(record: Record, reader: Reader) -> None:
    saved = record.save(record.check(WORDS))
    with TestClient(application(record, reader, Settings(read_only=True)), ADDRESS) as client:
        page = client.get("/check", params={"quotation": WORDS}).text
        assert "/check/save" not in page and "open to read only" in page
        for answer in (
            client.post("/check/save", data={"quotation": WORDS}),
            client.post("/api/v1/checks", json={"quotation": WORDS}),
        ):
            assert answer.status_code == 403
            assert "open to read only" in answer.text
        assert client.get(f"/check/{saved.key}").status_code == 200, (
            "what was saved before is there to read"
        )


def test_a_page_of_another_site_saves_nothing(client: TestClient) -> None:
    sent = {"data": {"quotation": WORDS}, "headers": {"sec-fetch-site": "cross-site"}}
    assert client.post("/check/save", **sent).status_code == 403  # type: ignore[arg-type]
