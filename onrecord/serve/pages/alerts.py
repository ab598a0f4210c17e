"""The page of alerts: who is told of what is new, and a form to be told."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord.alerts.channels import FROM_VARIABLE, SMTP_VARIABLE, Channels
from onrecord.alerts.notices import EVENTS, described
from onrecord.alerts.targets import checked_target, shown_target
from onrecord.errors import OnRecordError
from onrecord.record import Alert, Channel, Event, Query, ToAlert
from onrecord.serve.dependencies import Kept, Set, Watches
from onrecord.serve.pages.add import refuse_to_read_only
from onrecord.serve.problems import Problem
from onrecord.serve.rendering import page

router = APIRouter()

FILTERS = ("words", "speaker", "outlet")
"""The filters that the form offers; the command line has all."""
LONGEST = 2_000
CHANNELS = {
    "mail": "E-mail",
    "slack": "Chat (Slack or Mattermost)",
    "webhook": "Webhook (signed JSON)",
}


@router.get("/alerts")
def alerts(
    request: Request,
    record: Kept,
    watching: Watches,
    speaker: str = "",
    words: str = "",
    outlet: str = "",
) -> HTMLResponse:
    """The alerts, and the form, filled with what a link gives."""
    given = {"speaker": speaker, "words": words, "outlet": outlet}
    return _page(request, record, watching, given)


@router.post("/alerts")
def add(
    request: Request,
    record: Kept,
    settings: Set,
    watching: Watches,
    channel: Annotated[Channel, Form()],
    target: Annotated[str, Form(max_length=LONGEST)] = "",
    event: Annotated[Event, Form()] = "said",
    words: Annotated[str, Form(max_length=LONGEST)] = "",
    speaker: Annotated[str, Form(max_length=LONGEST)] = "",
    outlet: Annotated[str, Form(max_length=LONGEST)] = "",
    daily: Annotated[bool, Form()] = False,
) -> Response:
    """Make an alert; of a webhook the key is shown once, with the page. What is wrong is told."""
    refuse_to_read_only(settings)
    given = {"words": words, "speaker": speaker, "outlet": outlet}
    asked = given | {"target": target, "channel": channel, "event": event}
    try:
        query = Query(words.strip(), speaker.strip() or None, outlet.strip() or None)
        sent_to = checked_target(channel, target.strip())
        alert = record.alerts.add(ToAlert(query, channel, sent_to, event, daily))
    except OnRecordError as error:
        return _page(request, record, watching, asked, wrong=str(error), status=422)
    if channel == "webhook":
        return _page(request, record, watching, {}, made=alert)
    return RedirectResponse("/alerts", 303)


@router.post("/alerts/remove")
def remove(record: Kept, settings: Set, number: Annotated[int, Form()]) -> Response:
    """Take an alert away."""
    refuse_to_read_only(settings)
    try:
        record.alerts.remove(number)
    except OnRecordError as error:
        raise Problem(404, str(error)) from None
    return RedirectResponse("/alerts", 303)


def _page(
    request: Request,
    record: Kept,
    watching: Watches,
    given: dict[str, str],
    *,
    wrong: str = "",
    made: Alert | None = None,
    status: int = 200,
) -> HTMLResponse:
    mail = Channels.from_environment()
    context: dict[str, Any] = {
        "alerts": record.alerts.all(),
        "described": described,
        "shown_target": shown_target,
        "events": EVENTS,
        "channels": CHANNELS,
        "watching": watching,
        "has_mail": bool(mail.smtp and mail.mail_from),
        "variables": (SMTP_VARIABLE, FROM_VARIABLE),
    }
    empty = dict.fromkeys((*FILTERS, "target", "channel", "event"), "")
    return page(
        request, "alerts.html", status, given=empty | given, wrong=wrong, made=made, **context
    )
