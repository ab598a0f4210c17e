"""`onrecord alerts`: made, listed, taken away, sent."""

import json

import pytest

from .conftest import Run


def test_an_alert_is_made_listed_and_taken_away(within: Run) -> None:
    """The key of a webhook is shown once; its path, which is a password, is not listed."""
    made = within(
        "alerts", "add", "--speaker", "Maria Lopez", "--webhook", "https://desk.example/hook/secret"
    )
    assert made.returncode == 0, made.stderr
    assert "Alert 1: new · speaker: Maria Lopez → webhook at desk.example" in made.stdout
    assert "signed with this key, which is shown once: " in made.stdout
    key = made.stdout.split()[-1]
    mail = (
        "alerts",
        "add",
        "bridge",
        "--event",
        "denied",
        "--mail",
        "desk@paper.example",
        "--daily",
    )
    assert "Alert 2: denied · “bridge” → desk@paper.example" in within(*mail).stdout
    listed = within("alerts").stdout
    assert "daily" in listed
    assert "secret" not in listed and key not in listed
    values = json.loads(within("alerts", "list", "--json").stdout)
    assert [(value["number"], value["event"]) for value in values] == [(1, "said"), (2, "denied")]
    assert key not in json.dumps(values)
    assert within("alerts", "remove", "1").returncode == 0
    assert within("alerts", "remove", "1").returncode == 1
    assert "speaker" not in within("alerts").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("bridge",),
        ("bridge", "--webhook", "https://a.example/", "--mail", "a@b.example"),
        ("bridge", "--mail", "nobody"),
        ("bridge", "--mail", "a@b.example, c@d.example"),
        ("bridge", "--mail", "a@b.example\r\nBcc: c@d.example"),
        ("bridge", "--webhook", "file:///etc/passwd"),
        ("bridge", "--webhook", "desk.example"),
        ("--mail", "a@b.example"),
    ],
)
def test_an_alert_that_cannot_be_is_refused(within: Run, arguments: tuple[str, ...]) -> None:
    """With a line that says why."""
    done = within("alerts", "add", *arguments)
    assert done.returncode != 0
    assert done.stderr


def test_what_is_new_is_sent_and_what_cannot_be_is_told(within: Run, article: object) -> None:
    """Exit status 1, and the list says why."""
    within("alerts", "add", "bridge", "--mail", "desk@paper.example")
    assert within("alerts", "send").stdout == "0 messages sent.\n"
    within("add", article)
    done = within("alerts", "send")
    assert done.returncode == 1
    assert "alert 1: no mail server is known: set ONRECORD_SMTP" in done.stderr
    assert "no mail server is known" in " ".join(within("alerts").stdout.split())
