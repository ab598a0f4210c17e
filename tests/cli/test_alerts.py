"""`onrecord alerts`: made, listed, taken away, sent."""

import json

import pytest

from .conftest import Run


def test_an_alert_is_made_listed_and_taken_away(run: Run) -> None:
    """The key of a webhook is shown once; its path, which is a password, is not listed."""
    made = run(
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
    assert "Alert 2: denied · “bridge” → desk@paper.example" in run(*mail).stdout
    listed = run("alerts").stdout
    assert "daily" in listed
    assert "secret" not in listed and key not in listed
    values = json.loads(run("alerts", "list", "--json").stdout)
    assert [(value["number"], value["event"]) for value in values] == [(1, "said"), (2, "denied")]
    assert key not in json.dumps(values)
    assert run("alerts", "remove", "1").returncode == 0
    assert run("alerts", "remove", "1").returncode == 1
    assert "speaker" not in run("alerts").stdout


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
def test_an_alert_that_cannot_be_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    """With a line that says why."""
    done = run("alerts", "add", *arguments)
    assert done.returncode != 0
    assert done.stderr


def test_what_is_new_is_sent_and_what_cannot_be_is_told(run: Run, article: object) -> None:
    """Exit status 1, and the list says why."""
    run("alerts", "add", "bridge", "--mail", "desk@paper.example")
    assert run("alerts", "send").stdout == "0 messages sent.\n"
    run("add", article)
    done = run("alerts", "send")
    assert done.returncode == 1
    assert "alert 1: no mail server is known: set ONRECORD_SMTP" in done.stderr
    assert "no mail server is known" in " ".join(run("alerts").stdout.split())
