import io

from lxml import html

from onrecord.proof import proof_of, write_page
from onrecord.record import Record
from onrecord.types import Reading

from .drafts import draft


def written(record: Record, read: Reading) -> str:
    out = io.StringIO()
    write_page(proof_of(read, record), out)
    return out.getvalue()


def test_page_loads_nothing_and_shows_the_whole_draft(record: Record) -> None:
    read = draft("“A mill without a roof is a shed,”", before="“Quay of tears” & more.\n\n")
    page = html.fromstring(written(record, read))
    assert page.xpath("//script | //link | //img | //@src | //iframe") == []
    [shown] = page.find_class("draft")
    for number in shown.find_class("number"):
        number.drop_tree()
    assert " ".join(shown.text_content().split()) == " ".join(read.document.text.split())


def test_page_signs_what_it_colours_and_tells_word_by_word(record: Record) -> None:
    page = html.fromstring(written(record, draft("“A mill without a roof is a shed,”")))
    [mark] = page.find_class("draft")[0].xpath("./mark")
    assert (mark.get("class"), mark.xpath("./a")[0].get("href")) == ("wrong", "#q1")
    assert "≠" in mark.text_content()
    item = page.get_element_by_id("q1")
    assert [one.text for one in item.xpath(".//del")] == ["roof"]
    assert [one.text for one in item.xpath(".//ins")] == ["wheel"]
    assert "Mill Weekly · 20 May 2026" in item.text_content()


def test_page_links_to_the_publisher(record: Record) -> None:
    page = html.fromstring(
        written(record, draft("“We will close the lock before the barges are home,”"))
    )
    assert page.xpath("//a[@href='https://post.example/lock']")


def test_page_shows_hostile_words_as_words(record: Record) -> None:
    words = "“<script>alert(1)</script> & a \u202e mill \u200b without a roof is a shed,”"
    shown = written(record, draft(words, "Ruth <i>Callowhill</i>"))
    page = html.fromstring(shown)
    assert page.xpath("//script | //i") == []
    assert "<script>alert(1)</script>" in page.text_content()
    assert not {"\u202e", "\u200b"} & set(shown)
    assert "⟦U+202E⟧" in shown
