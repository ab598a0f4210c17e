"""The page that describes the API."""

import shlex
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

import lxml.html
import pytest
from fastapi.testclient import TestClient

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, application
from tests.serve.conftest import ADDRESS

TOKEN = "a-long-enough-secret"


@pytest.fixture
def shown(client: TestClient) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(client.get("/api", headers={"accept": "text/html"}).text)


@pytest.fixture
def guarded(record: Record, reader: Reader) -> Iterator[TestClient]:
    with TestClient(
        application(record, reader, Settings(TOKEN)),
        ADDRESS,
        headers={"authorization": f"Bearer {TOKEN}"},
    ) as client:
        yield client


def test_page_shows_every_operation(client: TestClient, shown: lxml.html.HtmlElement) -> None:
    described = client.get("/api/openapi.json").json()["paths"]
    there = {section.get("id"): section for section in shown.xpath("//section")}
    for path, methods in described.items():
        for method, told in methods.items():
            section = there.pop(told["operationId"])
            assert f"{method.upper()} {path}" in section.text_content()
            names = [name.text for name in section.xpath(".//tbody//th/code")]
            assert names == [parameter["name"] for parameter in told["parameters"]]
    assert there == {}


def test_page_has_examples_that_work(client: TestClient, shown: lxml.html.HtmlElement) -> None:
    for example in shown.xpath("//section//pre"):
        curl, address, *rest = shlex.split(example.text_content().replace("\\\n", " "))
        assert curl == "curl"
        path = urlsplit(address)._replace(scheme="", netloc="").geturl().replace("/12", "/1")
        if "-d" in rest:
            body = rest[rest.index("-d") + 1].encode()
            answer = client.post(path, content=body, headers={"content-type": "application/json"})
        else:
            answer = client.get(path)
        saved = "/checks/" in path  # under a key that nobody can guess
        assert answer.status_code in ((404,) if saved else (200, 201)), example.text_content()


def test_page_has_links_that_lead_somewhere(
    client: TestClient, shown: lxml.html.HtmlElement
) -> None:
    ids = set(shown.xpath("//@id"))
    for link in shown.xpath("//main//a/@href"):
        assert link[1:] in ids if link.startswith("#") else client.get(link).status_code == 200


def test_page_tells_how_to_give_a_token(guarded: TestClient) -> None:
    page = guarded.get("/api").text
    assert "Authorization: Bearer $ONRECORD_TOKEN" in page
    assert TOKEN not in page
    assert guarded.get("/api/openapi.json").json()["security"] == [{"bearer": []}, {"basic": []}]


def test_page_has_one_heading_of_each_level_above(shown: lxml.html.HtmlElement) -> None:
    levels = [
        int(heading.tag[1])
        for heading in shown.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
    ]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
