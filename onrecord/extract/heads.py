"""How a turn of a transcript may begin: the name before or above the words, in the forms that
transcripts have.

What a line begins with is only its form here; whether the text has turns at all is for
`transcripts` to say.
"""

import re
from typing import Literal, NamedTuple

from onrecord.extract.laid_out import is_name, is_office_holder
from onrecord.language.english.turns import TITLES
from onrecord.text.characters import BLANK, SMALL
from onrecord.types import Span

Form = Literal["colon", "point", "label", "voice", "timed", "alone", "change"]


class Head(NamedTuple):
    """What begins a turn: its form, the name, the mark behind it (empty on a line of its own), and
    where its words begin; `time` as it stands there."""

    form: Form
    name: Span
    cue: Span
    words: int
    time: str = ""
    colon: bool = False


TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?"
NAME = r"[^\W\d_](?:[^\n:“”\"<>\[\]()]|\([^()\n]{0,60}\)|\[[^\[\]\n]{0,30}\]){0,90}?"
FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (
        "voice",
        re.compile(
            r"[ \t]*(?:-[ \t]*)?<v(?:\.[\w.]{1,40})?[ \t]+(?P<name>[^<>\n]{1,80})(?P<cue>>)"
        ),
    ),
    (
        "label",
        re.compile(
            rf"[ \t]*(?P<name>[QA]|Question|Answer|QUESTION|ANSWER)(?P<cue>[.:]){BLANK}+(?=\S)"
        ),
    ),
    (
        "colon",
        re.compile(
            rf"{BLANK}*(?:>>+[ \t]*|[-–—•*][ \t]+)?[“\"]?(?:(?P<time>{TIME})[ \t]*[-–—]?[ \t]*)?(?P<name>{NAME})"
            r"[ \t]*(?P<cue>:)(?=[ \t\u00a0\r]|\Z)"
        ),
    ),
    (
        "point",
        re.compile(
            rf"[ \t]*(?P<name>{TITLES}\.?[ ][^\n.:“”\"<>()]{{2,60}})(?:[ ]?\([^()\n]{{1,60}}\))?(?P<cue>\.)"
            r"[ \t—–-]+(?=\S)"
        ),
    ),
)
MARKS: dict[Form, str] = {"voice": "<v", "colon": ":", "point": "."}
"""What a line must have to be of a form: most lines have none of it, and are read no further."""
TIMED = re.compile(
    rf"[ \t]*(?:(?P<before>{TIME})[ \t|–—-]*)?(?P<name>{NAME})(?:[ \t|–—-]*(?P<time>{TIME}))?[ \t]*:?[ \t\r]*\Z"
)
ALONE = re.compile(
    r"[ \t]*(?P<name>[^\W\d_][^\n:“”\"<>\[\]|–—,]{0,60}?)"
    r"(?:[ \t]*(?:--|[|–—]|[ ]-[ ]|,[ ])[ \t]*(?P<office>[^\n:“”\"]{2,80}?))?[ \t\r]*\Z"
)
CHANGE = re.compile(r"[ \t]*>>+")
CAPITALS = re.compile(rf"[^\W\d_{SMALL}]{{2}}")
ASIDE = re.compile(r"[ \t]*[(\[]([^()\[\]\n]*)[)\]]\Z")
SENTENCE = re.compile(r"[.?!…—–:;,-][”\"’')\]]*[ \t\r]*\Z")
"""How a line ends that is no name and no heading."""
LONGEST = 160
"""Characters at the beginning of a line in which a name is looked for."""


def head_of(text: str, line: Span) -> Head | None:
    """The turn that a line may begin, by the form of its beginning."""
    end = min(line.end, line.start + LONGEST)
    for form, pattern in FORMS:
        if form in MARKS and text.find(MARKS[form], line.start, end) < 0:
            continue
        match = pattern.match(text, line.start, end)
        if match and _has_form(match, form):
            name = _without_asides(text, Span(*match.span("name")))
            return Head(
                form,
                name,
                Span(*match.span("cue")),
                match.end(),
                match.groupdict().get("time") or "",
                match["cue"] == ":",
            )
    if CHANGE.match(text, *line):
        return Head("change", line, line, line.end)
    return _above(text, line) if end == line.end else None


def office(text: str, line: Span) -> str:
    """What stands behind a name that has a line of its own: Ines Falk - Chief Executive Officer."""
    match = ALONE.match(text, *line)
    return (match["office"] or "") if match else ""


def _above(text: str, line: Span) -> Head | None:
    """A name on a line of its own, with a time or without."""
    match = TIMED.match(text, *line)
    if match and (match["time"] or match["before"]) and is_name(match["name"]):
        name = _without_asides(text, Span(*match.span("name")))
        return Head(
            "timed", name, Span(line.end, line.end), line.end, match["time"] or match["before"]
        )
    match = ALONE.match(text, *line)
    if (
        not match
        or SENTENCE.search(match[0])
        or not is_name(match["name"])
        or len(match["name"].split()) > MOST_ALONE
    ):
        return None
    name = Span(match.start("name"), match.end("office") if match["office"] else match.end("name"))
    return Head("alone", name, Span(line.end, line.end), line.end)


MOST_ALONE = 5
"""The most words of a name on a line of its own, without the office behind it."""


def _has_form(match: re.Match[str], form: Form) -> bool:
    if form == "colon":
        return is_name(match["name"])
    if form == "point":
        last = match["name"].partition(" of ")[0].split()[-1]
        return bool(CAPITALS.search(last))
    return True


def _without_asides(text: str, name: Span) -> Span:
    """The name without parentheses at its end, but for those that hold whose office it is."""
    words = name.of(text).rstrip()
    while (
        (match := ASIDE.search(words))
        and match.start()
        and not is_office_holder(words[: match.start()], match[1])
    ):
        words = words[: match.start()].rstrip()
    return Span(name.start, name.start + len(words))
