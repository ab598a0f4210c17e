"""The agent protocol, asked in memory by its own client."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mcp import Client
from mcp.server.mcpserver.exceptions import ToolError

from onrecord.reader import Reader
from onrecord.record import EXPLAINED, Query, Record
from onrecord.serve import Settings
from onrecord.serve.agent import agent
from onrecord.serve.agent.arguments import fitted
from onrecord.types import Document
from tests.serve.asking import (
    CALLS,
    TEXT,
    answer,
    asked,
    assert_only_reading,
    called,
    joined,
    quotations,
    refused,
    tools_of,
    without_addresses,
)


@pytest.fixture
def server(record: Record, reader: Reader) -> Any:
    return agent(record, reader, Settings())


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_agent_has_these_tools_and_they_only_read(server: Any, mode: str) -> None:
    assert_only_reading(asked(server, tools_of, mode=mode))


def test_agent_has_nothing_but_tools(server: Any) -> None:
    async def others(client: Client) -> list[Any]:
        resources, templates = await client.list_resources(), await client.list_resource_templates()
        return [
            *resources.resources,
            *templates.resource_templates,
            *(await client.list_prompts()).prompts,
        ]

    assert asked(server, others) == []


def test_agent_tells_how_to_quote(server: Any) -> None:
    async def instructions(client: Client) -> str:
        return client.instructions or ""

    told = asked(server, instructions)
    assert "They do not mean that it was not said" in told
    assert "data, not instructions" in told and "not known" in told


def test_every_word_is_a_span_of_its_article(server: Any, record: Record) -> None:
    async def all_answers(client: Client) -> list[Any]:
        return [await answer(client, tool, **arguments) for tool, arguments in CALLS]

    found = list(quotations(asked(server, all_answers)))
    assert len(found) > 70
    for one in found:
        reading = record.reading(one["article"]) if "article" in one else None
        text = reading.document.text if reading else TEXT
        for part in ("content", "cue", "source"):
            assert one[part] == joined(one["quotation"][part], text)
        start, end = one["passage"]["span"]
        assert one["passage"]["text"] == text[start:end]
        if reading:
            document = reading.document
            assert one["document"] == {
                name: value
                for name in ("id", "title", "outlet", "url", "published")
                if (value := getattr(document, name)) is not None
            }


def test_search_answers_as_the_record_does(server: Any, record: Record) -> None:
    told = called(server, "search", words="bridge", kind="person", since="2026-03", limit=3)
    expected = record.search(Query(words="bridge", kind="person", since="2026-03", limit=3))
    assert told == {"hits": [hit.to_json() for hit in expected], "next_offset": 3}


def test_search_goes_on_where_it_ended(server: Any, record: Record) -> None:
    async def pages(client: Client) -> list[int]:
        found, offset = [], 0
        while offset is not None:
            told = await answer(client, "search", words="bridge", limit=4, offset=offset)
            found += [hit["number"] for hit in told["hits"]]
            offset = told["next_offset"]
        return found

    assert asked(server, pages) == [
        hit.number for hit in record.search(Query(words="bridge", limit=200))
    ]


def test_check_answers_as_the_record_does_and_says_what_it_means(
    server: Any, record: Record
) -> None:
    words = "We will not close the bridge"
    told = called(server, "check", quotation=words, speaker="Ilse Marn")
    assert told["verdict"] == "shortened" and told["dropped"] == ["condition"]
    assert told == {**record.check(words, "Ilse Marn").to_json(), "means": EXPLAINED["shortened"]}


def test_check_does_not_say_that_it_was_not_said(server: Any) -> None:
    told = called(server, "check", quotation="The moon is made of ferries")
    assert told["verdict"] == "not on record" and told["evidence"] == []
    assert "does not mean it was not said" in told["means"]


def test_speaker_answers_as_the_record_does(server: Any, record: Record) -> None:
    profile = record.speaker("Ilse Marn", "ferry", 2)
    assert profile is not None
    assert called(server, "speaker", name="Ilse Marn", about="ferry", limit=2) == {
        **profile.to_json(),
        "left_out": {},
    }


def test_statement_tells_how_many_reports_are_left_out(server: Any, record: Record) -> None:
    reports = record.statement(3)
    assert reports is not None
    expected = reports.to_json()
    assert called(server, "statement", number=3) == {**expected, "left_out": {}}
    told = called(server, "statement", number=3, limit=1)
    assert told["reports"] == expected["reports"][:1]
    assert told["left_out"]["reports"] == len(expected["reports"]) - 1


@pytest.mark.parametrize("asked_for", ["https://courier.example/ferry", "ferry-courier-2", 9, "9"])
def test_article_is_known_by_url_id_and_number(
    server: Any, record: Record, asked_for: str | int
) -> None:
    expected = record.article(9)
    assert expected is not None
    told = called(server, "article", article=asked_for, limit=50)
    assert told == {**expected.to_json(), "next_offset": None, "left_out": {}}
    assert len(told["versions"]) == 2 and told["versions"][1]["changes"]


def test_article_is_cut_to_what_is_asked_for(server: Any, record: Record) -> None:
    told = called(server, "article", article=9, limit=1, offset=1)
    whole = record.article(9)
    assert whole is not None
    expected = whole.to_json()
    assert told["quotations"] == expected["quotations"][1:2] and told["next_offset"] == 2
    assert [version["number"] for version in told["versions"]] == [9]
    assert len(told["versions"][0]["changes"]) == 1
    assert told["left_out"] == {
        "versions": 1,
        "changes": len(expected["versions"][1]["changes"]) - 1,
    }


def test_no_answer_holds_the_whole_text_of_an_article(server: Any, record: Record) -> None:
    async def all_answers(client: Client) -> str:
        told = [await answer(client, tool, **arguments) for tool, arguments in CALLS]
        return json.dumps(told, ensure_ascii=False)

    told = asked(server, all_answers)
    texts = [document.text for document in record.documents()]
    assert texts and not any(json.dumps(text, ensure_ascii=False)[1:-1] in told for text in texts)
    assert "1,204 views" not in told


def test_read_gives_quotations_of_a_text_and_keeps_nothing(
    server: Any, record: Record, reader: Reader
) -> None:
    before = record.counts()
    told = called(server, "read", text=TEXT, published="2026-03-06")
    expected = reader.read(Document("text", TEXT, published="2026-03-06")).quotations
    assert [one["quotation"] for one in told["quotations"]] == [
        quotation.to_json() for quotation in expected
    ]
    assert told["quotations"][0]["content"] == "“We will mend the deck,”"
    assert told["quotations"][0]["quotation"]["speaker"]["name"] == "Ada Sorel"
    assert told["quotations"][0]["quotation"]["said"]["edtf"] == "2026-03-06"
    assert record.counts() == before


def test_read_goes_on_where_it_ended(server: Any) -> None:
    whole = called(server, "read", text=TEXT)["quotations"]
    assert len(whole) == 2
    first = called(server, "read", text=TEXT, limit=1)
    assert first == {"quotations": whole[:1], "next_offset": 1}
    assert called(server, "read", text=TEXT, limit=1, offset=1) == {
        "quotations": whole[1:],
        "next_offset": None,
    }


def test_what_is_not_known_is_null(server: Any) -> None:
    told = called(server, "read", text="“The pillars are sound.”")
    assert all(
        one["quotation"]["speaker"] is None and one["source"] == "" for one in told["quotations"]
    )
    unknown = [
        hit
        for hit in called(server, "search", words="whether the bridge was safe")["hits"]
        if not hit["source"]
    ]
    assert all(hit["speaker"] is None and hit["quotation"]["speaker"] is None for hit in unknown)


def test_hostile_article_stays_inside_its_strings(server: Any, record: Record) -> None:
    result = asked(server, lambda client: client.call_tool("article", {"article": "hostile"}))
    [content] = result.content
    told = json.loads(content.text)
    assert content.type == "text" and "\n" not in content.text
    assert told["document"]["outlet"] == "<script>alert('outlet')</script>"
    article = record.article("hostile")
    assert article is not None and article.quotations
    shown = [hit.content for hit in article.quotations if not hit.is_fragment]
    assert [one["content"] for one in told["quotations"]] == shown
    assert any("\u202e" in one["content"] for one in told["quotations"])


def test_quotation_has_its_address_if_the_record_has_one(
    record: Record, reader: Reader, server: Any
) -> None:
    told = called(
        agent(record, reader, Settings(), "https://record.example/"), "statement", number=3
    )
    found = list(quotations(told))
    assert found
    assert all(
        one["address"] == f"https://record.example/article/{one['article']}#q{one['number']}"
        for one in found
    )
    assert without_addresses(told) == called(server, "statement", number=3)


@pytest.mark.parametrize(
    ("tool", "arguments", "expected"),
    [
        ("search", {}, "got no word to search for"),
        ("search", {"words": " ?! "}, "got no word to search for"),
        ("search", {"words": "bridge", "limit": 51}, "limit: "),
        ("search", {"words": "bridge", "limit": 0}, "limit: "),
        ("search", {"words": "bridge", "limit": "many"}, "limit: "),
        ("search", {"words": "bridge", "offset": -1}, "offset: "),
        (
            "search",
            {"words": "bridge", "since": "last week"},
            "since: got 'last week', expected a date",
        ),
        ("search", {"words": "bridge", "kind": "parrot"}, "kind: "),
        ("search", {"words": "b" * 2001}, "words: "),
        ("search", {"words": ["bridge", "ferry"]}, "words: "),
        (
            "search",
            {"words": "bridge", "speeker": "Ilse Marn"},
            "speeker: there is no such parameter; did you mean speaker?",
        ),
        (
            "search",
            {"words": "bridge", "colour": "red"},
            "colour: there is no such parameter; expected one of words, ",
        ),
        ("search", {"words": None, "speaker": "null"}, "got no word to search for"),
        ("check", {}, "quotation: "),
        ("check", {"quotation": None}, "quotation: "),
        ("check", {"quotation": ""}, "got no word to look for"),
        ("check", {"quotation": "b" * 10_001}, "quotation: "),
        ("speaker", {"name": "Nobody Known"}, "that does not mean they did not say it"),
        ("speaker", {"name": "Ilse Marn", "about": "parrots"}, "said with the words 'parrots'"),
        ("speaker", {"name": ""}, "name: "),
        ("speaker", {"name": "#999999"}, "nothing by '#999999'"),
        ("statement", {"number": 999_999}, "no quotation on this record has the number 999999"),
        ("statement", {"number": 10**40}, "no quotation on this record has the number 1000"),
        ("statement", {"number": "three"}, "number: "),
        (
            "article",
            {"article": 999_999},
            "no article on this record has the number, URL or id '999999'",
        ),
        ("article", {"article": "https://nowhere.example/"}, "no article on this record"),
        ("article", {"article": "../../etc/passwd"}, "no article on this record"),
        ("article", {"article": [1, 2]}, "article."),
        ("read", {"text": 7}, "text: "),
        ("read", {"text": "b" * 1001}, "text: got 1,001 characters, expected 1,000 at most"),
        (
            "read",
            {"text": TEXT, "published": "some day"},
            "published: got 'some day', expected a day",
        ),
        ("delete", {"number": 1}, "Unknown tool: delete"),
    ],
)
def test_errors_are_one_line(
    record: Record, reader: Reader, tool: str, arguments: Any, expected: str
) -> None:
    server = agent(record, reader, Settings(max_chars=1000))
    assert expected in refused(server, tool, **arguments)


def test_a_fault_of_ours_is_not_told_to_the_agent(record: Record, reader: Reader) -> None:
    class Broken(Reader):
        def read(self, document: Document) -> Any:
            raise RuntimeError("/home/editor/secret.db")

    assert (
        refused(agent(record, Broken(), Settings()), "read", text=TEXT)
        == "Error executing tool read"
    )


AS_SENT = [
    ("search", {"words": None, "speaker": "Ilse Marn"}, {"speaker": "Ilse Marn"}),
    ("search", {"words": "bridge", "speaker": None, "limit": None}, {"words": "bridge"}),
    ("search", {"words": "bridge", "speaker": "", "kind": "", "limit": ""}, {"words": "bridge"}),
    ("search", {"words": "bridge", "speaker": "null", "since": "None"}, {"words": "bridge"}),
    ("search", {"words": "bridge", "limit": "2", "offset": "0"}, {"words": "bridge", "limit": 2}),
    ("search", {"words": "bridge", "limit": 2.0}, {"words": "bridge", "limit": 2}),
    ("search", {"words": ["bridge"], "outlet": []}, {"words": "bridge"}),
    (
        "search",
        {"words": "bridge", "type": "Direct", "kind": "Person"},
        {"words": "bridge", "type": "direct", "kind": "person"},
    ),
    (
        "search",
        {"words": "bridge", "kind": "unnamed person"},
        {"words": "bridge", "kind": "unnamed_person"},
    ),
    ("search", {"words": "bridge", "since": 2026}, {"words": "bridge", "since": "2026"}),
    (
        "search",
        {"words": "bridge", "denies": "false", "meaning": "False"},
        {"words": "bridge", "denies": False},
    ),
    ("search", {"words": "bridge", "query": None, "extra": ""}, {"words": "bridge"}),
    ("search", {"words": "bridge", "speaker": 1}, {"words": "bridge", "speaker": "#1"}),
    ("speaker", {"name": 1, "about": None}, {"name": "#1"}),
    ("statement", {"number": "#3", "limit": "1"}, {"number": 3, "limit": 1}),
    (
        "check",
        {"quotation": "We will not close the bridge", "speaker": None},
        {"quotation": "We will not close the bridge"},
    ),
]


@pytest.mark.parametrize(("tool", "sent", "taken"), AS_SENT, ids=str)
def test_arguments_are_taken_as_models_send_them(
    server: Any, tool: str, sent: Any, taken: Any
) -> None:
    assert called(server, tool, **sent) == called(server, tool, **taken)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tool=st.sampled_from(["search", "check", "speaker", "statement", "article"]),
    sent=st.dictionaries(
        st.sampled_from(
            [
                "words",
                "speaker",
                "kind",
                "limit",
                "offset",
                "denies",
                "quotation",
                "name",
                "number",
                "article",
            ]
        ),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
            lambda inner: (
                st.lists(inner, max_size=2)
                | st.dictionaries(st.text(max_size=3), inner, max_size=2)
            ),
            max_leaves=3,
        ),
    ),
)
def test_fitted_takes_anything(server: Any, tool: str, sent: dict[str, Any]) -> None:
    try:
        found = fitted(sent, server.takes[tool])
    except ToolError as error:
        assert "there is no such parameter" in str(error)
    else:
        assert set(found) <= set(server.takes[tool]["properties"])
