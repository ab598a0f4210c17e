import re

import pytest
from hypothesis import given
from lxml import etree, html

from onrecord.export import xml

from .invented import NAMES, TEXTS

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no Char of XML 1.0."""


@given(TEXTS | NAMES)
def test_xml_reads_back_text_and_attributes(words: str) -> None:
    element = etree.fromstring(
        xml.DECLARATION.encode() + xml.element("a", words, b=words, c=None).encode()
    )
    held = NO_XML.sub("\ufffd", words)
    assert (element.text or "") == element.get("b") == held
    assert len(held) == len(words), "offsets hold"
    assert list(element.attrib) == ["b"]


@given(TEXTS | NAMES)
def test_xml_leaves_no_markup_in_html(words: str) -> None:
    element = html.fromstring(xml.element("p", f"x{words}", title=words))
    assert [part.tag for part in element.iter()] == ["p"]
    assert list(element.attrib) == ["title"]


def test_xml_has_no_element_for_nothing_and_one_for_no_words() -> None:
    assert xml.element("a", None, b="c") == ""
    assert xml.element("a", "") == "<a></a>"
    assert xml.empty("a", href="x&y") == '<a href="x&amp;y"/>'


@pytest.mark.parametrize(
    ("tag", "expected"), [("en", "en"), ("zh-Hant-TW", "zh-Hant-TW"), ("en_GB", None), ('"', None)]
)
def test_xml_takes_only_tags_of_languages(tag: str, expected: str | None) -> None:
    assert xml.language(tag) == expected
    assert xml.language("") is xml.language(None) is None
