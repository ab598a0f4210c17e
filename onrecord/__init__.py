"""onrecord keeps the record of who said what in the news.

>>> import onrecord
>>> reading = onrecord.read('“We will rebuild the bridge,” said Maria Lopez.')
>>> [span.of(reading.document.text) for span in reading.quotations[0].source]
['Maria Lopez']
"""

from functools import cache
from typing import TYPE_CHECKING

from onrecord.types import Document, Quotation, Reading, Span

if TYPE_CHECKING:
    from onrecord.reader import Reader

__all__ = ["Document", "Quotation", "Reading", "Span", "read"]


def read(text: str, published: str | None = None) -> Reading:
    """Who said what in a text. `published`: the date it appeared, ISO 8601.

    The text is read as it is, furniture included; `onrecord.ingest` recognises furniture in files. For many
    documents make one `onrecord.reader.Reader`.
    """
    return _reader().read(Document(id="text", text=text, published=published))


@cache
def _reader() -> "Reader":
    from onrecord.reader import Reader  # loads ONNX Runtime, which importing onrecord must not

    return Reader()
