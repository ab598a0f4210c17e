import io
from typing import Any

import pytest
from docx import Document as new_document
from fastapi.testclient import TestClient
from lxml import html

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, application
from onrecord.serve.settings import MOST_DRAFT
from tests.language.test_detect import ARTICLES
from tests.serve.conftest import ADDRESS

FORM = {"sec-fetch-site": "same-origin"}
DRAFT = """The row goes on

Mayor Ilse Marn said on Friday: “We will not sell the bridge before the ferry runs again.”

“I would drive my own family across it,” Juri Falk insisted. The “bridge of sighs” is shut.
"""


def shown(client: TestClient, status: int = 200, **given: Any) -> Any:
    answer = client.post("/proof", headers=FORM, **given)
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


def words(page: Any) -> str:
    return " ".join(page.text_content().split())


def test_form_takes_a_text_or_a_file(client: TestClient) -> None:
    page = html.fromstring(client.get("/proof").text)
    [form] = page.forms
    assert (form.method, form.action) == ("POST", "/proof")
    assert [label.get("for") for label in form.xpath(".//label")] == [
        "text",
        "file",
        "language",
        "language-any",
    ]
    assert page.xpath("//nav//a[@href='/proof'][@aria-current='page']")


def test_each_quotation_is_shown_in_the_draft_and_beside_its_evidence(client: TestClient) -> None:
    page = shown(client, data={"text": DRAFT})
    marks = [
        (one.get("class"), words(one))
        for one in page.find_class("mark")
        if one.getparent().tag == "div"
    ]
    assert marks == [
        ("mark wrong", "≠ 1 altered “We will not sell the bridge before the ferry runs again.”"),
        ("mark sound", "✓ 2 verbatim “I would drive my own family across it,”"),
        ("mark skipped", "○ not checked “bridge of sighs”"),
    ]
    first = page.get_element_by_id("q1")
    assert "the draft has “sell”, the report “close”" in words(first)
    assert first.xpath(".//a[starts-with(@href, '/article/')]")
    assert words(page.find_class("summary")[0]).startswith(
        "2 quotations checked: 1 verbatim, 1 altered"
    )


def test_nothing_of_a_draft_is_kept(client: TestClient, record: Record) -> None:
    before = record.counts()
    shown(client, data={"text": DRAFT})
    assert record.counts() == before


def test_a_record_that_is_read_only_proofs_drafts_all_the_same(
    record: Record, reader: Reader
) -> None:
    with TestClient(application(record, reader, Settings(read_only=True)), ADDRESS) as client:
        assert shown(client, data={"text": DRAFT}).get_element_by_id("q1") is not None


def test_a_draft_in_another_language_is_read_if_the_form_says_so(client: TestClient) -> None:
    german = " ".join(ARTICLES["de"])
    page = shown(client, 422, data={"text": german})
    assert "choose English in the form" in words(page.xpath("//*[@role='alert']")[0])
    assert shown(client, data={"text": german, "any_language": "true"}).xpath("//h1")
    assert "no language" in words(shown(client, 422, data={"text": DRAFT, "language": "?"}))


def test_a_word_document_is_read(client: TestClient) -> None:
    word, out = new_document(), io.BytesIO()
    word.add_paragraph(DRAFT)
    word.save(out)
    page = shown(client, data={"text": ""}, files={"file": ("draft.docx", out.getvalue())})
    assert words(page.get_element_by_id("q1").xpath("./h3")[0]) == "1. ≠ Altered"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"data": {"text": " "}}, "nothing was given"),
        ({"data": {"text": "a " * (MOST_DRAFT // 2 + 1)}}, "more than 200,000 characters"),
        (
            {"files": {"file": ("two.jsonl", b'{"text": "a"}\n{"text": "b"}\n')}},
            "one draft was expected",
        ),
        ({"files": {"file": ("a.docx", b"PK\x03\x04")}}, "damaged"),
    ],
)
def test_what_cannot_be_read_is_told_beside_the_form(
    client: TestClient, given: dict[str, Any], told: str
) -> None:
    page = shown(client, 422, **given)
    assert told in words(page.xpath("//*[@role='alert']")[0])
    assert len(page.forms) == 1


def test_hostile_words_are_words(client: TestClient) -> None:
    hostile = "“We <script>alert(1)</script> will & never \u202e were <img src=x> out,” said Ilse <i>Marn</i>."
    page = shown(client, data={"text": hostile})
    [main] = page.xpath(".//main")
    assert main.xpath(".//script | .//img | .//i") == []
    assert "<script>alert(1)</script>" in words(main)
    assert "\u202e" not in main.text_content()


def test_a_form_of_another_site_is_refused(client: TestClient) -> None:
    answer = client.post("/proof", headers={"sec-fetch-site": "cross-site"}, data={"text": DRAFT})
    assert answer.status_code == 403


def test_api_says_what_the_draft_has(client: TestClient) -> None:
    answer = client.post(
        "/api/v1/proof", content=DRAFT.encode(), headers={"content-type": "text/plain"}
    ).json()
    assert answer["counts"] == {"verbatim": 1, "altered": 1}
    assert [one["standing"] for one in answer["quotations"]] == ["wrong", "sound"]
    [left] = answer["not_checked"]
    assert left["words"] == "“bridge of sighs”" == answer["text"][slice(*left["span"])]


def test_api_takes_one_draft(client: TestClient) -> None:
    lines = {"content": b'{"text": "a"}\n', "headers": {"content-type": "application/x-ndjson"}}
    assert client.post("/api/v1/proof", **lines).status_code == 415
    assert client.post("/api/v1/proof", json={"text": "x" * (MOST_DRAFT + 1)}).status_code == 422
