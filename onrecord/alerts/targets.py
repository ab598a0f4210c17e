"""Where an alert goes: an address of the web, or a person's e-mail address."""

from urllib.parse import urlsplit

from onrecord.errors import InputError
from onrecord.ingest.web.addresses import checked
from onrecord.record import Alert, Channel

_APART = frozenset(" ,;<>")


def checked_target(channel: Channel, target: str) -> str:
    """The target, if alerts can be sent to it by this channel.

    Raises:
        InputError: it is no such address.
    """
    if channel != "mail":
        checked(target)
        return target
    name, _, host = target.partition("@")
    if not name or "." not in host or not target.isprintable() or _APART & set(target):
        raise InputError(ascii(target[:80]), "not an e-mail address such as desk@paper.example")
    return target


def shown_target(alert: Alert) -> str:
    """Where an alert goes, for people; of a webhook only the host, for its path is its
    password."""
    if alert.channel == "mail":
        return alert.target
    return f"{alert.channel} at {urlsplit(alert.target).hostname}"
