"""The page of alerts: made, shown, taken away."""

import pytest
from fastapi.testclient import TestClient
from lxml import html

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, application
from tests.serve.conftest import ADDRESS

FORM = {"sec-fetch-site": "same-origin"}
HOOK = {"channel": "webhook", "target": "https://desk.example/hook/secret", "speaker": "Ada Merrow"}


def words(text: str) -> str:
    """The words of a page."""
    return " ".join(html.fromstring(text).text_content().split())


def test_an_alert_is_made_shown_and_taken_away(client: TestClient, record: Record) -> None:
    """The key is shown once, the path of a webhook never."""
    assert "Nobody is told of anything yet" in words(client.get("/alerts").text)
    made = client.post("/alerts", headers=FORM, data=HOOK)
    [alert] = record.alerts.all()
    assert alert.secret in made.text
    shown = client.get("/alerts").text
    assert alert.secret not in shown
    assert "hook/secret" not in shown
    assert "new · speaker: Ada Merrow → webhook at desk.example" in words(shown)
    mail = {"channel": "mail", "target": "desk@paper.example", "words": "quay", "daily": "true"}
    answer = client.post(
        "/alerts", headers=FORM, data={**mail, "event": "denied"}, follow_redirects=False
    )
    assert answer.status_code == 303
    assert "denied · “quay” → desk@paper.example · once a day" in words(client.get("/alerts").text)
    client.post("/alerts/remove", headers=FORM, data={"number": alert.number})
    assert [each.channel for each in record.alerts.all()] == ["mail"]
    assert client.post("/alerts/remove", headers=FORM, data={"number": 99}).status_code == 404


@pytest.mark.parametrize(
    "fields",
    [
        {**HOOK, "target": "file:///etc/passwd"},
        {**HOOK, "target": ""},
        {**HOOK, "channel": "pigeon"},
        {**HOOK, "event": "whispered"},
        {**HOOK, "speaker": " "},
        {**HOOK, "channel": "mail"},
        {**HOOK, "channel": "mail", "target": "a@b.example\r\nBcc: c@d.example"},
        {**HOOK, "speaker": "x" * 3_000},
    ],
)
def test_an_alert_that_cannot_be_is_told(
    client: TestClient, record: Record, fields: dict[str, str]
) -> None:
    """And none is made."""
    assert client.post("/alerts", headers=FORM, data=fields).status_code == 422
    assert record.alerts.all() == ()


def test_a_link_fills_the_form(client: TestClient) -> None:
    """From a speaker's page and from a search; nothing in it is markup."""
    page = html.fromstring(client.get("/alerts?speaker=%235&words=%22%3E%3Cb%3E").text)
    assert page.get_element_by_id("speaker").get("value") == "#5"
    assert page.get_element_by_id("words").get("value") == '"><b>'
    search = html.fromstring(client.get("/search?words=the").text)
    [link] = search.xpath("//a[starts-with(@href, '/alerts?')]/@href")
    assert "words=the" in link


@pytest.mark.parametrize("path", ["/alerts", "/alerts/remove"])
def test_nobody_else_makes_alerts(
    record: Record, reader: Reader, client: TestClient, path: str
) -> None:
    """No page of another site, and nobody where the record is read-only."""
    data = {**HOOK, "number": "1"}
    assert client.post(path, headers={"sec-fetch-site": "cross-site"}, data=data).status_code == 403
    with TestClient(application(record, reader, Settings(read_only=True)), ADDRESS) as reading:
        assert reading.post(path, headers=FORM, data=data).status_code == 403
        assert reading.get("/alerts").status_code == 200
    assert record.alerts.all() == ()
