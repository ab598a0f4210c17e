"""The ways by which an alert is sent: a signed webhook, a chat, an e-mail."""

import base64
import hashlib
import hmac
import json
import os
import smtplib
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import make_msgid
from typing import Any
from urllib.parse import unquote, urlsplit

from onrecord.alerts.notices import Notice
from onrecord.errors import OnRecordError
from onrecord.ingest.web.connection import Resolve, resolved
from onrecord.ingest.web.posting import post

SMTP_VARIABLE, FROM_VARIABLE = "ONRECORD_SMTP", "ONRECORD_MAIL_FROM"
SMTP_SECONDS = 20.0
_CHAT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
LONGEST_CHAT = 3_500
"""Characters of a message to a chat, which cuts longer ones off."""


class SendError(OnRecordError):
    """An alert could not be sent. It is one line, without the secrets of the way."""


@dataclass(frozen=True, slots=True)
class Channels:
    """How alerts go out. `allow_private`: also to addresses of an intranet or of this machine;
    `smtp`: the mail server, "smtp://user:password@host:587" or "smtps://…"; `mail_from`: the
    sender."""

    allow_private: bool = False
    smtp: str = ""
    mail_from: str = ""
    resolve: Resolve = resolved

    @classmethod
    def from_environment(cls, allow_private: bool = False) -> "Channels":
        """With the mail server that ONRECORD_SMTP and ONRECORD_MAIL_FROM name."""
        smtp, sender = os.environ.get(SMTP_VARIABLE, ""), os.environ.get(FROM_VARIABLE, "")
        return cls(allow_private, smtp, sender)

    def send(self, notice: Notice) -> None:
        """Sends the news of an alert by its channel.

        Raises:
            OnRecordError: it could not be sent.
        """
        if notice.alert.channel == "mail":
            self._mail(notice)
        elif notice.alert.channel == "slack":
            text = notice.text.translate(_CHAT_ESCAPES)
            text = text if len(text) <= LONGEST_CHAT else f"{text[:LONGEST_CHAT]} …"
            self._post(notice.alert.target, {"text": text})
        else:
            self._post(notice.alert.target, notice.to_json(), notice)

    def _post(self, address: str, value: Mapping[str, Any], signed: Notice | None = None) -> None:
        body = json.dumps(value, ensure_ascii=False).encode()
        headers = {"content-type": "application/json"}
        if signed:
            headers |= signature(signed.alert.secret, signed.id, int(time.time()), body)
        post(address, body, headers, self.allow_private, self.resolve)

    def _mail(self, notice: Notice) -> None:
        if not self.smtp or not self.mail_from:
            needed = f"set {SMTP_VARIABLE} (smtp://user:password@host:587) and {FROM_VARIABLE}"
            raise SendError(f"no mail server is known: {needed}")
        message = EmailMessage()
        message["Subject"] = " ".join(notice.subject.split())
        message["From"], message["To"] = self.mail_from, notice.alert.target
        message["Message-ID"] = make_msgid(notice.id, "onrecord.invalid")
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(notice.text)
        try:
            self._hand_over(message)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            raise SendError(f"the mail server did not take it: {reason}") from None

    def _hand_over(self, message: EmailMessage) -> None:
        server = urlsplit(self.smtp)
        is_tls = server.scheme == "smtps"
        made = smtplib.SMTP_SSL if is_tls else smtplib.SMTP
        port = server.port or (465 if is_tls else 587)
        with made(server.hostname or "", port, timeout=SMTP_SECONDS) as session:
            session.ehlo()
            if not is_tls and session.has_extn("starttls"):
                session.starttls(context=ssl.create_default_context())
            if server.username:
                session.login(unquote(server.username), unquote(server.password or ""))
            session.send_message(message)


def signature(secret: str, id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers by which a receiver can tell that a message is ours and new (Standard Webhooks 1.0:
    HMAC-SHA256 over "id.timestamp.body")."""
    content = f"{id}.{timestamp}.".encode() + body
    digest = hmac.new(secret.encode(), content, hashlib.sha256).digest()
    return {
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }
