from pathlib import Path

import pytest

from onrecord.errors import LanguageError
from onrecord.language import in_language, settled
from onrecord.types import Document

from .test_detect import ARTICLES, PLAIN

GERMAN = " ".join(ARTICLES["de"])
REMEDY = "translate it"


@pytest.mark.parametrize(
    ("text", "declared", "language", "expected"),
    [
        (PLAIN, None, None, "en"),
        (PLAIN, "en-GB", None, "en-GB"),
        (PLAIN, "de-AT", None, "en"),
        (GERMAN, "en", None, "de"),
        (GERMAN, "de-AT", None, "de-AT"),
        (GERMAN, None, "en", "en"),
        (PLAIN, "en-GB", "en-NZ", "en-NZ"),
        ("Pool vote delayed", None, None, None),
        ("Pool vote delayed", "en-US", None, "en-US"),
        ("Bad bleibt zu", "de", None, "de"),
    ],
)
def test_settled_language(
    text: str, declared: str | None, language: str | None, expected: str | None
) -> None:
    assert settled(Document("a", text, language=declared), language).language == expected


def test_in_language_refuses_what_no_model_reads() -> None:
    with pytest.raises(LanguageError) as refused:
        in_language("page.html", Document("a", GERMAN, language="en"), REMEDY)
    assert str(refused.value).startswith("page.html: in German, ") and str(refused.value).endswith(
        REMEDY
    )
    assert "\n" not in str(refused.value)


def test_in_language_takes_anybodys_word() -> None:
    document = Document("a", GERMAN)
    assert in_language("page.html", document, REMEDY, "en").language == "en"
    with pytest.raises(LanguageError, match="in Welsh"):
        in_language("page.html", Document("a", PLAIN), REMEDY, "cy-GB")


@pytest.mark.parametrize(
    "text", ["Bad bleibt zu", "Rat streitet um Bad: „Wir flicken es“", "Lopez: Non"]
)
def test_in_language_refuses_no_headline_for_what_it_declares(text: str) -> None:
    assert in_language("page.html", Document("a", text, language="de"), REMEDY).language == "de"


def test_in_language_refuses_none_of_the_articles_of_the_examples() -> None:
    for path in sorted((Path(__file__).parents[2] / "examples").glob("*.txt")):
        if not path.name.endswith((".expected.txt", "README.txt")):
            document = Document(path.name, path.read_text(encoding="utf8"))
            assert in_language(path.name, document, REMEDY).language == "en"
