"""onrecord keeps the record of who said what in the news.

>>> import onrecord
>>> reading = onrecord.read('“We will rebuild the bridge,” said Maria Lopez.')
>>> [span.of(reading.document.text) for span in reading.quotations[0].source]
['Maria Lopez']
"""

from functools import cache
from typing import TYPE_CHECKING

from onrecord.language import in_language, settled
from onrecord.types import Document, Quotation, Reading, Span

if TYPE_CHECKING:
    from onrecord.reader import Reader

__all__ = ["Document", "Quotation", "Reading", "Span", "read"]


def read(
    text: str, published: str | None = None, language: str | None = None, any_language: bool = False
) -> Reading:
    """Who said what in a text. `published`: the date it appeared, ISO 8601. `language`: what it is
    in, a BCP 47 tag, instead of finding it out; `any_language`: read it whatever it is in.

    The text is read as it is, furniture included; `onrecord.ingest` recognises furniture in files.
    For many documents make one `onrecord.reader.Reader`.

    Raises:
        LanguageError: the text is surely in a language that no model reads.
    """
    document = Document(id="text", text=text, published=published)
    remedy = 'give language="en" if it is English, or any_language=True to read it all the same'
    told = (
        settled(document, language)
        if any_language
        else in_language("the text", document, remedy, language)
    )
    return _reader().read(told)


@cache
def _reader() -> "Reader":
    from onrecord.reader import Reader  # loads ONNX Runtime, which importing onrecord must not

    return Reader()
