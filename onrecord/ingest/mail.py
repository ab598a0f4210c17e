"""A message (.eml, RFC 5322) to a document: a press release or a newsletter, as it was sent."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from onrecord.errors import InputError
from onrecord.ingest.furniture import furniture
from onrecord.ingest.opened import MARKUP_FACTOR, Opened, ParsedDocument
from onrecord.types import Document


def parse(opened: Opened) -> Iterator[ParsedDocument]:
    """The words of a message under its subject; its sender is the outlet.

    Raises:
        InputError: it has no words.
    """
    where = opened.source.where
    data = opened.data(opened.options.max_bytes(MARKUP_FACTOR))
    # The standard library's parser takes any bytes for a message.
    message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
    words = _words(message)
    if not words.strip():
        problem = (
            "a message without words; a text was expected in it: save the attachment by itself"
        )
        raise InputError(where, problem)
    subject = " ".join(str(message.get("subject", "")).split())
    text = "\n\n".join(filter(None, (subject, words.strip())))
    opened.options.check_length(where, text)
    name, address = parseaddr(str(message.get("from", "")))
    document = Document(
        id=opened.source.id,
        text=text,
        title=subject or None,
        outlet=name or address or None,
        published=_date(str(message.get("date", ""))),
        furniture=furniture(text),
    )
    yield ParsedDocument(where, document)


def _words(message: EmailMessage) -> str:
    """The message as text: its plain part, or what its markup shows."""
    try:
        part = message.get_body(preferencelist=("plain", "html"))
        content = part.get_content() if part else ""
    except (LookupError, ValueError, AttributeError, KeyError):  # broken parts, unknown charsets
        return ""
    if not isinstance(content, str):
        return ""
    if part and part.get_content_type() == "text/html":
        from onrecord.ingest.html import shown_text  # here, because its parser is slow to import

        return shown_text(content)
    return content.replace("\r\n", "\n")


def _date(written: str) -> str | None:
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
